"""GROBID's training references: `<listBibl><bibl><author>…</author>, <title level="a">…`."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from bibnorm.training.originals.flow import Flow
from bibnorm.training.originals.records import Record, make_record
from bibnorm.training.originals.xml import local, pieces, read_tree

_LABELS = {
    "author": "author",
    "authors": "author",
    "biblScope:issue": "issue",
    "biblScope:page": "pages",
    "biblScope:pages": "pages",
    "biblScope:pp": "pages",
    "biblScope:vol": "volume",
    "biblScope:volume": "volume",
    "biblStruct:page": "pages",
    "date": "date",
    "editor": "editor",
    "idno:arxiv": "arxiv",
    "idno:arxive": "arxiv",
    "idno:doi": "doi",
    "idno:isbn": "isbn",
    "idno:issn": "issn",
    "idno:report": "note",
    "note": "note",
    "note:report": "genre",
    "orgName": "institution",
    "page": "pages",
    "pubPlace": "location",
    "pubplace": "location",
    "publishe": "publisher",  # as it stands in the corpus
    "publisher": "publisher",
    "ptr": "url",
    "title:a": "title",
    "title:j": "container",
}
_KINDED = frozenset({"title", "biblScope", "biblStruct", "idno", "note", "orgName"})
# In this order; the last stands for what it was meant to be.
_KIND_ATTRIBUTES = ("level", "unit", "type", "leve")
# What holds several fields, or only says how the text was set, is no field itself.
_NO_FIELD = frozenset({"bibl", "lb", "hi", "ref"})
_PROCEEDINGS = re.compile(r"Proc\b|Proceedings\b")
_ARXIV = re.compile(r"ar[Xx]iv|[a-z-]+/\d{7}|\d{4}\.\d{4,5}")
_DISPLACED = re.compile(r" [.,;:](?=\w)")
_OFTEN = 2  # once may be a slip or a formula


def read_grobid(folder: Path) -> Iterator[Record]:
    """Yield the records of all TEI files below a folder, in the order of their names.

    `displaced` is said of references with blanks before instead of behind marks.

    Raises:
        XmlError: when a file is no XML or asks for entities.
    """
    for path in sorted(folder.rglob("*.xml")):
        name = path.relative_to(folder).as_posix()
        bibls = (e for e in read_tree(path).iter() if local(e) == "bibl")
        for number, bibl in enumerate(bibls):
            yield _record(bibl, f"grobid:{name}:{number}")


def _record(bibl: Element, number: str) -> Record:
    flow, tags = Flow(), {_tag(element) for element in bibl.iter()}
    _write(bibl, flow, tags)
    record = make_record(flow, number, "grobid")
    if len(_DISPLACED.findall(flow.text)) >= _OFTEN:
        record["displaced"] = True
    return record


def _write(element: Element, flow: Flow, tags: set[str]) -> None:
    """Add an element's text; the outermost field is the one that counts."""
    for piece in pieces(element):
        if isinstance(piece, str):
            flow.add(piece)
            continue
        if local(piece) in _NO_FIELD:
            flow.add(" " if local(piece) == "lb" else "")
            _write(piece, flow, tags)
            continue
        begun = flow.begin()
        flow.add("".join(piece.itertext()))
        tag = _tag(piece)
        text = flow.text[begun:].lstrip()
        flow.mark(begun, tag, _label(tag, text, tags))


def _tag(element: Element) -> str:
    """Give the tag with what kind of it this is: `title:j`, `biblScope:vol`.

    >>> _tag(Element("biblScope", {"type": "vol"})), _tag(Element("note"))
    ('biblScope:vol', 'note')
    """
    tag = local(element)
    kinds = (element.attrib[name] for name in _KIND_ATTRIBUTES if name in element.attrib)
    kind = next(kinds, None) if tag in _KINDED else None
    return tag if kind is None else f"{tag}:{kind.casefold()}"


def _label(tag: str, text: str, tags: set[str]) -> str:
    if tag == "title:m":
        inside = "title:a" in tags or _PROCEEDINGS.match(text)
        return "container" if inside else "title"
    if tag == "title:s":
        return "container" if "title:a" in tags and "title:m" not in tags else "other"
    if tag == "orgName:collaboration":
        return "other" if "author" in tags else "author"
    if tag == "idno":
        return _number_kind(text)
    return _LABELS.get(tag, "other")


def _number_kind(text: str) -> str:
    """Say what an identifier is that the source does not name.

    >>> _number_kind("10.1000/x"), _number_kind("hep-th/0001001"), _number_kind("MR12345")
    ('doi', 'arxiv', 'other')
    """
    if "10." in text or text[:3].casefold() == "doi":
        return "doi"
    return "arxiv" if _ARXIV.match(text) else "other"
