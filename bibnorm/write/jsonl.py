"""JSON Lines: one object an entry, its keys in a fixed order, nothing left out."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from bibnorm.model import Entry, Name, Venue
from bibnorm.write.mathtext import without_math

_PARTS = ("given", "family", "prefix", "suffix", "literal")
_VENUE = ("text", "id", "name", "acronym", "kind", "confidence", "booktitle")

# What a reader may take for the end of a line, and half surrogates, which UTF-8 cannot write.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def as_record(entry: Entry) -> dict[str, Any]:
    """Give an entry as plain values: the keys of the contract first, then what we add."""
    return {
        "key": entry.key,
        "type": entry.type,
        "authors": [_name(name) for name in entry.authors],
        "et_al": entry.et_al,
        "highlighted": entry.highlighted,
        "equal": entry.equal,
        "corresponding": entry.corresponding,
        "editors": [_name(name) for name in entry.editors],
        "title": without_math(entry.title) if entry.title else entry.title,
        "venue": None if entry.venue is None else _venue(entry.venue),
        "year": entry.year,
        "month": entry.month,
        "day": entry.day,
        "volume": entry.volume,
        "number": entry.number,
        "pages": entry.pages,
        "location": entry.location,
        "publisher": entry.publisher,
        "doi": entry.doi,
        "arxiv": entry.arxiv,
        "url": entry.url,
        "status": entry.status,
        "award": entry.award,
        "note": entry.note,
        "section": entry.section,
        "source": {
            "file": entry.source.file,
            "line": entry.source.line,
            "text": entry.source.text,
        },
        "spans": entry.spans,
        "problems": [
            {"code": problem.code, "field": problem.field, "message": problem.message}
            for problem in entry.problems
        ],
        "confidence": entry.confidence,
        "edition": entry.edition,
        "institution": entry.institution,
        "genre": entry.genre,
        "isbn": entry.isbn,
        "issn": entry.issn,
        "pmid": entry.pmid,
        "highlight_inferred": entry.highlight_inferred,
        "origins": dict(entry.origins),
        "extra": dict(entry.extra),
        "until": None if entry.until is None else str(entry.until),
        "event_title": entry.event_title,
        "event_date": None if entry.event_date is None else str(entry.event_date),
        "publisher_location": entry.publisher_location,
    }


def jsonl_line(entry: Entry) -> str:
    """Write an entry as one line of JSON, its line feed included.

    >>> from bibnorm.model import Source
    >>> line = jsonl_line(Entry(key="k", type="misc", source=Source(text="An\u2028odd line")))
    >>> len(line.splitlines()), json.loads(line)["source"]["text"] == "An\u2028odd line"
    (1, True)
    """
    return as_line(as_record(entry)) + "\n"


def as_line(record: dict[str, Any]) -> str:
    """Write a value as JSON in UTF-8, on what every reader takes for one line."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", _encode(record))


def stream_jsonl(entries: Iterable[Entry]) -> Iterator[str]:
    """Write entries one by one, a line each."""
    return map(jsonl_line, entries)


def _name(name: Name) -> dict[str, str | None]:
    return {part: getattr(name, part) for part in _PARTS}


def _venue(venue: Venue) -> dict[str, Any]:
    parts = {part: getattr(venue, part) for part in _VENUE}
    return {**parts, "text": without_math(venue.text)}
