"""How far rows are indented, in letters; the columns of all pages share their edges."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bibnorm.read.pdf.cells import Laid, label_text

_SAME_EDGE = 1.2
_EM = 0.5
_OVERLAP = 0.6
_LONGEST_SIGN = 5


@dataclass(frozen=True)
class Column:
    """From where to where the rows of a region reach."""

    left: float
    right: float

    @classmethod
    def of(cls, region: Sequence[Laid]) -> "Column":
        """Measure one region."""
        return cls(min(map(_edge, region)), max(row.right for row in region))

    def is_over(self, other: "Column") -> bool:
        """Whether two columns stand at the same place on their pages."""
        shared = min(self.right, other.right) - max(self.left, other.left)
        return shared > _OVERLAP * min(self.right - self.left, other.right - other.left)


def indents(region: Sequence[Laid], columns: Iterable[Column]) -> list[int]:
    """Count how many letters each row is indented in its column; one edge is one number.

    A list may go on over pages: what its edge is says the page that has rows
    further left, such as headings.
    """
    own = Column.of(region)
    first = min([column.left for column in columns if column.is_over(own)], default=own.left)
    size = sorted(row.size for row in region)[len(region) // 2]
    number: dict[float, int] = {}
    begin = first
    for edge in sorted(set(map(_edge, region))):
        if edge - begin > _SAME_EDGE:
            begin = edge
        number[edge] = round((begin - first) / (_EM * size))
    return [number[_edge(row)] for row in region]


def _edge(row: Laid) -> float:
    """Where a row begins: its sign or number too, but not a date in a column before it."""
    sign = row.label and len(label_text(row)) <= _LONGEST_SIGN
    return row.label[0].left if sign else row.left
