"""Does an entry's confidence mean what it says?"""

from collections.abc import Iterable
from dataclasses import dataclass

EDGES = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98)
"""Where each bin of the table begins."""

SURE = 0.9
"""From which confidence on an entry is said to be sure."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The entries of one range of confidence, and how many of them are wholly right."""

    low: float
    high: float
    entries: int
    right: int
    mean: float

    @property
    def share(self) -> float:
        """The share that is right; of nothing, all is right."""
        return self.right / self.entries if self.entries else 1.0


def table(judged: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Bin pairs of a confidence and whether the entry is wholly right.

    >>> [(b.low, b.entries, b.right) for b in table([(0.97, True), (0.1, False)]) if b.entries]
    [(0.0, 1, 0), (0.95, 1, 1)]
    """
    pairs = list(judged)
    highs = (*EDGES[1:], 1.0 + 1e-9)
    return [_bin(pairs, low, high) for low, high in zip(EDGES, highs, strict=True)]


def sure(judged: Iterable[tuple[float, bool]], least: float = SURE) -> Bin:
    """Gather the entries that are said to be sure.

    >>> sure([(0.97, True), (0.9, False), (0.5, True)]).share
    0.5
    """
    return _bin(list(judged), least, 1.0 + 1e-9)


def _bin(pairs: list[tuple[float, bool]], low: float, high: float) -> Bin:
    inside = [(sureness, right) for sureness, right in pairs if low <= sureness < high]
    mean = sum(sureness for sureness, _ in inside) / len(inside) if inside else 0.0
    return Bin(low, min(high, 1.0), len(inside), sum(right for _, right in inside), mean)
