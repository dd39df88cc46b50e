"""Rows of tables as lines: a row of data is one line, a row of layout is what its cells hold."""

from collections.abc import Iterable, Sequence
from statistics import median

from bibnorm.model import LineKind, Run
from bibnorm.read.laid import Gap, Laid, blanks

_MOST_LINES = 6
_MOST_JUDGED = 2_000
_RECORDS = 3
_LONG = 100
_LABEL = 60

Cell = list[Laid]


def laid_table(rows: Sequence[Sequence[Cell]]) -> list[Laid]:
    """Lay out a table.

    Cells of one line each make a line of kind TABLE. A cell with the few lines
    of one entry, between cells that only label it, makes an item of that many
    lines. Whatever else tables are used for (a whole section in a cell, a
    table in a table) is laid out cell after cell, as it stands.
    """
    parts = _is_parted(rows)
    return [line for cells in rows for line in _row(cells, parts=parts)]


def _is_parted(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether paragraphs under each other in the cells of a table are each an entry.

    Those with breaks in them are, and long ones; but where each row has as
    many as the others they are the parts of one.
    """
    short = [cells for cells in rows if any(cells) and max(map(len, cells)) <= _MOST_LINES]
    counts = [_paragraphs(_main(cells)) for cells in short]
    if len(counts) >= _RECORDS and counts[0] > 1 and len(set(counts)) == 1:
        return False
    found = [cell for cells in short for cell in cells if len(cell) > 1]
    lines = [line for cell in found for line in cell]
    has_turned = any(_paragraphs(cell) not in (1, len(cell)) for cell in found)
    return has_turned or (bool(lines) and median(len(line.text) for line in lines) >= _LONG)


def _main(cells: Sequence[Cell]) -> Cell:
    """Give the cell with most text."""
    return max(cells, key=lambda cell: sum(len(row.text) for row in cell))


def _paragraphs(cell: Cell) -> int:
    return sum(not line.is_turned for line in cell)


def _row(cells: Sequence[Cell], *, parts: bool) -> list[Laid]:
    """Lay out one row."""
    filled = [cell for cell in cells if cell]
    if len(cells) < 2 or not filled or max(len(cell) for cell in filled) > _MOST_LINES:
        return _stacked(filled)
    if all(len(cell) == 1 and cell[0].kind is LineKind.TEXT for cell in filled):
        return [_table_line(cells)] if len(filled) > 1 else _stacked(filled)
    main = _main(filled)
    labels = [cell for cell in filled if cell is not main]
    if _is_entry(main, parts=parts) and all(_is_label(cell) for cell in labels):
        return _item(cells, main)
    return _stacked(filled)


def _stacked(cells: Iterable[Cell]) -> list[Laid]:
    """Lay out cells one after another."""
    out: list[Laid] = []
    for cell in cells:
        # What parts paragraphs in a cell is seen from that cell alone.
        marked = zip(cell, blanks(cell), strict=True) if len(cell) <= _MOST_JUDGED else ()
        for row, blank in marked:
            row.gap = Gap.EMPTY if blank else row.gap
        cell[0].gap = Gap.EMPTY
        out += cell
    return out


def _table_line(cells: Sequence[Cell]) -> Laid:
    """Make one line of cells, parted by tabs; an empty first cell leaves its tab."""
    runs: list[Run] = []
    for number, cell in enumerate(_without_tail(cells)):
        if number:
            runs.append(Run("\t"))
        runs += _runs(cell)
    return Laid(runs, LineKind.TABLE, gap=Gap.EMPTY)


def _without_tail(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Cells without the empty ones at the end."""
    last = max(number for number, cell in enumerate(cells) if cell)
    return cells[: last + 1]


def _runs(cell: Cell) -> list[Run]:
    """The runs of a cell in one line; a number before its text is part of it."""
    runs: list[Run] = []
    for row in cell:
        if runs:
            runs.append(Run(" "))
        if row.marker and any(char.isalnum() for char in row.marker):
            runs.append(Run(f"{row.marker} "))
        runs += row.runs
    return runs


def _is_entry(cell: Cell, *, parts: bool) -> bool:
    """Whether the lines of a cell can be one entry: nothing between them."""
    plain = all(row.kind is LineKind.TEXT and row.marker is None for row in cell)
    tight = all(row.gap is not Gap.EMPTY for row in cell[1:])
    return plain and tight and (not parts or _paragraphs(cell) == 1)


def _is_label(cell: Cell) -> bool:
    """Whether a cell only says something of the one beside it: a year, a place, links."""
    return all(row.kind is LineKind.TEXT for row in cell) and len(_text(cell)) <= _LABEL


def _text(cell: Cell) -> str:
    return " ".join(row.text for row in cell)


def _item(cells: Sequence[Cell], main: Cell) -> list[Laid]:
    """Make an item of a row: labels before its first line and behind its last one."""
    place = next(number for number, cell in enumerate(cells) if cell is main)
    lines = [Laid(row.runs, level=1, indent=row.indent, is_turned=True) for row in main]
    before = [run for cell in cells[:place] if cell for run in (*_runs(cell), Run("\t"))]
    behind = [run for cell in cells[place + 1 :] if cell for run in (Run("\t"), *_runs(cell))]
    lines[0].runs = before + lines[0].runs
    lines[-1].runs = lines[-1].runs + behind
    lines[0].marker, lines[0].gap, lines[0].is_turned = "", Gap.EMPTY, False
    return lines
