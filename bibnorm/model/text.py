"""What a document is made of: styled runs in lines, and citations cut from them.

These are plain frozen dataclasses, because there are thousands of them and they
never leave the program; what users get stands in `bibnorm.model.values`.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntFlag, StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from bibnorm.model.basic import Name


class Style(IntFlag):
    """How a run of characters is set; several may hold at once."""

    PLAIN = 0
    BOLD = 1
    ITALIC = 2
    UNDERLINE = 4
    CODE = 8
    SUPERSCRIPT = 16


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one style, with the way back to the source.

    `start` and `end` are character offsets into `Document.source`; -1 where the
    characters were put there by a reader (the blank that joins two lines).
    """

    text: str
    style: Style = Style.PLAIN
    link: str | None = None
    start: int = -1
    end: int = -1


class LineKind(StrEnum):
    """What the format itself says a line is."""

    TEXT = "text"
    HEADING = "heading"
    TABLE = "table"
    CODE = "code"


@dataclass(frozen=True)
class Line:
    """One line of a document: runs without markup.

    `number` is the 1-based line in the source. `marker` is the list marker as
    written (`-`, `[4]`, `12.`), set only where an item begins, and no part of
    the runs' text. `level` is a heading's level, or how deep a list item
    nests (1 is outermost; 0 means no list). `hard_break` says that the break
    before this line was meant (`<br>`, a list item, a paragraph) and is not
    just where the text was wrapped.
    """

    runs: tuple[Run, ...]
    number: int
    kind: LineKind = LineKind.TEXT
    level: int = 0
    marker: str | None = None
    indent: int = 0
    blank_before: bool = False
    hard_break: bool = False

    @cached_property
    def text(self) -> str:
        """The line's characters without markup."""
        return "".join(run.text for run in self.runs)


class Role(StrEnum):
    """As what a record names a person."""

    AUTHOR = "author"
    EDITOR = "editor"


@dataclass(frozen=True)
class Record:
    """One entry of a file whose entries come already split into fields.

    `text` is the record word for word. `type` is the name of a BibTeX or biblatex
    type, None where the file's own is unknown; `key` is the citation key, if it has
    one. `people` are the authors and editors in order: a `Name` where the format
    says what its parts are, a text where somebody has to read it, which may then
    name several. `et_al` says that the list of authors goes on. `marks` are what
    the record says of its authors, each with the author's place from 1: "highlight",
    "equal", "corresponding".

    `fields` hold what an entry has a place for, in plain text under one name for all
    formats: title, subtitle, container, volume, number, pages, date (ISO 8601, or in
    words), year, month, day, edition, location, publisher, institution, genre, doi,
    arxiv, url, isbn, issn, pmid, status, award, note. `extra` is all the rest, under
    the file's own names and as it stood. `damage` says what is wrong with a record
    that could only be read in part, or not at all.
    """

    text: str
    line: int = 1
    end_line: int = 1
    type: str | None = None
    key: str | None = None
    people: tuple[tuple[Role, Name | str], ...] = ()
    et_al: bool = False
    marks: tuple[tuple[int, str], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    damage: str | None = None


class Part(NamedTuple):
    """Where text of some file begins in a source that was put together of several.

    The source's line `line` is the line `first` of `file`; both count from 1.
    """

    line: int
    file: str
    first: int


@dataclass(frozen=True)
class Document:
    """A file as read: its lines, and the decoded source they point back into.

    `meta` holds what stands in front matter (`title`, `author`), as text.
    `parts` says which file each line of the source came from, where these are
    several; `notices` are sentences for a person: what could not be taken in. A file
    whose entries come already split has `records` and no lines.
    """

    lines: tuple[Line, ...]
    source: str
    name: str = "<text>"
    format: str = "text"
    meta: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    records: tuple[Record, ...] = ()
    parts: tuple[Part, ...] = ()
    notices: tuple[str, ...] = ()

    def place(self, line: int) -> tuple[str, int]:
        """Say in which file, and there on which line, a line of the source stands.

        >>> document = Document((), "", "cv.tex", parts=(Part(1, "cv.tex", 1), Part(4, "b.tex", 1)))
        >>> document.place(3), document.place(5)
        (('cv.tex', 3), ('b.tex', 2))
        """
        at = bisect_right(self.parts, line, key=lambda part: part.line) - 1
        if at < 0:
            return self.name, line
        part = self.parts[at]
        return part.file, part.first + line - part.line


@dataclass(frozen=True)
class Citation:
    """One entry of a list, cut out whole.

    `text` is everything that stands there, marker included; `body` is where
    the citation proper begins, after the marker (`[4] `) and a first column
    (`EuroSys'25<TAB>`, kept in `label` too). Lines that were merely wrapped are
    joined with a blank, lines whose break was meant with a newline.
    """

    runs: tuple[Run, ...]
    line: int = 1
    end_line: int = 1
    body: int = 0
    marker: str | None = None
    label: str | None = None
    sections: tuple[str, ...] = ()

    @cached_property
    def text(self) -> str:
        """The characters of the citation, without markup."""
        return "".join(run.text for run in self.runs)

    @property
    def section(self) -> str | None:
        """The nearest heading above, if any."""
        return self.sections[-1] if self.sections else None


@dataclass(frozen=True)
class Listing:
    """The citations of a document in order, and the lines that are none.

    `header` is the text of the first lines of the document, where a CV names
    its owner; `passed_over` counts the lines that were read as no citation.
    """

    citations: tuple[Citation, ...]
    header: tuple[str, ...] = ()
    passed_over: int = 0


class Label(StrEnum):
    """What a span of a citation is: the one convention of the training text."""

    AUTHOR = "author"
    EDITOR = "editor"
    TITLE = "title"
    CONTAINER = "container"
    VOLUME = "volume"
    ISSUE = "issue"
    PAGES = "pages"
    DATE = "date"
    PUBLISHER = "publisher"
    LOCATION = "location"
    INSTITUTION = "institution"
    DOI = "doi"
    ARXIV = "arxiv"
    URL = "url"
    ISBN = "isbn"
    ISSN = "issn"
    PMID = "pmid"
    EDITION = "edition"
    GENRE = "genre"
    NOTE = "note"
    MARKER = "number-marker"
    OTHER = "other"


class Token(NamedTuple):
    """A word or a mark, with the white space behind it.

    Tokens rebuild the text: `"".join(t.text + t.space for t in tokens) == text`.
    A tuple, because they are made by the million, and tuples are made fastest.
    """

    text: str
    space: str
    start: int
    style: Style = Style.PLAIN
    link: str | None = None

    @property
    def end(self) -> int:
        """Where the token ends, its white space not counted."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled stretch of a citation's text: `text[start:end]` is a `label`."""

    start: int
    end: int
    label: Label
    confidence: float = 1.0


@dataclass(frozen=True)
class Tagged:
    """A citation with its labelled spans: ascending, not overlapping.

    What lies between the spans is separators. `confidence` is the tagger's
    probability of the whole reading.
    """

    citation: Citation
    spans: tuple[Span, ...]
    confidence: float = 1.0

    def texts(self, label: Label) -> tuple[str, ...]:
        """The texts of all spans of one label, in order."""
        text = self.citation.text
        return tuple(text[s.start : s.end] for s in self.spans if s.label is label)
