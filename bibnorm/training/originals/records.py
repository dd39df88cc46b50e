"""The record that a corpus in JSON Lines has, made from a reference as it was read."""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any

from bibnorm.fields.names import read_people
from bibnorm.model import Unread
from bibnorm.training.originals.edges import Labelled
from bibnorm.training.originals.flow import Flow, NameSpan
from bibnorm.training.originals.harmonise import harmonise

Record = dict[str, Any]

_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_DASHES = re.compile(r"\s*[-–−‐‒—]+\s*")


def make_record(flow: Flow, number: str, source: str) -> Record:
    """Give `id`, `source`, `raw`, `spans`, `src`, `spans_h`, `fields`, `author_gold`.

    `names` stands there where the source marks persons; `unscored` says that it has
    authors (a dash for "the same") that no list of names can be made of.
    """
    raw, harmonised = flow.text, harmonise(flow.text, flow.spans)
    values = fields(raw, harmonised, flow.names)
    record: Record = {
        "id": number,
        "source": source,
        "raw": raw,
        "spans": [list(span) for span in flow.spans],
        "src": list(flow.tags),
        "spans_h": [list(span) for span in harmonised],
        "fields": values,
        "author_gold": "markup" if flow.names else "split",
    }
    if flow.names:
        record["names"] = [list(part) for part in flow.names]
    if "author" not in values and any(label == "author" for _, _, label in flow.spans):
        record["unscored"] = ["author"]
    return record


def fields(raw: str, spans: Iterable[Labelled], names: Iterable[NameSpan] = ()) -> Record:
    """Give the values that harmonised spans stand for, the first of each kind.

    >>> fields("Roe, J. On ink. 2001, 7–9", [(0, 7, "author"), (8, 14, "title"),
    ...        (16, 20, "date"), (22, 25, "pages")])
    {'author': ['Roe, J.'], 'title': 'On ink', 'year': '2001', 'pages': '7-9'}
    """
    first: dict[str, str] = {}
    authors: list[tuple[int, int]] = []
    for start, end, label in spans:
        if label == "author":
            authors.append((start, end))
        first.setdefault(label, raw[start:end])
    found: Record = {"author": _authors(raw, authors, list(names))}
    for label, (key, read) in _KEYS.items():
        if label in first:
            found[key] = read(first[label])
    return {key: value for key, value in found.items() if value}


def _authors(raw: str, extents: list[tuple[int, int]], names: list[NameSpan]) -> list[str]:
    if names:
        inside = [n for n in names if any(s <= n[0] and n[1] <= e for s, e in extents)]
        return [_written(raw, list(parts)) for _, parts in groupby(inside, lambda n: n[3])]
    found = (read_people(raw[start:end]) for start, end in extents)
    return [
        str(name) for people in found if not isinstance(people, Unread) for name in people.names
    ]


def _written(raw: str, parts: list[NameSpan]) -> str:
    """Write a name family first, whatever its order was."""
    order = ("literal", "family", "suffix", "given")
    by_part = sorted(parts, key=lambda part: order.index(part[2]))
    return ", ".join(raw[start:end] for start, end, _, _ in by_part)


def _year(text: str) -> str:
    match = _YEAR.search(text)
    return match[0] if match else ""


def _doi(text: str) -> str:
    match = _DOI.search(text)
    return match[0] if match else ""


_KEYS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "title": ("title", str),
    "container": ("container-title", str),
    "date": ("year", _year),
    "volume": ("volume", str),
    "issue": ("issue", str),
    "pages": ("pages", lambda text: _DASHES.sub("-", text)),
    "publisher": ("publisher", str),
    "location": ("location", str),
    "doi": ("doi", _doi),
    "arxiv": ("arxiv", str),
    "url": ("url", lambda text: "".join(text.split())),
}
