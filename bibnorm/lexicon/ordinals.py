"""Ordinal numbers, as editions and conferences bear them: in words and in figures."""

import re
from collections.abc import Mapping
from types import MappingProxyType

_WORDS: dict[int, str] = {
    1: "first erste première premiere primera primeira prima eerste pierwsze první первое",
    2: "second zweite deuxième seconde segunda seconda tweede drugie druhé второе",
    3: "third dritte troisième tercera terceira terza derde trzecie třetí третье",
    4: "fourth vierte quatrième cuarta quarta vierde czwarte čtvrté четвёртое",
    5: "fifth fünfte cinquième quinta vijfde piąte páté пятое",
    6: "sixth sechste sixième sexta sesta zesde",
    7: "seventh siebte septième séptima sétima settima zevende",
    8: "eighth achte huitième octava oitava ottava achtste",
    9: "ninth neunte neuvième novena nona negende",
    10: "tenth zehnte dixième décima decima tiende",
    11: "eleventh elfte onzième",
    12: "twelfth zwölfte douzième",
    13: "thirteenth",
    14: "fourteenth",
    15: "fifteenth",
    16: "sixteenth",
    17: "seventeenth",
    18: "eighteenth",
    19: "nineteenth",
    20: "twentieth",
    30: "thirtieth",
    40: "fortieth",
    50: "fiftieth",
    60: "sixtieth",
    70: "seventieth",
    80: "eightieth",
    90: "ninetieth",
}
_TENS: Mapping[str, int] = MappingProxyType(
    {words[:-4] + "y": number for number, words in _WORDS.items() if words.endswith("ieth")}
)

ORDINALS: Mapping[str, int] = MappingProxyType(
    {word: number for number, words in _WORDS.items() for word in words.split()}
)
_PIECE = re.compile(r"(?<![\w.,])(\d{1,3})(?:st|nd|rd|th)\b|[^\W\d_]+", re.IGNORECASE)


def ordinal_number(word: str) -> int | None:
    """Look an ordinal up that is written as a word.

    >>> ordinal_number("Second"), ordinal_number("zweite"), ordinal_number("revised")
    (2, 2, None)
    """
    return ORDINALS.get(word.casefold())


def ordinals_in(text: str) -> tuple[int, ...]:
    """Give the ordinal numbers of a text in their order.

    In figures they must end as English ones do: "5." may be anything.

        >>> ordinals_in("28th Meeting"), ordinals_in("Twenty-First Meeting"), ordinals_in("5. Tag")
        ((28,), (21,), ())
    """
    found: list[int] = []
    tens = 0
    for match in _PIECE.finditer(text):
        word = match[0].casefold()
        number = int(match[1]) if match[1] else ORDINALS.get(word)
        if number is not None:
            found.append(tens + number if number < 10 else number)
        tens = _TENS.get(word, 0)
    return tuple(found)


def nth(number: int) -> str:
    """Write an ordinal number in figures.

    >>> nth(1), nth(12), nth(22), nth(113)
    ('1st', '12th', '22nd', '113th')
    """
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{('st', 'nd', 'rd')[number % 10 - 1] if 1 <= number % 10 <= 3 else 'th'}"
