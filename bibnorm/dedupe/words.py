"""The words of a title, made comparable: accents, markup and spelling of numbers apart."""

import re
import unicodedata
from functools import lru_cache

from bibnorm.lexicon.letters import fold
from bibnorm.lexicon.ordinals import ordinal_number

_TAG = re.compile(r"</?[a-z]{1,6}>|&(?:amp|lt|gt|quot|nbsp|ndash|mdash);", re.IGNORECASE)
# A lone letter is a quantity; in prose the table of letters reads it.
_GREEK = re.compile(r"(?<![\u0370-\u03ff])[\u0370-\u03ff](?![\u0370-\u03ff])")
# A command keeps its name (\alpha, \gtrsim), whatever it has in braces stays beside it.
_COMMAND = re.compile(r"\\(?:math|text)[a-z]{2,6}(?![a-z])|\\(?:left|right|ensuremath)(?![a-z])")
# A sign that clings to a word makes it another: C, C++, C#, A*.
_WORD = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]+(?:\+\+?(?!\w)|#|\*(?!\w))?")
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´‘")
# One way to write each; `i`, `v` and `x` alone are letters as often as numbers.
_ROMAN_WORDS = "ii=2 iii=3 iv=4 vi=6 vii=7 viii=8 ix=9 xi=11 xii=12 xiii=13 xiv=14 xv=15"
_SPELLED_WORDS = "one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10"
_NUMBERS = dict(pair.split("=") for pair in f"{_ROMAN_WORDS} {_SPELLED_WORDS}".split())
_COUNTED_WORDS = "part parts volume vol teil band chapter partie tome parte book section no"
_COUNTED = frozenset(_COUNTED_WORDS.split())
_WRITTEN_OUT = {"vol": "volume", "ed": "edition", "edn": "edition"}
_LETTERS = {"i": "1", "v": "5", "x": "10"}


@lru_cache(maxsize=1 << 15)
def words(text: str) -> tuple[str, ...]:
    """Give the words of a title; Roman and spelled numbers as figures.

    >>> words("The {Rain} of World War II: Part I")
    ('the', 'rain', 'of', 'world', 'war', '2', 'part', '1')
    >>> words("On CO$_{2}$ and α-decay") == words("on CO2 and $\\\\alpha$-decay")
    True
    >>> words("C++"), words("C")
    (('c++',), ('c',))
    """
    plain = _TAG.sub(" ", text.replace("{", "").replace("}", ""))
    if not plain.isascii():
        plain = _GREEK.sub(_greek, plain)
    found = _WORD.findall(fold(_COMMAND.sub(" ", plain).translate(_APOSTROPHES)))
    return tuple(filter(None, (_number(found, at) for at in range(len(found)))))


def _greek(match: "re.Match[str]") -> str:
    name = unicodedata.name(match[0], "")
    plain = name.startswith("GREEK") and "WITH" not in name
    return name.rsplit(" ", 1)[-1].lower() if plain else match[0]


def _number(found: list[str], at: int) -> str:
    """Give a word, a number among them as figures; the ending of an ordinal is no word."""
    word = found[at]
    if word in _NUMBERS:
        return _NUMBERS[word]
    before = found[at - 1] if at else ""
    if word in _LETTERS and before in _COUNTED:
        return _LETTERS[word]
    if word == "i" and before and at == len(found) - 1:
        return "1"
    if word in ("st", "nd", "rd", "th") and before.isdigit():
        return ""
    number = ordinal_number(word)
    word = _WRITTEN_OUT.get(word, word)
    return word if number is None else str(number)
