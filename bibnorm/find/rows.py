"""The lines of a document as the finder sees them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bibnorm.find.markers import Marker, leading
from bibnorm.model import Document, Line, LineKind, Run, Style


@dataclass(frozen=True)
class Row:
    """A line with what the finder asks of it again and again.

    `fresh` says that something may begin here: a blank line, a page's or the
    document's beginning stands before. `turned` says that a page was turned
    since the row before, so that a blank line between them means nothing.
    """

    line: Line
    fresh: bool
    turned: bool = False

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


_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page\s*)?\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?[-–—\s]*", re.I)
_DIGITS = re.compile(r"\d+")
_RUNNING = 3
_LONGEST_RUNNING = 90


def rows_of(document: Document) -> list[Row]:
    """Give the rows of a document, page numbers and running heads left out."""
    lines = [line for line in document.lines if line.text.strip()]
    running = _running_heads(lines) if document.format == "text" else frozenset()
    rows: list[Row] = []
    turned = False
    for number, line in enumerate(lines):
        if document.format == "text" and _is_page_mark(lines, number, running):
            turned = bool(rows)
            continue
        rows.append(Row(line, line.blank_before or not rows, turned))
        turned = False
    return rows


def _running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """Find lines that come again on every page, but for their number."""
    short = [
        _DIGITS.sub("0", line.text)
        for line in lines
        if len(line.text) <= _LONGEST_RUNNING and _DIGITS.search(line.text)
    ]
    return frozenset(
        text
        for text, times in Counter(short).items()
        if times >= _RUNNING and re.search(r"\bpage\b|0\s*(?:/|of)\s*0", text, re.IGNORECASE)
    )


def _is_page_mark(lines: Sequence[Line], number: int, running: frozenset[str]) -> bool:
    """Whether a line is a page number or a running head."""
    text = lines[number].text
    if running and _DIGITS.sub("0", text) in running:
        return True
    if not _PAGE_NUMBER.fullmatch(text):
        return False
    # Alone between blank lines, or at the end: a number in a column of a table is not.
    return number + 1 >= len(lines) or lines[number + 1].blank_before
