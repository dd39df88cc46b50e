"""The contexts of a token: small numbers, computed for a whole batch at once.

Each context is one function and one row of `CONTEXTS`; what the stretches
around a place hold (a month, the word "Press") is a set of bits, `HOLDS`.
Training names the same features by strings: `names_of` is the one place that
says how.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bibnorm.model import Style
from bibnorm.tag.classes import CLASS_ID, CLASSES, COARSE
from bibnorm.tag.known import CODES
from bibnorm.tag.layout import Batch, Codes
from bibnorm.tag.view import HOLD_BITS, View, cap, shift
from bibnorm.tag.words import OFFSETS, names_at


def _pair(view: View) -> Codes:
    return shift(view.classes, -1) * len(CLASSES) + view.classes


def _pair_next(view: View) -> Codes:
    return view.classes * len(CLASSES) + shift(view.classes, 1)


def _triple(view: View) -> Codes:
    k = len(COARSE)
    return (shift(view.coarse, -1) * k + view.coarse) * k + shift(view.coarse, 1)


def _triple_next(view: View) -> Codes:
    k = len(COARSE)
    return (view.coarse * k + shift(view.coarse, 1)) * k + shift(view.coarse, 2)


def _triple_before(view: View) -> Codes:
    k = len(COARSE)
    return (shift(view.coarse, -2) * k + shift(view.coarse, -1)) * k + view.coarse


def _style(view: View) -> Codes:
    return view.batch.styles * 2 + view.batch.linked


def _edge(view: View) -> Codes:
    style = _style(view)
    begins: Codes = (style != shift(style, -1)).astype(np.int64)
    ends: Codes = (style != shift(style, 1)).astype(np.int64)
    kind = cap(view.batch.styles & 3, 3) * 2 + view.batch.linked
    return (kind * 2 + begins) * 2 + ends


def _style_seen(view: View) -> Codes:
    """Whether emphasis stands in this citation, and whether it came already."""
    out = np.zeros_like(view.classes)
    for bit in (int(Style.BOLD), int(Style.ITALIC)):
        marks = (view.batch.styles & bit) > 0
        here = marks.astype(np.int64)
        seen = cap(view.within(marks), 1)
        any_ = cap(view.total(marks), 1)
        out = out * 6 + np.where(any_ == 0, 0, 1 + here * 2 + seen)
    return out


def _quote(view: View) -> Codes:
    marks = view.is_class("quote", "quote-open", "quote-close")
    before = view.within(marks)
    total = cap(view.total(marks), 3)
    return cap(before, 3) * 4 + total


def _bracket(view: View) -> Codes:
    opened = view.within(view.is_class("open")) - view.within(view.is_class("close"))
    square = view.within(view.is_class("bracket-open")) - view.within(
        view.is_class("bracket-close")
    )
    return cap(opened, 2) * 2 + cap(square, 1)


def _place(view: View) -> Codes:
    return cap(10 * view.index // view.length, 9)


def _head(view: View) -> Codes:
    return cap(view.index, 5) * 6 + cap(view.tail, 5)


def _row(view: View) -> Codes:
    marks = view.batch.breaks == 1
    here = view.within(marks) + marks
    return cap(here, 3) * 4 + cap(view.total(marks), 3)


def _year(view: View) -> Codes:
    marks = view.is_class("year")
    early = view.total(marks & (view.index * 3 < view.length * 1))
    return (cap(view.within(marks), 2) * 3 + cap(view.total(marks), 2)) * 2 + (cap(early, 1))


def _blank(view: View) -> Codes:
    return (view.batch.blanks * 2 + shift(view.batch.blanks, 1)) * 2 + view.batch.breaks


def _in_seen(view: View) -> Codes:
    marks = view.is_class("in") & (shift(view.classes, -1) != CLASS_ID["lower"])
    pages = view.is_class("page", "volume", "issue")
    return cap(view.within(marks), 1) * 2 + cap(view.within(pages), 1)


def _known(view: View) -> Codes:
    return view.batch.known


def _segment(view: View) -> Codes:
    stretch = view.segment
    size: Codes = np.searchsorted([1, 2, 3, 5, 8, 13], stretch.size, side="right")
    kinds: Codes = size * 4 + cap((3 * stretch.capitals) // stretch.size, 3)
    return stretch.spread(kinds)


def _sentence(view: View) -> Codes:
    stretch = view.sentence
    size: Codes = np.searchsorted([1, 2, 4, 8, 14, 22], stretch.size, side="right")
    kinds: Codes = size * 5 + cap((4 * stretch.capitals) // stretch.size, 4)
    return stretch.spread(kinds)


def _segment_place(view: View) -> Codes:
    before = view.segment.before
    behind = view.segment.size[view.segment.number] - 1 - before
    return cap(before, 3) * 4 + cap(behind, 3)


def _sentence_count(view: View) -> Codes:
    first = view.sentence.number[view.batch.first[view.sequence]]
    return cap(view.sentence.number - first, 12)


def _sentence_place(view: View) -> Codes:
    before = view.sentence.before
    behind = view.sentence.size[view.sentence.number] - 1 - before
    return cap(before, 3) * 4 + cap(behind, 3)


def _segment_edges(view: View) -> Codes:
    return view.segment.edges()


def _segment_outer(view: View) -> Codes:
    return view.segment.outer()


def _segment_next(view: View) -> Codes:
    return view.segment.following()


def _sentence_outer(view: View) -> Codes:
    return view.sentence.outer()


def _sentence_next(view: View) -> Codes:
    return view.sentence.following()


Context = Callable[[View], Codes]

CONTEXTS: dict[str, Context] = {
    "pair": _pair,
    "pair+": _pair_next,
    "tri": _triple,
    "tri+": _triple_next,
    "tri-": _triple_before,
    "style": _style,
    "edge": _edge,
    "seen": _style_seen,
    "quote": _quote,
    "bracket": _bracket,
    "place": _place,
    "head": _head,
    "row": _row,
    "year": _year,
    "blank": _blank,
    "in": _in_seen,
    "known": _known,
    "seg": _segment,
    "sent": _sentence,
    "seg@": _segment_place,
    "sent@": _sentence_place,
    "sent#": _sentence_count,
    "seg|": _segment_edges,
    "seg[": _segment_outer,
    "seg>": _segment_next,
    "sent[": _sentence_outer,
    "sent>": _sentence_next,
}

# How many values each context can have; a table of that many rows holds its weights.
_K, _C = len(CLASSES), len(COARSE)
SIZES: dict[str, int] = {
    "pair": _K * _K, "pair+": _K * _K, "tri": _C**3, "tri+": _C**3, "tri-": _C**3,
    "style": 64, "edge": 32, "seen": 36, "quote": 16, "bracket": 6, "place": 10, "head": 36,
    "row": 16, "year": 18, "blank": 8, "in": 4, "known": CODES, "seg": 28, "sent": 35, "seg@": 16,
    "sent@": 16, "sent#": 13, "seg|": _K * _K, "seg[": _K * _K, "seg>": _K, "sent[": _K * _K,
    "sent>": _K,
}  # fmt: skip

# What the own, the last and the next segment hold, and the own sentence: a bit each.
HOLDS: dict[str, Callable[[View], Codes]] = {
    "has": lambda view: view.segment.held(0),
    "had": lambda view: view.segment.held(-1),
    "next": lambda view: view.segment.held(1),
    "shas": lambda view: view.sentence.held(0),
    "shad": lambda view: view.sentence.held(-1),
    "snext": lambda view: view.sentence.held(1),
}


@dataclass(frozen=True)
class Seen:
    """All contexts of a batch: numbers per context, bit sets per kind of holding."""

    codes: dict[str, Codes]
    holds: dict[str, Codes]


def contexts(batch: Batch) -> Seen:
    """Compute every context of every place of a batch."""
    view = View(batch)
    return Seen(
        {name: context(view) for name, context in CONTEXTS.items()},
        {name: holds(view) for name, holds in HOLDS.items()},
    )


def names_of(batch: Batch, seen: Seen, place: int) -> list[str]:
    """Name all features of one place, as training counts them."""
    names: list[str] = []
    for offset in OFFSETS:
        if text := batch.texts[place + offset]:
            names += names_at(text, offset)
    return names + context_names(seen, place)


def context_names(seen: Seen, place: int) -> list[str]:
    """Name the contexts of one place and what the stretches round it hold."""
    names = [f"{name}#{codes[place]}" for name, codes in seen.codes.items()]
    for name, holds in seen.holds.items():
        bits = int(holds[place])
        names += [f"{name}#{bit}" for bit in range(HOLD_BITS) if bits >> bit & 1]
    return names
