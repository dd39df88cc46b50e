"""JSON: Crossref's public data, and lines of JSON in BibTeX's field names."""

import io
import json
import re
from collections.abc import Iterator
from gzip import GzipFile
from typing import Any

from bibnorm.model import Record, Role
from bibnorm.read import read_text

_FIELDS = {
    "title": "title",
    "booktitle": "container",
    "journal": "container",
    "volume": "volume",
    "number": "number",
    "pages": "pages",
    "year": "year",
    "month": "month",
    "address": "location",
    "publisher": "publisher",
    "series": "series",
    "doi": "doi",
    "arxiv": "arxiv",
    "url": "url",
    "isbn": "isbn",
    "issn": "issn",
}
Stream = io.BufferedReader | GzipFile
"""Bytes that can be looked at before they are read."""

_ENVELOPE = re.compile(rb"\s*\{\s*\"items\"\s*:\s*\[")


def read_items(file: Stream) -> Iterator[Record]:
    """Give the records of one JSON document, or of a line each.

    >>> line = b'{"key": "r", "type": "article", "title": "On rain", "authors": ["Ada Wind"]}'
    >>> [record] = read_items(io.BufferedReader(io.BytesIO(line)))
    >>> record.key, record.people
    ('r', ((<Role.AUTHOR: 'author'>, 'Ada Wind'),))
    """
    head = file.peek(1 << 12)
    if head.lstrip()[:1] == b"[" or _ENVELOPE.match(head):
        yield from read_text(file.read().decode("utf-8", "replace"), format="csl-json").records
        return
    for line in file:
        if line.strip():
            yield _record(json.loads(line), line)


def _record(item: dict[str, Any], line: bytes) -> Record:
    if "authors" not in item:
        [*records] = read_text(line.decode("utf-8", "replace"), format="csl-json").records
        return records[0]
    people = tuple((Role.AUTHOR, str(name)) for name in item["authors"])
    fields = {own: str(item[name]) for name, own in _FIELDS.items() if item.get(name)}
    return Record(
        "",
        type=item.get("type"),
        key=item.get("key"),
        people=people,
        fields=tuple(fields.items()),
    )
