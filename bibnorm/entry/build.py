"""From the values of one citation to an entry."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from bibnorm.entry.asides import asides
from bibnorm.entry.facts import Facts
from bibnorm.entry.problems import (
    LOW,
    Reading,
    confidence_left,
    current_year,
    find_problems,
    problem,
)
from bibnorm.entry.types import entry_type
from bibnorm.lexicon.statuses import find_status
from bibnorm.model import (
    MEETING_TYPES,
    Citation,
    Entry,
    Problem,
    Record,
    Source,
    Tagged,
    Values,
    Venue,
)


def build(
    citation: Citation,
    tagged: Tagged,
    values: Values,
    venue: Venue | None = None,
    highlighted: Sequence[int] = (),
    equal: Sequence[int] = (),
    corresponding: Sequence[int] = (),
    *,
    highlight_inferred: bool = False,
    file: str | None = None,
    this_year: int | None = None,
    record: Record | None = None,
    format: str | None = None,
) -> Entry:
    """Make an entry of what was read, with its type and what a person should look at.

    The places of authors count from 1. The key stays empty: a `KeyMaker` gives
    it. What could not be read (neither authors nor title) comes out as `misc`
    with the verbatim line in its note. A year is in the future as seen from
    `this_year`, today's if not given. Of a `record` in a `format` that has its fields
    already split the type and the key are kept.

        >>> from bibnorm.model import Run
        >>> citation = Citation((Run("lorem ipsum"),))
        >>> entry = build(citation, Tagged(citation, ()), Values())
        >>> entry.type, entry.note, [p.code for p in entry.problems]
        ('misc', 'lorem ipsum', ['unread'])
    """
    section = citation.section
    status = values.status or _status_of(section)
    type_, origin = _type(Facts(values, venue, section or ""), record)
    origins = {"type": origin, **dict(values.origins)}
    if status and not values.status:
        origins["status"] = "section heading"
    note = values.note if record else _note(citation, values, {*equal, *corresponding})
    read = bool(values.title or values.authors or values.container)
    if read or (record and not record.damage and (record.fields or record.extra)):
        reading = Reading(values, venue, tagged, type_, this_year or current_year())
        problems = find_problems(reading)
    else:
        type_, note = "misc", citation.text.strip() or None
        problems = (*values.problems, problem("unread"))
    if record and record.damage:
        problems = (*problems, problem("damaged-entry", record.damage))
    sure = _confidence(tagged.confidence, problems)
    if read and sure < LOW:
        problems = (*problems, problem("low-confidence", str(round(100 * sure))))
    return Entry(
        key=(record.key if record else None) or "",
        type=type_,
        highlighted=tuple(highlighted),
        highlight_inferred=highlight_inferred,
        equal=tuple(equal),
        corresponding=tuple(corresponding),
        venue=venue or _plain_venue(values),
        status=status,
        note=note,
        section=section,
        source=Source(file=file, line=citation.line, text=citation.text, format=format),
        spans=tuple((span.start, span.end, span.label.value) for span in tagged.spans),
        problems=problems,
        origins=origins,
        extra=_extra(record, values) if record else {},
        confidence=sure,
        **_people(values),
        **_dates(values, type_),
        **_as_read(values),
    )


def _note(citation: Citation, values: Values, known: set[int]) -> str | None:
    """Give what no field took, what was said of the authors first."""
    said = (*asides(citation, values, known), *([values.note] if values.note else []))
    return "; ".join(said) or None


# What may be said of a `misc`, which is often a type that somebody did not look for.
_SURER = frozenset(("genre", "status", "venue record", "name of the container"))


def _type(facts: Facts, record: Record | None) -> tuple[str, str]:
    """Give the type and what decided it; a record's own counts, unless it says nothing."""
    own = record.type if record else None
    if own is not None and own != "misc":
        return own, "its own type"
    guessed, origin = entry_type(facts)
    if own is None or origin in _SURER:
        return guessed, origin
    return own, "its own type"


# These go through as they were read.
AS_READ = (
    "title",
    "volume",
    "number",
    "edition",
    "location",
    "publisher",
    "publisher_location",
    "event_title",
    "institution",
    "genre",
    "doi",
    "arxiv",
    "url",
    "isbn",
    "issn",
    "pmid",
    "award",
)


def _as_read(values: Values) -> dict[str, Any]:
    """Give the fields that need no thought."""
    read: dict[str, Any] = {name: getattr(values, name) for name in AS_READ}
    read["pages"] = str(values.pages) if values.pages else None
    return read


_DECLINED = {name: name for name in ("doi", "arxiv", "isbn", "issn", "pmid")} | {
    "event_date": "eventdate"
}


def _extra(record: Record, values: Values) -> dict[str, str]:
    """Give what the entry has no place for, and values that cannot be what they are said to be."""
    said = dict(record.fields)
    declined = {
        own: said[name]
        for name, own in _DECLINED.items()
        if name in said and getattr(values, name) is None
    }
    return declined | dict(record.extra)


def _people(values: Values) -> dict[str, Any]:
    """Give authors and editors."""
    authors, editors = values.authors, values.editors
    return {
        "authors": authors.names if authors else (),
        "et_al": authors.et_al if authors else False,
        "editors": editors.names if editors else (),
    }


def _dates(values: Values, type_: str) -> dict[str, Any]:
    """Give the day on which a date begins, as far as it is known, and whose the range is."""
    date, event = values.date, values.event_date
    if date is None:
        return {"event_date": event}
    first = {"year": date.year, "month": date.month, "day": date.day}
    if event is None and date.is_stay and type_ in MEETING_TYPES:
        return {**first, "event_date": date}
    return {**first, "event_date": event, "until": date.end}


def _plain_venue(values: Values) -> Venue | None:
    """Give the container as written where nobody asked the authority."""
    if not values.container:
        return None
    return Venue(text=values.container, acronym=values.acronym)


@lru_cache(maxsize=256)
def _status_of(section: str | None) -> str | None:
    """Give the status that a heading tells of all entries under it, if it is one status.

    A heading such as "Accepted and submitted papers" leaves it open.
    """
    found = find_status(section) if section else None
    if section is None or found is None:
        return None
    start, end, status = found
    return None if find_status(section[:start] + " " + section[end:]) else status


def _confidence(tagged: float, problems: tuple[Problem, ...]) -> float:
    """Give the tagger's confidence, lowered by the problems."""
    # Written so that what is no number at all counts as no confidence.
    sure = min(tagged, 1.0) if tagged > 0 else 0.0
    return round(sure * confidence_left(problems), 4)
