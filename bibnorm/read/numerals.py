"""Numbers of list items as a word processor prints them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN = 4000
_MOST_REPEATED = 20
_LETTERS = 26
_CIRCLED = 20
_ORDINAL = {1: "st", 2: "nd", 3: "rd"}


def roman(number: int) -> str:
    """Write a number in small Roman figures; one that has none in ours.

    >>> roman(14), roman(0), roman(5000)
    ('xiv', '0', '5000')
    """
    if not 0 < number < _MOST_ROMAN:
        return str(number)
    out = ""
    for value, figure in _ROMAN:
        out += figure * (number // value)
        number %= value
    return out


def letters(number: int) -> str:
    """Count in small letters: after z comes aa, then bb.

    >>> letters(1), letters(28), letters(0)
    ('a', 'bb', '0')
    """
    row, place = divmod(number - 1, _LETTERS)
    if number < 1 or row >= _MOST_REPEATED:
        return str(number)
    return chr(ord("a") + place) * (row + 1)


def ordinal(number: int) -> str:
    """Write an English ordinal.

    >>> ordinal(1), ordinal(12), ordinal(23)
    ('1st', '12th', '23rd')
    """
    teen = 10 <= number % 100 < 20
    return f"{number}{'th' if teen else _ORDINAL.get(number % 10, 'th')}"


def circled(number: int) -> str:
    """Write a number in a circle, as far as there are such signs."""
    return chr(ord("①") + number - 1) if 0 < number <= _CIRCLED else str(number)


NUMERALS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        # OOXML's names
        "decimal": str,
        "decimalZero": lambda number: f"{number:02}",
        "upperRoman": lambda number: roman(number).upper(),
        "lowerRoman": roman,
        "upperLetter": lambda number: letters(number).upper(),
        "lowerLetter": letters,
        "ordinal": ordinal,
        "decimalEnclosedCircle": circled,
        "decimalEnclosedCircleChinese": circled,
        # OpenDocument's
        "1": str,
        "I": lambda number: roman(number).upper(),
        "i": roman,
        "A": lambda number: letters(number).upper(),
        "a": letters,
    }
)
"""How each format of numbers is written; what is not named here is written in figures."""


def numeral(number: int, format_: str) -> str:
    """Write a number in a format; in figures where the format is not known.

    >>> numeral(4, "upperRoman"), numeral(4, "A"), numeral(4, "hindiNumbers")
    ('IV', 'D', '4')
    """
    return NUMERALS.get(format_, str)(number)


def bullet(sign: str) -> str:
    """Give the sign of a bullet as text; the signs of symbol fonts are no characters.

    >>> bullet("\\uf0b7"), bullet("–"), bullet("  ")
    ('•', '–', '')
    """
    sign = sign.strip()
    private = any("\ue000" <= char <= "\uf8ff" for char in sign)
    # A letter alone is a sign of another font: Word's second level is an o in Courier.
    return "•" if private or (len(sign) == 1 and sign.isalnum()) else sign
