"""Where each row of a document stands: in which paragraph and column, and how it goes on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bibnorm.read.pdf.cells import Laid
from bibnorm.read.pdf.headings import Headings
from bibnorm.read.pdf.indents import Column, indents
from bibnorm.read.pdf.paragraphs import Shape, beginnings, goes_on, lift_labels
from bibnorm.read.pdf.spacing import Leading, Measure


@dataclass(frozen=True)
class Place:
    """What a row's geometry says of it.

    `turned`: it is the first of a page or a column. `apart`: a paragraph begins
    with it. `full`: its first word would not have fitted on the row above.
    `heading` is a heading's level, or 0.
    """

    row: Laid
    indent: int
    turned: bool
    apart: bool
    full: bool
    heading: int

    @property
    def is_meant(self) -> bool:
        """Whether the break before the row was meant."""
        begins = bool(self.heading or self.row.label) or (self.apart and not self.turned)
        return begins or not self.full


def places(rows: Sequence[Laid]) -> Iterator[Place]:
    """Say of all rows of a document where they stand."""
    regions = [list(group) for _, group in groupby(rows, key=lambda row: row.region)]
    columns = frozenset(map(Column.of, regions))
    leading, headings = Leading.of(rows), Headings(rows)
    above: Laid | None = None
    held: Measure | None = None
    shape: Shape | None = None
    for region in regions:
        measure = Measure.of(region)
        begins = beginnings(region, leading, measure)
        begins[0] = above is None or not goes_on(region, begins, shape)
        lift_labels(region, begins)
        shape = Shape.of(region, begins)
        for row, indent, apart in zip(region, indents(region, columns), begins, strict=True):
            turned = above is not None and above.region != row.region
            full = above is not None and (held or measure).is_full(above, row)
            yield Place(row, indent, turned, apart, full, headings.level(row))
            above, held = row, measure
