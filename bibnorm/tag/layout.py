"""Many token sequences laid end to end, so that numpy sees them at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bibnorm.model import Token
from bibnorm.tag.classes import CLASS_ID, token_class
from bibnorm.tag.known import Known, shipped_known

Codes = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Batch:
    """Several token sequences laid end to end, two pads before, between and behind.

    `first` is where each sequence begins, `length` how many tokens it has.
    """

    texts: list[str]
    classes: Codes
    styles: Codes
    linked: Codes
    breaks: Codes
    blanks: Codes
    known: Codes
    first: Codes
    length: Codes

    @property
    def sequence(self) -> Codes:
        """For each place the number of its sequence (pads belong to the one before)."""
        marks = np.zeros(len(self.classes), dtype=np.int64)
        marks[self.first] = 1
        return np.maximum(np.cumsum(marks) - 1, 0)


# Two pads, because features reach two tokens far.
PAD = ""
_GAP = 2


def layout(sequences: Sequence[Sequence[Token]], known: Known | None = None) -> Batch:
    """Lay token sequences end to end with pads between them.

    `known` are the phrases to look for, by default those that ship with the model.
    """
    texts: list[str] = [PAD] * _GAP
    styles: list[int] = [0] * _GAP
    linked: list[int] = [0] * _GAP
    breaks: list[int] = [0] * _GAP
    blanks: list[int] = [0] * _GAP
    first: list[int] = []
    for tokens in sequences:
        first.append(len(texts))
        texts += [token.text for token in tokens]
        styles += [int(token.style) & 31 for token in tokens]
        linked += [int(token.link is not None) for token in tokens]
        spaces = [token.space for token in tokens]
        breaks += [0, *(int("\n" in space) for space in spaces[:-1])] if tokens else []
        blanks += [1, *(int(space != "") for space in spaces[:-1])] if tokens else []
        for column in (styles, linked, breaks, blanks):
            column += [0] * _GAP
        texts += [PAD] * _GAP
    classes = [CLASS_ID[token_class(text)] if text else 0 for text in texts]
    return Batch(
        texts=texts,
        classes=_codes(classes),
        styles=_codes(styles),
        linked=_codes(linked),
        breaks=_codes(breaks),
        blanks=_codes(blanks),
        known=(known or shipped_known()).codes(texts),
        first=_codes(first),
        length=_codes([len(tokens) for tokens in sequences]),
    )


def _codes(numbers: Sequence[int]) -> Codes:
    return np.array(numbers, dtype=np.int64)
