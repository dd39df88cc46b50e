"""Make the tagger's confidence mean what it says: of readings 90 % sure, 90 % are right.

The probability that a conditional random field gives to its best reading ranks
readings well but is too sure of itself on text unlike its training text. Platt's
scaling (a logistic curve over the log odds, two numbers) is fitted on readings
of text that was not trained on.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from bibnorm.model import Label, Tagged
from bibnorm.tag.scorer import log_odds

_CORE = (Label.AUTHOR, Label.TITLE, Label.CONTAINER, Label.DATE)
_STEPS = 30
_RIDGE = 1e-4

Floats = npt.NDArray[np.float64]


def is_right(gold: Tagged, read: Tagged) -> bool:
    """Say whether authors, title, container and date were all cut out as labelled."""
    return all(_letters(gold, label) == _letters(read, label) for label in _CORE)


def _letters(tagged: Tagged, label: Label) -> str:
    return "".join(c for text in tagged.texts(label) for c in text.casefold() if c.isalnum())


def fit(samples: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Fit slope and intercept of the curve to (probability, was right) by Newton's method.

    >>> slope, intercept = fit([(0.9, True), (0.9, True), (0.9, False), (0.2, False), (0.2, True)])
    >>> slope > 0
    True
    """
    x = np.array([[log_odds(p), 1.0] for p, _ in samples])
    y = np.array([1.0 if right else -1.0 for _, right in samples])

    def loss(theta: Floats) -> float:
        return float(np.logaddexp(0.0, -y * (x @ theta)).mean() + _RIDGE * (theta @ theta))

    theta = np.array([1.0, 0.0])
    for _ in range(_STEPS):
        wrong = 1 / (1 + np.exp(np.clip(y * (x @ theta), -30, 30)))
        slope = -(x.T @ (y * wrong)) / len(y) + 2 * _RIDGE * theta
        curve = (x.T * (wrong * (1 - wrong))) @ x / len(y) + 2 * _RIDGE * np.eye(2)
        step = np.linalg.solve(curve, slope)
        while loss(theta - step) > loss(theta) and np.abs(step).max() > 1e-9:
            step = step / 2  # a full step may overshoot where nearly all are right
        theta = theta - step
    return float(theta[0]), float(theta[1])


def calibration(pairs: Iterable[tuple[Tagged, Tagged]]) -> tuple[float, float]:
    """Fit the curve to pairs of gold reading and found reading."""
    return fit([(read.confidence, is_right(gold, read)) for gold, read in pairs])
