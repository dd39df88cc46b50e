"""What the authority knows of a venue, and the names under which it goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bibnorm.model import VenueKind


@dataclass(frozen=True, slots=True)
class Former:
    """A name that a venue bore, up to and with the year `until`."""

    name: str
    until: int
    acronym: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One venue: the canonical name and the facts that go with it."""

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

    def then(self, year: int | None) -> tuple[str, str | None]:
        """Give the name and acronym that the venue bore in a year; now, if unknown."""
        for past in self.former:
            if year is not None and year <= past.until:
                return past.name, past.acronym or self.acronym
        return self.name, self.acronym


@dataclass(frozen=True, slots=True)
class Surface:
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
            Surface(record, tuple(words.split()), bool(acronym), bool(weak))
            for record, words, acronym, weak in plain["surfaces"]
        ),
    )


def _plain(record: Record) -> dict[str, Any]:
    row = {
        name: value
        for name in Record.__slots__
        if (value := getattr(record, name)) not in (None, ())
    }
    if record.former:
        row["former"] = [[past.name, past.until, past.acronym] for past in record.former]
    return row


_TUPLES = ("aliases", "weak_aliases", "issn", "sponsors", "confused_with")


def _record(row: Mapping[str, Any]) -> Record:
    values = dict(row)
    values["kind"] = VenueKind(values["kind"])
    for name in _TUPLES:
        if name in values:
            values[name] = tuple(values[name])
    formers: Sequence[Sequence[Any]] = values.get("former", ())
    values["former"] = tuple(Former(*past) for past in formers)
    return Record(**values)
