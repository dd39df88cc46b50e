"""RIS: two letters, two blanks, a hyphen, a blank; `TY` begins a record and `ER` ends it."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bibnorm.model import Document, Record, Role
from bibnorm.read.records import Gathered, citation_key, comma_name, plain, thesis_type
from bibnorm.read.records_tags import Block, Syntax, first_of, keep_rest, read_tagged

_SYNTAX = Syntax(
    tag=re.compile(r"[ \t]{0,3}([A-Z][A-Z0-9])(?: {1,2}-(?: |$)|  -)(.*)"),
    first=frozenset(("TY",)),
    last="ER",
)

_TYPES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("JOUR", "JFULL", "MGZN", "NEWS", "ABST", "INPR", "EJOUR"), "article"),
        **dict.fromkeys(("CONF", "CPAPER"), "inproceedings"),
        **dict.fromkeys(("BOOK", "EBOOK", "SER", "CLSWK"), "book"),
        **dict.fromkeys(("CHAP", "ECHAP", "ENCYC", "DICT"), "incollection"),
        **dict.fromkeys(("ELEC", "WEB", "BLOG", "ICOMM"), "online"),
        **dict.fromkeys(("COMP", "COMPS"), "software"),
        **dict.fromkeys(("DATA", "AGGR", "DBASE"), "dataset"),
        **dict.fromkeys(("UNPB", "MANSCPT", "UNPD"), "unpublished"),
        **{"EDBOOK": "collection", "THES": "thesis", "RPRT": "report", "PAT": "patent"},
        **{"GEN": "misc", "PAMP": "booklet"},
    }
)

# Of tags in one line the first that a record has is the field; the others are kept.
_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("TI", "T1", "CT"),
        "container": ("T2", "JF", "JO", "BT", "C3", "JA", "J1", "J2"),
        "series": ("T3",),
        "volume": ("VL",),
        "number": ("IS", "M1"),
        "date": ("PY", "Y1", "DA"),
        "publisher": ("PB",),
        "location": ("CY", "PP"),
        "genre": ("M3",),
        "edition": ("ET",),
        "doi": ("DO",),
        "url": ("UR",),
        "note": ("N1", "PS"),
    }
)
_PEOPLE: Mapping[str, Role] = MappingProxyType(
    {
        **dict.fromkeys(("AU", "A1"), Role.AUTHOR),
        **dict.fromkeys(("ED", "A2", "A3"), Role.EDITOR),
    }
)
_ABOUT: Mapping[str, str] = MappingProxyType(
    {"AB": "abstract", "N2": "abstract", "KW": "keywords", "LA": "language", "ST": "shorttitle"}
)
_DATE = re.compile(r"(\d{4})(?:/(\d{0,2}))?(?:/(\d{0,2}))?(?:/(.*))?")
_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+", re.IGNORECASE)
_SERIAL = re.compile(r"(?:ISSN:?\s*)?\d{4}-?\d{3}[\dXx](?![\d-])")


def read_ris(source: str, name: str = "<text>") -> Document:
    r"""Read RIS, and what programs make of it: tags of their own, lines that go on.

    >>> source = "TY  - JOUR\nAU  - Doe, Jane\nTI  - Rain\nPY  - 2001/05//\nER  - "
    >>> [record] = read_ris(source).records
    >>> record.type, str(record.people[0][1]), record.fields
    ('article', 'Doe, Jane', (('title', 'Rain'), ('date', '2001-05')))
    """
    return read_tagged(source, name, "ris", _SYNTAX, _record)


def _record(block: Block) -> Record:
    gathered = Gathered()
    type_ = _type(block)
    of_tag: dict[str, list[str]] = {}
    for tag, text in block.fields:
        if tag in _PEOPLE and text:
            gathered.person(_PEOPLE[tag], comma_name(text))
        elif tag not in ("TY", "ID") and text:
            of_tag.setdefault(tag, []).append(text)
    _pages(of_tag, gathered)
    _serial(of_tag, gathered)
    _fields(type_, of_tag, gathered)
    keep_rest(of_tag, _ABOUT, gathered)
    key = citation_key(first_of(block.fields, "ID"))
    return gathered.record(block.text, (block.line, block.end), type_, key, block.damage)


def _type(block: Block) -> str | None:
    said = first_of(block.fields, "TY").upper()
    type_ = _TYPES.get(said)
    degree = first_of(block.fields, "M3", "VL", "U1")
    if type_ == "thesis":
        return thesis_type(degree)
    return "techreport" if type_ == "report" else type_


def _pages(of_tag: dict[str, list[str]], gathered: Gathered) -> None:
    """Put first and last page together; some write both into the first."""
    first = plain(" ".join(of_tag.pop("SP", ())))
    last = plain(" ".join(of_tag.pop("EP", ())))
    if first and last and last != first and last not in first:
        first = f"{first}-{last}"
    gathered.put("pages", first or last, own="SP")


def _serial(of_tag: dict[str, list[str]], gathered: Gathered) -> None:
    """Tell an ISSN from an ISBN: they have one tag."""
    for text in of_tag.pop("SN", ()):
        name = "issn" if _SERIAL.match(text) else "isbn"
        gathered.put(name, plain(text), own="SN")


def _fields(type_: str | None, of_tag: dict[str, list[str]], gathered: Gathered) -> None:
    for name, tags in _FIELDS.items():
        place = "institution" if name == "publisher" and _is_by_school(type_) else name
        for tag in tags:
            if tag in ("JA", "J1", "J2") and name in gathered.fields:
                continue  # the name's short form is no second name
            for text in of_tag.pop(tag, ()):
                value = _value(name, plain(text))
                is_doi = tag in ("M1", "M3", "N1") and _DOI.fullmatch(value)
                gathered.put("doi" if is_doi else place, value, own=tag)


def _is_by_school(type_: str | None) -> bool:
    return type_ in ("thesis", "phdthesis", "mastersthesis", "techreport")


def _value(name: str, text: str) -> str:
    """Write a date as ISO 8601 does: `2001/05//Spring` is of May 2001."""
    match = _DATE.fullmatch(text) if name == "date" else None
    if match is None:
        return text
    parts = [match[1], match[2], match[3]]
    numbers = [part.zfill(2) for part in parts[: 1 + sum(map(bool, parts[1:]))] if part]
    return "-".join(numbers)
