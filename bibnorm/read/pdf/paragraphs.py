"""Where paragraphs begin in a region: by room above, by the first line's indent, by hanging."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bibnorm.read.pdf.cells import Laid, is_sign, label_text
from bibnorm.read.pdf.spacing import Leading, Measure

_EDGE = 1.5
_LEVEL = 0.08
_LEAST, _MOST = 0.7, 4.5
_FEWEST, _MOSTLY = 2, 0.8
_SAME_WIDTH = 0.05
_SIGN = re.compile(r"[•◦▪▫■□●○◆◇➢►▶▸*–-]|[\[(]?\d{1,3}[\])]?\.?")


def goes_on(region: Sequence[Laid], begins: Sequence[bool], before: "Shape | None") -> bool:
    """Whether the first row of a region goes on with what the region before ended in.

    Where first lines stand apart from the others by their edge or their label,
    the row's own edge tells; elsewhere nothing does.
    """
    shape = Shape.of(region, begins)
    shape = shape.with_(before) if before is not None else shape
    return shape.is_inner(region[0], min(row.left for row in region))


def runs_over(above: Sequence[Laid], width: Measure, region: Sequence[Laid], own: Measure) -> bool:
    """Whether a region ends in the midst of a paragraph that the next one goes on with.

    Only where both are drawn out to their margins and equally wide: few
    paragraphs end with a full line there, whatever its last sign is, and what
    stands beside a column of text is something else.
    """
    last, first = above[-1], region[0]
    if not (width.justified and own.justified) or first.label or first.cells or last.cells:
        return False
    one, other = (
        m.margin - min(row.left for row in rows) for m, rows in ((width, above), (own, region))
    )
    alike = abs(one - other) <= _SAME_WIDTH * one and last.size == first.size
    return alike and width.is_full(last, first)


@dataclass(frozen=True)
class Shape:
    """At which edges paragraphs begin in a region and go on, and how many have a label."""

    starts: Counter[int]
    inner: Counter[int]
    labelled: int

    @classmethod
    def of(cls, region: Sequence[Laid], begins: Sequence[bool]) -> "Shape":
        """Count all rows but the first, of which nothing is known."""
        least = min(row.left for row in region)
        starts, inner, labelled = Counter[int](), Counter[int](), 0
        for row, new in list(zip(region, begins, strict=True))[1:]:
            counted = starts if new else inner
            counted[round((row.left - least) / _EDGE)] += 1
            labelled += new and bool(row.label)
        return cls(starts, inner, labelled)

    def with_(self, other: "Shape") -> "Shape":
        """Count two regions together."""
        return Shape(
            self.starts + other.starts, self.inner + other.inner, self.labelled + other.labelled
        )

    def is_inner(self, row: Laid, least: float) -> bool:
        """Whether a row looks like those that go on, and unlike those that begin."""
        total = self.starts.total()
        if total < _FEWEST or row.heading:
            return False
        if self.labelled >= _MOSTLY * total:
            return not row.label
        at = round((row.left - least) / _EDGE)
        new, old = _near(self.starts, at), _near(self.inner, at)
        return old >= _FEWEST and new <= (1 - _MOSTLY) * total


def _near(counts: Counter[int], at: int) -> int:
    return counts[at - 1] + counts[at] + counts[at + 1]


def beginnings(region: Sequence[Laid], leading: Leading, measure: Measure) -> list[bool]:
    """Say for each row of a region whether a paragraph begins there; of the first it is unknown.

    A line that stands further left than the one above begins something; a line
    that is indented begins something where the lines below it are not.
    """
    edge = _text_edge(region)
    found = [False]
    is_first = False
    for number in range(1, len(region)):
        above, row = region[number - 1], region[number]
        if row.cells:
            found.append(True)
            continue
        following = region[number + 1] if number + 1 < len(region) else None
        full = measure.is_full(above, row)
        apart = row.aside or row.heading or above.heading or is_labelled(row, full)
        apart = apart or leading.parts(above, row)
        # The first line of a paragraph may be indented: the next one goes on with it.
        goes_on = (number == 1 or found[-1]) and full
        hangs_out = _is_outdented(above, row) and not (goes_on or is_first)
        # Of entries that hang and have two lines each, the second would look indented.
        is_first = not full and _is_indented(row, above, following, edge)
        found.append(apart or hangs_out or is_first)
    return found


def is_labelled(row: Laid, full: bool) -> bool:
    """Whether a label stands at the beginning of its text, and not half way down some rows.

    `full` says that the row above was: a tick may stand beside what goes on.
    """
    if is_sign(label_text(row)) and full:
        return False
    return any(abs(cell.base - row.base) <= _LEVEL * row.size for cell in row.label)


def _text_edge(region: Sequence[Laid]) -> float:
    """Where most lines begin."""
    edges = Counter(round(row.left / _EDGE) for row in region)
    return max(edges, key=lambda at: (edges[at], -at)) * _EDGE


def _is_outdented(above: Laid, row: Laid) -> bool:
    """Whether a row hangs out before the one above."""
    return row.left < above.left - _LEAST * row.size


def _is_indented(row: Laid, above: Laid, following: Laid | None, edge: float) -> bool:
    """Whether a row is the indented first line of a paragraph."""
    indent = (row.left - edge) / row.size
    if not _LEAST <= indent <= _MOST or row.label or _hangs(row, above):
        return False
    back = following is None or abs(following.left - edge) <= _EDGE
    level = abs(above.left - edge) <= _EDGE or abs(above.left - row.left) <= _EDGE
    return back and level


def _hangs(row: Laid, above: Laid) -> bool:
    """Whether a row stands below the text of one that begins with a bullet or a number."""
    words = above.text[0].words if above.text else []
    if len(words) < 2 or not _SIGN.fullmatch(words[0].text):
        return False
    return abs(row.left - words[1].left) <= _EDGE


def lift_labels(region: Sequence[Laid], begins: Sequence[bool]) -> None:
    """Move a label that stands half way down a paragraph to its first row.

    Cells of a table may be centred; a paragraph with several labels is a list.
    """
    bounds = [0, *(n for n, new in enumerate(begins) if new and n), len(region)]
    for low, high in pairwise(bounds):
        labelled = [row for row in region[low:high] if row.label]
        if len(labelled) == 1 and labelled[0] is not region[low]:
            region[low].label, labelled[0].label = labelled[0].label, []
