"""JATS reference lists: `<ref-list><ref><mixed-citation>` and `<element-citation>`."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from bibnorm.training.originals.flow import Flow
from bibnorm.training.originals.persons import ONE, Persons
from bibnorm.training.originals.records import Record, make_record
from bibnorm.training.originals.xml import local, pieces, read_tree

_LABELS = {
    "article-title": "title",
    "chapter-title": "title",
    "conf-date": "date",
    "conf-loc": "location",
    "data-title": "title",
    "date-in-citation": "note",
    "day": "date",
    "edition": "edition",
    "elocation-id": "pages",
    "fpage": "pages",
    "institution": "institution",
    "isbn": "isbn",
    "issn": "issn",
    "issue": "issue",
    "issue-title": "other",
    "lpage": "pages",
    "month": "date",
    "page-range": "pages",
    "part-title": "title",
    "patent": "other",
    "pub-id:doi": "doi",
    "publisher-loc": "location",
    "publisher-name": "publisher",
    "role": "other",
    "season": "date",
    "series": "other",
    "supplement": "other",
    "volume": "volume",
    "year": "date",
}
_TITLES = frozenset({"article-title", "chapter-title", "data-title", "part-title"})
_SCOPES = frozenset({"volume", "fpage", "elocation-id"})
# Numbers that a database adds and no reference list prints.
_UNPRINTED = frozenset({"pub-id:pmid", "pub-id:pmcid", "pub-id:pmc", "object-id", "label"})
_CITATIONS = ("mixed-citation", "element-citation", "citation", "nlm-citation")
_DOI = re.compile(r"(?:https?://)?(?:dx\.)?(?:doi\.org/)?(?:doi)?[:\s]*10\.\d", re.IGNORECASE)
_URL = re.compile(r"(?:https?|ftp)\W|www\s?\.|\S+\.\w{2,}(?:/|\Z)", re.IGNORECASE)
_DOI_CUE = re.compile(r"(?:doi\W{0,3}|doi\.org/)\Z", re.IGNORECASE)
# What stands before a field where the source has no punctuation of its own.
_BEFORE = {
    "day": " ",
    "fpage": ": ",
    "elocation-id": ": ",
    "page-range": ": ",
    "issue": "(",
    "lpage": "–",
    "month": " ",
    "publisher-name": ": ",
    "volume": "; ",
}


def read_jats(folder: Path) -> Iterator[Record]:
    """Yield the records of the reference lists of all JATS files below a folder.

    The citation is what is printed: names get the blank and the comma that the markup
    stands for, a bare DOI its "doi:", PubMed's numbers fall away. An element-citation,
    which has no punctuation, is set as "Roe J, Doe K. Title. Journal. 2001; 5(2): 7–9.".

    Raises:
        XmlError: when a file is no XML or asks for entities.
    """
    for path in sorted(folder.rglob("*.xml")):
        tree, name = read_tree(path), path.relative_to(folder).as_posix()
        refs = (element for element in tree.iter() if local(element) == "ref")
        formal = _is_frontiers(tree)
        for number, ref in enumerate(refs):
            for citation in _citations(ref):
                flow = _Citation(citation, formal).flow
                if flow.text:
                    yield make_record(flow, f"jats:{name}:{number}", "pmc")


def _citations(ref: Element) -> list[Element]:
    """Give the one citation of a reference; several under one number are left out."""
    found = [element for element in ref.iter() if local(element) in _CITATIONS]
    return found if len(found) == 1 else []


def _is_frontiers(tree: Element) -> bool:
    """Tell the publisher whose lists print "Roe, J., and Doe, K." and mark the names alone."""
    names = (e.text or "" for e in tree.iter() if local(e) == "publisher-name")
    return next(names, "").startswith("Frontiers")


class _Citation:
    """One citation on its way from elements to text."""

    def __init__(self, element: Element, formal: bool) -> None:
        self.flow = Flow()
        self._bare = local(element) == "element-citation"
        self._kind = element.get("publication-type", "")
        self._parts = {_tag(part) for part in element.iter()}
        self._persons = Persons(self.flow, formal)
        self._titled = False
        self._write(element, None)
        if self._bare and self.flow.text:
            self.flow.close(".")

    def _write(self, element: Element, role: str | None) -> None:
        for piece in pieces(element):
            if isinstance(piece, str):
                self.flow.add(" " if self._bare and not piece.strip() else piece)
            else:
                self._element(piece, _tag(piece), role)

    def _element(self, element: Element, tag: str, role: str | None) -> None:
        if tag in _UNPRINTED:
            return
        if tag in ONE:
            self._persons.write(element, role or self._role())
        elif tag == "etal":
            self._persons.others("".join(element.itertext()))
        elif tag == "person-group":
            self._group(element, element.get("person-group-type", self._role()))
        elif label := self._label(element, tag):
            self._field(element, tag, label)
        else:
            self._write(element, role)

    def _role(self) -> str:
        """Whoever is named behind the title has edited it."""
        return "editor" if self._titled else "author"

    def _group(self, element: Element, kind: str) -> None:
        role = kind if kind in ("author", "editor") else "other"
        if self._bare and self.flow.text:
            self.flow.close(". In: " if role == "editor" and self._titled else ". ")
        known = all(local(part) in ONE or local(part) == "etal" for part in element)
        if known and not "".join(_loose_text(element)).strip():
            self._persons.write_group(list(element), role)
        else:
            self._write(element, role)
        if self._bare and role == "editor":
            self.flow.close(", editors")

    def _label(self, element: Element, tag: str) -> str | None:
        if tag in ("ext-link", "uri"):
            return _link_label("".join(element.itertext()).strip())
        if tag == "source":
            return "title" if self._is_whole_book() else "container"
        if tag == "conf-name":
            return "other" if "source" in self._parts else "container"
        return _LABELS.get(tag)

    def _is_whole_book(self) -> bool:
        """Tell a book, whose title is its source, from a place in a periodical."""
        if self._parts & _TITLES:
            return False
        if "publisher-name" in self._parts:
            return True
        return not (self._kind == "journal" or self._parts & _SCOPES)

    def _field(self, element: Element, tag: str, label: str) -> None:
        text = "".join(element.itertext())
        if self._bare and self.flow.text:
            self.flow.close(_BEFORE.get(tag, ". "))
        if tag == "pub-id:doi" and not _DOI_CUE.search(self.flow.text):
            if not self.flow.written.endswith(" "):
                return  # added by a database, right behind the last word; not printed
            self.flow.add("doi: ")
        begun = self.flow.begin()
        self.flow.add(text)
        self.flow.mark(begun, tag, label)
        if self._bare and tag == "issue":
            self.flow.close(")")
        self._titled = self._titled or tag in _TITLES or tag == "source"


def _link_label(text: str) -> str | None:
    """Say what a link shows; one that shows words ("full text") is no field.

    >>> _link_label("https://doi.org/10.1000/x"), _link_label("www.a.org"), _link_label("See here")
    ('doi', 'url', None)
    """
    if _DOI.match(text):
        return "doi"
    return "url" if _URL.match(text) else None


def _tag(element: Element) -> str:
    tag = local(element)
    return f"{tag}:{element.get('pub-id-type', '')}" if tag == "pub-id" else tag


def _loose_text(element: Element) -> Iterator[str]:
    return (piece for piece in pieces(element) if isinstance(piece, str))
