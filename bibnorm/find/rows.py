"""The lines of a document as the finder sees them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bibnorm.find.markers import Marker, leading
from bibnorm.find.pages import page_marks, turns
from bibnorm.find.starts import ends_entry
from bibnorm.model import Document, Line, LineKind, Run, Style

_MEASURED = ("pdf",)
"""Formats whose readers see where a line could have gone on and did not."""

_LONGEST_LABEL = 40


@dataclass(frozen=True)
class Row:
    """A line with what the finder asks of it again and again.

    `fresh` says that something may begin here: a blank line, a page's or the
    document's beginning stands before. `turned` says that a page was turned
    since the row before, so that a blank line between them means nothing.
    `wrapped` says that the row above was full, as only its reader can know.
    """

    line: Line
    fresh: bool
    turned: bool = False
    wrapped: bool = False

    @cached_property
    def text(self) -> str:
        """The row's text."""
        return self.line.text

    @cached_property
    def mark(self) -> Marker | None:
        """The sign that the text itself begins with."""
        return leading(self.text)

    @property
    def is_item(self) -> bool:
        """Whether the format itself says that an item of a list begins here."""
        return self.line.marker is not None

    @property
    def is_inside(self) -> bool:
        """Whether the row continues an item of a list."""
        return self.line.level > 0 and self.line.marker is None and self.kind is LineKind.TEXT

    @property
    def kind(self) -> LineKind:
        """What the format says of the line."""
        return self.line.kind

    @cached_property
    def width(self) -> int:
        """How wide the line is in the source, its indentation counted."""
        runs = self.line.runs
        first, last = runs[0], runs[-1]
        wide = last.end - first.start if first.start >= 0 and last.end >= 0 else len(self.text)
        return self.line.indent + max(wide, len(self.text))

    @cached_property
    def is_bold(self) -> bool:
        """Whether all of the text is set off: bold, or underlined."""
        strong = Style.BOLD | Style.UNDERLINE
        return all(run.style & strong for run in self.line.runs if run.text.strip(" :.*_\t"))

    def cut(self, start: int, end: int | None = None) -> "Row":
        """Give a part of the row as a row."""
        return replace(self, line=replace(self.line, runs=cut(self.line.runs, start, end)))


def cut(runs: Sequence[Run], start: int, end: int | None = None) -> tuple[Run, ...]:
    """Cut a stretch out of runs, keeping their places in the source."""
    out: list[Run] = []
    at = 0
    stop = sum(len(run.text) for run in runs) if end is None else end
    for run in runs:
        low, high = max(start - at, 0), min(stop - at, len(run.text))
        if low < high:
            literal = run.start >= 0 and run.end - run.start == len(run.text)
            place = (run.start + low, run.start + high) if literal else (run.start, run.end)
            out.append(replace(run, text=run.text[low:high], start=place[0], end=place[1]))
        at += len(run.text)
    return tuple(out)


def rows_of(document: Document) -> list[Row]:
    """Give the rows of a document, page numbers and running heads left out."""
    lines = [line for line in document.lines if line.text.strip()]
    left_out, after_turn = page_marks(document, lines), turns(document, lines)
    measured = document.format in _MEASURED
    rows: list[Row] = []
    turned = False
    for number, line in enumerate(lines):
        turned = turned or number in after_turn
        if number in left_out:
            turned = bool(rows)
            continue
        # A page that ends with an entry's end is no page turned inside an entry.
        ended = not rows or (ends_entry(rows[-1].text) and not line.text[:1].islower())
        inside = turned and not (ended or (measured and _is_labelled(line)))
        wrapped = measured and not (line.hard_break or line.blank_before)
        rows.append(Row(line, line.blank_before or not rows, inside, wrapped))
        turned = False
    return rows


def _is_labelled(line: Line) -> bool:
    """Whether a line begins in a column of labels, as nothing does that goes on."""
    return line.hard_break and 0 < line.text.find("\t") <= _LONGEST_LABEL
