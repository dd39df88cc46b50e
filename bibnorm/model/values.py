"""What users get: entries and the values in them, as frozen pydantic models."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from bibnorm.model.basic import Date, Name, Pages, Value


class VenueKind(StrEnum):
    """What sort of place a work appears in."""

    CONFERENCE = "conference"
    WORKSHOP = "workshop"
    JOURNAL = "journal"
    MAGAZINE = "magazine"
    SERIES = "series"
    PREPRINT = "preprint"


class Venue(Value):
    """Where a work appeared: as written, and as the authority knows it.

    `id`, `name`, `iso4`, `acronym` and `kind` are set only when the matcher was sure;
    `candidates` are the ids between which it could not decide. An acronym
    that merely stands in the text is kept in `acronym` with `id` None. `booktitle` is
    the title that the proceedings of the entry's year bear.
    """

    text: str
    id: str | None = None
    name: str | None = None
    acronym: str | None = None
    kind: VenueKind | None = None
    publisher: str | None = None
    issn: str | None = None
    iso4: str | None = None
    booktitle: str | None = None
    confidence: float = 0.0
    candidates: tuple[str, ...] = ()


class Problem(Value):
    """Something a person should look at: a short code, the field, the words."""

    code: str
    field: str | None = None
    message: str


class Source(Value):
    """Where an entry stood: the file, its first line, the text without markup.

    `format` is set where the entry came already split into fields: `text` is then the
    record as it stood.
    """

    file: str | None = None
    line: int = 1
    text: str
    format: str | None = None


MEETING_TYPES = frozenset(("inproceedings", "conference", "proceedings", "unpublished"))
"""Types of what was given at a meeting, which has a title, a place and days of its own."""


class Entry(Value):
    """One bibliography entry, with where every value came from.

    `type` is a BibTeX type name. Index lists (`highlighted`, `equal`,
    `corresponding`) count authors from 1. `spans` are (start, end, label) into
    `source.text`. `origins` says per field what put the value there: "span", a
    rule, a venue record, a section heading. `extra` are fields of a record that
    have no place here, as they stood (LaTeX, if it was BibTeX).

    `location` is the place: the meeting's of a paper in proceedings, else the
    publisher's; where both are known, that is `publisher_location`. `until` is where a
    date ends that is a range, unless it is the meeting's own (`event_date`).
    """

    key: str
    type: str
    authors: tuple[Name, ...] = ()
    et_al: bool = False
    highlighted: tuple[int, ...] = ()
    highlight_inferred: bool = False
    equal: tuple[int, ...] = ()
    corresponding: tuple[int, ...] = ()
    editors: tuple[Name, ...] = ()
    title: str | None = None
    venue: Venue | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: Date | None = None
    event_title: str | None = None
    event_date: Date | None = None
    volume: str | None = None
    number: str | None = None
    pages: str | None = None
    edition: str | None = None
    location: str | None = None
    publisher: str | None = None
    publisher_location: str | None = None
    institution: str | None = None
    genre: str | None = None
    doi: str | None = None
    arxiv: str | None = None
    url: str | None = None
    isbn: str | None = None
    issn: str | None = None
    pmid: str | None = None
    status: str | None = None
    award: str | None = None
    note: str | None = None
    section: str | None = None
    source: Source
    spans: tuple[tuple[int, int, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    origins: Mapping[str, str] = Field(default_factory=dict)
    extra: Mapping[str, str] = Field(default_factory=dict)
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Person:
    """A name found in a block of names: where it stood and what marks it bore.

    `start` and `end` are offsets into the text given to the reader. `marks`
    are the signs at the name ("*", "†", "1"); what they mean is for the list
    to say. `text` is the name as written, marks left out.
    """

    name: Name
    text: str
    start: int
    end: int
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class People:
    """A block of names as read; `et_al` when the list says that it goes on."""

    people: tuple[Person, ...]
    et_al: bool = False

    @property
    def names(self) -> tuple[Name, ...]:
        """The names alone, in order."""
        return tuple(person.name for person in self.people)


@dataclass(frozen=True, slots=True)
class Values:
    """All that the spans of one citation say, read but not yet an entry.

    `author_offset` is where the block of authors begins in the citation, so
    that a person's place in the text is `author_offset + person.start`.
    `origins` and `problems` go into the entry as they are.
    """

    authors: People | None = None
    author_offset: int = 0
    editors: People | None = None
    title: str | None = None
    container: str | None = None
    acronym: str | None = None
    date: Date | None = None
    event_title: str | None = None
    event_date: Date | None = None
    pages: Pages | None = None
    volume: str | None = None
    number: str | None = None
    edition: str | None = None
    location: str | None = None
    publisher: str | None = None
    publisher_location: str | None = None
    institution: str | None = None
    genre: str | None = None
    doi: str | None = None
    arxiv: str | None = None
    url: str | None = None
    isbn: str | None = None
    issn: str | None = None
    pmid: str | None = None
    status: str | None = None
    award: str | None = None
    note: str | None = None
    origins: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class VenueContext:
    """What else is known about the entry whose venue is to be matched.

    `company` holds the ids of the venues that the other entries of the list have for sure.
    """

    year: int | None = None
    kind: VenueKind | None = None
    acronym: str | None = None
    location: str | None = None
    publisher: str | None = None
    issn: str | None = None
    doi: str | None = None
    dblp: str | None = None
    section: str | None = None
    has_volume: bool = False
    has_pages: bool = False
    company: frozenset[str] = frozenset()
