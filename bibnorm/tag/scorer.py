"""Score and decode many token sequences with one set of weights."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bibnorm.model import Label
from bibnorm.tag.chain import plain
from bibnorm.tag.contexts import Seen
from bibnorm.tag.decode import Floats, Ints, decode
from bibnorm.tag.lattice import best_readings
from bibnorm.tag.layout import Batch
from bibnorm.tag.readings import Line
from bibnorm.tag.rerank import DOUBT, READINGS, Reranker
from bibnorm.tag.weights import Weights, WordTable
from bibnorm.tag.words import OFFSETS

# Sequences decoded together; padding wastes work when lengths differ much.
_TOGETHER = 64
_NEVER = np.float32(-1e4)


def log_odds(probability: float) -> float:
    """Give ln(p / (1 - p)), kept away from the infinities."""
    kept = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(kept / (1 - kept))


@dataclass(frozen=True)
class Scored:
    """The best reading of every sequence of a batch, laid out as the batch is.

    `labels` has a label's place in `Scorer.names` for each place, `posterior` the
    probability of each of them there, `probability` that of each whole reading.
    """

    labels: Ints
    posterior: Floats
    probability: Floats


class Scorer:
    """One set of weights at work."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._words = WordTable(weights)
        self._holds = _stacked(weights)
        self.names = plain_names(weights.labels)
        self._name_of = np.array([self.names.index(plain(label)) for label in weights.labels])
        self._merged = np.eye(len(self.names), dtype=np.float32)[self._name_of]

    def score(
        self,
        batch: Batch,
        seen: Seen,
        known: Sequence[Sequence[Label | None]],
        reranker: Reranker | None = None,
        hints: Mapping[str, Floats] | None = None,
    ) -> Scored:
        """Decode a batch.

        Args:
            batch: the sequences, none of them empty.
            seen: the contexts of the batch.
            known: for each sequence the labels that a rule is sure of.
            reranker: what chooses among the readings where no reading is sure.
            hints: real-valued features, places x labels each, by the name of their weights.
        """
        emissions = self._emissions(batch, seen, hints or {})
        for first, labels in zip(batch.first, known, strict=True):
            self._force(emissions[first : first + len(labels)], labels)
        out = Scored(
            np.full(len(emissions), -1, dtype=np.int64),
            np.zeros((len(emissions), len(self.names)), dtype=np.float32),
            np.zeros(len(known), dtype=np.float32),
        )
        order = np.argsort(batch.length, kind="stable")
        for start in range(0, len(order), _TOGETHER):
            self._decode(order[start : start + _TOGETHER], batch, emissions, out, reranker)
        return out

    def confidence(self, probability: float) -> float:
        """Turn the model's probability of a reading into how often such readings are right."""
        slope, intercept = self.weights.calibration
        return 1 / (1 + math.exp(-(slope * log_odds(probability) + intercept)))

    def _decode(
        self,
        chosen: Ints,
        batch: Batch,
        emissions: Floats,
        out: Scored,
        reranker: Reranker | None,
    ) -> None:
        lengths = batch.length[chosen]
        inside = np.arange(lengths.max())[None] < lengths[:, None]
        places = batch.first[chosen][:, None] + np.arange(lengths.max())[None]
        padded = emissions[np.where(inside, places, 0)]
        result = decode(padded, self.weights.transitions, lengths)
        out.labels[places[inside]] = self._name_of[result.labels[inside]]
        out.posterior[places[inside]] = result.posterior[inside] @ self._merged
        out.probability[chosen] = result.probability
        for row in np.flatnonzero(result.probability < DOUBT).tolist():
            stretch = slice(int(places[row, 0]), int(places[row, 0] + lengths[row]))
            scored = self._several(emissions[stretch], result.posterior[row, : lengths[row]])
            if reranker is not None:
                best, out.probability[chosen[row]] = reranker.choose(_line(batch, stretch), scored)
            else:
                best = next(iter(scored))
            out.labels[stretch] = [self.names.index(label) for label in best]

    def readings(
        self, batch: Batch, seen: Seen, known: Sequence[Sequence[Label | None]]
    ) -> Iterator[tuple[Line, Mapping[tuple[str, ...], float]]]:
        """Give for each sequence its tokens, and its best readings with their scores."""
        emissions = self._emissions(batch, seen, {})
        for first, labels in zip(batch.first.tolist(), known, strict=True):
            places = slice(first, first + len(labels))
            self._force(emissions[places], labels)
            alone = decode(
                emissions[None, places], self.weights.transitions, np.array([len(labels)])
            )
            yield _line(batch, places), self._several(emissions[places], alone.posterior[0])

    def _several(self, emissions: Floats, posterior: Floats) -> Mapping[tuple[str, ...], float]:
        """Give the best readings of one sequence with their scores, no reading twice."""
        found: dict[tuple[str, ...], float] = {}
        transitions = self.weights.transitions
        for score, path in best_readings(emissions, transitions, posterior, READINGS):
            found.setdefault(tuple(self.names[n] for n in self._name_of[path].tolist()), score)
        return found

    def _force(self, emissions: Floats, known: Sequence[Label | None]) -> None:
        """Where a rule is sure of the label, allow no other."""
        for place, label in enumerate(known):
            if label in self.names:
                emissions[place, self._name_of != self.names.index(label)] = _NEVER

    def _emissions(self, batch: Batch, seen: Seen, hints: Mapping[str, Floats]) -> Floats:
        """Score every label at every place of a batch, pads included."""
        weights = self.weights
        out = self._word_scores(batch.texts)
        for name, table in weights.contexts.items():
            out += table[seen.codes[name]]
        if weights.holds:
            sets = np.stack([seen.holds[name] for name in weights.holds], axis=1)
            bytes_ = sets.astype("<u4").view(np.uint8)
            bits = np.unpackbits(bytes_, axis=1, bitorder="little")
            out += bits.astype(np.float32) @ self._holds
        for name, matrix in weights.hints.items():
            out += hints[name] @ matrix
        return out

    def _word_scores(self, texts: Sequence[str]) -> Floats:
        size = len(self.weights.labels)
        out = np.zeros((len(texts), size), dtype=np.float32)
        if not self.weights.rows:
            return out
        rows = self._words.gather(texts)
        words = self._words.table.reshape(-1, len(OFFSETS), size)
        for column, offset in enumerate(OFFSETS):
            shifted = np.zeros_like(rows)
            begin, end = max(0, -offset), len(rows) - max(0, offset)
            shifted[begin:end] = rows[begin + offset : end + offset]
            out += words[shifted, column]
        return out


def _line(batch: Batch, places: slice) -> Line:
    return Line(
        batch.texts[places],
        batch.classes[places].tolist(),
        batch.known[places].tolist(),
        batch.styles[places].tolist(),
    )


def plain_names(labels: Sequence[str]) -> tuple[str, ...]:
    """List the labels that the finer ones of a model stand for."""
    return tuple(sorted({plain(label) for label in labels}))


def _stacked(weights: Weights) -> Floats:
    """Put the tables of all bit sets under each other, 32 rows each, as the bits come."""
    tables = [np.pad(table, ((0, 32 - len(table)), (0, 0))) for table in weights.holds.values()]
    return np.concatenate(tables) if tables else np.zeros((0, len(weights.labels)), np.float32)
