"""Word documents (DOCX): runs as Word sets them, lists with the numbers that Word prints."""

import posixpath
from collections.abc import Iterable, Mapping

from bibnorm.model import Document
from bibnorm.read.docx_body import Body
from bibnorm.read.docx_numbering import Numbering
from bibnorm.read.docx_props import PREFIXES
from bibnorm.read.docx_styles import Styles
from bibnorm.read.laid import Laid, document
from bibnorm.read.notes import named, under
from bibnorm.read.properties import Properties
from bibnorm.read.xmlparts import Attributes, Handler, parse
from bibnorm.read.zipped import Package

_USUAL = "word/document.xml"
_NOTES = {"footnote": "Footnotes", "endnote": "Endnotes"}
_MOST_HEADERS = 12


def read_docx(data: bytes, name: str = "<bytes>") -> Document:
    """Read a Word document.

    Each paragraph is a line, and so is what stands after a break inside one.
    Numbers and bullets of lists are markers, as Word prints them. Of tracked
    changes the newest state is read, of fields the result; hidden text,
    comments and tables of contents are left out. Notes stand at the end
    under a heading, without the figures that refer to them: a note may be a
    reference, and a figure behind a title would be taken for its end.

    `meta` has the `title` of the properties, and as `name` what the headers
    and footers of pages say; the properties' author is often whoever typed
    the text and is kept as `creator`. Raises `ReadError` for a file that is
    damaged, protected or hostile.
    """
    package = Package(data, name)
    reader = _Reader(package)
    return document(reader.rows(), name, "docx", reader.meta())


class _Relations(Handler):
    """What a part refers to: by id, the kind and the target."""

    prefixes = PREFIXES

    def __init__(self, part: str) -> None:
        super().__init__()
        self._folder = posixpath.dirname(part)
        self.links: dict[str, str] = {}
        self.parts: list[tuple[str, str]] = []
        self.opens = {"rel:Relationship": self._relation}

    def _relation(self, attributes: Attributes) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = attributes.get("Target", "")
        if kind == "hyperlink":
            self.links[attributes.get("Id", "")] = target
        elif attributes.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", self._folder, target))
            self.parts.append((kind, path))

    def of_kind(self, kind: str) -> list[str]:
        """Give the paths of the parts of one kind."""
        return [path for one, path in self.parts if one == kind]


class _Notes(Body):
    """Footnotes or endnotes, each with its lines."""

    def __init__(
        self, kind: str, styles: Styles, numbering: Numbering, links: Mapping[str, str]
    ) -> None:
        super().__init__(styles, numbering, links)
        self.found: dict[str, list[Laid]] = {}
        self._id = ""
        self.opens = {**self.opens, f"w:{kind}": self._begin_note}
        self.closes = {**self.closes, f"w:{kind}": self._end_note}

    def _begin_note(self, attributes: Attributes) -> None:
        self._id = attributes.get("w:id", "")
        self.page.begin_box()

    def _end_note(self) -> None:
        self.found[self._id] = self.page.take_box()


class _Reader:
    """Reads the parts of a package, each with what it refers to."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._root = self._relations("")
        self._main = next(iter(self._root.of_kind("officeDocument")), _USUAL)
        self._parts = self._relations(self._main)
        self._styles = Styles()
        self._parse(self._styles, self._parts.of_kind("styles"))
        self._numbering = Numbering(self._styles)
        self._parse(self._numbering, self._parts.of_kind("numbering"))

    def rows(self) -> list[Laid]:
        """Give the lines of the body, and after them the notes."""
        body = Body(self._styles, self._numbering, self._parts.links)
        parse(self._package.needed(self._main), body, self._package, self._main)
        rows = body.page.close()
        for kind, heading in _NOTES.items():
            wanted = [id_ for one, id_ in body.notes if one == kind]
            rows += under(heading, self._notes(kind, wanted))
        return rows

    def meta(self) -> dict[str, str]:
        """Give what the document says of itself outside its text."""
        properties = Properties(PREFIXES, {"dc:title": "title", "dc:creator": "creator"})
        self._parse(properties, self._root.of_kind("core-properties"))
        return properties.meta() | named(self._headers())

    def _headers(self) -> list[Laid]:
        """Give the lines of the pages' headers and footers."""
        rows: list[Laid] = []
        paths = [*self._parts.of_kind("header"), *self._parts.of_kind("footer")]
        for path in paths[:_MOST_HEADERS]:
            header = Body(self._styles, self._numbering, {})
            self._parse(header, [path])
            rows += header.page.close()
        return rows

    def _notes(self, kind: str, wanted: Iterable[str]) -> list[list[Laid]]:
        """Give the notes of a kind that are referred to, in order."""
        found: dict[str, list[Laid]] = {}
        for path in self._parts.of_kind(f"{kind}s"):
            notes = _Notes(kind, self._styles, self._numbering, self._relations(path).links)
            self._parse(notes, [path])
            found |= notes.found
        return [rows for id_ in dict.fromkeys(wanted) if (rows := found.get(id_))]

    def _parse(self, handler: Handler, paths: list[str]) -> None:
        """Run a handler over the first part of a kind, if there is one."""
        data = self._package.part(paths[0]) if paths else None
        if data is not None:
            parse(data, handler, self._package, paths[0].lstrip("/"))

    def _relations(self, part: str) -> _Relations:
        folder, file = posixpath.split(part)
        relations = _Relations(part)
        self._parse(relations, [posixpath.join(folder, "_rels", f"{file}.rels")])
        return relations
