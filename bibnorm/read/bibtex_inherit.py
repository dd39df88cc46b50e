"""What an entry of BibTeX takes from another one: `crossref` as biber does it, and `xdata`."""

from collections.abc import Mapping
from types import MappingProxyType

Raw = dict[str, str]

# What is true of the whole is true of its part; a whole's own DOI or pages are not.
_SHARED = frozenset(
    (
        *("editor", "editora", "editorb", "publisher", "address", "location", "venue", "edition"),
        *("eventtitle", "eventdate", "year", "month", "date", "series", "volume", "number"),
        *("isbn", "issn", "organization", "institution", "journal", "journaltitle", "booktitle"),
        *("booksubtitle", "language", "langid", "howpublished"),
    )
)
_PARTS = frozenset(
    (
        *("inproceedings", "conference", "incollection", "inbook", "inreference", "suppbook"),
        *("suppcollection", "bookinbook", "book", "collection", "proceedings", "reference"),
    )
)
_MULTI = frozenset(("mvbook", "mvcollection", "mvproceedings", "mvreference"))
_RENAMED: Mapping[str, str] = MappingProxyType(
    {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
)
_AS_JOURNAL: Mapping[str, str] = MappingProxyType(
    {"title": "journaltitle", "subtitle": "journalsubtitle"}
)
_AS_MULTI: Mapping[str, str] = MappingProxyType(
    {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
)
_IN_BOOK = frozenset(("inbook", "bookinbook", "suppbook"))
_DEEPEST = 8


def inherit(entries: Mapping[str, tuple[str, Raw]]) -> dict[str, Raw]:
    """Give each entry its fields and those that it takes from others, by key.

    `entries` are type and fields by key, in small letters. A field of its own is never
    replaced; what leads nowhere or in circles is left alone.

        >>> whole = ("proceedings", {"title": "Proc. of Foo", "year": "2001", "doi": "10.1/2"})
        >>> inherit({"p": whole, "c": ("inproceedings", {"title": "A", "crossref": "P"})})["c"]
        {'title': 'A', 'crossref': 'P', 'year': '2001', 'booktitle': 'Proc. of Foo'}
    """
    return {key: _with_inherited(key, entries) for key in entries}


def _with_inherited(key: str, entries: Mapping[str, tuple[str, Raw]]) -> Raw:
    kind, own = entries[key]
    if "crossref" not in own and "xdata" not in own:
        return own
    known = dict(own)
    for name in own.get("xdata", "").split(","):
        for field, value in entries.get(name.strip().lower(), ("", {}))[1].items():
            known.setdefault(field, value)
    seen, parent = {key}, known.get("crossref", "").strip().lower()
    while parent in entries and parent not in seen and len(seen) < _DEEPEST:
        seen.add(parent)
        parent_kind, fields = entries[parent]
        for field, value in _given(kind, parent_kind, fields).items():
            known.setdefault(field, value)
        kind, parent = parent_kind, fields.get("crossref", "").strip().lower()
    return known


def _given(kind: str, parent_kind: str, fields: Raw) -> Raw:
    """Give what a whole hands on to a part, under the names that it has there."""
    given = {name: value for name, value in fields.items() if name in _SHARED}
    renamed = _renamed(kind, parent_kind)
    for name, value in fields.items():
        if name in renamed:
            given.setdefault(renamed[name], value)
    if kind in _IN_BOOK and "author" in fields:
        given["author"] = fields["author"]
    return given


def _renamed(kind: str, parent_kind: str) -> Mapping[str, str]:
    if kind == "article":
        return _AS_JOURNAL
    if parent_kind in _MULTI:
        return _AS_MULTI
    return _RENAMED if kind in _PARTS else {}
