"""The words by which a work is searched for."""

from collections.abc import Sequence
from unicodedata import category, normalize

from bibnorm.lexicon.stopwords import TITLE_STOPWORDS
from bibnorm.lookup.services.markup import plain_text
from bibnorm.model import Entry
from bibnorm.read.latex_value import latex_text

_MOST = 40
_LONGEST = 60
"""Signs of a word: a title in a script without blanks is one word."""
_ROOM = 400
_TELLING = 4
_ENOUGH = 4
_APOSTROPHES = str.maketrans("’ʼ＇`´", "'''''")


def title_words(entry: Entry) -> list[str]:
    r"""Give the words of a title in small letters, so that none is an operator in a query.

    Marks that make no word part words, for every service means something by some of them.
    A title of hundreds of words is cut off: services refuse long addresses.

        >>> from bibnorm.model import Source
        >>> said = Entry(key="", type="misc", source=Source(text=""))
        >>> title_words(said.model_copy(update={"title": "To rain, OR not: $O(n)$ drops"}))
        ['to', 'rain', 'or', 'not', 'o', 'n', 'drops']
        >>> title_words(said.model_copy(update={"title": r"L’\'et\'e & C++"}))
        ["l'été", 'c']
    """
    text = plain_text(entry.title or "")
    found = _words(latex_text(text) if "\\" in text else text)
    kept: list[str] = []
    room = _ROOM
    for word in found[:_MOST]:
        room -= len(word)
        if kept and room < 0:
            break
        kept.append(word.lower())
    return kept


def _words(text: str) -> list[str]:
    """Give the words: letters and figures with the marks on them, and an apostrophe within."""
    text = normalize("NFKC", text.translate(_APOSTROPHES))
    signs = (sign if sign.isalnum() or sign == "'" or _is_mark(sign) else " " for sign in text)
    words = (word.strip("'")[:_LONGEST] for word in "".join(signs).split())
    return [word for word in words if any(map(str.isalnum, word))]


def _is_mark(sign: str) -> bool:
    return category(sign) in ("Mn", "Mc")


def whole_words(words: Sequence[str]) -> list[str]:
    """Give each word once, without single letters: formulas are written in many ways.

    >>> whole_words(["sums", "of", "n", "squares", "of", "rain"]), whole_words(["x", "rays"])
    (['sums', 'of', 'squares', 'rain'], ['x', 'rays'])
    """
    listed = list(dict.fromkeys(words))
    whole = [word for word in listed if len(word) > 1 or word.isdigit()]
    return whole if len(whole) >= _ENOUGH else listed


def telling(words: Sequence[str], count: int) -> list[str]:
    """Give the first words that tell anything, being long or numbers; else the first at all.

    For services that must find each of them: where there are enough others, words are left out
    that one index has with an accent or an apostrophe, and another without.

        >>> telling(["a", "law", "of", "rain", "part", "2", "rain"], 3)
        ['rain', 'part', '2']
        >>> telling(["il", "y", "a"], 3), telling(["être", "l'eau"], 3)
        (['il', 'y', 'a'], ['être', "l'eau"])
    """
    listed = list(dict.fromkeys(words))
    known = [word for word in listed if word not in TITLE_STOPWORDS]
    long = [word for word in known if len(word) >= _TELLING or not word.isalpha()]
    plain = [word for word in long if word.isascii() and word.isalnum()]
    return (plain if len(plain) >= _ENOUGH else long or known or listed)[:count]


def first_family(entry: Entry) -> str:
    """Give the words of the first author's family name, in small letters like all others."""
    for name in entry.authors[:1]:
        return " ".join(_words(name.family or name.literal or "")).lower()[:80]
    return ""
