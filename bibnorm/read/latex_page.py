"""The lines of a LaTeX document as they are set, with their places in the source."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate

from bibnorm.model import Line, LineKind, Run, Style
from bibnorm.read.blanks import BLANKS
from bibnorm.read.latex_rows import Row, columns, lines_of_rows
from bibnorm.read.runs import joined

_COLUMN = 20
_MOST_RUNS = 8
_DECODED = BLANKS | {ord("\n"): " ", ord("\r"): " ", ord("\t"): " "}


@cache
def _style(bits: int) -> Style:
    return Style(bits)


class Page:
    """Collects lines. A break ends one, and every break is meant: TeX wraps text itself.

    `level`, `marker` and `heading` say what the next line is; a marker is used
    up by the first line of its item. Inside a table the lines are gathered
    row by row until the table ends.
    """

    def __init__(self, source: str) -> None:
        """Index the source's lines."""
        self.lines: list[Line] = []
        self.level = 0
        self.heading = 0
        self.said = 0
        self.marker: str | None = None
        self._source = source
        self._starts = [0, *accumulate(len(row) + 1 for row in source.split("\n"))]
        self._runs: list[Run] = []
        self._gap = True
        self._gap_behind = False
        self._at = 0
        self._rows: list[Row] | None = None
        self._row: Row = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on the line yet."""
        return not self._runs

    @property
    def begins_item(self) -> bool:
        """Whether an item has just begun, and nothing of it stands there yet."""
        return self.marker is not None and not self._runs

    @property
    def before(self) -> str:
        """The last characters on the line."""
        return "".join(run.text for run in self._runs[-3:])

    @property
    def ends_column(self) -> bool:
        """Whether the line ends with a column that was set off."""
        return bool(self._runs) and self._runs[-1].text == "\t"

    @property
    def may_be_column(self) -> bool:
        """Whether what stands on the line may be a column: nothing, or a year or a number."""
        text = "".join(run.text for run in self._runs[:_MOST_RUNS])
        return len(text) <= _COLUMN and (not text or any(char.isdigit() for char in text))

    @property
    def in_table(self) -> bool:
        """Whether rows are gathered."""
        return self._rows is not None

    def text(self, text: str, bits: int, link: str | None, start: int, end: int) -> None:
        """Add characters; blanks that follow each other are one."""
        literal = end - start == len(text) and start >= 0
        if literal and not (self._source[start:end] == text or self._source[start:end].isspace()):
            start, end, literal = -1, -1, False  # the same length by chance
        if not text.isascii() or text.isspace():
            text = text.translate(_DECODED)
        if text[:1] == " " and (not self._runs or self._runs[-1].text[-1] in " \t"):
            tail = text.lstrip(" ")
            start += (len(text) - len(tail)) if literal else 0
            text = tail
        if not text:
            return
        if start >= 0:
            self._at = start
        self.said += len(text)
        self._runs.append(Run(text, _style(bits), link, start, end))

    def tab(self) -> None:
        """Set what follows off from what stands on the line, as a column is."""
        if self._runs:
            self._runs.append(Run("\t"))

    def gap(self) -> None:
        """Say that space stands before the line that begins here, or else behind this one."""
        if self._runs:
            self._gap_behind = True
        else:
            self._gap = True

    def end_line(self) -> None:
        """Break the line; the break of an empty one leaves a gap."""
        if self._rows is not None:
            self._end_part()
        elif not self._flush():
            self._gap = True

    def end_paragraph(self) -> None:
        """End the line, with a gap behind it."""
        if self._rows is not None:
            self._end_part()
            return
        self._flush()
        self._gap = True

    def begin_table(self) -> None:
        """Gather rows from here on."""
        self.end_paragraph()
        self._rows, self._row = [], []

    def cell(self) -> None:
        """End a cell of a table."""
        self._runs.append(Run("\t"))

    def end_row(self) -> None:
        """End a row of a table."""
        self._end_part()
        if self._rows is not None and self._row:
            self._rows.append(self._row)
        self._row = []

    def end_table(self) -> None:
        """Make lines of the rows."""
        self.end_row()
        rows, self._rows = self._rows or [], None
        for row in lines_of_rows(rows):
            self._add(row.runs, row.kind, self.level + row.inside, row.marker)
        self._gap = True

    def _end_part(self) -> None:
        """End a line inside a cell, or the cell with its row."""
        runs, self._runs = joined(self._runs), []
        if any(run.text.strip() for run in runs):
            self._row.append(runs)

    def _flush(self) -> bool:
        """Make a line of what stands on it; False if that is nothing."""
        runs, self._runs = columns(joined(self._runs)), []
        if not runs:
            return False
        kind = LineKind.HEADING if self.heading else LineKind.TEXT
        marker, self.marker = (None, self.marker) if self.heading else (self.marker, None)
        self._add(runs, kind, self.heading or self.level, marker)
        return True

    def _add(self, runs: Sequence[Run], kind: LineKind, level: int, marker: str | None) -> None:
        start = next((run.start for run in runs if run.start >= 0), self._at)
        self.lines.append(
            Line(
                runs=tuple(runs),
                number=bisect_right(self._starts, start),
                kind=kind,
                level=level,
                marker=marker,
                blank_before=self._gap,
                hard_break=True,
            )
        )
        self._gap, self._gap_behind = self._gap_behind, False

    def finish(self) -> tuple[Line, ...]:
        """End what is still open and give the lines."""
        if self._rows is not None:
            self.end_table()
        self.end_paragraph()
        if self.lines:
            self.lines[0] = replace(self.lines[0], blank_before=True)
        return tuple(self.lines)
