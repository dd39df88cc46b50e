"""How probable each label is at each place of many sequences: forward-backward in numpy."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Decoded:
    """What was found: a row a sequence.

    `posterior` is how probable each label is at each token, `labels` the most probable
    ones, padded with -1, and `probability` how probable they are all together. A reading
    more probable than one half is the best there is; below, `best_readings` finds it.
    """

    labels: Ints
    posterior: Floats
    probability: Floats


def _log_sum(scores: Floats, axis: int) -> Floats:
    top = scores.max(axis, keepdims=True)
    return np.asarray(np.log(np.exp(scores - top).sum(axis)) + top.squeeze(axis), dtype=np.float32)


def _forward(emissions: Floats, transitions: Floats, lengths: Ints) -> Floats:
    alpha = np.empty_like(emissions)
    alpha[:, 0] = emissions[:, 0]
    grown = np.exp(transitions)
    for t in range(1, emissions.shape[1]):
        top = alpha[:, t - 1].max(1, keepdims=True)
        # In the exponential domain the sum over labels is one matrix product.
        step = np.log(np.exp(alpha[:, t - 1] - top) @ grown + 1e-30) + top + emissions[:, t]
        alpha[:, t] = np.where((t < lengths)[:, None], step, alpha[:, t - 1])
    return alpha


def _backward(emissions: Floats, transitions: Floats, lengths: Ints) -> Floats:
    beta = np.zeros_like(emissions)
    grown = np.exp(transitions).T
    for t in range(emissions.shape[1] - 2, -1, -1):
        ahead = beta[:, t + 1] + emissions[:, t + 1]
        top = ahead.max(1, keepdims=True)
        step = np.log(np.exp(ahead - top) @ grown + 1e-30) + top
        beta[:, t] = np.where((t + 1 < lengths)[:, None], step, 0.0)
    return beta


def decode(emissions: Floats, transitions: Floats, lengths: Ints) -> Decoded:
    """Decode a padded batch.

    Args:
        emissions: scores, sequences x tokens x labels; what lies past a sequence's
            length is ignored.
        transitions: scores from label (row) to label (column).
        lengths: how many tokens each sequence has, at least one.
    """
    alpha = _forward(emissions, transitions, lengths)
    beta = _backward(emissions, transitions, lengths)
    total = _log_sum(alpha[:, -1], 1)
    posterior = np.exp(np.minimum(alpha + beta - total[:, None, None], 0.0))
    inside = np.arange(emissions.shape[1])[None] < lengths[:, None]
    labels = np.where(inside, posterior.argmax(2), -1)
    score = _score(emissions, transitions, labels, inside)
    return Decoded(labels, posterior, np.exp(np.minimum(score - total, 0.0)))


def _score(
    emissions: Floats, transitions: Floats, labels: Ints, inside: npt.NDArray[np.bool_]
) -> Floats:
    """Add up the scores of one reading of each sequence."""
    own = np.take_along_axis(emissions, np.maximum(labels, 0)[:, :, None], 2)[:, :, 0]
    steps = np.where(inside[:, 1:], transitions[labels[:, :-1], labels[:, 1:]], 0.0)
    return np.asarray(np.where(inside, own, 0.0).sum(1) + steps.sum(1), dtype=np.float32)
