"""PubMed's tagged format, and MEDLINE's before it: tags of four letters and a hyphen."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bibnorm.model import Document, Name, Record, Role
from bibnorm.read.records import Gathered, comma_name, plain
from bibnorm.read.records_tags import Block, Syntax, Tagged, first_of, keep_rest, read_tagged

_SYNTAX = Syntax(
    tag=re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(?![^ ]) ?(.*)"),
    first=frozenset(("PMID", "UI")),
    parted=True,
)
_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("TI", "BTI", "TT"),
        "container": ("JT", "BTI", "TA"),
        "series": ("CTI",),
        "volume": ("VI",),
        "number": ("IP",),
        "pages": ("PG",),
        "date": ("DP", "DEP"),
        "publisher": ("PB",),
        "location": ("PL",),
        "edition": ("EN",),
        "isbn": ("ISBN",),
        "pmid": ("PMID", "UI"),
    }
)
_ABOUT: Mapping[str, str] = MappingProxyType(
    {"AB": "abstract", "LA": "language", "PMC": "pmcid", "OT": "keywords"}
)
# Full names come before the same names cut short.
_FULL: Mapping[str, Role] = MappingProxyType({"FAU": Role.AUTHOR, "FED": Role.EDITOR})
_SHORT: Mapping[str, Role] = MappingProxyType({"AU": Role.AUTHOR, "ED": Role.EDITOR})
_INITIALS = re.compile(r"(?P<family>.+) (?P<given>[A-Z]{1,4})(?: (?P<suffix>Jr|Sr|\d\w{2}))?")
_NUMBERED = re.compile(r"(.+?)\s*\[(doi|pii|bookaccession)\]", re.IGNORECASE)
_SERIAL = re.compile(r"(\d{4}-\d{3}[\dXx])\s*\((\w+)\)")


def read_nbib(source: str, name: str = "<text>") -> Document:
    r"""Read what PubMed exports.

    >>> source = "PMID- 1\nTI  - Rain\n      and wind.\nFAU - Doe, Jane\nAU  - Doe J"
    >>> [record] = read_nbib(source).records
    >>> str(record.people[0][1]), len(record.people), dict(record.fields)["title"]
    ('Doe, Jane', 1, 'Rain and wind.')
    """
    return read_tagged(source, name, "nbib", _SYNTAX, _record)


def _record(block: Block) -> Record:
    gathered = Gathered()
    type_ = _type(block.fields)
    _people(block.fields, gathered)
    _numbers(block.fields, gathered)
    taken = {*_FULL, *_SHORT, "CN", "LID", "AID", "IS", "STAT"}
    left: dict[str, list[str]] = {}
    for tag, text in block.fields:
        if tag not in taken and text:
            left.setdefault(tag, []).append(plain(text))
    if type_ in ("book", "techreport"):
        left["JT"] = []  # the title of the book is no place it appeared in
    for name, tags in _FIELDS.items():
        own = next((tag for tag in tags if left.get(tag)), None)
        if own and name not in gathered.fields:
            gathered.put(name, left.pop(own)[0], own=own)
    if "aheadofprint" in left.get("PST", ()):
        gathered.put("status", "ahead of print", own="PST")
    keep_rest(left, _ABOUT, gathered)
    return gathered.record(block.text, (block.line, block.end), type_)


def _type(fields: Tagged) -> str | None:
    """Give the type: a preprint is no article, and a book has a title of its own kind."""
    said = {text.lower() for tag, text in fields if tag == "PT"}
    if "preprint" in said:
        return "misc"
    if first_of(fields, "BTI"):
        return "incollection" if first_of(fields, "TI") else "book"
    if "dataset" in said and not first_of(fields, "JT", "TA"):
        return "dataset"
    return "article" if first_of(fields, "JT", "TA") else None


def _people(fields: Tagged, gathered: Gathered) -> None:
    for full, short in (("FAU", "AU"), ("FED", "ED")):
        has_full = any(tag == full for tag, _ in fields)
        for tag, text in fields:
            if tag == full:
                gathered.person(_FULL[full], comma_name(text))
            elif tag == short and not has_full:
                gathered.person(_SHORT[short], _short_name(text))
            elif tag == "CN" and full == "FAU" and text:
                gathered.person(Role.AUTHOR, Name(literal=plain(text)))


def _short_name(text: str) -> Name | str:
    """Read `Doe JA`; what is not written so is for others to read."""
    match = _INITIALS.fullmatch(plain(text))
    return Name(**match.groupdict()) if match else comma_name(text)


def _numbers(fields: Tagged, gathered: Gathered) -> None:
    """Read DOIs and ISSNs, each with a word behind that says what it is."""
    for tag, text in fields:
        if tag in ("LID", "AID"):
            match = _NUMBERED.fullmatch(plain(text))
            if match and match[2].lower() == "doi":
                gathered.put("doi", match[1], own=tag)
            elif match and tag == "LID" and not first_of(fields, "PG"):
                gathered.put("pages", match[1], own=tag)
            else:
                gathered.keep(tag, plain(text))
        elif tag == "IS":
            serial = _SERIAL.search(text)
            gathered.put("issn", serial[1] if serial else plain(text), own=tag)
