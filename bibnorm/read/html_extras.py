"""What entries bring along on a page and what is no citation: abstracts, boxes of BibTeX."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from bibnorm.model import Record
from bibnorm.read.html_boxes import Box, Role, Sign, Text, words

_NAME = r"(?:abstract|summary|zusammenfassung|kurzfassung|r[ée]sum[ée]|resumen|resumo|riassunto)"
_BEGINS = re.compile(rf"\W{{0,3}}(?:{_NAME}\b\s*[:.—–-]|(?:摘要|要旨|抄録)\s*[:：])", re.IGNORECASE)
_ALONE = re.compile(rf"\W{{0,3}}(?:{_NAME}|摘要|要旨|抄録)\s*[:.：]?", re.IGNORECASE)
_SHORTEST = 60
_LABEL = 20
_MOST_LINES = 6
_HOLDERS = frozenset(("p", "div", "blockquote", "dd", "section"))
_BIBTEX = re.compile(r"@\s*[A-Za-z]+\s*[{(]")
_LONGEST_ENTRY = 3000
_SHORTEST_CITATION = 30


def is_abstract(text: str) -> bool:
    """Whether a line is the abstract of a work.

    >>> is_abstract("Abstract. We count moss, and find that there is more of it than there was.")
    True
    >>> is_abstract("Abstract algebra for gardeners"), is_abstract("Abstract: none")
    (False, False)
    """
    return len(text) >= _SHORTEST and _BEGINS.match(text) is not None


def leave_out_abstracts(boxes: Iterable[Box], source: str) -> None:
    """Leave out a block that only says that the next one is an abstract, and that one.

    A label on a link leads to an abstract elsewhere, and the next block may be an entry.
    """
    for parent in boxes:
        label: Box | None = None
        for box in parent.full:
            if label is not None and box.tag in _HOLDERS and _is_text(box):
                label.role = box.role = Role.GONE
            label = box if _is_label(box, source) else None


def _is_label(box: Box, source: str) -> bool:
    if box.chars > _LABEL or box.lines != 1 or box.linked:
        return False
    return _ALONE.fullmatch(words(box, source, _LABEL + 10)) is not None


def _is_text(box: Box) -> bool:
    return box.chars >= _SHORTEST and box.lines <= _MOST_LINES and not box.items + box.heads


def is_bibtex(box: Box, source: str) -> bool:
    """Whether a box shows an entry as BibTeX, or many."""
    small = box.chars <= _LONGEST_ENTRY and not box.items
    return (small or box.tag == "pre") and _BIBTEX.match(words(box, source, 60)) is not None


def records_of(boxes: Sequence[Box], source: str, said: int) -> tuple[Record, ...]:
    """Read the boxes of BibTeX on a page that has hardly anything else.

    `said` is how many characters there are besides: where they may be citations, the
    boxes only say the same again, and none is read.
    """
    shown = [box for box in boxes if box.is_bibtex]
    entries = any(box.role is Role.ENTRY and box.chars >= _SHORTEST_CITATION for box in boxes)
    if not shown or entries or said > _SHORTEST_CITATION * source.count("@"):
        return ()
    from bibnorm.read.bibtex import read_bibtex

    found = read_bibtex("".join(_lines_of(shown, source)), "").records
    return found if said <= _SHORTEST_CITATION * len(found) else ()


def _lines_of(shown: Sequence[Box], source: str) -> Iterator[str]:
    """Give the text of boxes with every line at its place in the source."""
    at = 0
    for box in shown:
        for start, end in _texts(box):
            yield "\n" * source.count("\n", at, start) or " "
            yield unescape(source[start:end])
            at = end


def _texts(box: Box) -> Iterator[tuple[int, int]]:
    todo: list[Box | Text | Sign] = [box]
    while todo:
        kid = todo.pop()
        if isinstance(kid, Text) and kid.literal is None:
            yield kid.start, kid.end
        elif isinstance(kid, Box):
            todo.extend(reversed(kid.kids))
