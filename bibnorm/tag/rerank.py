"""Of a citation's best readings, choose the one that makes sense as a whole."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from bibnorm.tag.readings import Line, Stretch, of_span, of_whole, stretches

# A span, where the one before it ends, and where the one behind it begins.
_Placed = tuple[Stretch, int, int]

READINGS = 6
"""So many readings are compared."""
DOUBT = 0.85
"""A reading more probable than this stands as it is."""


@dataclass(frozen=True)
class Reranker:
    """What each thing that can be said of a reading is worth, and how far the chain is trusted."""

    worth: Mapping[str, float]
    trust: float

    def choose(
        self, line: Line, scored: Mapping[tuple[str, ...], float]
    ) -> tuple[tuple[str, ...], float]:
        """Give the best reading, and how probable it is among them.

        Args:
            line: the tokens.
            scored: the labels of each reading, with what the chain gives it as a logarithm.
        """
        readings = {labels: placed(line, labels) for labels in scored}
        # What all readings have in common decides nothing between them.
        common = frozenset.intersection(*(frozenset(spans) for spans in readings.values()))
        known: dict[_Placed, float] = {}
        totals = {
            labels: self.trust * scored[labels] + self._value(line, spans, common, known)
            for labels, spans in readings.items()
        }
        best = max(totals, key=totals.__getitem__)
        return best, 1 / sum(math.exp(total - totals[best]) for total in totals.values())

    def _value(
        self,
        line: Line,
        spans: Sequence[_Placed],
        common: frozenset[_Placed],
        known: dict[_Placed, float],
    ) -> float:
        """Add up what is said of a reading; `known` keeps the sums of single spans."""
        worth = self.worth
        value = sum(worth.get(name, 0.0) for name in of_whole(line, [span for span, *_ in spans]))
        for place in spans:
            if place not in common:
                if place not in known:
                    known[place] = sum(worth.get(name, 0.0) for name in of_span(line, *place))
                value += known[place]
        return value


def placed(line: Line, labels: Sequence[str]) -> list[_Placed]:
    """Give the spans of a reading, each with where its neighbours end and begin."""
    spans = stretches(labels)
    ends = [0, *(end for _, _, end in spans)]
    begins = [*(start for _, start, _ in spans[1:]), len(line.texts)]
    return list(zip(spans, ends, begins, strict=False))


def save_reranker(reranker: Reranker, file: IO[bytes]) -> None:
    """Write the worths, as halves."""
    names = sorted(reranker.worth)
    head = json.dumps({"trust": reranker.trust}).encode()
    np.savez_compressed(
        file,
        head=np.frombuffer(head, dtype=np.uint8),
        names=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        worth=np.array([reranker.worth[name] for name in names], dtype=np.float16),
    )


def load_reranker(file: Path | IO[bytes]) -> Reranker:
    """Open a file written by `save_reranker`."""
    with np.load(file) as data:
        names = data["names"].tobytes().decode("utf-8").split("\n")
        head = json.loads(data["head"].tobytes())
        return Reranker(dict(zip(names, data["worth"].tolist(), strict=True)), head["trust"])
