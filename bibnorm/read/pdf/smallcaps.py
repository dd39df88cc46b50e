"""Small capitals that are made of smaller capitals: `DOE` is read as `Doe`."""

from collections.abc import Sequence
from dataclasses import replace

from bibnorm.read.pdf.words import Word

_LEAST, _MOST = 0.62, 0.9
_GAP = 0.1


def without_small_capitals(words: Sequence[Word]) -> list[Word]:
    """Write smaller capitals behind a capital as the small letters that they stand for."""
    out: list[Word] = []
    lead: Word | None = None
    for word in words:
        if lead is not None and _is_small_capital(lead, out[-1], word):
            out.append(replace(word, text=word.text.lower()))
            continue
        lead = word if word.text[-1:].isupper() else None
        out.append(word)
    return out


def _is_small_capital(lead: Word, last: Word, word: Word) -> bool:
    """Whether a word goes on with another in smaller capitals on the same base line."""
    if word.raised or not word.text.isupper() or word.base != lead.base:
        return False
    touches = word.left - last.right < _GAP * lead.size
    return touches and _LEAST <= word.size / lead.size <= _MOST
