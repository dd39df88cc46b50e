"""Paragraphs, tables and boxes of an office document put under each other as lines."""

from dataclasses import dataclass, replace

from bibnorm.model import LineKind, Run, Style
from bibnorm.read.laid import Gap, Laid, run, stripped
from bibnorm.read.tablerows import Cell, laid_table

_VISIBLE = 3.0
_COLUMN = 6.0
_TAB = 6
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph is set: what its lines are, and in points where they stand.

    `left` is where its lines begin, `first` how much farther right the first
    one does, `above` and `below` the space there.
    """

    kind: LineKind = LineKind.TEXT
    level: int = 0
    marker: str | None = None
    left: float = 0.0
    first: float = 0.0
    above: float = 0.0
    below: float = 0.0


class Flow:
    """Lines under each other: the body of a document, a cell, a box, a note."""

    def __init__(self, *, is_cell: bool = False) -> None:
        """Begin with nothing; in a cell a number may stand alone."""
        self.rows: list[Laid] = []
        self._is_cell = is_cell
        self._shape: Shape | None = None
        self._runs: list[Run] = []
        self._after: list[Laid] = []
        self._first = True
        self._empties = 0
        self._below = 0.0
        self._item: Shape | None = None
        self._parted = True

    def begin(self, shape: Shape) -> None:
        """Begin a paragraph; one that is open ends."""
        if self._shape is not None:
            self.end()
        self._shape, self._first = self._placed(shape), True

    def text(self, text: str, style: Style = Style.PLAIN, link: str | None = None) -> None:
        """Take characters of the paragraph."""
        self._runs.append(run(text, style, link))

    def turn(self) -> None:
        """Break the line inside the paragraph."""
        if any(one.text.strip() for one in self._runs):
            self._flush()
        elif not self._first:
            self._runs = []
            self._empties += 1

    def end(self) -> None:
        """End the paragraph; one without text is an empty line."""
        shape = self._shape or Shape()
        if self._first and self._is_cell and shape.marker and not self._has_text():
            self._runs, self._shape = [run(shape.marker)], Shape()
        if self._has_text():
            self._flush()
        elif self._first:
            self._runs = []
            self._empties += 1
        self._runs, self._shape, self._below = [], None, shape.below
        if self._after:
            self.add(self._after)
            self._after = []

    def close(self) -> list[Laid]:
        """Give the lines; a paragraph that is open ends."""
        if self._shape is not None or self._runs:
            self.end()
        return self.rows

    def add(self, rows: list[Laid]) -> None:
        """Put lines that are laid out already under the last one."""
        if rows:
            rows[0].empties += self._empties
            self._empties = 0
            self.rows += rows
            self.part()

    def add_after(self, rows: list[Laid]) -> None:
        """Put lines under the paragraph that is open."""
        if self._shape is None:
            self.add(rows)
        else:
            self._after += rows

    def part(self) -> None:
        """Let a space stand before what follows."""
        self._parted, self._item = True, None

    def _has_text(self) -> bool:
        return any(one.text.strip() for one in self._runs)

    def _placed(self, shape: Shape) -> Shape:
        """Say whether a paragraph goes on with an item, or ends the list."""
        if shape.kind is not LineKind.TEXT or shape.marker is not None:
            return shape
        item = self._item
        level = 0
        if item and (shape.level or self._is_below(item, shape)):
            level = min(shape.level or item.level, item.level)
        return replace(shape, level=level)

    def _is_below(self, item: Shape, shape: Shape) -> bool:
        """Whether a paragraph stands as far right as an item's text, and nothing between."""
        return not self._empties and 0 < item.left <= shape.left + _COLUMN

    def _flush(self) -> None:
        """Make a line of the runs so far."""
        shape = self._shape or Shape()
        lead = "".join(one.text for one in self._runs)
        lead = lead[: len(lead) - len(lead.lstrip())]
        columns = (shape.left + (shape.first if self._first else 0.0)) / _COLUMN
        self.rows.append(
            Laid(
                runs=stripped(self._runs),
                kind=shape.kind,
                level=shape.level,
                marker=shape.marker if self._first else None,
                indent=min(max(round(columns), 0) + sum(map(_width, lead)), _WIDEST),
                gap=self._gap(shape),
                empties=self._empties,
                is_turned=not self._first,
            )
        )
        self._runs, self._first, self._empties, self._parted = [], False, 0, False

    def _gap(self, shape: Shape) -> Gap:
        """Say what stands above the line, and keep whose item it is."""
        ends_list = self._first and self._item is not None and not shape.level
        gap = Gap.NONE
        if self._parted or self._empties or ends_list:
            gap = Gap.EMPTY
        elif self._first and max(self._below, shape.above) >= _VISIBLE:
            gap = Gap.SPACE
        if self._first and (shape.marker is not None or not shape.level):
            self._item = shape if shape.marker is not None else None
        return gap


def _width(blank: str) -> int:
    return _TAB if blank == "\t" else 1


class Page:
    """A document's flows, the innermost last, and its open tables."""

    def __init__(self) -> None:
        """Begin with an empty body."""
        self._flows = [Flow()]
        self._tables: list[list[list[Cell]]] = []

    @property
    def flow(self) -> Flow:
        """The flow into which text goes now."""
        return self._flows[-1]

    def begin_table(self) -> None:
        """Begin a table in the flow."""
        self.flow.part()
        self._tables.append([])

    def begin_row(self) -> None:
        """Begin a row."""
        if self._tables:
            self._tables[-1].append([])

    def begin_cell(self) -> None:
        """Begin a cell."""
        self._flows.append(Flow(is_cell=True))

    def end_cell(self) -> None:
        """End a cell; one that stands in no row is a box."""
        rows = self.take_box()
        if self._tables and self._tables[-1]:
            self._tables[-1][-1].append(rows)
        else:
            self.flow.add_after(rows)

    def end_row(self, *, dropped: bool = False) -> None:
        """End a row; it may be left out."""
        if dropped and self._tables and self._tables[-1]:
            self._tables[-1].pop()

    def end_table(self) -> None:
        """End a table and lay it out."""
        if self._tables:
            self.flow.add_after(laid_table(self._tables.pop()))
            self.flow.part()

    def begin_box(self) -> None:
        """Begin a box of text that hangs on a paragraph."""
        self._flows.append(Flow())

    def end_box(self) -> None:
        """End a box; it stands under its paragraph."""
        rows = self.take_box()
        self.flow.add_after(rows)

    def take_box(self) -> list[Laid]:
        """End a box and give its lines."""
        return self._flows.pop().close() if len(self._flows) > 1 else []

    def close(self) -> list[Laid]:
        """Give the lines of the body."""
        return self._flows[0].close()
