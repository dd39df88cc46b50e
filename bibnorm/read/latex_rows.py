"""The rows of a LaTeX table as lines: a table's, or an item's where cells have several."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bibnorm.model import LineKind, Run
from bibnorm.read.runs import trimmed

Row = list[list[Run]]
"""The lines of one row, each with a tab between its cells."""

_YEAR = re.compile(r"\W{0,2}(?:19|20)\d\d\W{0,2}")
_WHOLE = 60


class RowLine(NamedTuple):
    """A line of a table: `marker` is empty where an item begins, None where one goes on."""

    runs: list[Run]
    kind: LineKind
    marker: str | None
    inside: bool = False


@dataclass
class _Entry:
    """Rows that belong together: the first, and those whose first cell is empty."""

    label: list[Run]
    lines: list[list[Run]] = field(default_factory=list)


def lines_of_rows(rows: Sequence[Row]) -> Iterator[RowLine]:
    """Give the lines of a table's rows.

    A row whose first cell is empty goes on with the row above; but under a
    year a long one is an entry of its own, and of the same year.
    """
    entries: list[_Entry] = []
    for row in rows:
        first = _cells(row[0])
        follows = len(first) > 1 and not first[0] and bool(entries)
        rest = [_line(_cells(runs)) for runs in row[1:]]
        if not follows:
            entries.append(_Entry(first[0] if len(first) > 1 else [], [_line(first), *rest]))
        elif _is_whole(entries[-1], first):
            label = [Run(run.text, run.style) for run in entries[-1].label]
            entries.append(_Entry(entries[-1].label, [_line([label, *first[1:]]), *rest]))
        else:
            entries[-1].lines += [_line(first[1:]), *rest]
    for entry in entries:
        yield from _lines(entry)


def columns(runs: Sequence[Run]) -> list[Run]:
    """Cut the blanks off a line's ends and off both sides of its tabs."""
    return _line(_cells(runs))


def _is_whole(above: _Entry, cells: Sequence[list[Run]]) -> bool:
    """Whether a row under a year is an entry of its own."""
    label = "".join(run.text for run in above.label)
    length = sum(len(run.text) for cell in cells for run in cell)
    return _YEAR.fullmatch(label) is not None and length >= _WHOLE


def _cells(runs: Sequence[Run]) -> list[list[Run]]:
    """Split a line at its tabs; empty cells at its end are dropped."""
    cells: list[list[Run]] = [[]]
    for run in runs:
        if run.text == "\t":
            cells.append([])
        else:
            cells[-1].append(run)
    cells = [trimmed(cell) for cell in cells]
    while len(cells) > 1 and not cells[-1]:
        del cells[-1]
    return cells


def _line(cells: Sequence[list[Run]]) -> list[Run]:
    """Put cells together with a tab between them."""
    out: list[Run] = []
    for cell in cells:
        if cell and out:
            out.append(Run("\t"))
        out += cell
    return out


def _lines(entry: _Entry) -> Iterator[RowLine]:
    """The lines of one entry."""
    lines = [runs for runs in entry.lines if runs]
    for number, runs in enumerate(lines):
        if len(lines) > 1:
            yield RowLine(runs, LineKind.TEXT, None if number else "", inside=True)
        else:
            table = any(run.text == "\t" for run in runs)
            yield RowLine(runs, LineKind.TABLE if table else LineKind.TEXT, None)
