"""Where each row of a document stands: in which paragraph and column, and how it goes on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bibnorm.read.pdf.cells import Laid
from bibnorm.read.pdf.headings import Headings
from bibnorm.read.pdf.indents import Column, indents
from bibnorm.read.pdf.paragraphs import Shape, beginnings, goes_on, lift_labels, runs_over
from bibnorm.read.pdf.spacing import Leading, Measure, is_set_off, shared


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
    measures, begins = _paragraphs(regions, Leading.of(rows))
    headings = Headings(rows, [new for region in begins for new in region])
    above: Laid | None = None
    held: Measure | None = None
    for region, measure, new in zip(regions, measures, begins, strict=True):
        for row, indent, apart in zip(region, indents(region, columns), new, strict=True):
            turned = above is not None and above.region != row.region
            full = above is not None and (held or measure).is_full(above, row)
            full = full and not (above and is_set_off(above, row))
            yield Place(row, indent, turned, apart, full, headings.level(row))
            above, held = row, measure


def _paragraphs(
    regions: Sequence[list[Laid]], leading: Leading
) -> tuple[list[Measure], list[list[bool]]]:
    """Say of each region how wide it is, and of each of its rows whether a paragraph begins."""
    measures = shared([Measure.of(region) for region in regions])
    found: list[list[bool]] = []
    shape: Shape | None = None
    for number, (region, measure) in enumerate(zip(regions, measures, strict=True)):
        begins = beginnings(region, leading, measure)
        before = (regions[number - 1], measures[number - 1]) if number else None
        over = before is not None and runs_over(*before, region, measure)
        begins[0] = not (number and (over or goes_on(region, begins, shape)))
        lift_labels(region, begins)
        shape = Shape.of(region, begins)
        found.append(begins)
    return measures, found
