"""Where in a .bib file the key of another entry stands."""

import re
from collections.abc import Callable, Iterator

from bibnorm.bibfile.blocks import Entry, Field

REFERENCES = frozenset({"crossref", "xref", "xdata", "related", "entryset"})
# Other names of the entry itself, and fields full of them: `ids` leads nowhere.
ALIASES = "ids"

_KEY = re.compile(r"[^\s,]+")

Renamed = Callable[[str], str | None]
"""Gives the new key for an old one; None where no entry has it."""


def listed(field: Field) -> list[str]:
    """Give the keys that a field lists; none where it is put together with macros.

    >>> from bibnorm.bibfile.split import split
    >>> [entry] = split("@misc{a, related = {b, c}, crossref = 12, xref = some}").entries
    >>> [listed(field) for field in entry.fields]
    [['b', 'c'], ['12'], []]
    """
    if field.inner is None:
        return [field.value] if field.value.isdigit() else []
    return _KEY.findall(field.inner)


def referred(entry: Entry) -> Iterator[str]:
    """Give the keys that an entry refers to."""
    for field in entry.fields:
        if field.low in REFERENCES:
            yield from listed(field)


def aliases(entry: Entry) -> Iterator[str]:
    """Give the other keys that an entry can be cited by."""
    for field in entry.fields:
        if field.low == ALIASES:
            yield from listed(field)


def redirected(field: Field, renamed: Renamed) -> Field:
    """Give a field with the new keys in it; blanks and commas stay."""
    if field.inner is None:
        new = renamed(field.value) if field.value.isdigit() else None
        return field if new in (None, field.value) else field.valued(f"{{{new}}}")
    inner = _KEY.sub(lambda match: renamed(match[0]) or match[0], field.inner)
    return field if inner == field.inner else field.holding(inner)
