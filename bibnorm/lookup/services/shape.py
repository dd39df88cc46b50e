"""Parts of an answer, whatever stands in their place."""

from collections.abc import Iterator, Mapping
from typing import Any

from bibnorm.lookup.services.markup import plain_text

_LONGEST = 20_000


def text(value: object) -> str:
    """Give a value as plain text, of a list the first; what has parts of its own is none.

    >>> text(["Rain &amp; wind"]), text(12), text({"a": 1}), text(None)
    ('Rain & wind', '12', '', '')
    """
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, str):
        return plain_text(value[:_LONGEST])
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value)[:40] if is_number else ""


def table(value: object) -> Mapping[str, Any]:
    """Give a table, or an empty one."""
    return value if isinstance(value, dict) else {}


def rows(value: object) -> Iterator[Mapping[str, Any]]:
    """Give the tables in a list; a table alone is a list of one, as some services have it."""
    if isinstance(value, dict):
        yield value
    for row in value if isinstance(value, list) else ():
        if isinstance(row, dict):
            yield row


def texts(value: object) -> Iterator[str]:
    """Give the texts in a list, or the text alone."""
    for one in value if isinstance(value, list) else [value]:
        if found := text(one):
            yield found
