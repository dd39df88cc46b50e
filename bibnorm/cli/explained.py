"""What `bibnorm explain` does: each citation by field, and what decided each value."""

import os
import sys
from collections.abc import Iterator
from typing import IO

from bibnorm.cli.exits import Exit, FailedError
from bibnorm.cli.summary import owner_told, plain_name
from bibnorm.cli.tally import venue_status
from bibnorm.cli.venues import own_venues
from bibnorm.model import Entry, Tagged, Venue
from bibnorm.pipeline import ListReading, Normalizer, Options, Reading
from bibnorm.read import ReadError, read_path

Piece = tuple[str, str | None]
"""A stretch of a citation, and the label of the field it belongs to, if any."""


def run(file: str, source_format: str | None, highlight: str | None) -> Exit:
    """Read the file and show how it was read."""
    try:
        document = read_path(file, format=source_format)
    except ReadError as error:
        raise FailedError(str(error)) from error
    reading = Normalizer(venues=own_venues(), options=Options(highlight=highlight)).read(document)
    if not reading.readings:
        raise FailedError(f"{document.name}: no publications found in it")
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        from bibnorm.cli.colours import show

        show(document.name, reading)
    else:
        sys.stdout.flush()
        _show_plainly(document.name, reading, sys.stdout.buffer)
    return Exit.CLEAN


def _show_plainly(name: str, reading: ListReading, out: IO[bytes]) -> None:
    out.write(f"{headline(name, reading)}\n".encode("utf-8", "replace"))
    for one in reading.readings:
        text = "".join(f"[{label} {part}]" if label else part for part, label in pieces(one.tagged))
        text = text.replace("\n", "\n  ")
        facts = "\n".join(f"    {subject:<12}{told}" for subject, told in facts_of(one))
        out.write(f"\n{heading(name, one)}\n  {text}\n{facts}\n".encode("utf-8", "replace"))
    out.flush()


def headline(name: str, reading: ListReading) -> str:
    """Say what the file holds and whose list it is."""
    count = len(reading.readings)
    owner = owner_told(reading.owner) or "whose list it is was not found"
    return f"{name}: {count} {'entry' if count == 1 else 'entries'}; {owner}"


def heading(name: str, reading: Reading) -> str:
    """Give the line over an entry: where it stands, what it is, how sure that is."""
    entry = reading.entry
    return f"{name}:{entry.source.line}  @{entry.type}{{{entry.key}}}  {entry.confidence:.0%} sure"


def pieces(tagged: Tagged) -> Iterator[Piece]:
    """Cut a citation into its fields and what stands between them; nothing is left out."""
    text, at = tagged.citation.text, 0
    for span in tagged.spans:
        if span.start > at:
            yield text[at : span.start], None
        yield text[span.start : span.end], span.label.value
        at = span.end
    if at < len(text):
        yield text[at:], None


def facts_of(reading: Reading) -> Iterator[tuple[str, str]]:
    """Give each value with what put it there, then what is to be looked at."""
    entry = reading.entry
    origins = dict(entry.origins)
    yield "type", _told(entry.type, origins.pop("type", ""))
    if entry.authors:
        yield "authors", _told(_authors(entry), origins.pop("authors", ""))
    if entry.highlighted:
        yield "highlighted", _told(*_highlighted(entry))
    if entry.venue is not None:
        yield "venue", _venue(entry.venue)
    for field in _FIELDS:
        value = getattr(entry, field)
        if value is not None:
            yield field, _told(str(value), origins.pop(field, ""))
    for problem in entry.problems:
        yield "look at", f"{problem.message}  <- {problem.code}"


_FIELDS = (
    "title",
    "year",
    "month",
    "day",
    "until",
    "event_title",
    "event_date",
    "volume",
    "number",
    "pages",
    "edition",
    "location",
    "publisher",
    "publisher_location",
    "institution",
    "genre",
    "doi",
    "arxiv",
    "url",
    "isbn",
    "issn",
    "pmid",
    "status",
    "award",
    "note",
)


def _told(value: str, origin: str) -> str:
    return f"{value}  <- {origin}" if origin else value


def _authors(entry: Entry) -> str:
    return "; ".join(map(str, entry.authors)) + ("; et al." if entry.et_al else "")


def _highlighted(entry: Entry) -> tuple[str, str]:
    names = [f"{at} {plain_name(entry.authors[at - 1])}" for at in entry.highlighted]
    how = "inferred from the list" if entry.highlight_inferred else "marked in the entry"
    return ", ".join(names), entry.origins.get("highlighted", how)


def _venue(venue: Venue) -> str:
    match venue_status(venue):
        case "matched":
            acronym = f" ({venue.acronym})" if venue.acronym else ""
            return f"{venue.name}{acronym}  <- record {venue.id}, {venue.confidence:.0%} sure"
        case "ambiguous":
            return f"{venue.text}  <- as written; may be {' or '.join(venue.candidates)}"
        case _:
            return f"{venue.text}  <- as written; no record is sure"
