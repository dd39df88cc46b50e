"""A page's stretches to regions in reading order: columns of running text told from tables.

A gutter parts columns of text only if the lines on its two sides go their own
ways. Dates beside entries, and the cells of a table, stand on the lines of
what they belong to, and are read along those lines.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bibnorm.read.pdf.lines import Stretch

_STEP, _MOST_STEPS = 2.0, 1_000
_MOST_CELLS = 30
_LEAST_ROWS = 5
_MOST_CROSSING = 0.34
_APART = 0.12
_TOGETHER = 0.72
_DENSE, _SPARSE = 0.5, 0.35
_LINE = 1.25
_FULL = 0.6
_LETTERS = 18
_DEEPEST = 4
_SAME_ROW = 0.3
_PARAGRAPH = 1.35
_SAME_TURN = 0.6
_ALIGNED = 0.4
_EDGE = 2.0


def regions(stretches: Sequence[Stretch], depth: int = 0) -> list[list[Stretch]]:
    """Part a page at its gutters; give the regions in reading order, each from top to bottom."""
    ordered = sorted(stretches, key=lambda one: (-one.base, one.left))
    gutter = _gutter(ordered) if depth < _DEEPEST else None
    if gutter is None:
        return [ordered] if ordered else []
    found: list[list[Stretch]] = []
    rest: list[Stretch] = []
    for band in _bands(ordered, gutter):
        left = [one for one in band if one.right <= gutter]
        right = [one for one in band if one.left >= gutter]
        if len(left) + len(right) == len(band) and _are_columns(left, right):
            found += [rest] if rest else []
            rest = []
            found += [*regions(left, depth + 1), *regions(right, depth + 1)]
        else:
            rest += band
    return [*found, rest] if rest else found


def _gutter(ordered: Sequence[Stretch]) -> float | None:
    """Find where the page would be parted: few stretches cross there, many stand on both sides."""
    if len(ordered) < 2 * _LEAST_ROWS:
        return None
    lefts = sorted(one.left for one in ordered)
    rights = sorted(one.right for one in ordered)
    best, at = 0.0, None
    step = max(_STEP, (rights[-1] - lefts[0]) / _MOST_STEPS)
    x = lefts[0] + step
    runs: list[float] = []
    while x < rights[-1]:
        before = bisect_left(rights, x)
        after = len(lefts) - bisect_left(lefts, x)
        crossing = len(ordered) - before - after
        least = min(before, after)
        score = least - 3.0 * crossing
        if least >= _LEAST_ROWS and crossing <= _MOST_CROSSING * least:
            if score > best:
                best, runs = score, [x]
            elif score == best:
                runs.append(x)
        x += step
    if runs:
        at = runs[len(runs) // 2] if runs[-1] - runs[0] <= step * len(runs) else runs[0]
    return at


def _bands(ordered: Sequence[Stretch], gutter: float) -> list[list[Stretch]]:
    """Cut a page where something crosses the gutter, from top to bottom."""
    bands: list[list[Stretch]] = [[]]
    crossed = False
    for one in ordered:
        crosses = one.left < gutter < one.right
        if crosses != crossed and bands[-1]:
            bands.append([])
        crossed = crosses
        bands[-1].append(one)
    return bands


@dataclass(frozen=True)
class _Side:
    """One side of a gutter: the base lines, the type size, and how full the lines are.

    `density` is the share of lines that are there, of those that there would
    be room for between the first and the last.
    """

    bases: list[float]
    size: float
    fullness: float
    letters: float
    density: float

    @classmethod
    def of(cls, stretches: Sequence[Stretch]) -> "_Side":
        """Measure one side."""
        rows = rows_of(stretches)
        bases = [-row.base for row in rows]
        size = _median([row.size for row in rows])
        low, high = min(row.left for row in rows), max(row.right for row in rows)
        filled = sum(row.right - row.left for row in rows)
        letters = sum(one.length for one in stretches)
        room = 1 + (bases[-1] - bases[0]) / (_LINE * size)
        return cls(
            bases,
            size,
            fullness=filled / (max(high - low, 1.0) * len(rows)),
            letters=letters / len(rows),
            density=len(rows) / room,
        )

    @property
    def is_text(self) -> bool:
        """Whether the lines are those of running text."""
        full = self.fullness >= _FULL and self.letters >= _LETTERS
        return full and self.density >= _DENSE

    def turns(self) -> list[float]:
        """The base lines of rows above which there is more room than usual."""
        steps = [below - above for above, below in pairwise(self.bases)]
        usual = _median(steps)
        return [
            base for base, step in zip(self.bases[1:], steps, strict=True) if step > 1.15 * usual
        ]


def _are_columns(left: Sequence[Stretch], right: Sequence[Stretch]) -> bool:
    """Whether two sides of a gutter are columns of text, to be read one after the other."""
    if not left or not right or not (_is_flush_left(left) and _is_flush_left(right)):
        return False
    one, other = _Side.of(left), _Side.of(right)
    fewer, more = sorted((one, other), key=lambda side: len(side.bases))
    if len(fewer.bases) < _LEAST_ROWS or fewer.density < _SPARSE:
        return False
    size = min(one.size, other.size)
    if _shared(fewer.bases, more.bases, _APART * size) < _TOGETHER:
        return True
    if not (one.is_text and other.is_text):
        return False
    # In a table the rows of both sides begin together; in columns paragraphs do not.
    turns = [side.turns() for side in (fewer, more)]
    fewest, most = sorted(turns, key=len)
    if len(fewest) < max(2, _SAME_TURN * len(most)):
        return True
    return _shared(fewest, most, _APART * size) < _SAME_TURN


def _is_flush_left(stretches: Sequence[Stretch]) -> bool:
    """Whether lines begin below each other, as text does; places and dates may end so."""
    rows = rows_of(stretches)
    lefts, rights = [row.left for row in rows], [row.right for row in rows]
    return _aligned(lefts) >= min(_ALIGNED, _aligned(rights))


def _aligned(edges: Sequence[float]) -> float:
    """The greatest share of edges that are at one place."""
    counts = Counter(round(edge / _EDGE) for edge in edges)
    return max(counts[n] + counts[n + 1] for n in counts) / len(edges)


def _shared(fewer: Sequence[float], more: Sequence[float], apart: float) -> float:
    """The share of base lines that have a partner beside them, always at the same distance."""
    if not more:
        return 0.0
    offsets = []
    for base in fewer:
        at = bisect_left(more, base)
        near = more[max(0, at - 1) : at + 1]
        offsets.append(min((other - base for other in near), key=abs))
    usual = _median(offsets)
    return sum(abs(offset - usual) <= apart for offset in offsets) / len(offsets)


def _median(values: Sequence[float]) -> float:
    """The middle one of some numbers; 0 if there are none."""
    return sorted(values)[len(values) // 2] if values else 0.0


@dataclass(slots=True)
class Row:
    """What stands side by side in a region: its stretches from left to right."""

    cells: list[Stretch]
    base: float
    size: float

    @property
    def left(self) -> float:
        """Where the row begins."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Where the row ends."""
        return self.cells[-1].right


def rows_of(region: Sequence[Stretch]) -> list[Row]:
    """Put the stretches of a region into rows, the topmost first."""
    rows: list[Row] = []
    for one in sorted(region, key=lambda one: -one.base):
        row = next((row for row in reversed(rows[-3:]) if _is_beside(one, row)), None)
        if row is None:
            rows.append(Row([one], one.base, one.size))
            continue
        if one.length > max(cell.length for cell in row.cells[:_MOST_CELLS]):
            row.base, row.size = one.base, one.size
        insort(row.cells, one, key=lambda cell: cell.left)
    return sorted(rows, key=lambda row: -row.base)


def _is_beside(one: Stretch, row: Row) -> bool:
    """Whether a stretch stands on the same line as a row, beside all that is in it."""
    if abs(row.base - one.base) > _SAME_ROW * min(one.size, row.size):
        return False
    at = bisect_left(row.cells, one.left, key=lambda cell: cell.left)
    near = row.cells[max(0, at - 1) : at + 1]
    return all(one.right <= cell.left or one.left >= cell.right for cell in near)
