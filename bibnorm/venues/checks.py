"""What must hold between the records of a venue file: references, and names claimed once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bibnorm.venues import acronyms
from bibnorm.venues.record import Record, Surface


class Claim(NamedTuple):
    """What no two records may have, in words: a name, an ISSN, the beginning of a DOI."""

    record: int
    sort: str
    value: str


class Fault(NamedTuple):
    """What is wrong with a record, and the other record that has to do with it."""

    record: Record
    text: str
    other: Record | None = None


def between_records(records: Sequence[Record], surfaces: Sequence[Surface]) -> Iterator[Fault]:
    """Give every fault between records."""
    yield from _unknown_references(records)
    yield from _claimed_twice(records, surfaces)


def _unknown_references(records: Sequence[Record]) -> Iterator[Fault]:
    known = {record.id for record in records}
    # What a journal carries may be named as its papers name it: "number = {POPL}".
    events = known | {acronyms.key(record.acronym) for record in records if record.acronym}
    for record in records:
        for field, names in (
            ("confused_with", record.confused_with),
            ("successor", tuple(name for name, _ in record.successor)),
        ):
            for name in names:
                if name not in known:
                    yield Fault(record, f"{field} names no record: {name}")
        for name, _ in record.carries:
            if acronyms.key(name) not in events and name not in events:
                yield Fault(record, f"carries names no record: {name}")


def _claimed_twice(records: Sequence[Record], surfaces: Sequence[Surface]) -> Iterator[Fault]:
    """Refuse what two records claim; a weak alias claims nothing."""
    owners: dict[tuple[str, str], int] = {}
    for claim in (*_names(surfaces), *_identifiers(records)):
        owner = owners.setdefault((claim.sort, claim.value), claim.record)
        if owner != claim.record:
            late, early = records[claim.record], records[owner]
            yield Fault(late, f"claims {claim.value!r}, which is {early.id}'s", early)


def _names(surfaces: Sequence[Surface]) -> Iterator[Claim]:
    for surface in surfaces:
        if not surface.weak:
            sort = "acronym" if surface.acronym else "name"
            yield Claim(surface.record, sort, " ".join(surface.words))


def _identifiers(records: Sequence[Record]) -> Iterator[Claim]:
    for at, record in enumerate(records):
        for issn in record.issn:
            yield Claim(at, "issn", issn)
        for prefix in record.doi_prefix:
            yield Claim(at, "doi", prefix.casefold())
