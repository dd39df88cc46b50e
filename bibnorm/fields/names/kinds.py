"""What a word of a block of names looks like: one letter a kind.

w word   g mostly a given name   f mostly a family name   z first of two Spanish family names
m patronymic   U in capitals among others that are not   l small letters   y two letters ("Qa")
i initial   a two to four capitals: initials, acronym or short name   e such, and a family name
b short with a stop: "Th.", "Li."   u short capitals where others are in capitals
j Júnior, Neto   t JR, SR, II: suffix or initials   s suffix
p particle   q particle with a capital   v particle in a line of capitals
d word in brackets   c Chinese or Korean name
    k other ideographs   o word of organisations
    h small word inside such
    P ideographs that are no name, but running text
& conjunction   Y conjunction, or inside a Spanish family name   x anything else
"""

import re
from functools import lru_cache

from bibnorm.lexicon.known_names import is_family, is_given
from bibnorm.lexicon.letters import fold
from bibnorm.lexicon.particles import CAPITAL_PARTICLES, PARTICLES, PREFIXES
from bibnorm.lexicon.people import (
    AND,
    AND_OR_NAME,
    BODIES,
    BODY_ENDINGS,
    CAPITAL_SUFFIXES,
    CHINESE_FAMILIES,
    COMPOUND_FAMILIES,
    GLUE,
    INHERITED,
    KOREAN_FAMILIES,
    SUFFIXES,
    UNSPACED_BODIES,
)

_HYPHENS = str.maketrans("‐‑–", "---")
_APOSTROPHES = str.maketrans("’ʼʹ`´′", "''''''")
_PATRONYMICS = ("ович", "евич", "овна", "евна")
_MAX_INITIALS = 4


@lru_cache(maxsize=16384)
def kinds(word: str, stopped: bool) -> str:
    """Give two kinds: in a block of mixed letters, and in one all in capitals.

    >>> kinds("Smith", False), kinds("JP", False), kinds("van", False), kinds("Th", True)
    ('ff', 'aa', 'pp', 'bb')
    >>> kinds("VAN", False), kinds("LEE", False)
    ('qv', 'ae')
    """
    low = word.lower() if word.isalpha() else word.lower().translate(_APOSTROPHES)
    if word in CAPITAL_SUFFIXES:
        return "tt"
    if low in INHERITED:
        return "jj"
    if low in SUFFIXES and (not word.isupper() or low == "iii"):
        return "ss"
    letters = word if word.isalpha() else word.translate(_HYPHENS)
    if len(word) == 1 or (letters[1] == "-" and all(len(p) == 1 for p in letters.split("-"))):
        return _single(word[0], low, stopped)
    if word[0].islower():
        return _small(word, low)
    if word.isupper():
        return _capitals(len(letters), low)
    return _title(low, stopped) * 2


def ideographs(run: str) -> str:
    """Give the kinds of a run of Chinese, Japanese or Korean characters.

    >>> ideographs("赵小明"), ideographs("大学"), ideographs("关于网络的研究方法")
    ('cc', 'kk', 'PP')
    """
    size = len(run)
    if size > 3 and run.endswith(UNSPACED_BODIES):
        return "oo"
    if _KATAKANA.fullmatch(run):
        return "oo" if size > 6 else "kk"
    if KOREAN_NAME.fullmatch(run):
        return "cc"
    chinese = run[0] in CHINESE_FAMILIES and size > 1
    if size > (4 if _HANGUL.fullmatch(run) else 5 if chinese else 6) or _KANA_WITHIN.search(run):
        return "PP"
    return "cc" if chinese else "kk"


KOREAN_NAME = re.compile(rf"[{KOREAN_FAMILIES}][\uac00-\ud7af]{{2}}")
"""A family name of one syllable and a given name of two, as most Koreans have them."""

_HANGUL = re.compile(r"[\uac00-\ud7af]+")
_KATAKANA = re.compile(r"[\u30a0-\u30ff]+")  # names from abroad, with a dot between their parts
_KANA_WITHIN = re.compile(r"[\u4e00-\u9fff][のをはがに].*[\u4e00-\u9fff]")


def _single(letter: str, low: str, stopped: bool) -> str:
    if stopped or not letter.islower():
        return "ii"
    if low in AND:
        return "&&"
    return "YY" if low in AND_OR_NAME else "ll"


def _small(word: str, low: str) -> str:
    if low in AND:
        return "&&"
    if low in PARTICLES:
        return "pp"
    if low in GLUE:
        return "hh"
    if low in BODIES:
        return "oo"
    # d'Alembert, al-Khalil, deVries: the capital inside says that it is a name.
    return "ww" if any(c.isupper() for c in word) else "ll"


def _capitals(size: int, low: str) -> str:
    if low in ("and", "und"):
        return "&&"
    if low in BODIES:
        return "oo"
    caps = _caps_kind(low, size)
    if low in CAPITAL_PARTICLES and size > 2:
        return "q" + caps
    if size <= 3 or (size == _MAX_INITIALS and not _known(low)):
        return "a" + caps
    return "U" + caps


def _caps_kind(low: str, size: int) -> str:
    if low in AND:
        return "&"
    if low in PREFIXES:
        return "v"
    if low in CAPITAL_PARTICLES and size > 2:
        return "q"
    if size >= _MAX_INITIALS:
        return _lexical(low)
    return "e" if is_family(low) else "a"


def _title(low: str, stopped: bool) -> str:
    if low in ("et", "and", "und"):
        return "&"
    if low in CAPITAL_PARTICLES:
        return "q"
    if low in BODIES or (len(low) > 12 and low.endswith(BODY_ENDINGS)):
        return "o"
    if stopped and len(low) <= 3:
        return "b"
    kind = _lexical(low)
    return "y" if kind == "w" and len(low) == 2 else kind


def _lexical(low: str) -> str:
    if low.endswith(_PATRONYMICS):
        return "m"
    if is_given(low):
        return "g"
    plain = fold(low)
    if plain in COMPOUND_FAMILIES or (len(plain) > 4 and plain.endswith("ez")):
        return "z"
    return "f" if is_family(low) else "w"


def _known(low: str) -> bool:
    return is_family(low) or is_given(low)
