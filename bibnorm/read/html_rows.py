"""Tables and lists of terms: what is an entry, a label, a marker, and what mere layout."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from bibnorm.read.html_boxes import CELLS, Box, Role, words

_LONGEST_ENTRY = 3000
_MOST_LINES = 14
_SHORT = 40
_CAPTION = 60
_SIGN = re.compile(
    r"[\[(]?(?:[A-Za-z]{0,4}[-.:]?\d{1,3}[a-z]?|[A-Z][A-Za-z+]{1,10}\d{2}[a-z]?)[\])]?[.:]?"
)
_NAME = re.compile(r"[^\W\d_][^\d.]{1,38}:?")
_OFTEN = 3
_MOST_TOLD = 5
_LINE = 80
_TITLE = 25
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TITLED = {"dt": (Role.ENTRY, ""), "dd": (Role.INSIDE, None)}
_YEAR = re.compile(r"\W?(?:19|20)\d\d\W?")


def plan_row(row: Box, source: str) -> None:
    """Give a row of a table and its cells their roles.

    A row in which every cell is one line stays a row; one in which some cell
    has several is an entry with labels; one that holds lists is layout.
    """
    cells = [cell for cell in row.full if cell.tag in CELLS]
    if not cells or not _is_small(row) or _is_titled(row) is False:
        return
    if is_menu(cells):
        row.role = Role.GONE
        return
    if len(cells) == 1 and _is_caption(cells[0]):
        return
    if all(cell.lines == 1 for cell in cells):
        row.role = Role.ROW
        for cell in cells:
            cell.role = Role.CELL
    elif len(cells) == 1 or _rows_beside(row) > 1:
        row.role, row.marker = Role.ENTRY, ""
    if len(cells) > 1 and row.role is not Role.BLOCK:
        _label(row, cells[0], source)


def _label(row: Box, first: Box, source: str) -> None:
    """Take the first cell for the marker, or for a column before the entry."""
    text = words(first, source, _SHORT)
    if is_sign(text):
        row.role, row.marker = Role.ENTRY, text
        first.role = Role.SIGN
    elif row.role is Role.ENTRY and first.lines == 1 and first.chars <= _SHORT:
        first.role = Role.LABEL


def is_menu(parts: list[Box]) -> bool:
    """Whether boxes beside each other are the links of a menu: all short, and nothing else."""
    return len(parts) > 2 and all(
        part.linked == part.chars <= _SHORT and part.lines == 1 for part in parts
    )


def is_sign(text: str) -> bool:
    """Whether a text is the number or the key of an entry; a year is none.

    >>> is_sign("[12]"), is_sign("C3."), is_sign("2019"), is_sign("Title")
    (True, True, False, False)
    """
    return _SIGN.fullmatch(text) is not None


def _is_small(row: Box) -> bool:
    return row.chars <= _LONGEST_ENTRY and row.lines <= _MOST_LINES and row.items <= 1


def _is_titled(row: Box) -> bool | None:
    """Whether a heading in a row is an entry's title, since other rows have one too."""
    if not row.heads:
        return None
    rows = [box for box in _siblings(row) if box.tag == "tr" and box.chars]
    return row.heads == 1 and len(rows) > 1 and 2 * sum(r.heads > 0 for r in rows) >= len(rows)


def _siblings(row: Box) -> list[Box]:
    return row.parent.boxes if row.parent is not None else []


def _rows_beside(row: Box) -> int:
    """How many rows of text there are in a part of a table."""
    return sum(box.tag == "tr" and box.chars > 0 for box in _siblings(row))


def _is_caption(cell: Box) -> bool:
    """Whether the only cell of a row is a heading over the rows below it."""
    if cell.chars > _CAPTION or cell.lines > 1:
        return False
    wide = cell.attributes.get("colspan", "1") != "1"
    return cell.tag == "th" or wide


def labels_of(boxes: Iterable[Box], source: str) -> frozenset[str]:
    """Give the terms that name fields ("Title", "Authors"): they stand in list after list."""
    counted: Counter[str] = Counter()
    for box in boxes:
        if box.tag == "dl" and box.role is not Role.GONE:
            terms = [part for part in box.boxes if part.tag == "dt"]
            counted.update({words(term, source, _SHORT + 1) for term in terms})
    return frozenset(
        text for text, often in counted.items() if often >= _OFTEN and _NAME.fullmatch(text)
    )


def plan_terms(box: Box, labels: frozenset[str], source: str) -> None:
    """Give the terms of a list and what is said of them their roles.

    A term before one text is its marker or its first line; a term before
    several is a caption, and each of these an entry. Where the terms name
    fields the whole list is one entry.
    """
    terms = [part for part in box.full if part.tag == "dt"]
    named = [term for term in terms if words(term, source, _SHORT + 1) in labels]
    if len(named) > 1:
        box.role, box.marker = Role.ENTRY, ""
        for term in named:
            term.role = Role.GONE
        return
    parts = [part for part in box.full if part.tag in ("dt", "dd")]
    if _are_titles(parts, source):
        for part in parts:
            part.role, part.marker = _TITLED[part.tag]
    else:
        _pair_terms(parts, source)


def _pair_terms(parts: list[Box], source: str) -> None:
    for number, part in enumerate(parts):
        if part.tag == "dt":
            told = _told(parts, number)
            if len(told) == 1:
                _pair(part, told[0], source)
            elif not told and part.chars > _SHORT:
                part.role, part.marker = Role.ENTRY, ""
        elif part.role is Role.BLOCK:
            part.role, part.marker = Role.ENTRY, part.marker or ""


def _are_titles(parts: list[Box], source: str) -> bool:
    """Whether terms are titles, and what is told of each is its authors, its venue: short lines.

    Under a caption stand entries, which are longer, and often many.
    """
    terms = [part for part in parts if part.tag == "dt"]
    told = [part for part in parts if part.tag == "dd"]
    if len(terms) < 2 or not len(terms) < len(told) <= _MOST_TOLD * len(terms):
        return False
    # The first of each tells of the authors, the others may be anything.
    first = [box for term, box in pairwise(parts) if (term.tag, box.tag) == ("dt", "dd")]
    dated = sum(_A_YEAR.search(words(box, source)) is not None for box in first)
    return (
        len(first) == len(terms) > 2 * dated
        and median(box.chars for box in first) <= _LINE
        and median(box.chars for box in terms) >= _TITLE
        and all(box.lines <= 2 and not box.items + box.heads for box in terms)
    )


def _told(parts: list[Box], number: int) -> list[Box]:
    """The texts that follow a term."""
    told: list[Box] = []
    for part in parts[number + 1 :]:
        if part.tag == "dt":
            break
        told.append(part)
    return told


def _pair(term: Box, told: Box, source: str) -> None:
    """Put a term and its only text together."""
    text = words(term, source, _SHORT)
    if is_sign(text):
        term.role = Role.SIGN
        told.role, told.marker = Role.ENTRY, text
    elif _YEAR.fullmatch(text):
        term.role, told.role, told.marker = Role.LABEL, Role.INSIDE, ""
        term.marker = ""
    else:
        term.role, term.marker, told.role = Role.ENTRY, "", Role.INSIDE
