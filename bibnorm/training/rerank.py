"""Train the reranker: what each thing that can be said of a whole reading is worth.

A small model is trained on a part of the text; its best readings of the rest, which it
has not seen, are compared with the gold reading. The worths are those of a log-linear
choice among them, found by stochastic gradient descent with steps that shrink as a
feature is seen more often (AdaGrad).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from bibnorm.model import Tagged
from bibnorm.tag.contexts import contexts
from bibnorm.tag.known import Known
from bibnorm.tag.layout import layout
from bibnorm.tag.readings import Line, of_span, of_whole, stretches
from bibnorm.tag.rerank import Reranker, placed
from bibnorm.tag.scorer import Scorer
from bibnorm.tag.tokens import tokenize
from bibnorm.tag.weights import Weights
from bibnorm.training.corpora import token_labels
from bibnorm.training.train import HIDDEN

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# What a field is worth in a reading; a wrong value costs what a right one brings.
_WORTH: Mapping[str, int] = {
    "author": 2, "title": 2, "container": 2, "date": 2, "publisher": 1, "location": 1,
    "volume": 1, "issue": 1, "pages": 1, "editor": 1,
}  # fmt: skip
_BATCH = 128
_LEAST = 6  # a feature seen in fewer choices is left out
_ROUNDS = 10
_STEP = 0.1
_RIDGE = 1e-4


@dataclass(frozen=True)
class _Choice:
    """One citation's readings: the chain's scores, which are best, and what tells them apart."""

    scores: Floats
    best: npt.NDArray[np.bool_]
    rows: Ints
    columns: Ints
    counts: Floats


def train_reranker(
    golds: Sequence[Tagged], model: Weights, known: Known, random: Random
) -> Reranker:
    """Fit the worths to readings of text that the model has not seen."""
    numbers: dict[str, int] = {}
    seen: Counter[int] = Counter()
    choices = [c for c in _choices(golds, model, known, random, numbers) if not c.best.all()]
    for choice in choices:
        seen.update(np.unique(choice.columns).tolist())
    kept = {name: number for name, number in numbers.items() if seen[number] >= _LEAST}
    worth, trust = _fit(choices, len(numbers), seen, np.random.default_rng(0))
    return Reranker({name: float(worth[number]) for name, number in kept.items()}, trust)


def _choices(
    golds: Sequence[Tagged],
    model: Weights,
    known: Known,
    random: Random,
    numbers: dict[str, int],
) -> Iterator[_Choice]:
    scorer = Scorer(model)
    for start in range(0, len(golds), _BATCH):
        part = [g for g in golds[start : start + _BATCH] if tokenize(g.citation)[0]]
        cuts = [tokenize(gold.citation) for gold in part]
        batch = layout([tokens for tokens, _ in cuts], known.thinned(HIDDEN, random))
        found = scorer.readings(batch, contexts(batch), [labels for _, labels in cuts])
        for gold, (line, scored) in zip(part, found, strict=True):
            yield _choice(gold, line, scored, numbers)


def _choice(
    gold: Tagged,
    line: Line,
    scored: Mapping[tuple[str, ...], float],
    numbers: dict[str, int],
) -> _Choice:
    right = _values(line, token_labels(gold))
    grades = [_grade(right, _values(line, labels)) for labels in scored]
    named = [Counter(_names(line, labels)) for labels in scored]
    shared = named[0].keys() if named else set()
    common = {name for name in shared if len({counts[name] for counts in named}) == 1}
    cells = [
        (row, numbers.setdefault(name, len(numbers)), count)
        for row, counts in enumerate(named)
        for name, count in counts.items()
        if name not in common
    ]
    scores = np.array(list(scored.values()))
    return _Choice(
        scores - scores.max(),
        np.array([grade == max(grades) for grade in grades]),
        np.array([row for row, _, _ in cells], dtype=np.int64),
        np.array([column for _, column, _ in cells], dtype=np.int64),
        np.array([count for _, _, count in cells], dtype=np.float64),
    )


def _names(line: Line, labels: Sequence[str]) -> Iterator[str]:
    """Name all that `Reranker` adds up of a reading."""
    yield from of_whole(line, stretches(labels))
    for place in placed(line, labels):
        yield from of_span(line, *place)


def _values(line: Line, labels: Sequence[str]) -> Mapping[str, str]:
    """Give the letters of each field of a reading."""
    values: dict[str, str] = {}
    for label, start, end in stretches(labels):
        letters = (c for text in line.texts[start:end] for c in text.casefold() if c.isalnum())
        values[label] = values.get(label, "") + "".join(letters)
    return values


def _grade(right: Mapping[str, str], found: Mapping[str, str]) -> int:
    grade = 0
    for label, worth in _WORTH.items():
        wanted, given = right.get(label, ""), found.get(label, "")
        if wanted == given:
            grade += worth
        elif wanted and given:
            grade -= worth
    return grade


def _fit(
    choices: Sequence[_Choice], size: int, seen: Mapping[int, int], chance: np.random.Generator
) -> tuple[Floats, float]:
    worth, squares = np.zeros(size), np.full(size, 1e-8)
    frequent = np.array([seen.get(number, 0) >= _LEAST for number in range(size)], dtype=np.bool_)
    trust, trust_squares = 1.0, 1e-8
    for _ in range(_ROUNDS):
        for number in chance.permutation(len(choices)).tolist():
            choice = choices[number]
            kept = frequent[choice.columns]
            rows, columns, counts = choice.rows[kept], choice.columns[kept], choice.counts[kept]
            totals = trust * choice.scores
            totals = totals + np.bincount(rows, worth[columns] * counts, len(totals))
            share = np.exp(totals - totals.max())
            share /= share.sum()
            wanted = np.where(choice.best, share / max(share[choice.best].sum(), 1e-12), 0.0)
            slope = (share - wanted)[rows] * counts + _RIDGE * worth[columns]
            np.add.at(squares, columns, slope**2)
            np.add.at(worth, columns, -_STEP * slope / np.sqrt(squares[columns]))
            trust_slope = float((share - wanted) @ choice.scores)
            trust_squares += trust_slope**2
            trust -= _STEP / 5 * trust_slope / trust_squares**0.5
    return worth, trust
