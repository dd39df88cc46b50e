"""Ordinal numbers in words, as editions and conferences bear them."""

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
}

ORDINALS: Mapping[str, int] = MappingProxyType(
    {word: number for number, words in _WORDS.items() for word in words.split()}
)


def ordinal_number(word: str) -> int | None:
    """Look an ordinal up that is written as a word.

    >>> ordinal_number("Second"), ordinal_number("zweite"), ordinal_number("revised")
    (2, 2, None)
    """
    return ORDINALS.get(word.casefold())
