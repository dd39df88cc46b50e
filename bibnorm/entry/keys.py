"""Citation keys: stable, ASCII, one an entry."""

from collections.abc import Iterable
from string import ascii_lowercase

from bibnorm.entry.keyfields import FIELDS
from bibnorm.entry.keypattern import MODIFIERS, Pattern, read_pattern
from bibnorm.entry.keywords import NOBODY
from bibnorm.model import Entry

__all__ = ["DEFAULT_PATTERN", "FIELDS", "MODIFIERS", "KeyMaker", "Pattern", "read_pattern"]

DEFAULT_PATTERN = "{family}{year}{title}"


class KeyMaker:
    """Makes citation keys after a pattern, each different from all before it.

    A pattern is made of `{family}`, `{year}`, `{title}` (its first telling
    word), `{venue}` (the acronym), `{initials}` (of all authors) and of letters,
    figures and `_:.+/-`; `FIELDS` names them all. A figure shortens: `{year:2}` gives the
    last two figures, `{title:3}` three words, others their first letters; `MODIFIERS` change
    the case. A key is ASCII and, case aside, unique; the second entry that would get
    the same key gets an `a` behind it, the third a `b`. So entries added at the end
    of a list never change the keys before them. `taken` are keys not to be used.

        >>> from bibnorm.model import Name, Source
        >>> entry = Entry(
        ...     key="",
        ...     type="misc",
        ...     authors=(Name(given="Łucja", family="Żółć"),),
        ...     title="The Tide-Pool: A Survey",
        ...     year=2031,
        ...     source=Source(text=""),
        ... )
        >>> keys = KeyMaker()
        >>> keys.make(entry), keys.make(entry)
        ('zolc2031tidepool', 'zolc2031tidepoola')
    """

    def __init__(self, pattern: str = DEFAULT_PATTERN, taken: Iterable[str] = ()) -> None:
        """Take a pattern, and refuse one that cannot work with a `ValueError` that says why."""
        self.pattern = pattern
        self._read = read_pattern(pattern)
        self._used = {key.casefold() for key in taken}
        self._next: dict[str, int] = {}

    def make(self, entry: Entry) -> str:
        """Give an entry its key; a key that it already has and that is free stays."""
        return self.free(entry.key or self._read.key(entry) or NOBODY)

    def free(self, base: str) -> str:
        """Give a key, or with letters behind it the next one that is free, and take it."""
        key = base
        while key.casefold() in self._used:
            number = self._next.get(base.casefold(), 0)
            self._next[base.casefold()] = number + 1
            key = base + suffix(number)
        self._used.add(key.casefold())
        return key


def suffix(number: int) -> str:
    """Give the letters that tell equal keys apart: a … z, aa, ab.

    >>> suffix(0), suffix(25), suffix(26)
    ('a', 'z', 'aa')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[rest] + letters
    return letters
