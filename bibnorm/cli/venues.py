"""What `bibnorm venue` does: strings in, one answer a string out."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bibnorm.cli.exits import Exit, FailedError
from bibnorm.cli.inputs import STDIN, lines_of
from bibnorm.cli.settings import venue_files
from bibnorm.model import Venue
from bibnorm.venues import Venues, load_venues


def run(texts: list[str], how: str, files: Sequence[Path] = ()) -> Exit:
    """Answer each text, or each line of standard input, in the form that `how` names."""
    if not texts and sys.stdin.isatty():
        raise FailedError('name a venue, as in: bibnorm venue "Proc. Natl. Acad. Sci."')
    venues = opened(venue_files(files))
    show = SHOWN[how]
    answered = False
    for text in texts or _lines():
        answered = True
        sys.stdout.buffer.write(f"{show(venues, text)}\n".encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    if not answered:
        raise FailedError("<stdin>: the input is empty; give one venue a line")
    return Exit.CLEAN


def opened(files: Sequence[Path]) -> Venues:
    """Open the authority with a user's own files on top."""
    try:
        return load_venues(files)
    except OSError as error:
        raise FailedError(f"{error.filename}: {error.strerror}; check the path") from error
    except ValueError as error:
        raise FailedError(str(error)) from error


def own_venues(files: Sequence[Path] = ()) -> Venues | None:
    """Open the authority if a file goes on top of it; else it is opened when it is needed."""
    wanted = venue_files(files)
    return opened(wanted) if wanted else None


def check_file(path: Path, files: Sequence[Path]) -> Exit:
    """Say what is wrong with a venue file, a line a fault."""
    opened(files)  # those under it must be right themselves
    from bibnorm.venues import VenueFileError

    try:
        load_venues([*files, path])
    except OSError as error:
        raise FailedError(f"{path}: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise FailedError(f"{path}: this is no text in UTF-8; save it as such") from error
    except VenueFileError as error:
        sys.stdout.write(f"{error}\n")
        return Exit.FINDINGS
    sys.stdout.write(f"{path}: nothing wrong\n")
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
    venue, evidence = venues.decided(text)
    record = venues.get(venue.id) if venue.id else None
    return {
        "text": text,
        "status": status_of(venue),
        "id": venue.id,
        "name": venue.name,
        "acronym": venue.acronym,
        "kind": venue.kind,
        "issn": list(record.issn) if record and venue.issn else [],
        "dblp": record.dblp if record else None,
        "booktitle": venue.booktitle,
        "confidence": venue.confidence,
        "evidence": evidence or None,
        "candidates": list(venue.candidates),
    }


def as_words(venues: Venues, text: str) -> str:
    """Answer for a person: the text, under it what is meant and why, and what came next."""
    explained = venues.explain(text)
    venue = explained.venue
    match status_of(venue):
        case "matched":
            lines = [*_facts(venues, venue), f"  decided by: {explained.evidence}"]
        case "ambiguous":
            lines = [f"  ambiguous: {', '.join(_titles(venues, venue.candidates))}"]
        case _:
            lines = ["  none that is certain; it stays as written"]
    others = [key for key in explained.nearest if key not in venue.candidates]
    near = [f"  near: {', '.join(_titles(venues, others[:_NEAR]))}"] if others else []
    return "\n".join([text, *lines, *near])


_NEAR = 3


def _facts(venues: Venues, venue: Venue) -> Iterator[str]:
    record = venues.get(venue.id or "")
    acronym = f" ({venue.acronym})" if venue.acronym else ""
    yield f"  {venue.name}{acronym}"
    facts = (
        venue.kind,
        venue.publisher,
        f"ISSN {', '.join(record.issn)}" if record and venue.issn else None,
        f"dblp {record.dblp}" if record and record.dblp else None,
        f"record {venue.id}",
        f"confidence {venue.confidence:.2f}",
    )
    yield "  " + ", ".join(fact for fact in facts if fact)


def as_record(venues: Venues, text: str) -> str:
    """Answer with a record for a venue file."""
    from bibnorm.venues.suggest import suggest

    return f"{suggest(text, venues)}\n"


def _titles(venues: Venues, ids: Iterable[str]) -> Iterator[str]:
    for key in ids:
        record = venues.get(key)
        yield f"{record.name} ({key})" if record else key


SHOWN: dict[str, Callable[[Venues, str], str]] = {
    "words": as_words,
    "jsonl": as_json,
    "add": as_record,
}
