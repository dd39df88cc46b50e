"""The columns from which contexts are computed, each once per batch."""

import numpy as np
import numpy.typing as npt

from bibnorm.tag.classes import CLASS_ID, CLASSES, COARSE_OF
from bibnorm.tag.known import KINDS, PLACES
from bibnorm.tag.layout import Batch, Codes

_SEPARATORS = frozenset(
    CLASS_ID[name]
    for name in (
        "dot", "comma", "semicolon", "colon", "end", "open", "close", "bracket-open",
        "bracket-close", "quote", "quote-open", "quote-close", "pad",
    )
)  # fmt: skip
_CUT_SIGNS = _SEPARATORS - {CLASS_ID["pad"]}
_STOPS = frozenset(
    CLASS_ID[name] for name in ("dot", "end", "quote", "quote-open", "quote-close", "pad")
)
_SHORT = frozenset(CLASS_ID[name] for name in ("initial", "initials", "journal", "page", "volume"))

# What a segment (between two separators) holds, as bits.
HELD = (
    "proceedings", "conference", "journal", "society", "publisher", "institution", "thesis",
    "report", "month", "year", "initial", "initials", "particle", "editor", "in", "page",
    "volume", "issue", "function", "ordinal", "count", "and", "status", "award", "identifier",
    "lower", "capitalised", "mixed", "cjk",
)  # fmt: skip
# Behind them a bit for each kind of known phrase.
HOLD_BITS = len(HELD) + len(KINDS)
_BIT_OF = np.zeros(len(CLASSES), dtype=np.int64)
for _bit, _name in enumerate(HELD):
    _BIT_OF[CLASS_ID[_name]] = 1 << _bit
_COARSE_ARRAY = np.array(COARSE_OF, dtype=np.int64)


def cap(codes: Codes, top: int) -> Codes:
    """Cut numbers to 0 … top."""
    return np.asarray(np.clip(codes, 0, top), dtype=np.int64)


def shift(codes: Codes, by: int) -> Codes:
    """Give for each place the code `by` places on; beyond the ends, 0."""
    out = np.zeros_like(codes)
    if by > 0:
        out[:-by] = codes[by:]
    elif by < 0:
        out[-by:] = codes[:by]
    else:
        out[:] = codes
    return out


class View:
    """The columns from which contexts are computed, each once per batch."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.classes = batch.classes
        self.coarse = _COARSE_ARRAY[batch.classes]
        self.sequence = batch.sequence
        starts = batch.first[self.sequence] if len(batch.first) else self.sequence
        self.index = np.arange(len(self.classes)) - starts
        lengths = batch.length[self.sequence] if len(batch.length) else self.sequence
        self.length = np.maximum(lengths, 1)
        self.tail = self.length - 1 - self.index
        cuts = np.isin(self.classes, list(_SEPARATORS)) | (batch.breaks == 1)
        bits = _BIT_OF[self.classes] | _known_bits(batch.known)
        self.segment = Stretch(cuts, self.classes, bits)
        stops = np.isin(self.classes, list(_STOPS)) | (batch.breaks == 1)
        # A full stop after an initial or an abbreviation ends no sentence.
        stops &= ~(
            (self.classes == CLASS_ID["dot"]) & np.isin(shift(self.classes, -1), list(_SHORT))
        )
        self.sentence = Stretch(stops, self.classes, bits)

    def within(self, marks: npt.NDArray[np.bool_]) -> Codes:
        """Count the marks before each place, within its sequence."""
        total: Codes = np.cumsum(marks) - marks
        return total - self._start_of(total)

    def total(self, marks: npt.NDArray[np.bool_]) -> Codes:
        """Count the marks in the whole sequence of each place."""
        ends = np.cumsum(marks)
        last = self.batch.first + self.batch.length - 1
        sums = ends[last] - (ends - marks)[self.batch.first]
        return np.asarray(sums[self.sequence], dtype=np.int64)

    def _start_of(self, column: Codes) -> Codes:
        return column[self.batch.first[self.sequence]]

    def is_class(self, *names: str) -> npt.NDArray[np.bool_]:
        """Mark the places whose class is one of these."""
        return np.isin(self.classes, [CLASS_ID[name] for name in names])


def _known_bits(known: Codes) -> Codes:
    """Give the bits that say which kinds of known phrase a place stands in."""
    bits = np.zeros_like(known)
    for digit in range(len(KINDS)):
        bits |= (known // PLACES**digit % PLACES > 0).astype(np.int64) << (len(HELD) + digit)
    return bits


class Stretch:
    """A division of the batch into stretches, and what each stretch holds.

    A cut is a stretch of its own, so what follows it begins anew. A pad is one
    too but no cut: it parts sequences, and as a neighbour it holds nothing.
    """

    def __init__(self, cuts: npt.NDArray[np.bool_], classes: Codes, bits: Codes) -> None:
        begins = cuts.copy()
        begins[0] = True
        begins[1:] |= cuts[:-1]
        self.starts = np.flatnonzero(begins)
        self.number = np.cumsum(begins) - 1
        self.size = np.diff(np.append(self.starts, len(classes)))
        self.holds = np.bitwise_or.reduceat(bits, self.starts)
        capital = np.isin(classes, [CLASS_ID["capitalised"], CLASS_ID["capitals"]])
        self.capitals = np.add.reduceat(capital.astype(np.int64), self.starts)
        self.before = np.arange(len(classes)) - self.starts[self.number]
        self.begins = classes[self.starts]
        self.ends = classes[self.starts + self.size - 1]
        self._words = ~np.isin(classes[self.starts], list(_CUT_SIGNS))

    def spread(self, column: Codes) -> Codes:
        """Give every place the number of its stretch."""
        return np.asarray(column[self.number], dtype=np.int64)

    def edges(self) -> Codes:
        """Give for each place the classes of the cuts before and behind its stretch."""
        before, behind = shift(self.ends, -1), shift(self.begins, 1)
        return self.spread(before * len(CLASSES) + behind)

    def outer(self) -> Codes:
        """Give for each place the classes of the first and the last token of its stretch."""
        return self.spread(self.begins * len(CLASSES) + self.ends)

    def following(self) -> Codes:
        """Give for each place the class of the first word behind its stretch and its cut."""
        return self.spread(shift(self.begins, 2))

    def held(self, by: int) -> Codes:
        """Give for each place what the stretch of words `by` away holds."""
        holds = np.concatenate(([0], self.holds[self._words], [0]))
        order = np.cumsum(self._words)  # counts from 1: place 0 of `holds` is before all
        shift = np.where(self._words, by, min(by, 0) + 1 if by < 0 else by)
        return self.spread(holds[np.clip(order + shift, 0, len(holds) - 1)])
