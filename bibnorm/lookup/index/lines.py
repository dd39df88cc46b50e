"""JSON: Crossref's public data, and lines of JSON in BibTeX's field names."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from gzip import GzipFile

from bibnorm.lookup.index.listed import is_listed, listed
from bibnorm.lookup.index.relations import with_relations
from bibnorm.lookup.services.crossref import crossref_record, crossref_relations
from bibnorm.lookup.services.made import lower_doi
from bibnorm.model import Record, Role
from bibnorm.read.records_csl import read_csl

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

_HEAD = 1 << 12
_LONGEST = 1 << 25
_BOM = b"\xef\xbb\xbf"


def read_items(file: Stream) -> Iterator[Record]:
    """Give the records of a list in JSON, or of a line each.

    >>> line = b'{"key": "r", "type": "article", "title": "On rain", "authors": ["Ada Wind"]}'
    >>> [record] = read_items(io.BufferedReader(io.BytesIO(line)))
    >>> record.key, record.people
    ('r', ((<Role.AUTHOR: 'author'>, 'Ada Wind'),))
    """
    if is_listed(file.peek(_HEAD)[:_HEAD].decode("utf-8-sig", "replace")):
        yield from map(_record, listed(file))
        return
    for number, line in enumerate(iter(lambda: file.readline(_LONGEST), b""), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line.removeprefix(_BOM).decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            raise ValueError(f"line {number} breaks off, or is no JSON") from None
        yield _record(item)


def _record(item: object) -> Record:
    if not isinstance(item, dict):
        raise ValueError(f"{str(item)[:40]!r} stands where a publication should")
    if isinstance(item.get("title"), list):
        doi = lower_doi(item.get("DOI"))
        record = with_relations(crossref_record(item), crossref_relations(item))
        return replace(record, fields=(*record.fields, ("doi", doi))) if doi else record
    if not isinstance(item.get("authors"), list):
        [*records] = read_csl(json.dumps(item)).records
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
