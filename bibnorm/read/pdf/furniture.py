"""What only the pages have: running heads, feet and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from operator import or_

from bibnorm.read.pdf.cells import plain
from bibnorm.read.pdf.columns import Row, rows_of
from bibnorm.read.pdf.lines import Stretch
from bibnorm.read.pdf.pages import Page

_EDGE_ROWS = 3
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W*(?:p(?:age|\.)?|seite|página|pagina)?\s*(\d{1,3})\s*(?:(?:/|of|von|de|sur|di)\s*\d{1,3})?\W*",
    re.I,
)
_COUNTED = re.compile(
    r"\W*(?:p(?:age|\.)?|seite)?\s*(\d{1,3})\s*(?:/|of|von|de|sur|di)\s*(\d{1,3})\W*", re.I
)
_PRINTED = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?", re.I)
_LINE = 3.0
_SHARE = 0.3


def without_furniture(pages: Sequence[Page]) -> list[list[Stretch]]:
    """Give the stretches of each page without what recurs at the edges of the pages.

    A running head stays where it stands first, at the top of the first page:
    mostly it names whose list this is.
    """
    rows = [rows_of(page.stretches) for page in pages]
    tops = [found[:_EDGE_ROWS] for found in rows]
    feet = [found[: -_EDGE_ROWS - 1 : -1] for found in rows]
    dropped = _furniture(tops, heads=True) | _furniture(feet, heads=False)
    kept = [[one for one in page.stretches if id(one) not in dropped] for page in pages]
    # Where every line comes again there is nothing else to read.
    return kept if any(kept) else [page.stretches for page in pages]


def _furniture(edges: Sequence[Sequence[Row]], *, heads: bool) -> set[int]:
    """Find what recurs among the rows at one edge of all pages, given from the outside in."""
    seen: Counter[tuple[str, int]] = Counter()
    for rows in edges:
        seen.update({_key(cell) for row in rows for cell in row.cells})
    least = max(2, int(_SHARE * len(edges)))
    shift = _numbering(edges)
    found: set[int] = set()
    for number, rows in enumerate(edges):
        for row in rows:
            if any(_is_of_printer(cell, number, len(edges)) for cell in row.cells):
                found.update(id(cell) for cell in row.cells)
                continue
            numbers = [_is_number(cell, number, shift) for cell in row.cells]
            again = [seen[_key(cell)] >= least for cell in row.cells]
            if not all(map(or_, numbers, again)):
                break
            kept = heads and number == 0
            found.update(id(cell) for cell in row.cells if not (kept and _names(cell)))
    return found


def _key(one: Stretch) -> tuple[str, int]:
    """What makes two stretches the same on two pages: their words and their height."""
    return _DIGITS.sub("#", plain(one)), round(one.base / _LINE)


def _is_of_printer(one: Stretch, number: int, pages: int) -> bool:
    """Whether a stretch is what a browser prints round a page: "2/7", or when it was printed."""
    text = plain(one)
    match = _COUNTED.fullmatch(text)
    counted = match is not None and (int(match[1]), int(match[2])) == (number + 1, pages)
    return counted or _PRINTED.fullmatch(text) is not None


def _names(one: Stretch) -> bool:
    """Whether a running head can name somebody: it has words and no numbers."""
    text = plain(one)
    return any(char.isalpha() for char in text) and not any(char.isdigit() for char in text)


def _numbering(edges: Sequence[Sequence[Row]]) -> int | None:
    """How far the printed numbers are from the pages' own; None if they are not numbered.

    Only a number that stands alone at the very edge counts, or beside what recurs.
    """
    shifts: Counter[int] = Counter()
    for number, rows in enumerate(edges):
        cells = [cell for row in rows[:2] for cell in (row.cells[0], row.cells[-1])]
        values = {value for cell in cells if (value := _value(cell)) is not None}
        shifts.update(value - number for value in values)
    if not shifts:
        return None
    shift, often = shifts.most_common(1)[0]
    return shift if often >= min(2, len(edges)) and shift >= 0 else None


def _value(one: Stretch) -> int | None:
    """The number of a stretch that holds but a page number."""
    match = _NUMBER.fullmatch(plain(one))
    return int(match[1]) if match else None


def _is_number(one: Stretch, number: int, shift: int | None) -> bool:
    """Whether a stretch is the number of its page."""
    return shift is not None and _value(one) == number + shift
