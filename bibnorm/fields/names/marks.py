"""Which mark hangs on which name."""

import re
from bisect import bisect_left

from bibnorm.fields.names.block import Block, Mark
from bibnorm.fields.names.search import Found

_SINGLE = re.compile(r"[(\[（\\].*|\d+|[^\d,\s^]", re.DOTALL)


def hang(block: Block, found: tuple[Found, ...]) -> list[list[str]]:
    """Give the marks of each name: a mark hangs on what it touches, else on what it follows.

    `Doe*†` bears two marks, `*Doe` one; `Doe1,2` bears `1` and `2`.
    """
    hung: list[list[str]] = [[] for _ in found]
    if not found or not block.marks:
        return hung
    ends = [one.end for one in found]
    for mark in block.marks:
        behind = bisect_left(ends, mark.before + 1)
        last = behind - 1
        if behind < len(found) and found[behind].start < mark.before:
            chosen = behind  # in the middle of a name
        else:
            chosen = _choose(block, found, mark, last, behind)
        hung[chosen].extend(_SINGLE.findall(block.text[mark.start : mark.end]))
    return hung


def _choose(block: Block, found: tuple[Found, ...], mark: Mark, last: int, behind: int) -> int:
    if behind == len(found):
        return last
    if last < 0:
        return behind
    before = block.tokens[mark.before - 1].end
    if before == mark.start:
        return last
    first = found[behind].start
    touches = first == mark.before and block.tokens[first].start == mark.end
    follows = found[last].end == mark.before
    return last if follows and not touches else behind


def without_marks(block: Block, begin: int, end: int) -> str:
    """Give the text between two places, the marks in it left out."""
    if not block.marks:
        return block.text[begin:end]
    pieces = []
    for at in range(bisect_left(block.marks, begin, key=_start), len(block.marks)):
        mark = block.marks[at]
        if mark.end > end:
            break
        pieces.append(block.text[begin : mark.start])
        begin = mark.end
    return "".join([*pieces, block.text[begin:end]])


def _start(mark: Mark) -> int:
    return mark.start
