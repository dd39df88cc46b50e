"""What only the pages of a paper document have: numbers and running heads."""

import re
from collections import Counter
from collections.abc import Sequence

from bibnorm.model import Document, Line

_NUMBER = re.compile(
    r"[-–—\s]*(?:page\s*)?\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?[-–—\s]*", re.IGNORECASE
)
_NUMBERED = re.compile(r"\bpage\b|0\s*(?:/|of)\s*0", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_RUNNING = 3
_LONGEST_RUNNING = 90


def page_marks(document: Document, lines: Sequence[Line]) -> frozenset[int]:
    """Give the lines that are page numbers or running heads.

    A line that comes again and again is a running head only where pages
    turn, or where it counts pages: venues and links come again too.
    """
    if document.format != "text":
        return frozenset()
    plain = [_DIGITS.sub("0", line.text) for line in lines]
    edges = _edges(document, lines)
    at_edges = Counter(plain[n] for n in edges)
    anywhere = Counter(plain)
    return frozenset(
        number
        for number, text in enumerate(plain)
        if (_NUMBER.fullmatch(text) and (number in edges or _is_alone(lines, number)))
        or (number in edges and at_edges[text] >= _RUNNING and len(text) <= _LONGEST_RUNNING)
        or (anywhere[text] >= _RUNNING and len(text) <= _LONGEST_RUNNING and _NUMBERED.search(text))
    )


def turns(document: Document, lines: Sequence[Line]) -> frozenset[int]:
    """Give the lines before which a page was turned, said by a form feed."""
    if "\f" not in document.source:
        return frozenset()
    ends = [line.runs[-1].end for line in lines]
    return frozenset(
        number
        for number in range(1, len(lines))
        if "\f" in document.source[ends[number - 1] : max(lines[number].runs[0].start, 0)]
    )


def _edges(document: Document, lines: Sequence[Line]) -> frozenset[int]:
    """The first and the last lines of pages."""
    firsts = turns(document, lines)
    return firsts | {number - 1 for number in firsts} | ({len(lines) - 1} if firsts else set())


def _is_alone(lines: Sequence[Line], number: int) -> bool:
    """Whether a blank line follows: a number in a column of a table is not alone."""
    return number + 1 >= len(lines) or lines[number + 1].blank_before
