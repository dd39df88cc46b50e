"""Lines from the parts of Markdown blocks, each character with its place in the source."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from bibnorm.model import Line, LineKind, Run
from bibnorm.read.blanks import BLANKS, indent_of
from bibnorm.read.inline import Break, MisalignedError, Part, Piece, walk
from bibnorm.read.mask import Masked
from bibnorm.read.runs import cells, is_delimiter_row, joined, trimmed
from bibnorm.read.tags import CELLS, Tag

if TYPE_CHECKING:
    from markdown_it.token import Token

_DECODED = BLANKS | {ord("\n"): " ", ord("\r"): " ", 0: " "}


class Builder:
    """Collects the lines of a Markdown document.

    `depth`, `marker` and `heading` say where in the block structure the next
    inline text stands; `marker` is used up by the first line of an item.
    """

    def __init__(self, source: str, masked: Masked) -> None:
        """Index the source's lines."""
        self.source = source
        self.masked = masked
        self.rows = masked.text.split("\n")
        self.starts = [0, *accumulate(len(row) + 1 for row in self.rows)]
        self.lines: list[Line] = []
        self.depth = 0
        self.html_depth = 0
        self.marker: str | None = None
        self.heading = 0
        self._runs: list[Run] = []
        self._row = 0
        self._hard = True

    def inline(self, children: "list[Token]", content: str, first: int) -> None:
        """Take the text of one block that begins at row `first` of the source."""
        places = self._places(content, first)
        self._row, self._hard = first, True
        for part in _parts(children, content):
            self._part(part, content, places, first)
        self._flush(hard=True)

    def code(self, content: str, first: int) -> None:
        """Take the rows of a block of code as they stand."""
        for number, row in enumerate(content.split("\n")):
            if row.strip():
                self._row, self._hard = first + number, not number
                self._runs = [Run(row.strip().translate(BLANKS))]
                self._flush(hard=False, kind=LineKind.CODE)

    def _part(
        self, part: Part, content: str, places: Sequence[tuple[int, int]], first: int
    ) -> None:
        """Take one part: characters, a break, or a tag."""
        match part:
            case Piece():
                row = bisect_right(places, (part.start, len(self.source))) - 1
                if not self._runs:
                    self._row = first + max(row, 0)
                self._runs.extend(self._located(part, content, places[row]))
            case Break():
                self._flush(hard=part is Break.HARD)
            case Tag():
                self._tag(part)

    def _tag(self, tag: Tag) -> None:
        """Let an HTML tag begin a line, an item, a cell or a heading."""
        if tag.name in CELLS:
            if not tag.closing and self._runs:
                self._runs.append(Run("\t"))
            return
        if not tag.is_block:
            return
        self._flush(hard=True)
        if tag.name in ("ul", "ol"):
            self.html_depth = max(0, self.html_depth + (-1 if tag.closing else 1))
        elif tag.name == "li":
            self.marker = None if tag.closing else ""
        elif tag.level:
            self.heading = 0 if tag.closing else tag.level

    def _located(self, piece: Piece, content: str, place: tuple[int, int]) -> Iterable[Run]:
        """Turn a piece of the block's text into runs with offsets into the source."""
        begin, offset = place
        if offset < 0:
            return (Run(piece.text.translate(_DECODED), piece.style, piece.link),)
        start = offset + piece.start - begin
        end = start + piece.end - piece.start
        if content[piece.start : piece.end] != piece.text:
            text = piece.text.translate(_DECODED)
            return (Run(text, piece.style, piece.link, start, end),)
        return tuple(
            Run(self.source[low:high].translate(BLANKS), piece.style, piece.link, low, high)
            for low, high in self.masked.kept(start, end)
        )

    def _places(self, content: str, first: int) -> list[tuple[int, int]]:
        """Say for each row of a block's text where it lies in the source; -1 if unknown."""
        places, at = [], 0
        for number, row in enumerate(content.split("\n")):
            text = row.strip()
            begin = at + (len(row) - len(row.lstrip()) if text else 0)
            places.append((at, self._place(text, first + number) - (begin - at)))
            at += len(row) + 1
        return places

    def _place(self, text: str, number: int) -> int:
        """Find a row's text in its line of the source: it is the line's end, or nearly."""
        line = self.rows[number] if number < len(self.rows) else ""
        found = line.rfind(text)
        return self.starts[number] + found if found >= 0 else -len(self.source) - 1

    def _flush(self, *, hard: bool, kind: LineKind = LineKind.TEXT) -> None:
        """End the line that is being built; `hard` says whether the next break is meant."""
        runs = trimmed(joined(self._runs))
        row = self.rows[self._row] if self._row < len(self.rows) else ""
        self._runs = []
        if kind is LineKind.TEXT and row.lstrip().startswith("|"):
            runs, kind = cells(runs, self.source), LineKind.TABLE
        if runs and not is_delimiter_row(row):
            self.lines.append(self._line(runs, row, kind))
            self.marker = None
            self._hard = hard
        else:
            self._hard = self._hard or hard

    def _line(self, runs: list[Run], row: str, kind: LineKind) -> Line:
        """Make the line with all that is known of where it stands."""
        if self.heading and kind is LineKind.TEXT:
            kind = LineKind.HEADING
        before = self.rows[self._row - 1] if self._row else ""
        return Line(
            runs=tuple(runs),
            number=self._row + 1,
            kind=kind,
            level=self.heading or self.depth + self.html_depth,
            marker=self.marker,
            indent=indent_of(row),
            blank_before=not before.strip() or is_delimiter_row(before),
            hard_break=self._hard or kind is LineKind.TABLE,
        )


def _parts(children: "list[Token]", content: str) -> list[Part]:
    """The parts of a block's text, or its bare rows where the parser went astray."""
    try:
        return list(walk(children, content))
    except MisalignedError:
        parts: list[Part] = []
        at = 0
        for row in content.split("\n"):
            parts += [Piece(at, at + len(row), row), Break.SOFT]
            at += len(row) + 1
        return parts
