"""What lies over a word: the rule that underlines it, the link that it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bibnorm.model import Style
from bibnorm.read.pdf.blanks import joined
from bibnorm.read.pdf.drawn import Box, Link
from bibnorm.read.pdf.faces import Face
from bibnorm.read.pdf.lines import Stretch
from bibnorm.read.pdf.words import Word

_BAND = 12.0
_MOST_BANDS = 100
_MOST_IN_BAND = 300
_BELOW, _ABOVE = 0.42, 0.06
_COVERED = 0.6
_MOST_BEYOND = 1.0
_MIDDLE = 0.25
_FAR, _HIGH = 2.0, 0.7

Bands = Mapping[int, Sequence[Link]]


def mark(stretches: Sequence[Stretch], rules: Iterable[Box], links: Iterable[Link]) -> None:
    """Set the underlines and the links of a page's words.

    A link's own underline is no emphasis: it is dropped. Letters that were
    drawn one by one are then put together.
    """
    under, over = _banded(Link(rule, "") for rule in rules), _banded(links)
    for stretch in stretches if under or over else ():
        found = _near(over, stretch)
        if found:
            stretch.words = [_linked(word, found) for word in stretch.words]
        _underline(stretch, [link.box for link in _near(under, stretch)])
    for stretch in stretches:
        stretch.words = joined(stretch.words)


def set_bullets(stretches: Sequence[Stretch], dots: Iterable[Box]) -> None:
    """Write a bullet before each line beside which one was drawn."""
    bands = _banded(Link(dot, "") for dot in dots)
    for stretch in stretches if bands else ():
        for band in {int(stretch.base // _BAND), int((stretch.base + stretch.size) // _BAND)}:
            boxes = [link.box for link in bands.get(band, ())]
            beside = next((box for box in boxes if _is_bullet(box, stretch)), None)
            if beside is not None:
                word = Word("•", beside.left, beside.right, stretch.base, Face(stretch.size))
                stretch.words.insert(0, word)
                break


def _is_bullet(dot: Box, stretch: Stretch) -> bool:
    """Whether a dot stands before a line, at half the height of its small letters."""
    gap, rise = stretch.left - dot.right, dot.middle - stretch.base
    return 0 < gap < _FAR * stretch.size and 0 < rise < _HIGH * stretch.size


def _banded(links: Iterable[Link]) -> Bands:
    """Sort what is drawn by its height on the page."""
    bands: defaultdict[int, list[Link]] = defaultdict(list)
    for link in links:
        low, high = int(link.box.bottom // _BAND), int(link.box.top // _BAND)
        for band in range(low, min(high, low + _MOST_BANDS) + 1):
            if len(bands[band]) < _MOST_IN_BAND:
                bands[band].append(link)
    return bands


def _near(bands: Bands, stretch: Stretch) -> list[Link]:
    """What is drawn at about the height of a line."""
    low = int((stretch.base - stretch.size) // _BAND)
    high = int((stretch.base + stretch.size) // _BAND)
    found = [link for band in range(low, high + 1) for link in bands.get(band, ())]
    return [
        link for link in found if link.box.left < stretch.right and link.box.right > stretch.left
    ]


def _linked(word: Word, links: Sequence[Link]) -> Word:
    """Give a word the link that lies over its middle."""
    across, up = (word.left + word.right) / 2, word.base + _MIDDLE * word.size
    for link in links:
        box = link.box
        if box.left <= across <= box.right and box.bottom <= up <= box.top:
            return replace(word, link=link.uri)
    return word


def _underline(stretch: Stretch, rules: Sequence[Box]) -> None:
    """Underline the words over a rule that is no longer than they are."""
    for rule in rules:
        rise = (rule.middle - stretch.base) / stretch.size
        if not -_BELOW <= rise <= _ABOVE:
            continue
        over = [n for n, word in enumerate(stretch.words) if _covers(rule, word)]
        if not over:
            continue
        first, last = stretch.words[over[0]], stretch.words[over[-1]]
        beyond = max(first.left - rule.left, rule.right - last.right)
        if beyond <= _MOST_BEYOND * stretch.size:
            for number in over:
                word = stretch.words[number]
                if word.link is None:
                    face = replace(word.face, style=word.face.style | Style.UNDERLINE)
                    stretch.words[number] = replace(word, face=face)


def _covers(rule: Box, word: Word) -> bool:
    """Whether most of a word stands over a rule."""
    shared = min(rule.right, word.right) - max(rule.left, word.left)
    return shared >= _COVERED * (word.right - word.left) > 0
