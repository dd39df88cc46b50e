"""EndNote's tagged format, which is Refer's: a per cent sign and a letter."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bibnorm.model import Document, Record, Role
from bibnorm.read.records import Gathered, citation_key, comma_name, plain, thesis_type
from bibnorm.read.records_tags import Block, Syntax, first_of, keep_rest, read_tagged

_SYNTAX = Syntax(
    tag=re.compile(r"%([A-Z0-9@!#$&()*+<>?^~\[\]|=,:;-])(?![^ ]) ?(.*)"),
    first=frozenset(("0",)),
    parted=True,
)

_NAMED = {
    "article": "journal article|electronic article|magazine article|newspaper article|article",
    "inproceedings": "conference paper|conference proceedings",
    "incollection": "book section|electronic book section|encyclopedia",
    "book": "book|electronic book|ebook|serial",
    "collection": "edited book",
    "booklet": "pamphlet",
    "online": "web page|online multimedia|blog",
    "unpublished": "unpublished work|manuscript",
    "thesis": "thesis",
    "techreport": "report|government document",
    "patent": "patent",
    "software": "computer program",
    "dataset": "dataset",
    "misc": "generic",
}
TYPES: Mapping[str, str] = MappingProxyType(
    {name: type_ for type_, names in _NAMED.items() for name in names.split("|")}
)
"""EndNote's names of reference types."""

_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("T",),
        "container": ("J", "B"),
        "series": ("S",),
        "volume": ("V",),
        "number": ("N",),
        "pages": ("P",),
        "date": ("D", "8"),
        "publisher": ("I",),
        "location": ("C",),
        "edition": ("7",),
        "genre": ("9",),
        "doi": ("R",),
        "url": ("U",),
        "note": ("Z",),
    }
)
_ABOUT: Mapping[str, str] = MappingProxyType(
    {"%X": "abstract", "%K": "keywords", "%G": "language", "%!": "shorttitle"}
)
_PEOPLE: Mapping[str, Role] = MappingProxyType({"A": Role.AUTHOR, "E": Role.EDITOR})
_SERIAL = re.compile(r"(?:ISSN:?\s*)?\d{4}-?\d{3}[\dXx](?![\d-])")
_BY_SCHOOL = frozenset(("thesis", "phdthesis", "mastersthesis", "techreport"))


def read_enw(source: str, name: str = "<text>") -> Document:
    r"""Read EndNote's or Refer's tagged format.

    >>> source = "%0 Thesis\n%A Doe, Jane\n%T Rain\n%9 PhD\n%I University of Rain\n%D 2001"
    >>> [record] = read_enw(source).records
    >>> record.type, dict(record.fields)["institution"]
    ('phdthesis', 'University of Rain')
    """
    return read_tagged(source, name, "enw", _SYNTAX, _record)


def _record(block: Block) -> Record:
    gathered = Gathered()
    type_ = _type(block)
    left: dict[str, list[str]] = {}
    for tag, text in block.fields:
        if tag in _PEOPLE and text:
            gathered.person(_PEOPLE[tag], comma_name(text))
        elif tag == "@" and text:
            gathered.put("issn" if _SERIAL.match(text) else "isbn", plain(text), own="%@")
        elif tag not in "0F" and text:
            left.setdefault(tag, []).append(text)
    for name, tags in _FIELDS.items():
        place = "institution" if name == "publisher" and type_ in _BY_SCHOOL else name
        for tag in tags:
            for text in left.pop(tag, ()):
                gathered.put(place, plain(text), own=f"%{tag}")
    keep_rest({f"%{tag}": texts for tag, texts in left.items()}, _ABOUT, gathered)
    key = citation_key(first_of(block.fields, "F"))
    return gathered.record(block.text, (block.line, block.end), type_, key)


def _type(block: Block) -> str | None:
    """Give the type, by name; Refer's own files name none."""
    type_ = TYPES.get(first_of(block.fields, "0").lower())
    if type_ == "thesis":
        return thesis_type(first_of(block.fields, "9", "V"))
    return type_ or ("article" if first_of(block.fields, "J") else None)
