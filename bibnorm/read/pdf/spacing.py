"""How far apart lines stand, and where they end: paragraphs and wraps told by geometry."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bibnorm.model import Style
from bibnorm.read.pdf.cells import Laid
from bibnorm.read.pdf.words import Word

_SIZE_STEP = 0.5
_STEP = 0.25
_USUAL = 1.2
_CLOSEST, _WIDEST = 0.7, 2.6
_FEWEST = 0.12
_MORE, _MORE_MIXED = 1.1, 1.32
_INITIAL = re.compile(r"(?:[^\W\d_]\.[-‐]?)+")
_TALL = re.compile(r"[\u0590-\u0fff\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]")
_SLACK = 0.3
_BLANK = 0.25
_SAME_EDGE = 1.2
_JUSTIFIED = 0.4
_SHORT = 1.2
_EM = 0.5


@dataclass(frozen=True)
class Leading:
    """How far apart the lines of one paragraph stand, by type size."""

    by_size: dict[int, float]

    @classmethod
    def of(cls, rows: Sequence[Laid]) -> "Leading":
        """Measure all rows: the least distance that is common at a size."""
        steps: dict[int, Counter[int]] = {}
        for above, row in pairwise(rows):
            step = above.base - row.base
            alike = above.region == row.region and _key(above) == _key(row)
            if alike and _CLOSEST * row.size < step < _WIDEST * row.size:
                steps.setdefault(_key(row), Counter())[round(step / _STEP)] += 1
        return cls({size: _least_common(found) for size, found in steps.items()})

    def at(self, row: Laid) -> float:
        """The leading at a row's size."""
        return self.by_size.get(_key(row), _USUAL * row.size)

    def parts(self, above: Laid, row: Laid) -> bool:
        """Whether there is more room between two rows of one region than in a paragraph."""
        usual = max(self.at(row), min(self.at(above), _USUAL * 1.2 * row.size))
        more = _MORE_MIXED if _is_mixed(above) or _is_mixed(row) else _MORE
        return above.base - row.base > more * usual + _STEP


def _is_mixed(row: Laid) -> bool:
    """Whether a row may be higher than others because a script's font is."""
    return any(_TALL.search(word.text) for cell in row.stretches for word in cell.words)


def _key(row: Laid) -> int:
    return round(row.size / _SIZE_STEP)


def _least_common(steps: Counter[int]) -> float:
    """The least distance that is no exception."""
    total = sum(steps.values())
    for step in sorted(steps):
        near = steps[step] + steps[step + 1]
        if near >= max(2, _FEWEST * total) or total < 4:
            return (step + (steps[step + 1] > steps[step])) * _STEP
    return min(steps) * _STEP


@dataclass(frozen=True)
class Measure:
    """The right margin of a region, and whether its lines are drawn out to it."""

    margin: float
    justified: bool

    @classmethod
    def of(cls, rows: Sequence[Laid]) -> "Measure":
        """Measure the rows of one region or paragraph."""
        ends = sorted(row.right for row in rows)
        counts = Counter(round(end / _SAME_EDGE) for end in ends)
        common = [at for at in counts if _around(counts, at) >= 3]
        margin = max(common) * _SAME_EDGE if common else ends[-1]
        out = sum(abs(end - margin) <= 1.5 * _SAME_EDGE for end in ends)
        if out < 3:
            margin = ends[-1]
        return cls(margin, out >= max(3, _JUSTIFIED * len(ends)))

    def is_full(self, row: Laid, following: Laid) -> bool:
        """Whether the next row's first word would not have fitted on a row."""
        if row.cells or following.cells:
            return False
        room = self.margin - row.right
        if self.justified:
            return room < _SHORT * row.size
        words = following.text[0].words
        return room < _unbroken(words) - words[0].left + (_BLANK + _SLACK) * row.size


def _unbroken(words: Sequence[Word]) -> float:
    """Where the first piece of a line ends that typesetters do not break.

    Initials stay with what follows; what LaTeX underlines it keeps on one line.
    """
    for word, following in pairwise(words):
        tied = _INITIAL.fullmatch(word.text) is not None
        if not tied and not word.face.style & following.face.style & Style.UNDERLINE:
            return word.right
    return words[-1].right


def _around(counts: Counter[int], at: int) -> int:
    return counts[at - 1] + counts[at] + counts[at + 1]
