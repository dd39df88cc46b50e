"""Words to stretches of a line: what stands on one base line without a wide gap."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bibnorm.model import Style
from bibnorm.read.pdf.words import Word, accented_at, lone_accent

WIDE = 0.55
"""From this share of the type size on a gap may part columns."""

_WIDE_FIXED = 0.75
_LEVEL = 0.12
_SMALLER = 0.87
_LOWEST, _HIGHEST, _RAISED = -0.4, 0.75, 0.15
_MOST_NEAR = 12
_NEAR = 0.35
_INTO = 0.3
_LONGEST_SCRIPT = 12
_LONGEST_WORD = 120
_ACCENT_HEIGHT = 0.4


@dataclass(slots=True)
class Stretch:
    """Words on one base line, from left to right, with no wide gap among them."""

    words: list[Word]
    base: float
    size: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words[-3:])

    @property
    def length(self) -> int:
        """How many characters it has."""
        return sum(len(word.text) for word in self.words)


@dataclass(slots=True)
class _Level:
    """Everything on one base line, over the whole width of the page."""

    base: float
    size: float
    words: list[Word] = field(default_factory=list)


def stretches(words: Iterable[Word]) -> list[Stretch]:
    """Put words together that stand on one line; scripts and accents join their line."""
    levels = _with_scripts(_levels(words))
    return [stretch for level in levels for stretch in _cut(level)]


def _levels(words: Iterable[Word]) -> list[_Level]:
    """Collect words by their base lines, the topmost first."""
    ordered = sorted(words, key=lambda word: -word.base)
    levels: list[_Level] = []
    for word in ordered:
        last = levels[-1] if levels else None
        if last is None or last.base - word.base > _LEVEL * min(word.size, last.size):
            levels.append(_Level(word.base, word.size, [word]))
        else:
            last.words.append(word)
            last.size = max(last.size, word.size)
    for level in levels:
        level.words.sort(key=lambda word: word.left)
        level.size = _usual_size(level.words)
    return levels


def _usual_size(words: Sequence[Word]) -> float:
    """The type size that most characters have."""
    sizes: dict[float, int] = {}
    for word in words:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def _with_scripts(levels: list[_Level]) -> list[_Level]:
    """Move superscripts, subscripts and accents to the line that they belong to."""
    bases = [-level.base for level in levels]
    for number, level in enumerate(levels):
        low = bisect_left(bases, -level.base - _HIGHEST * 2 * level.size, 0, number)
        high = bisect_right(bases, -level.base + _HIGHEST * 2 * level.size, number)
        low, high = max(low, number - _MOST_NEAR), min(high, number + _MOST_NEAR)
        near = [levels[n] for n in range(low, high) if n != number and levels[n].words]
        if near:
            level.words = [word for word in level.words if not _moved(word, near)]
    return [level for level in levels if level.words]


def _moved(word: Word, near: Sequence[_Level]) -> bool:
    """Give a word to the line beside it if it is but a script of it."""
    mark = lone_accent(word)
    for level in sorted(near, key=lambda level: abs(level.base - word.base)):
        rise = word.base - level.base
        if mark and abs(rise) <= _ACCENT_HEIGHT * word.size and _set_accent(word, mark, level):
            return True
        small = word.size <= _SMALLER * level.size
        within = _LOWEST * level.size < rise < _HIGHEST * level.size
        if small and within and len(word.text) <= _LONGEST_SCRIPT and _touches(word, level):
            raised = rise > _RAISED * level.size
            _insert(level, replace(word, base=level.base, raised=raised))
            return True
    return False


def _insert(level: _Level, word: Word) -> None:
    """Put a word in its place."""
    at = bisect_right(level.words, word.left, key=lambda other: other.left)
    level.words.insert(at, word)


def _set_accent(accent: Word, mark: str, level: _Level) -> bool:
    """Set an accent on the word of a line that is under it."""
    middle = (accent.left + accent.right) / 2
    at = bisect_right(level.words, middle, key=lambda other: other.left)
    for number in range(max(0, at - _MOST_NEAR), at):
        word = level.words[number]
        under = word.left <= middle <= word.right and len(word.text) <= _LONGEST_WORD
        if under and any(map(str.isalpha, word.text)):
            level.words[number] = accented_at(word, accent, mark)
            return True
    return False


def _touches(word: Word, level: _Level) -> bool:
    """Whether a word stands right beside a word of a line and not above or below one."""
    near, into = _NEAR * level.size, _INTO * level.size
    at = bisect_right(level.words, word.left, key=lambda other: other.left)
    beside = [other for other in level.words[max(0, at - 3) : at + 3] if other.size > word.size]
    gaps = [max(word.left - other.right, other.left - word.right) for other in beside]
    return bool(gaps) and -into <= min(gaps) <= near


def _cut(level: _Level) -> list[Stretch]:
    """Cut a line at its wide gaps."""
    found: list[Stretch] = []
    reach = 0.0
    for word in level.words:
        last = found[-1].words[-1] if found else None
        if last is not None and _is_double(last, word):
            continue
        if last is None or word.left - reach > _wide(last, word):
            found.append(Stretch([], level.base, level.size))
            reach = word.right
        found[-1].words.append(word)
        reach = max(reach, word.right)
    for stretch in found:
        stretch.size = _usual_size(stretch.words)
    return found


def _wide(last: Word, word: Word) -> float:
    """How wide a gap between two words is no blank any more."""
    fixed = last.face.style & word.face.style & Style.CODE
    return (_WIDE_FIXED if fixed else WIDE) * max(word.size, last.size)


def _is_double(last: Word, word: Word) -> bool:
    """Whether a word was drawn over itself, which makes it look bold."""
    return last.text == word.text and abs(last.left - word.left) < _LEVEL * word.size
