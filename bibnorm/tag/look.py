"""The second look: what the other entries of the list say about a place like this.

A list was written by one person in one style. So each place of an entry is
described in several ways that do not depend on its words alone (how it is set,
how many sentences stand before it, which marks stand round it), and for each
description the labels that the first look gave to such places in the *other*
entries are averaged. Those averages are features of a second model, which was
trained on lists, and so has learnt how much each of them is worth.
"""

from collections.abc import Callable

import numpy as np

from bibnorm.tag.classes import CLASS_ID
from bibnorm.tag.contexts import Seen
from bibnorm.tag.decode import Floats
from bibnorm.tag.layout import Batch, Codes
from bibnorm.tag.scorer import Scored

# Fewer entries are no list: there is no style to be learnt from two.
LEAST = 3
_SIGN = CLASS_ID["sign"]
_WIDE = 1 << 20  # more than any single description has values


def _words(batch: Batch, _seen: Seen, _first: Scored) -> Codes:
    """The word itself: the owner's name, a journal that recurs."""
    numbers: dict[str, int] = {}
    codes = [numbers.setdefault(text.casefold(), len(numbers)) for text in batch.texts]
    return np.array(codes, dtype=np.int64)


def _style(batch: Batch, seen: Seen, _first: Scored) -> Codes:
    return seen.codes["style"] * 2 + (batch.classes < _SIGN)


def _sentence(_batch: Batch, seen: Seen, _first: Scored) -> Codes:
    return seen.codes["sent#"] * 16 + seen.codes["quote"]


def _row(_batch: Batch, seen: Seen, _first: Scored) -> Codes:
    return seen.codes["row"]


def _emphasis(_batch: Batch, seen: Seen, _first: Scored) -> Codes:
    """Before, in or behind what is set in bold or italics."""
    return seen.codes["seen"] * 16 + seen.codes["quote"]


def _marks(_batch: Batch, seen: Seen, _first: Scored) -> Codes:
    return seen.codes["tri"]


def _after(_batch: Batch, seen: Seen, first: Scored) -> Codes:
    """What came before: the last label, the mark between, how the place is set."""
    before = np.concatenate(([-1], first.labels[:-1]))
    return (before + 1) * _WIDE + seen.codes["pair"] * 64 + seen.codes["style"]


Description = Callable[[Batch, Seen, Scored], Codes]

DESCRIPTIONS: dict[str, Description] = {
    "same word": _words,
    "same style": _style,
    "same sentence": _sentence,
    "same row": _row,
    "same emphasis": _emphasis,
    "same marks": _marks,
    "same step": _after,
}


def hints(batch: Batch, seen: Seen, first: Scored) -> dict[str, Floats]:
    """Give, per description, what the other entries say of each place.

    A row is the average probability of each label at such places elsewhere in the
    list, times n / (n + 1) for the n entries that have such a place: what few
    entries say counts less. `first` itself is a hint too, for the place and its
    neighbours.
    """
    out = {
        name: _others(describe(batch, seen, first), batch, first.posterior)
        for name, describe in DESCRIPTIONS.items()
    }
    posterior = first.posterior
    nothing = np.zeros_like(posterior[:1])
    # On a log scale the two models' opinions add up: 0 is "one in ten thousand", 1 "certain".
    out["self"] = (np.log10(np.clip(posterior, 1e-4, 1.0)) / 4 + 1).astype(np.float32)
    out["self-"] = np.concatenate((nothing, posterior[:-1]))
    out["self+"] = np.concatenate((posterior[1:], nothing))
    return out


HINTS: tuple[str, ...] = (*DESCRIPTIONS, "self", "self-", "self+")


def _others(codes: Codes, batch: Batch, posterior: Floats) -> Floats:
    """Average the posterior over the places of one code, the own entry left out."""
    entry = batch.sequence
    _, key = np.unique(codes, return_inverse=True)
    # One voice an entry: a long title must not outvote ten short ones.
    _, pair, counts = np.unique(
        key * (int(entry.max()) + 1) + entry, return_inverse=True, return_counts=True
    )
    voice = np.zeros((len(counts), posterior.shape[1]), dtype=np.float32)
    np.add.at(voice, pair, posterior)
    voice /= counts[:, None]
    key_of_pair = np.zeros(len(counts), dtype=np.int64)
    key_of_pair[pair] = key
    total = np.zeros((int(key.max()) + 1, posterior.shape[1]), dtype=np.float32)
    np.add.at(total, key_of_pair, voice)
    voices = np.bincount(key_of_pair, minlength=len(total))
    others = voices[key] - 1
    summed = total[key] - voice[pair]
    return np.asarray(summed / (others + 1)[:, None], dtype=np.float32)


__all__ = ["DESCRIPTIONS", "HINTS", "LEAST", "hints"]
