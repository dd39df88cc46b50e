"""By what entries are sorted."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bibnorm.bibfile.blocks import Entry
from bibnorm.bibfile.names import parts, split_names
from bibnorm.lexicon.letters import fold
from bibnorm.lexicon.months import MACROS, month_number

# The commands of accents; of the others the letters stay: \o is an o, \ss two s.
_ACCENT = re.compile(r"\\(?:[^A-Za-z]|[cvuHkrdbt](?![A-Za-z]))|[\\{}]")
_YEAR = re.compile(r"\d{4}")
_FIGURES = re.compile(r"(\d+)")
_NAME = re.compile(r"-?[A-Za-z][\w:-]*")

Value = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Order:
    """By which fields entries are sorted, the first one first, and which of them downwards."""

    criteria: tuple[tuple[str, bool], ...]

    def __str__(self) -> str:
        """The order as it is written on the command line."""
        return ",".join(f"{'-' if down else ''}{name}" for name, down in self.criteria)

    def ranks(self, entries: Sequence[Entry]) -> list[int]:
        r"""Give the places of entries in this order; equal ones stay in theirs.

        Who lacks a field comes behind who has it. Entries that others name in `crossref` come
        last, as BibTeX wants it.

            >>> from bibnorm.bibfile.split import split
            >>> text = "@misc{b, year=2001} @misc{c} @misc{a, year=1999, crossref=b}"
            >>> read_order("-year").ranks(list(split(text).entries))
            [2, 1, 0]
        """
        ranks = list(range(len(entries)))
        for name, down in reversed(self.criteria):
            values = [_value(entry, name) for entry in entries]
            have = [at for at in ranks if values[at]]
            have.sort(key=values.__getitem__, reverse=down)
            ranks = [*have, *(at for at in ranks if not values[at])]
        depths = _depths(entries)
        return sorted(ranks, key=depths.__getitem__)


def read_order(text: str) -> Order:
    """Read an order; a wrong one is a `ValueError` for a person.

    >>> read_order("-year, author").criteria
    (('year', True), ('author', False))
    >>> read_order("year;author")
    Traceback (most recent call last):
    ValueError: 'year;author' is no field; give key, type or fields, as in -year,author
    """
    names = [name.strip().lower() for name in text.split(",")]
    for name in names:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no field; give key, type or fields, as in -year,author")
    return Order(tuple((name.removeprefix("-"), name.startswith("-")) for name in names))


def _depths(entries: Sequence[Entry]) -> list[int]:
    """Count for each entry how many generations name it in `crossref`; a circle names nobody."""
    numbers = {entry.key.lower(): at for at, entry in reversed(list(enumerate(entries)))}
    named = [_text(entry, "crossref").lower() for entry in entries]
    parents = [numbers.get(key) if key else None for key in named]
    waiting = Counter(parents)
    depths = [0] * len(entries)
    ready = [at for at in range(len(entries)) if not waiting[at]]
    for at in ready:
        above = parents[at]
        if above is not None:
            depths[above] = max(depths[above], depths[at] + 1)
            waiting[above] -= 1
            if not waiting[above]:
                ready.append(above)
    return [depth if not waiting[at] else 0 for at, depth in enumerate(depths)]


def _value(entry: Entry, name: str) -> Value:
    """Give what an entry is sorted by; nothing if it lacks the field."""
    if name == "key":
        return _natural(entry.key.lower())
    if name == "type":
        return _natural(entry.type.lower())
    for field in _SAME.get(name, (name,)):
        text = _text(entry, field)
        if text:
            return _READERS.get(name, _natural)(text)
    return ()


def _text(entry: Entry, name: str) -> str:
    field = entry.get(name)
    if field is None:
        return ""
    return (field.value if field.inner is None else field.inner).strip()


def _natural(text: str) -> Value:
    """Give folded words, with numbers in them as numbers."""
    pieces = _FIGURES.split(" ".join(fold(_ACCENT.sub("", text)).split()))
    return tuple((int(piece), "") if at % 2 else (-1, piece) for at, piece in enumerate(pieces))


def _by_names(text: str) -> Value:
    """Give family names, each with the given ones behind it."""
    found: list[tuple[int, str]] = []
    for name in split_names(text):
        read = parts(name)
        first, _, last, _ = read or ("", "", name, "")
        found += [(-1, _plain(last)), (-1, _plain(first))]
    return tuple(found)


def _plain(text: str) -> str:
    return fold(_ACCENT.sub("", text))


def _by_year(text: str) -> Value:
    match = _YEAR.search(text)
    return ((int(match[0]), ""),) if match else _natural(text)


def _by_month(text: str) -> Value:
    known = {macro: at for at, macro in enumerate(MACROS, 1)}
    number = known.get(text.lower()) or month_number(text)
    return ((number, ""),) if number else _natural(text)


_SAME = {
    "author": ("author", "editor"),
    "year": ("year", "date"),
    "date": ("date", "year"),
    "journal": ("journal", "journaltitle"),
    "journaltitle": ("journaltitle", "journal"),
}
_READERS = {"author": _by_names, "editor": _by_names, "year": _by_year, "month": _by_month}
