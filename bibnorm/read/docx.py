"""Word documents (DOCX): runs as Word sets them, lists with the numbers that Word prints."""

import posixpath
from collections.abc import Iterable, Mapping

from bibnorm.model import Document, LineKind
from bibnorm.read.docx_body import Body
from bibnorm.read.docx_numbering import Numbering
from bibnorm.read.docx_props import PREFIXES
from bibnorm.read.docx_styles import Styles
from bibnorm.read.laid import Gap, Laid, document, run
from bibnorm.read.xmlparts import Attributes, Handler, parse
from bibnorm.read.zipped import Package

_USUAL = "word/document.xml"
_NOTES = {"footnote": "Footnotes", "endnote": "Endnotes"}
_MOST_HEADERS = 12
_LONGEST_HEADER = 300


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


class _Properties(Handler):
    """The title and the author in the properties of a file."""

    prefixes = PREFIXES

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self._key: str | None = None
        self.opens = {
            "dc:title": lambda _: self._begin("title"),
            "dc:creator": lambda _: self._begin("creator"),
        }
        self.closes = {"dc:title": self._end, "dc:creator": self._end}

    def _begin(self, key: str) -> None:
        self._key = key

    def _end(self) -> None:
        self._key = None

    def characters(self, text: str) -> None:
        if self._key:
            self.said[self._key] = self.said.get(self._key, "") + text


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
            rows += _under(heading, self._notes(kind, wanted))
        return rows

    def meta(self) -> dict[str, str]:
        """Give what the document says of itself outside its text."""
        properties = _Properties()
        self._parse(properties, self._root.of_kind("core-properties"))
        said = {key: " ".join(text.split()) for key, text in properties.said.items()}
        said["name"] = self._headers()
        return {key: text for key, text in said.items() if text}

    def _headers(self) -> str:
        """Give the text of the pages' headers and footers, each line once."""
        paths = [*self._parts.of_kind("header"), *self._parts.of_kind("footer")]
        lines: dict[str, None] = {}
        for path in paths[:_MOST_HEADERS]:
            header = Body(self._styles, self._numbering, {})
            self._parse(header, [path])
            lines.update(dict.fromkeys(" ".join(row.text.split()) for row in header.page.close()))
        return " | ".join(lines)[:_LONGEST_HEADER]

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


def _under(heading: str, notes: list[list[Laid]]) -> list[Laid]:
    """Give notes as a numbered list under a heading of their own."""
    if not notes:
        return []
    rows = [Laid([run(heading)], LineKind.HEADING, level=1, gap=Gap.EMPTY, empties=1)]
    for number, note in enumerate(notes, 1):
        for row in note:
            row.level = max(row.level, 1)
        note[0].marker = note[0].marker or f"{number}."
        rows += note
    return rows
