"""The words by which a work is searched for."""

import re

from bibnorm.lookup.services.markup import plain_text
from bibnorm.model import Entry

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_COMMAND = re.compile(r"\\[A-Za-z]+|[${}]")
_MOST = 40
_TELLING = 4


def title_words(entry: Entry) -> list[str]:
    """Give the words of a title in small letters, so that none is an operator in a query.

    >>> from bibnorm.model import Source
    >>> title = "To rain, OR not: $O(n)$ drops"
    >>> title_words(Entry(key="", type="misc", title=title, source=Source(text="")))
    ['to', 'rain', 'or', 'not', 'o', 'n', 'drops']
    """
    text = _COMMAND.sub(" ", plain_text(entry.title or ""))
    return [word.lower() for word in _WORD.findall(text)][:_MOST]


def telling(words: list[str], count: int) -> list[str]:
    """Give the first words that tell anything, being long or numbers; else the first at all.

    >>> telling(["a", "law", "of", "rain", "part", "2"], 3)
    ['rain', 'part', '2']
    """
    found = [word for word in words if len(word) >= _TELLING or not word.isalpha()]
    return found[:count] or words[:count]


def first_family(entry: Entry) -> str:
    """Give the words of the first author's family name."""
    for name in entry.authors[:1]:
        return " ".join(_WORD.findall(name.family or name.literal or ""))[:80]
    return ""
