"""The key under which a name is found, however its words are shortened or ordered."""

from collections.abc import Iterable
from zlib import crc32

from bibnorm.venues.words import Word

_STEM = 3
# Abbreviations of the LTWA that do not begin as their word does, or are too short to tell.
_CONTRACTED = {
    "am": "ame",
    "arztebl": "aer",
    "arztl": "aer",
    "at": "ato",
    "bl": "bla",
    "br": "bri",
    "cl": "cla",
    "cty": "cou",
    "ctries": "cou",
    "dly": "dai",
    "dtsch": "deu",
    "dtschl": "deu",
    "ec": "eco",
    "ed": "edi",
    "el": "ele",
    "fla": "flo",
    "fr": "fra",
    "gt": "gre",
    "hb": "han",
    "ir": "iri",
    "jb": "jah",
    "jpn": "jap",
    "jt": "joi",
    "kl": "kla",
    "mt": "mou",
    "osterr": "oes",
    "pa": "pen",
    "q": "qua",
    "qld": "que",
    "sb": "sbo",
    "sz": "sze",
    "tr": "tru",
    "un": "uni",
    "va": "vir",
    "wkly": "wee",
    "z": "zei",
    "zbl": "zen",
    "zh": "zhu",
    "ztg": "zei",
}


def stem(word: str) -> str:
    """Give what a word and its abbreviations have in common.

    >>> stem("physiology"), stem("physiol"), stem("am"), stem("american")
    ('phy', 'phy', 'ame', 'ame')
    """
    return _CONTRACTED.get(word) or word[:_STEM]


def key_of(words: Iterable[Word]) -> int:
    """Give the key of a name: a checksum of its stems, in any order.

    >>> from bibnorm.venues.words import words
    >>> key_of(words("J. Cell. Physiol.")) == key_of(words("Journal of Cellular Physiology"))
    True
    """
    return crc32(" ".join(sorted(stem(word.text) for word in words)).encode())
