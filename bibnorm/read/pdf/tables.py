"""Tables whose cells have several lines: told by the white between their rows and columns.

What is one line high in all columns but one needs no such care: it is read
along its lines. A table is taken for one only if whatever room there is
between the lines of one column goes through all of them, since in columns of
running text paragraphs end where they like.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bibnorm.lexicon.headings import Topic, classify
from bibnorm.read.pdf.lines import Stretch

_ABOVE, _BELOW = 0.72, 0.22
_ROOM = 0.1
_USUAL = 1.2
_WIDEST = 2.0
_GUTTER = 0.3
_FEWEST_ROWS, _MANY_ROWS = 3, 5
_MOST_BANDS, _MOST_GAPS = 300, 60
_BOTH = 0.6
_THROUGH = 0.8
_ALIGNED, _ASKEW = 0.8, 0.3
_CLEAR, _COLUMN = 0.8, 0.7
_CELLULAR = 0.3
_LEVEL = 0.12
_EDGE = 1.5
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

Band = list[Stretch]
Gap = tuple[float, float]


@dataclass(frozen=True)
class Table:
    """Rows of a table from top to bottom, each of cells from left to right, each of lines."""

    rows: list[list[Band]]


def parts(stretches: Sequence[Stretch]) -> Iterator[Table | Band]:
    """Give the tables of a page, and what stands between them, from top to bottom."""
    bands = _bands(stretches)
    if len(bands) > _MOST_BANDS:
        yield list(stretches)
        return
    rest: Band = []
    at = 0
    while at < len(bands):
        end, gaps = _run(bands, at)
        table = _table(bands[at:end], gaps) if end - at >= _FEWEST_ROWS else None
        if table is None:
            rest += bands[at]
            at += 1
            continue
        if rest:
            yield rest
        rest, at = [], end
        yield table
    if rest:
        yield rest


def _bands(stretches: Sequence[Stretch]) -> list[Band]:
    """Cut a page where there is more room between lines than in a paragraph, all across."""
    room = _room(stretches)
    bands: list[Band] = []
    bottom = 0.0
    for one in sorted(stretches, key=lambda one: -_top(one)):
        if not bands or bottom - _top(one) > room * one.size:
            bands.append([])
            bottom = _bottom(one)
        bands[-1].append(one)
        bottom = min(bottom, _bottom(one))
    return bands


def _top(one: Stretch) -> float:
    return one.base + _ABOVE * one.size


def _bottom(one: Stretch) -> float:
    return one.base - _BELOW * one.size


def _room(stretches: Sequence[Stretch]) -> float:
    """The least room, in type sizes, that parts more than two lines of a paragraph."""
    steps: Counter[int] = Counter()
    last: dict[int, Stretch] = {}
    for one in sorted(stretches, key=lambda one: -one.base):
        above = last.get(round(one.left / _EDGE))
        if above is not None and 0 < above.base - one.base < _WIDEST * one.size:
            steps[round(20 * (above.base - one.base) / one.size)] += 1
        last[round(one.left / _EDGE)] = one
    common = [step for step in steps if steps[step] >= max(2, 0.1 * steps.total())]
    leading = min(common) / 20 if common else _USUAL
    return leading - _ABOVE - _BELOW + _ROOM


def _run(bands: Sequence[Band], at: int) -> tuple[int, list[Gap]]:
    """Follow bands as long as some white goes down through all of them, in their midst."""
    gaps = _white(bands[at])
    end = at + 1
    while end < len(bands):
        shared = _shared(gaps, _white(bands[end]))
        if not _inner(shared, bands[end]):
            break
        gaps = shared
        end += 1
    return end, gaps


def _white(band: Band) -> list[Gap]:
    """Where nothing stands in a band, from left to right."""
    least = _GUTTER * min(one.size for one in band)
    gaps: list[Gap] = []
    reach = float("-inf")
    for one in sorted(band, key=lambda one: one.left):
        if one.left - reach >= least:
            gaps.append((reach, one.left))
        reach = max(reach, one.right)
    return [*gaps[:_MOST_GAPS], (reach, float("inf"))]


def _shared(some: Sequence[Gap], others: Sequence[Gap]) -> list[Gap]:
    """The white that two bands share."""
    found = [(max(a, c), min(b, d)) for a, b in some for c, d in others]
    return [(low, high) for low, high in found if high - low > _EDGE][:_MOST_GAPS]


def _inner(gaps: Sequence[Gap], stretches: Sequence[Stretch]) -> list[Gap]:
    """The white that has something on both sides."""
    left, right = min(one.left for one in stretches), max(one.right for one in stretches)
    return [(low, high) for low, high in gaps if low > left and high < right]


def _table(bands: Sequence[Band], gaps: Sequence[Gap]) -> Table | None:
    """Make a table of bands, if it needs to be read cell by cell."""
    inner = sorted(_inner(gaps, [one for band in bands for one in band]))
    if len(bands) < _MANY_ROWS:  # blanks that stand below each other part no columns
        inner = [gap for gap in inner if gap[1] - gap[0] >= _CLEAR * bands[0][0].size]
    if not inner:
        return None
    rows = [_cells(band, inner) for band in bands]
    filled = sum(sum(map(bool, row)) > 1 for row in rows)
    cellular = sum(map(_is_cellular, rows))
    if filled < _BOTH * len(rows) or cellular < max(2, _CELLULAR * len(rows)):
        return None
    if sum(_is_title(row[0]) for row in rows) > 1:  # sections with their titles in the margin
        return None
    return Table(rows) if _is_through(rows) and _has_columns(rows) else None


def _cells(band: Band, gaps: Sequence[Gap]) -> list[Band]:
    """Cut a band at the white between its columns."""
    cells: list[Band] = [[] for _ in range(len(gaps) + 1)]
    for one in band:
        cells[sum(one.left >= low for low, _ in gaps)].append(one)
    return cells


def _is_cellular(row: Sequence[Band]) -> bool:
    """Whether a row cannot be read along its lines: two cells are several lines high, or askew."""
    cells = sorted((cell for cell in row if cell), key=lambda cell: -sum(map(_length, cell)))
    return any(not _is_along(cell, cells[0]) for cell in cells[1:])


def _is_along(cell: Band, text: Band) -> bool:
    """Whether the lines of a cell are of lines of the text beside it: one to one, or dates."""
    bases = [one.base for one in text]
    level = [any(abs(one.base - base) < _LEVEL * one.size for base in bases) for one in cell]
    if not any(level):
        return False
    lines, others = _levels(cell), _levels(text)
    dated = all(any(_YEAR.search(word.text) for word in one.words) for one in cell)
    return all(level) and (min(lines, others) == 1 or lines == others or dated)


def _length(one: Stretch) -> int:
    return one.length


def _are_aligned(rows: Sequence[list[Band]]) -> bool:
    """Whether the cells of each row begin, end or stand at one height, as columns' lines do not."""
    several = [cells for row in rows if len(cells := [cell for cell in row if cell]) > 1]
    return sum(map(_is_aligned, several)) >= _ALIGNED * len(several)


def _is_aligned(cells: Sequence[Band]) -> bool:
    """Whether the cells of one row are aligned at their tops, their middles or their ends."""
    spans = [(min(one.base for one in cell), max(one.base for one in cell)) for cell in cells]
    slack = _ASKEW * max(one.size for cell in cells for one in cell)
    low, high = max(spans, key=lambda span: span[1] - span[0])
    return all(
        min(abs(low - bottom), abs(high - top), abs(low + high - bottom - top) / 2) <= slack
        for bottom, top in spans
    )


def _is_title(cell: Band) -> bool:
    """Whether a cell holds the title of a section."""
    text = " ".join(word.text for one in cell for word in one.words)
    heading = classify(text)
    return heading.covered and heading.topic is not Topic.YEAR


def _levels(cell: Band) -> int:
    """How many lines a cell has."""
    bases = sorted(one.base for one in cell)
    size = max(one.size for one in cell)
    return 1 + sum(high - low > size / 2 for low, high in pairwise(bases))


def _is_through(rows: Sequence[list[Band]]) -> bool:
    """Whether the room within columns is but the room between rows: not so in running text.

    What is short may look so by chance: then the cells of a row must be aligned.
    """
    own = _own_gaps(rows)
    if own > (1 - _THROUGH) * (len(rows) - 1) * len(rows[0]):
        return False
    return (not own and len(rows) >= _MANY_ROWS) or _are_aligned(rows)


def _has_columns(rows: Sequence[list[Band]]) -> bool:
    """Whether the cells of each column begin, end or stand below each other."""
    for column in zip(*rows, strict=True):
        spans = [
            (min(one.left for one in cell), max(one.right for one in cell))
            for cell in column
            if cell
        ]
        edges = ([left for left, _ in spans], [right for _, right in spans])
        middles = [(left + right) / 2 for left, right in spans]
        if max(map(_alike, (*edges, middles))) < _COLUMN * len(spans):
            return False
    return True


def _alike(places: Sequence[float]) -> int:
    """How many of some places are one."""
    counts = Counter(round(place / _EDGE) for place in places)
    return max((counts[at] + counts[at + 1] for at in counts), default=0)


def _own_gaps(rows: Sequence[list[Band]]) -> int:
    """Count where a column has room between its lines and the other columns have none."""
    own = 0
    for column in zip(*rows, strict=True):
        lines = sorted((one for cell in column for one in cell), key=lambda one: -one.base)
        steps = [above.base - one.base for above, one in pairwise(lines)]
        usual = sorted(steps)[len(steps) // 4] if steps else 0.0
        inside = [
            above.base - one.base
            for cell in column
            for above, one in pairwise(sorted(cell, key=lambda one: -one.base))
        ]
        own += sum(step > (1 + _ROOM) * min(usual, _WIDEST * lines[0].size) for step in inside)
    return own
