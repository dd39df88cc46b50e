"""What the authority knows of a venue, and the names under which it goes."""

from collections.abc import Mapping
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
    a year with the count of that year's edition.
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


def dump(compiled: Compiled) -> dict[str, Any]:
    """Give the compiled authority as plain values for JSON; what is empty is left out."""
    return {
        "records": [_plain(record) for record in compiled.records],
        "surfaces": [
            [s.record, " ".join(s.words), int(s.acronym), int(s.weak)] for s in compiled.surfaces
        ],
    }


def load(plain: Mapping[str, Any]) -> Compiled:
    """Read what `dump` gave."""
    return Compiled(
        records=tuple(_record(row) for row in plain["records"]),
        surfaces=tuple(
            Surface(record, tuple(words.split()), acronym == 1, weak == 1)
            for record, words, acronym, weak in plain["surfaces"]
        ),
    )


def _plain(record: Record) -> dict[str, Any]:
    return {name: value for name, value in record._asdict().items() if value not in (None, ())}


_TEXTS = ("aliases", "weak_aliases", "issn", "sponsors", "confused_with", "doi_prefix")
_PAIRS = ("ordinal", "carries", "successor")
_KINDS = {kind.value: kind for kind in VenueKind}


def _record(row: dict[str, Any]) -> Record:
    row["kind"] = _KINDS[row["kind"]]
    for name in row.keys() & _TEXTS:
        row[name] = tuple(row[name])
    for name in row.keys() & _PAIRS:
        row[name] = tuple((first, second) for first, second in row[name])
    if "former" in row:
        row["former"] = tuple(Former(*past) for past in row["former"])
    return Record(**row)
