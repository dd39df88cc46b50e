"""What the authority knows of a venue, and the names under which it goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from bibnorm.model import VenueKind


class Former(NamedTuple):
    """A name that a venue bore, up to and with the year `until`."""

    name: str
    until: int
    acronym: str | None = None


# Named tuples, for speed: thousands are made before the first string is matched.
class Record(NamedTuple):
    """One venue: the canonical name and the facts that go with it.

    `carries` pairs an event with the year since when the journal carries its papers,
    `successor` a venue with the year since when it takes this one's place, `ordinal`
    a year with the count of that year's edition. `gathered` says that nobody looked
    after it: its acronym does not stand in the way of one that somebody did.
    """

    id: str
    kind: VenueKind
    name: str
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    former: tuple[Former, ...] = ()
    iso4: str | None = None
    issn: tuple[str, ...] = ()
    publisher: str | None = None
    sponsors: tuple[str, ...] = ()
    dblp: str | None = None
    confused_with: tuple[str, ...] = ()
    doi_prefix: tuple[str, ...] = ()
    booktitle: str | None = None
    ordinal: tuple[tuple[int, int], ...] = ()
    carries: tuple[tuple[str, int], ...] = ()
    successor: tuple[tuple[str, int], ...] = ()
    gathered: bool = False

    def then(self, year: int | None) -> tuple[str, str | None]:
        """Give the name and acronym that the venue bore in a year; now, if unknown."""
        for past in self.former:
            if year is not None and year <= past.until:
                return past.name, past.acronym or self.acronym
        return self.name, self.acronym


class Surface(NamedTuple):
    """One form of a venue's name, normalised: `words` by blanks, of record `record`.

    An acronym is kept apart from names: it is looked up, never aligned. A weak
    surface counts only with support.
    """

    record: int
    words: tuple[str, ...]
    acronym: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Compiled:
    """The authority file, checked and ready to load: records and their surfaces."""

    records: tuple[Record, ...]
    surfaces: tuple[Surface, ...]


# The compiled file is read at every start, so its form is the one that JSON reads fastest: a
# record is a row, in the order of its fields, without what is empty at its end; a surface is
# its words behind a digit that tells what it is, and stands with its record.
_FLAGS = {(False, False): "0", (True, False): "1", (False, True): "2", (True, True): "3"}
_KINDS = {kind.value: kind for kind in VenueKind}
_EMPTY = tuple(Record._field_defaults.get(name) for name in Record._fields)
_KIND = Record._fields.index("kind")
_FORMER = Record._fields.index("former")
_PAIRS = tuple(Record._fields.index(name) for name in ("ordinal", "carries", "successor"))


def dump(compiled: Compiled) -> dict[str, Any]:
    """Give the compiled authority as plain values for JSON."""
    surfaces: list[list[str]] = [[] for _ in compiled.records]
    for surface in compiled.surfaces:
        flag = _FLAGS[surface.acronym, surface.weak]
        surfaces[surface.record].append(flag + " ".join(surface.words))
    return {"records": [_row(record) for record in compiled.records], "surfaces": surfaces}


def load(plain: Mapping[str, Any]) -> Compiled:
    """Read what `dump` gave."""
    return Compiled(
        tuple(_record(row) for row in plain["records"]),
        tuple(
            Surface(at, tuple(form[1:].split(" ")), form[0] in "13", form[0] in "23")
            for at, forms in enumerate(plain["surfaces"])
            for form in forms
        ),
    )


def _row(record: Record) -> list[Any]:
    row: list[Any] = list(record)
    while row and row[-1] in (None, ()):
        row.pop()
    return row


def _record(row: Sequence[Any]) -> Record:
    values: list[Any] = [tuple(value) if value.__class__ is list else value for value in row]
    values += _EMPTY[len(values) :]
    values[_KIND] = _KINDS[values[_KIND]]
    if values[_FORMER]:
        values[_FORMER] = tuple(Former(*past) for past in values[_FORMER])
    for at in _PAIRS:
        if values[at]:
            values[at] = tuple((first, second) for first, second in values[at])
    return Record(*values)
