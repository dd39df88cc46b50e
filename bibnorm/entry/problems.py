"""What a person should look at in an entry, with a sentence that says what to do."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from bibnorm.model import Label, Name, Pages, Problem, Tagged, Values, Venue

MESSAGES: dict[str, tuple[str | None, str, float]] = {
    "unread": (None, "This could not be read as a citation; it stands in the note as it was.", 0.3),
    "damaged-entry": (
        None,
        "This entry is damaged in its file: {0} Compare it with what was read of it.",
        0.6,
    ),
    "no-title": ("title", "No title was found; add it, or put it in quotes in the list.", 0.6),
    "no-authors": ("authors", "No authors were found; add them if the list leaves them out.", 0.8),
    "no-year": ("year", "No year was found; BibTeX wants one for this type of work.", 1.0),
    "no-venue": ("venue", "No journal or book was found; BibTeX wants one for this type.", 1.0),
    "no-publisher": ("publisher", "No publisher was found; BibTeX wants one for a book.", 1.0),
    "no-institution": (
        "institution",
        "No school or institution was found; BibTeX wants one for a thesis or report.",
        1.0,
    ),
    "doubtful-venue": (
        "venue",
        "The venue “{0}” may be one of several; write out its full name to decide.",
        1.0,
    ),
    "low-confidence": (None, "The reading is doubtful ({0} %); compare it with the line.", 1.0),
    "unread-date": ("year", "“{0}” was taken for a date but not understood; check the year.", 0.8),
    "year-in-future": ("year", "The year {0} lies in the future; check it.", 0.7),
    "year-long-ago": ("year", "The year {0} is older than printing; check it.", 0.6),
    "pages-descend": ("pages", "The pages {0} run backwards; check both numbers.", 0.8),
    "title-too-long": ("title", "The title is very long; other fields may be in it.", 0.6),
    "authors-suspicious": ("authors", "“{0}” does not look like a name; check the authors.", 0.7),
    "author-twice": ("authors", "“{0}” stands twice among the authors; check them.", 0.9),
}
"""Code → the field it is about, what it says, and what it leaves of the confidence.

The confidence says whether authors, title, venue and year are right. So it is lowered
by what shows that something was misread, and not by what a list may just leave out.
"""

# Problems that readers of fields report have codes of their own.
_LEFT = {code: left for code, (_, _, left) in MESSAGES.items()} | {"unread-authors": 0.5}
_UNKNOWN_CODE = 0.9
LOW = 0.5
"""A reading that is less sure is doubtful."""

_LONG_TITLE = 350
_LONG_NAME = 60
_FIRST_PRINTED = 1450
_NEEDS_PUBLISHER = frozenset({"book", "incollection", "inbook"})
_NEEDS_INSTITUTION = frozenset({"phdthesis", "mastersthesis", "techreport"})
_NEEDS_VENUE = frozenset({"article", "inproceedings", "incollection"})
_NEEDS_NO_YEAR = frozenset({"misc", "unpublished"})
_EDITED = frozenset({"book", "inbook", "proceedings"})
_NO_NAME = re.compile(r"\d|https?:|@|[\[\]{}<>|=]")


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry's values with what the checks want to know besides."""

    values: Values
    venue: Venue | None
    tagged: Tagged
    type: str
    this_year: int


def find_problems(reading: Reading) -> tuple[Problem, ...]:
    """Give what a person should look at, in the order of the fields.

    What the readers of the fields found is kept and comes first; a missing field
    is not reported again where a reader already complained of that field.
    """
    values = reading.values
    known = {told.field for told in values.problems if told.field}
    found = [
        told
        for check in CHECKS
        for code, *said in check(reading)
        if (told := problem(code, *said)).field not in known
    ]
    return (*values.problems, *found)


def confidence_left(problems: tuple[Problem, ...]) -> float:
    """Give the share of the confidence that is left after problems."""
    left = 1.0
    for told in problems:
        left *= _LEFT.get(told.code, _UNKNOWN_CODE)
    return left


def problem(code: str, *said: str) -> Problem:
    """Give the problem of a code, its sentence filled in.

    >>> problem("year-in-future", "2942").message
    'The year 2942 lies in the future; check it.'
    """
    field, message, _ = MESSAGES[code]
    return Problem(code=code, field=field, message=message.format(*said))


Found = Iterator[tuple[str, ...]]


def _missing(reading: Reading) -> Found:
    """BibTeX's required fields, year apart."""
    for code, is_missing in REQUIRED:
        if is_missing(reading):
            yield (code,)


def _lacks_author(reading: Reading) -> bool:
    by_editors = reading.type in _EDITED and reading.values.editors
    return not reading.values.authors and not by_editors and reading.type != "proceedings"


def _lacks_venue(reading: Reading) -> bool:
    return reading.type in _NEEDS_VENUE and not reading.values.container and not reading.venue


def _lacks_publisher(reading: Reading) -> bool:
    known = reading.values.publisher or (reading.venue and reading.venue.publisher)
    return reading.type in _NEEDS_PUBLISHER and not known


def _lacks_institution(reading: Reading) -> bool:
    return reading.type in _NEEDS_INSTITUTION and not reading.values.institution


REQUIRED: tuple[tuple[str, Callable[[Reading], bool]], ...] = (
    ("no-title", lambda reading: not reading.values.title),
    ("no-authors", _lacks_author),
    ("no-venue", _lacks_venue),
    ("no-publisher", _lacks_publisher),
    ("no-institution", _lacks_institution),
)
"""What BibTeX wants, by the problem that tells of its absence."""


def _year(reading: Reading) -> Found:
    """A year that is missing, unread or impossible; a work on its way to print needs none."""
    values = reading.values
    year = values.date.year if values.date else None
    if year is not None:
        if year > reading.this_year + 1:
            yield "year-in-future", str(year)
        elif year < _FIRST_PRINTED:
            yield "year-long-ago", str(year)
        return
    written = reading.tagged.texts(Label.DATE)
    if written and values.date is None and not values.status:
        yield "unread-date", written[0]
    elif not values.status and reading.type not in _NEEDS_NO_YEAR:
        yield ("no-year",)


def _pages(reading: Reading) -> Found:
    """A range whose last page is before its first, shortened ones ("145-56") written out."""
    pages = reading.values.pages
    if pages and _descends(pages.completed()):
        yield "pages-descend", str(pages)


def _descends(pages: Pages) -> bool:
    """Say whether both pages are plain figures and the last is the smaller one."""
    first, last = pages.first, pages.last or ""
    plain = first.isascii() and last.isascii() and first.isdigit() and last.isdigit()
    # Figures of a thousand digits are no pages; comparing texts of one length is enough.
    return plain and (len(last), last) < (len(first), first)


def _title(reading: Reading) -> Found:
    """A title into which the rest of the line ran."""
    if len(reading.values.title or "") > _LONG_TITLE:
        yield ("title-too-long",)


def _authors(reading: Reading) -> Found:
    """Names that are none, and the same name twice."""
    names = reading.values.authors.names if reading.values.authors else ()
    seen: set[Name] = set()
    for name in names:
        if not _looks_like_name(name):
            yield "authors-suspicious", str(name)[:_LONG_NAME]
            break
    for name in names:
        if name in seen and name.given:
            yield "author-twice", str(name)
            break
        seen.add(name)


def _looks_like_name(name: Name) -> bool:
    """Say whether a name has letters, no figures, and the length of a name."""
    text = str(name)
    if name.literal is not None:
        return any(map(str.isalpha, text))
    return len(text) <= _LONG_NAME and any(map(str.isalpha, text)) and _NO_NAME.search(text) is None


def _venue(reading: Reading) -> Found:
    """A venue that may be one of several."""
    venue = reading.venue
    if venue and venue.id is None and venue.candidates:
        yield "doubtful-venue", venue.text


CHECKS = (_missing, _year, _pages, _title, _authors, _venue)
"""The checks, in the order in which their problems are told."""


def current_year() -> int:
    """Give today's year."""
    return date.today().year
