"""Where the blanks of a line are, when the file has only gaps."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bibnorm.read.pdf.words import GAP, Word

_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]")
_BETWEEN_CJK = 0.45
_SHARE = 0.45
_WIDEST = 0.16
_USUAL = 0.11


def blank_gap(words: Sequence[Word]) -> float:
    """Say from which share of the type size on a gap in these words is a blank.

    Justified lines are set tight or loose: what counts is the usual gap of
    this line. Letters that only stand a little apart make no words.
    """
    gaps = sorted(
        gap
        for before, word in pairwise(words)
        if (gap := (word.left - before.right) / word.size) >= GAP
    )
    if len(gaps) < 2:
        return _USUAL
    return min(max(_SHARE * gaps[len(gaps) // 2], GAP), _WIDEST)


def blank_between(before: Word, word: Word, least: float) -> bool:
    """Whether a blank stands between two words."""
    gap = (word.left - before.right) / max(min(word.size, before.size), 0.1)
    if _CJK.match(before.text, len(before.text) - 1) and _CJK.match(word.text):
        return gap >= _BETWEEN_CJK
    return gap >= least or (word.blank and gap >= 0)


def joined(words: Sequence[Word]) -> list[Word]:
    """Join the words of a line that no blank parts and that are set alike."""
    least = blank_gap(words)
    groups: list[list[Word]] = []
    for word in words:
        if groups and _are_one(groups[-1][-1], word, least):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [group[0] if len(group) == 1 else _one(group) for group in groups]


def _one(group: Sequence[Word]) -> Word:
    """Make one word of several."""
    text = "".join(word.text for word in group)
    return replace(group[0], text=text, right=max(word.right for word in group))


def _are_one(last: Word, word: Word, least: float) -> bool:
    """Whether two words are parts of one."""
    if blank_between(last, word, least):
        return False
    alike = last.face is word.face or last.face == word.face
    return alike and last.link == word.link and last.raised == word.raised
