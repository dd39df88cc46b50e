"""The rows of a region with their cells: labels before the text, dates at its right."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from bibnorm.lexicon.headings import classify
from bibnorm.read.pdf.columns import Row, rows_of
from bibnorm.read.pdf.lines import Stretch

_TAB = 1.8
_ALIGNED = 1.5
_LEAST_ALIGNED = 2
_LONGEST_LABEL = 40
_LABEL_SHARE = 0.6
_LONGEST_DATE = 30
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PROSE = re.compile(r"[^\W\d_]{4,}(?:\W+[^\W\d_]{3,}){3}")
_UNFINISHED = re.compile(r"[-–—/,&]\s*\Z")
_BETWEEN = 1.0
_ONE_LABEL = 1.6


@dataclass(slots=True)
class Laid:
    """A row of a region: `label` stands before the text, the cells of `text` are parted by tabs.

    `left` and `right` are where the text begins and ends, without the label
    and without what was set at the right margin. `heading` is set where a
    title stands in the margin, `date` is one that stands at the right margin.
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

    @property
    def stretches(self) -> list[Stretch]:
        """All that stands in the row."""
        return [*self.label, *self.text]


@dataclass(slots=True)
class _Edges:
    """Where cells begin in a region: how many at each place."""

    counts: Counter[int] = field(default_factory=Counter)

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "_Edges":
        """Count the left edges of all cells."""
        return cls(Counter(round(cell.left / _ALIGNED) for row in rows for cell in row.cells))

    def has(self, left: float) -> bool:
        """Whether several cells begin at a place."""
        at = round(left / _ALIGNED)
        return sum(self.counts[at + n] for n in (-1, 0, 1)) > _LEAST_ALIGNED


def laid_out(region: Sequence[Stretch], number: int = 0) -> list[Laid]:
    """Put a region into rows and tell their labels from their text."""
    rows = rows_of(region)
    edges = _Edges.of(rows)
    margin = max((row.right for row in rows), default=0.0)
    laid = [_laid(row, edges, margin) for row in rows]
    for one in laid:
        one.region = number
    return _with_margin_notes(laid)


def _laid(row: Row, edges: _Edges, margin: float) -> Laid:
    """Tell the label of one row, and what stands at its right margin, from its text."""
    label: list[Stretch] = []
    cells = list(row.cells)
    while len(cells) > 1 and _is_label(cells, edges):
        label.append(cells.pop(0))
    text = _joined(cells, edges)
    date = None
    if len(text) > 1 and not label and text[-1].right > margin - text[-1].size:
        date = text.pop() if _is_date(text[-1]) else None
    right = text[-1].right if date or len(text) == 1 else text[-2].right
    return Laid(label, text, row.base, row.size, text[0].left, right, date=date)


def _is_label(cells: Sequence[Stretch], edges: _Edges) -> bool:
    """Whether the first of some cells is a label of what follows."""
    first, second = cells[0], cells[1]
    gap = (second.left - first.right) / first.size
    if first.length > _LONGEST_LABEL or _PROSE.search(plain(first)):
        return False
    if len(plain(first)) <= 1 and not plain(first).isalnum():
        return True
    rest = sum(cell.length for cell in cells[1:])
    if first.length > _LABEL_SHARE * rest:
        return False
    return edges.has(second.left) or (gap > _TAB and first.length < rest / 2)


def _is_date(cell: Stretch) -> bool:
    """Whether a cell holds a year and little else."""
    return cell.length <= _LONGEST_DATE and _YEAR.search(plain(cell)) is not None


def _joined(cells: Sequence[Stretch], edges: _Edges) -> list[Stretch]:
    """Join the cells of a line whose gaps are only wide blanks."""
    out = [cells[0]]
    for cell in cells[1:]:
        last = out[-1]
        gap = (cell.left - last.right) / max(cell.size, last.size)
        if gap > _TAB or (gap > _TAB / 2 and edges.has(cell.left)):
            out.append(cell)
        else:
            out[-1] = Stretch([*last.words, *cell.words], last.base, last.size)
    return out


def plain(stretch: Stretch) -> str:
    """A stretch's text, roughly: every word apart."""
    return " ".join(word.text for word in stretch.words)


def _with_margin_notes(rows: list[Laid]) -> list[Laid]:
    """Move what stands in the margin, beside the text, before what it stands beside."""
    if len(rows) < 3:
        return rows
    edge = _text_edge(rows)
    out: list[Laid] = []
    last: Laid | None = None
    for row in rows:
        inside = row.right < edge and not row.label and len(row.text) == 1
        if inside and last is not None and _is_beside(row, last):
            last.text.extend(row.text)
            last.right = max(last.right, row.right)
            continue
        if inside and out and _is_lower(row, out[-1]):
            out.insert(len(out) - 1, row)
            last = row
            row.aside = True
            continue
        last = row if inside else last
        if row.label and _is_title(row.label):
            first = row.label[0]
            heading = Laid([], row.label, row.base, row.size, first.left, row.label[-1].right, True)
            heading.region = row.region
            out.append(heading)
            last = heading
            row.label = []
        out.append(row)
    return out


def _text_edge(rows: Sequence[Laid]) -> float:
    """Where most of the text of a region begins."""
    weight: Counter[int] = Counter()
    for row in rows:
        weight[round(row.left / _ALIGNED)] += sum(cell.length for cell in row.text)
    return max(weight, key=lambda at: (weight[at], -at)) * _ALIGNED


def _is_beside(row: Laid, note: Laid) -> bool:
    """Whether a note in the margin goes on in a row that stands between lines of text."""
    return (note.aside or note.heading) and note.base - row.base < _ONE_LABEL * row.size


def _is_lower(row: Laid, above: Laid) -> bool:
    """Whether a note in the margin begins just below the base line of the text beside it."""
    return above.left > row.right and 0 < above.base - row.base < _BETWEEN * row.size


def _is_title(label: Sequence[Stretch]) -> bool:
    """Whether a label is the title of a section."""
    text = " ".join(plain(cell) for cell in label)
    return not any(char.isdigit() for char in text) and classify(text).covered
