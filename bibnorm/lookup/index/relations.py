"""What a record says of other works, kept among what nobody else reads."""

from collections.abc import Iterable
from dataclasses import replace

from bibnorm.model import Record

KINDS = frozenset(
    (
        *("preprint-of", "published-as", "has-preprint", "version-of"),
        *("retracted-by", "corrected-by", "retraction-of", "correction-of"),
    )
)
"""As in `bibnorm.lookup.found`."""


def with_relations(record: Record, relations: Iterable[tuple[str, str]]) -> Record:
    """Give a record with what it says of others: a kind, and a DOI or nothing.

    >>> record = with_relations(Record("", extra=(("x", "1"),)), [("retracted-by", "10.1000/n")])
    >>> plain, said = without_relations(record)
    >>> plain.extra, said
    ((('x', '1'),), (('retracted-by', '10.1000/n'),))
    """
    return replace(record, extra=(*record.extra, *relations))


def without_relations(record: Record) -> tuple[Record, tuple[tuple[str, str], ...]]:
    """Give a record as it was, and what it says of others."""
    said = tuple(one for one in record.extra if one[0] in KINDS)
    rest = tuple(one for one in record.extra if one[0] not in KINDS)
    return (replace(record, extra=rest) if said else record), said
