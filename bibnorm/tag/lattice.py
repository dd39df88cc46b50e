"""The few best readings of one sequence, found among the labels that are worth a thought."""

import heapq
from itertools import chain

import numpy as np

from bibnorm.tag.decode import Floats

# A label less probable than this at its place is in no reading that could win.
_FLOOR = 0.004

# A reading as it grows: its last labels, and what came before.
_Path = tuple[tuple[int, ...], "_Path | None"]
_Ends = dict[int, list[tuple[float, _Path | None]]]


def best_readings(
    emissions: Floats, transitions: Floats, posterior: Floats, count: int
) -> list[tuple[float, list[int]]]:
    """Give the best readings of a sequence, the best first, each with its score.

    Args:
        emissions: scores, tokens x labels.
        transitions: scores from label (row) to label (column).
        posterior: how probable each label is at each token.
        count: how many readings to give at most.
    """
    worth = [np.flatnonzero(row > _FLOOR).tolist() or [int(row.argmax())] for row in posterior]
    steps = transitions.tolist()
    first = emissions[0, worth[0]].tolist()
    ends: _Ends = {
        label: [(score, ((label,), None))] for label, score in zip(worth[0], first, strict=True)
    }
    # Where one label is worth a thought, all readings go on with it: that is done once.
    certain: list[int] = []
    gained = 0.0
    for at in range(1, len(worth)):
        labels = worth[at]
        if len(labels) == 1 and len(ends) == 1:
            last = certain[-1] if certain else next(iter(ends))
            gained += steps[last][labels[0]] + float(emissions[at, labels[0]])
            certain.append(labels[0])
            continue
        if certain:
            ends, certain, gained = _caught_up(ends, certain, gained), [], 0.0
        scores = emissions[at, labels].tolist()
        ends = {
            label: _grown(ends, label, score, steps, count)
            for label, score in zip(labels, scores, strict=True)
        }
    ends = _caught_up(ends, certain, gained) if certain else ends
    best = heapq.nlargest(count, chain.from_iterable(ends.values()), key=_score)
    return [(score, _unrolled(path)) for score, path in best]


def _caught_up(ends: _Ends, certain: list[int], gained: float) -> _Ends:
    """Let all readings, which end alike, go on with the labels that are certain."""
    behind = tuple(certain)
    ((_, paths),) = ends.items()
    return {certain[-1]: [(score + gained, (behind, path)) for score, path in paths]}


def _grown(
    ends: _Ends, label: int, score: float, steps: list[list[float]], count: int
) -> list[tuple[float, _Path | None]]:
    """Give the best readings that go on with a label."""
    grown: list[tuple[float, _Path | None]] = [
        (before + steps[last][label] + score, ((label,), path))
        for last, paths in ends.items()
        for before, path in paths
    ]
    if len(grown) > count:
        return heapq.nlargest(count, grown, key=_score)
    return grown


def _score(scored: tuple[float, _Path | None]) -> float:
    return scored[0]


def _unrolled(path: _Path | None) -> list[int]:
    parts: list[tuple[int, ...]] = []
    while path is not None:
        part, path = path
        parts.append(part)
    return list(chain.from_iterable(reversed(parts)))
