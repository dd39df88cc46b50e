"""Which marks at the edges of a labelled stretch do not belong to it."""

import re
from collections.abc import Mapping

Extent = tuple[int, int]
Labelled = tuple[int, int, str]

_OPENING = "“”\"'‘’„«»`´*•·-–—,;:. \t([{|"
_CLOSING = "“”\"'‘’„«»`*-–—,;: \t|‚/="
_PAIRS = {")": "(", "]": "[", "}": "{"}
_CLOSERS = {opener: closer for closer, opener in _PAIRS.items()}
_BRACKET = re.compile(r"[(\[{)\]}]")
_WORD = 6  # characters that tell an abbreviation from a word
# "A.", "J.-P." and "et al." keep their dot; "Smith." does not.
_ABBREVIATED = re.compile(r"(?:(?<![^\W_])[^\W\d_]|\b(?:al|[Jj]r|[Ss]r))\.\Z")


def trim(raw: str, start: int, end: int, keep_dot: bool = False) -> Extent:
    """Leave punctuation, quotation marks and lone brackets at the edges outside.

    A bracket stays where its partner stands inside, too. With `keep_dot` the dot
    behind an initial stays. What is nothing but marks comes back empty.

        >>> trim("(2011).", 0, 7)
        (1, 5)
        >>> trim("Growth (of minds).", 0, 18)
        (0, 17)
        >>> trim("Roe, J.,", 0, 8, keep_dot=True), trim("Roe.", 0, 4, keep_dot=True)
        ((0, 7), (0, 3))
    """
    partners = _partners(raw, start, end)
    while start < end:
        if _opens(raw, start, end, partners):
            start += 1
        elif _closes(raw, start, end, partners, keep_dot):
            end -= 1
        else:
            break
    return start, end


def _opens(raw: str, start: int, end: int, partners: Mapping[int, int]) -> bool:
    mark = raw[start]
    if mark in _CLOSERS and partners.get(start, end) < end - 1:
        return False
    return mark in _OPENING


def _closes(raw: str, start: int, end: int, partners: Mapping[int, int], keep_dot: bool) -> bool:
    mark = raw[end - 1]
    if mark in _PAIRS:
        return partners.get(end - 1, -1) < start
    if mark == ".":
        return not (keep_dot and _ABBREVIATED.search(raw, max(start, end - _WORD), end))
    return mark in _CLOSING


def _partners(raw: str, start: int, end: int) -> dict[int, int]:
    """Pair the brackets between two places, each kind by itself."""
    pairs: dict[int, int] = {}
    waiting: dict[str, list[int]] = {opener: [] for opener in _CLOSERS}
    for match in _BRACKET.finditer(raw, start, end):
        mark, place = match[0], match.start()
        if mark in _CLOSERS:
            waiting[mark].append(place)
        elif waiting[_PAIRS[mark]]:
            opened = waiting[_PAIRS[mark]].pop()
            pairs[opened], pairs[place] = place, opened
    return pairs
