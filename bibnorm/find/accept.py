"""Which signs at the beginnings of rows are markers: a number at a wrap may be a page."""

import re
from collections import Counter
from collections.abc import Sequence

from bibnorm.find.markers import Marker
from bibnorm.find.rows import Row
from bibnorm.model import LineKind

_BARE = re.compile(r"(\d{1,3}) +(?=[^\W\d_a-z]|[\"“„«])")
_LEAST_BARE = 3


def accepted(rows: Sequence[Row]) -> dict[int, Marker]:
    """Give the markers in the text of a section, by row."""
    found: dict[int, Marker] = {}
    seen: Counter[str] = Counter()
    last: dict[str, int] = {}
    for number, row in enumerate(rows):
        mark = row.mark
        if mark is None or row.is_item or row.is_inside or row.kind is not LineKind.TEXT:
            continue
        if row.fresh or number == 0 or _fits(mark, seen, last):
            found[number] = mark
            seen[mark.style] += 1
            if mark.number is not None:
                last[mark.style] = mark.number
    _drop_lone_dash(found, rows)
    if not any(mark.number is not None for mark in found.values()):
        found |= _bare(rows)
    return found


def _drop_lone_dash(found: dict[int, Marker], rows: Sequence[Row]) -> None:
    """Leave out the only bullet of a section where it stands inside a block of rows.

    Somebody set a remark off with it: "- Submitted to …" under the title.
    """
    bullets = [number for number, mark in found.items() if mark.is_bullet]
    if len(bullets) == 1 and bullets[0] > 0 and not rows[bullets[0]].fresh:
        del found[bullets[0]]


def _fits(mark: Marker, seen: Counter[str], last: dict[str, int]) -> bool:
    """Whether a sign that no blank line announces goes on with those before it."""
    before = last.get(mark.style)
    if mark.number is not None and before is not None:
        return abs(mark.number - before) == 1 or mark.number == 1
    lettered = mark.number is not None and any(char.isupper() for char in mark.sign)
    if lettered or mark.style == "bracket":
        return True
    # Amid one sort of numbers another sort is a volume or a part of something.
    if mark.number is not None and not seen[mark.style] and any(last):
        return False
    return seen[mark.style] > 0 or mark.number == 1 or mark.is_bullet


def _bare(rows: Sequence[Row]) -> dict[int, Marker]:
    """Numbers without any sign behind them: only where they count up, or down, row by row."""
    numbers = [
        (number, match)
        for number, row in enumerate(rows)
        if row.kind is LineKind.TEXT and not row.is_item and (match := _BARE.match(row.text))
    ]
    best: dict[int, Marker] = {}
    for step in (1, -1):
        chain: dict[int, Marker] = {}
        expected: int | None = None
        for number, match in numbers:
            value = int(match[1])
            again = step > 0 and value == 1 and len(chain) >= _LEAST_BARE
            if expected is None or value == expected or again:
                chain[number] = Marker(match[1], "bare", value, match.end())
                expected = value + step
        best = max(best, chain, key=len)
    return best if len(best) >= _LEAST_BARE else {}
