"""The rows of a region with their cells: labels before the text, dates at its right."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bibnorm.read.pdf.columns import Row, rows_of
from bibnorm.read.pdf.lines import Stretch

_TAB = 1.8
_FAR, _WIDER = 4.0, 1.8
_USUAL, _NARROWEST = 0.3, 0.12
_ENOUGH, _EVEN = 2, 3
_ALIKE, _MOST = 1.35, 0.6
_CLOSE, _CLEAR = 0.45, 0.8
_COLUMN = 0.25
_DRAWN, _FEWEST_DRAWN = 0.3, 4
_PAUSE = re.compile(r"[.,:;?!]\Z")
_ALIGNED = 1.5
_LEAST_ALIGNED = 2
_LONGEST_LABEL = 40
_LABEL_SHARE, _SHORT_LABEL = 0.6, 20
_LONGEST_DATE = 30
_COUNTED = re.compile(r"[\[(]?(?:[A-Z]{1,3}-?)?\d{1,3}(?:\.\d{1,2})*[\])]?[.:]?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BULLETS = "•◦▪▫■□●○◆◇➢►▶▸"
_PROSE = re.compile(r"[^\W\d_]{4,}(?:\W+[^\W\d_]{3,}){3}")


@dataclass(slots=True)
class Laid:
    """A row of a region: `label` stands before the text, the cells of `text` are parted by tabs.

    `left` and `right` are where the text begins and ends, without the label
    and without what was set at the right margin. `heading` is set where a
    title stands in the margin, `date` is one that stands at the right margin.
    A row of a table that is read cell by cell has only `cells`: the lines of each.
    """

    label: list[Stretch]
    text: list[Stretch]
    base: float
    size: float
    left: float = 0.0
    right: float = 0.0
    heading: bool = False
    aside: bool = False
    region: int = 0
    date: Stretch | None = None
    cells: list[list[Stretch]] = field(default_factory=list)

    @property
    def stretches(self) -> list[Stretch]:
        """All that stands in the row."""
        return [*self.label, *self.text, *(one for cell in self.cells for one in cell)]


@dataclass(slots=True)
class _Edges:
    """Where cells begin in a region: how many at each place."""

    counts: Counter[int] = field(default_factory=Counter)

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "_Edges":
        """Count the left edges of all cells."""
        return cls(Counter(round(cell.left / _ALIGNED) for row in rows for cell in row.cells))

    def has(self, left: float, least: int = _LEAST_ALIGNED + 1) -> bool:
        """Whether several cells begin at a place."""
        at = round(left / _ALIGNED)
        return sum(self.counts[at + n] for n in (-1, 0, 1)) >= least


@dataclass(frozen=True)
class Block:
    """The right margin of a region whose lines are drawn out to it; 0 where they are not."""

    margin: float

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Block":
        """Measure where most lines end."""
        ends = Counter(round(row.right / _ALIGNED) for row in rows)
        shared = {at: ends[at - 1] + ends[at] + ends[at + 1] for at in ends}
        most = max(shared, key=lambda at: (shared[at], at), default=0)
        drawn = shared.get(most, 0) >= max(_FEWEST_DRAWN, _DRAWN * len(rows))
        return cls(most * _ALIGNED if drawn else 0.0)

    def is_drawn_out(self, row: Row) -> bool:
        """Whether a line ends at the margin."""
        return self.margin > 0 and abs(row.right - self.margin) <= 1.5 * _ALIGNED


def laid_out(region: Sequence[Stretch], number: int = 0) -> list[Laid]:
    """Put a region into rows and tell their labels from their text."""
    rows = rows_of(region)
    edges = _Edges.of(rows)
    block = Block.of(rows)
    for row in rows:
        gaps = _unfilled if block.is_drawn_out(row) else _unstretched
        row.cells = gaps(row.cells, edges, len(rows))
    edges = _Edges.of(rows)
    margin = max((row.right for row in rows), default=0.0)
    laid = [_laid(row, edges, margin) for row in rows]
    for one in laid:
        one.region = number
    return laid


def _laid(row: Row, edges: _Edges, margin: float) -> Laid:
    """Tell the label of one row, and what stands at its right margin, from its text."""
    label: list[Stretch] = []
    cells = _with_sign_apart(row.cells)
    dated = len(cells) > 1 and cells[-1].right > margin - cells[-1].size and _is_date(cells[-1])
    while len(cells) > 1 + dated and _is_label(cells, edges):
        label.append(cells.pop(0))
    text = cells
    date = text.pop() if dated and not label else None
    right = text[-1].right if date or len(text) == 1 else text[-2].right
    return Laid(label, text, row.base, row.size, text[0].left, right, date=date)


def _with_sign_apart(cells: Sequence[Stretch]) -> list[Stretch]:
    """Part a sign such as a tick from the text behind it."""
    first = cells[0]
    words = first.words
    if len(words) < _ENOUGH or not is_sign(words[0].text):
        return list(cells)
    if words[1].left - words[0].right < _NARROWEST * first.size:
        return list(cells)
    sign, rest = (Stretch(part, first.base, first.size) for part in (words[:1], words[1:]))
    return [sign, rest, *cells[1:]]


def is_prose(text: str) -> bool:
    """Whether a text has four words in a row, as no label has.

    >>> is_prose("Winter term 2020"), is_prose("Slow rivers and their people")
    (False, True)
    """
    return _PROSE.search(text) is not None


def is_sign(text: str) -> bool:
    """Whether a text is one sign that is neither a letter nor a bullet nor a stop.

    >>> is_sign("✔"), is_sign("•"), is_sign("A"), is_sign("(")
    (True, False, False, False)
    """
    return len(text) == 1 and text not in _BULLETS and unicodedata.category(text) == "So"


def _is_label(cells: Sequence[Stretch], edges: _Edges) -> bool:
    """Whether the first of some cells is a label of what follows."""
    first, second = cells[0], cells[1]
    if first.length > _LONGEST_LABEL or is_prose(plain(first)):
        return False
    if len(plain(first)) <= 1 and not plain(first).isalnum():
        return True
    if _is_counted(first):
        return True
    rest = sum(cell.length for cell in cells[1:])
    if first.length > max(_LABEL_SHARE * rest, _SHORT_LABEL):
        return False
    return edges.has(second.left)


def _is_counted(cell: Stretch) -> bool:
    """Whether a cell holds but the number of an entry."""
    return _COUNTED.fullmatch(plain(cell)) is not None


def _is_date(cell: Stretch) -> bool:
    """Whether a cell holds a year and little else."""
    return cell.length <= _LONGEST_DATE and _YEAR.search(plain(cell)) is not None


def _unstretched(cells: Sequence[Stretch], edges: _Edges, _: int = 0) -> list[Stretch]:
    """Join the cells of a line whose gaps are only blanks: lines may be set loosely."""
    out = [cells[0]]
    usual, even = _blank(cells)
    for number, cell in enumerate(cells[1:]):
        last = out[-1]
        gap = _gap(last, cell)
        aligned = edges.has(cell.left) and edges.has(last.left) and not (even and number)
        aligned = aligned or (not number and _is_counted(last) and _leads(cells, usual))
        if gap > _FAR or gap > usual * (_WIDER if aligned else 2 * _WIDER):
            out.append(cell)
        else:
            out[-1] = _one(last, cell)
    return out


def _unfilled(cells: Sequence[Stretch], edges: _Edges, rows: int) -> list[Stretch]:
    """Join the cells of a line that was drawn out to its margin: there blanks grow very wide.

    What many lines begin at is a column all the same, and what stands at the
    margin behind words that are set closely, or is a date.
    """
    out = [cells[0]]
    usual, _ = _blank(cells)
    gaps = [_gap(last, cell) for last, cell in pairwise(cells)]
    alike = len(gaps) > 1 and max(gaps) <= _ALIKE * min(gaps)
    many = max(_LEAST_ALIGNED + 1, round(_COLUMN * rows))
    first = many
    if edges.has(cells[0].left) and _leads(cells, usual):
        first = 1 if _is_counted(cells[0]) else _LEAST_ALIGNED + 1
    for number, (cell, gap) in enumerate(zip(cells[1:], gaps, strict=True)):
        least = many if number else first
        goes_on = out[-1].words[-1].text.endswith((",", ";"))
        apart = gap > _FAR or (not goes_on and edges.has(cell.left, least))
        if cell is cells[-1] and not apart and not alike:
            apart = gap > _TAB and (_is_date(cell) or _is_close(cells, usual, gap))
        if apart:
            out.append(cell)
        else:
            out[-1] = _one(out[-1], cell)
    return out


def _leads(cells: Sequence[Stretch], usual: float) -> bool:
    """Whether a line begins with a number or a date, and then has more room than anywhere else."""
    gaps = [_gap(last, cell) for last, cell in pairwise(cells)]
    if not gaps or not (_is_counted(cells[0]) or _is_date(cells[0])):
        return False
    return gaps[0] > max(_CLEAR, _ALIKE * max(usual, *gaps[1:], 0.0))


def _is_close(cells: Sequence[Stretch], usual: float, gap: float) -> bool:
    """Whether the words before the last gap of a line are set closely, so that it is no blank."""
    told = sum(len(cell.words) - 1 for cell in cells) >= _ENOUGH
    pause = _PAUSE.search(cells[-2].words[-1].text)
    return told and usual <= _CLOSE and not pause and gap > 2 * _WIDER * usual


def _gap(last: Stretch, cell: Stretch) -> float:
    """How far two cells of a line are apart, in type sizes."""
    return (cell.left - last.right) / max(cell.size, last.size)


def _one(last: Stretch, cell: Stretch) -> Stretch:
    return Stretch([*last.words, *cell.words], last.base, last.size)


def _blank(cells: Sequence[Stretch]) -> tuple[float, bool]:
    """The usual blank of a line in its type size, and whether the line was stretched."""
    gaps = sorted((two.left - one.right) / two.size for one, two in pairwise(cells))
    middle = gaps[len(gaps) // 2] if gaps else 0.0
    alike = sum(middle / _ALIKE < gap < middle * _ALIKE for gap in gaps)
    if len(gaps) >= _EVEN and alike >= _MOST * len(gaps):
        return max(middle, _USUAL), True
    inner = [
        (word.left - before.right) / word.size
        for cell in cells
        for before, word in pairwise(cell.words)
        if word.left - before.right > _NARROWEST * word.size
    ]
    inner.sort()
    return max(inner[len(inner) // 2] if len(inner) >= _ENOUGH else 0.0, _USUAL), False


def plain(stretch: Stretch) -> str:
    """A stretch's text, roughly: every word apart."""
    return " ".join(word.text for word in stretch.words)


def label_text(row: Laid) -> str:
    """The text of a row's label."""
    return label_of(row.label)


def label_of(cells: Sequence[Stretch]) -> str:
    """The text of the cells of a label."""
    return " ".join(plain(cell) for cell in cells)
