"""The rows of a table that is read cell by cell: one line each, its wrapped cells made whole."""

from bibnorm.read.pdf.cells import Laid
from bibnorm.read.pdf.columns import rows_of
from bibnorm.read.pdf.lines import Stretch
from bibnorm.read.pdf.tables import Table


def laid_in_cells(table: Table, number: int = 0) -> list[Laid]:
    """Put each row of a table into one row, its cells one after the other."""
    return [_row(row, number) for row in table.rows]


def _row(row: list[list[Stretch]], number: int) -> Laid:
    """Put the lines of each cell into the order in which they are read."""
    cells = [[one for line in rows_of(cell) for one in line.cells] for cell in row if cell]
    lines = [one for cell in cells for one in cell]
    top = max(lines, key=lambda one: one.base)
    left, right = min(one.left for one in lines), max(one.right for one in lines)
    return Laid([], [], top.base, top.size, left, right, region=number, cells=cells)
