"""Find the best labels of many sequences at once: Viterbi and forward-backward in numpy."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Decoded:
    """What was found: a row a sequence.

    `labels` are the best labels, padded with -1; `posterior` how probable each label
    is at each token; `probability` how probable each whole best reading is.
    """

    labels: Ints
    posterior: Floats
    probability: Floats


def _viterbi(emissions: Floats, transitions: Floats, lengths: Ints) -> tuple[Ints, Floats]:
    count, longest, size = emissions.shape
    score = emissions[:, 0]
    back = np.zeros((count, longest, size), dtype=np.int64)
    stay = np.broadcast_to(np.arange(size), (count, size))
    for t in range(1, longest):
        paths = score[:, :, None] + transitions[None]
        best = paths.argmax(1)
        step = np.take_along_axis(paths, best[:, None, :], 1)[:, 0] + emissions[:, t]
        alive = (t < lengths)[:, None]
        score = np.where(alive, step, score)
        back[:, t] = np.where(alive, best, stay)
    labels = np.full((count, longest), -1, dtype=np.int64)
    last = score.argmax(1)
    for t in range(longest - 1, -1, -1):
        labels[:, t] = np.where(t < lengths, last, -1)
        last = np.take_along_axis(back[:, t], last[:, None], 1)[:, 0]
    return labels, score.max(1)


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
    labels, best = _viterbi(emissions, transitions, lengths)
    alpha = _forward(emissions, transitions, lengths)
    beta = _backward(emissions, transitions, lengths)
    total = _log_sum(alpha[:, -1], 1)
    posterior = np.exp(np.minimum(alpha + beta - total[:, None, None], 0.0))
    return Decoded(labels, posterior, np.exp(np.minimum(best - total, 0.0)))
