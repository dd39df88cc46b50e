"""How far apart lines stand, and where they end: paragraphs and wraps told by geometry."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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
_COLUMN_EDGE = 2.0
_APART = Style.BOLD | Style.ITALIC | Style.UNDERLINE
_PLAIN = Style.PLAIN, False


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
    left: float = 0.0

    @classmethod
    def of(cls, rows: Sequence[Laid]) -> "Measure":
        """Measure the rows of one region or paragraph."""
        left = min(row.left for row in rows)
        ends = sorted(row.right for row in rows)
        counts = Counter(round(end / _SAME_EDGE) for end in ends)
        common = [at for at in counts if _around(counts, at) >= 3]
        margin = max(common) * _SAME_EDGE if common else ends[-1]
        out = sum(abs(end - margin) <= 1.5 * _SAME_EDGE for end in ends)
        justified = out >= max(3, _JUSTIFIED * len(ends))
        if not justified:  # where lines end as they like, the longest say how far they may go
            margin = max(margin, ends[-min(3, len(ends))]) if out >= 3 else ends[-1]
        return cls(margin, justified, left)

    def is_full(self, row: Laid, following: Laid) -> bool:
        """Whether the next row's first word would not have fitted on a row."""
        if row.cells or following.cells:
            return False
        room = self.margin - row.right
        if self.justified:
            return room < _SHORT * row.size
        words = following.text[0].words
        return room < _unbroken(words) - words[0].left + (_BLANK + _SLACK) * row.size


def is_set_off(above: Laid, row: Laid) -> bool:
    """Whether a whole line is set apart from the next one, and ends as no sentence goes on.

    A title that is a link, or bold, and fills its line looks as if the names
    below went on with it.
    """
    if above.cells or row.cells or len(above.text) != 1:
        return False
    words, following = above.text[0].words, row.text[0].words[0]
    looks = {_look(word) for word in words}
    ended = words[-1].text[-1:].isalnum() and following.text[:1].isupper()
    return ended and len(looks) == 1 and looks.isdisjoint({_PLAIN, _look(following)})


def _look(word: Word) -> tuple[Style, bool]:
    """What sets a word apart."""
    return word.face.style & _APART, word.link is not None


def shared(measures: Sequence[Measure]) -> list[Measure]:
    """Let the ragged columns at one place of all pages have one margin.

    A page may have but a few lines, all of them short: how wide they could
    have been the other pages say, but not beyond where another column begins.
    """
    margins: dict[int, list[float]] = {}
    for one in measures:
        margins.setdefault(round(one.left / _COLUMN_EDGE), []).append(one.margin)
    lefts = sorted({one.left for one in measures})
    return [one if one.justified else _widened(one, margins, lefts) for one in measures]


def _widened(
    one: Measure, margins: Mapping[int, Sequence[float]], lefts: Sequence[float]
) -> Measure:
    """Give a column the greatest margin of those that begin where it does."""
    at = round(one.left / _COLUMN_EDGE)
    inner = bisect_right(lefts, (one.left + one.margin) / 2)
    end = lefts[inner] if inner < len(lefts) else float("inf")
    found = [m for n in (at - 1, at, at + 1) for m in margins.get(n, ()) if m < end]
    return replace(one, margin=max(found, default=one.margin))


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
