"""What `bibnorm venue` does: strings in, one answer a string out."""

import sys
from collections.abc import Iterable, Iterator
from typing import Any

from bibnorm.cli.exits import Exit, FailedError
from bibnorm.cli.inputs import STDIN, lines_of
from bibnorm.model import Venue
from bibnorm.venues import Venues, load_venues


def run(texts: list[str], jsonl: bool) -> Exit:
    """Answer each text, or each line of standard input."""
    if not texts and sys.stdin.isatty():
        raise FailedError('name a venue, as in: bibnorm venue "Proc. Natl. Acad. Sci."')
    venues = load_venues()
    show = as_json if jsonl else as_words
    answered = False
    for text in texts or _lines():
        answered = True
        sys.stdout.buffer.write(f"{show(venues, text)}\n".encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    if not answered:
        raise FailedError("<stdin>: the input is empty; give one venue a line")
    return Exit.CLEAN


def _lines() -> Iterator[str]:
    return (line.rstrip("\r\n") for line in lines_of(STDIN))


def status_of(venue: Venue) -> str:
    """Say in a word what the authority answered."""
    if venue.id is not None:
        return "matched"
    return "ambiguous" if venue.candidates else "none"


def as_json(venues: Venues, text: str) -> str:
    """Answer as one line of JSON."""
    import json

    # What JSON leaves alone but some readers take for the end of a line is escaped too.
    return json.dumps(answer(venues, text), ensure_ascii=False).translate(_LINE_ENDS)


_LINE_ENDS = {code: f"\\u{code:04x}" for code in (0x7F, 0x85, 0x2028, 0x2029)}


def answer(venues: Venues, text: str) -> dict[str, Any]:
    """Give what is known of a venue as plain values."""
    venue = venues.match(text)
    record = venues.get(venue.id) if venue.id else None
    return {
        "text": text,
        "status": status_of(venue),
        "id": venue.id,
        "name": venue.name,
        "acronym": venue.acronym,
        "kind": venue.kind,
        "issn": list(record.issn) if record else [],
        "dblp": record.dblp if record else None,
        "confidence": venue.confidence,
        "candidates": list(venue.candidates),
    }


def as_words(venues: Venues, text: str) -> str:
    """Answer for a person: the text, and under it what is meant."""
    venue = venues.match(text)
    match status_of(venue):
        case "matched":
            return "\n".join([text, *_facts(venues, venue)])
        case "ambiguous":
            return f"{text}\n  ambiguous: {', '.join(_titles(venues, venue.candidates))}"
        case _:
            return f"{text}\n  none that is certain; it stays as written"


def _facts(venues: Venues, venue: Venue) -> Iterator[str]:
    record = venues.get(venue.id or "")
    acronym = f" ({venue.acronym})" if venue.acronym else ""
    yield f"  {venue.name}{acronym}"
    facts = (
        venue.kind,
        venue.publisher,
        f"ISSN {', '.join(record.issn)}" if record and record.issn else None,
        f"dblp {record.dblp}" if record and record.dblp else None,
        f"record {venue.id}",
        f"confidence {venue.confidence:.2f}",
    )
    yield "  " + ", ".join(fact for fact in facts if fact)


def _titles(venues: Venues, ids: Iterable[str]) -> Iterator[str]:
    for key in ids:
        record = venues.get(key)
        yield f"{record.name} ({key})" if record else key
