"""Where paragraphs begin in a region: by room above, by the first line's indent, by hanging."""

from collections import Counter
from collections.abc import Sequence

from bibnorm.read.pdf.cells import Laid
from bibnorm.read.pdf.spacing import Leading

_EDGE = 1.5
_LEAST, _MOST = 0.7, 4.5
_FEWEST = 2


def beginnings(region: Sequence[Laid], leading: Leading) -> list[bool]:
    """Say for each row of a region whether a paragraph begins there; of the first it is unknown.

    A line that stands further left than the one above begins something; a line
    that is indented begins something where the lines below it are not.
    """
    edge = _text_edge(region)
    found = [False]
    for number in range(1, len(region)):
        above, row = region[number - 1], region[number]
        following = region[number + 1] if number + 1 < len(region) else None
        apart = row.aside or row.heading or above.heading or leading.parts(above, row)
        found.append(
            apart or _is_outdented(above, row) or _is_indented(row, above, following, edge)
        )
    return found


def _text_edge(region: Sequence[Laid]) -> float:
    """Where most lines begin."""
    edges = Counter(round(row.left / _EDGE) for row in region)
    return max(edges, key=lambda at: (edges[at], -at)) * _EDGE


def _is_outdented(above: Laid, row: Laid) -> bool:
    """Whether a row hangs out before the one above."""
    return row.left < above.left - _LEAST * row.size


def _is_indented(row: Laid, above: Laid, following: Laid | None, edge: float) -> bool:
    """Whether a row is the indented first line of a paragraph."""
    indent = (row.left - edge) / row.size
    if not _LEAST <= indent <= _MOST or row.label:
        return False
    back = following is None or abs(following.left - edge) <= _EDGE
    level = abs(above.left - edge) <= _EDGE or abs(above.left - row.left) <= _EDGE
    return back and level
