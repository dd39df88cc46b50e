"""The trained weights as arrays: a CRF's state and transition features, compiled.

The file is an `.npz`: the names of the word features in one blob, their weights
sparse (which offset and label, how much), a table for each context that has the rows
which hold anything, and the transitions. It opens in milliseconds and needs no CRF library.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np
import numpy.typing as npt

from bibnorm.tag.words import OFFSETS, word_features

Floats = npt.NDArray[np.float32]

# A token seen once more than this is computed again: the cache must not grow with the input.
_CACHE = 30_000


# The parts of the model that are dense tables, a row a value of the feature.
_TABLES = ("holds", "hints")


@dataclass(frozen=True)
class Table:
    """The weights of a context of many values, of which most never were met.

    `places` says for each value which row of `rows` is its; row 0 is all zero.
    """

    places: npt.NDArray[np.int32]
    rows: Floats

    @classmethod
    def of(cls, size: int, met: npt.NDArray[np.int32], rows: Floats) -> "Table":
        """Make a table of the values that were met, ascending, and their rows."""
        places = np.zeros(size, dtype=np.int32)
        places[met] = np.arange(1, len(met) + 1)
        return cls(places, np.concatenate((np.zeros_like(rows[:1]), rows)))

    def __getitem__(self, values: npt.NDArray[np.int64]) -> Floats:
        """Give the row of each value."""
        return self.rows[self.places[values]]

    @property
    def met(self) -> npt.NDArray[np.int32]:
        """The values that have a row of their own."""
        return np.flatnonzero(self.places).astype(np.int32)


def table_of(dense: Floats) -> Table:
    """Make a table of a dense one, whose rows may be zero.

    >>> table = table_of(np.array([[0, 0], [1, 2], [0, 0]], dtype=np.float32))
    >>> table[np.array([1, 2])].tolist(), len(table.rows)
    ([[1.0, 2.0], [0.0, 0.0]], 2)
    """
    met = np.flatnonzero(dense.any(1)).astype(np.int32)
    # One row at least, so that a table that holds nothing is a table.
    met = met if len(met) else np.zeros(1, dtype=np.int32)
    return Table.of(len(dense), met, dense[met])


@dataclass(frozen=True)
class Weights:
    """The compiled model.

    `rows` says where in `columns` and `values` the weights of a word feature
    stand: `bounds[row]:bounds[row + 1]`. A column is `offset * labels + label`.
    `calibration` is slope and intercept of the curve that turns the probability of
    a reading into a confidence.
    """

    labels: tuple[str, ...]
    transitions: Floats
    rows: dict[str, int]
    bounds: npt.NDArray[np.int32]
    columns: npt.NDArray[np.int16]
    values: Floats
    contexts: dict[str, Table]
    holds: dict[str, Floats]
    hints: dict[str, Floats]
    calibration: tuple[float, float] = (1.0, 0.0)


def load_weights(file: Path | IO[bytes]) -> Weights:
    """Open a model file written by `save_weights`."""
    with np.load(file) as data:
        arrays = {name: data[name] for name in data.files}
    head = json.loads(arrays["head"].tobytes())
    names = arrays["names"].tobytes().decode("utf-8").split("\n")
    tables = {
        kind: {n: arrays[f"{kind}/{n}"].astype(np.float32) for n in head.get(kind, ())}
        for kind in _TABLES
    }
    return Weights(
        labels=tuple(head["labels"]),
        transitions=arrays["transitions"].astype(np.float32),
        rows=dict(zip(names, range(len(names)), strict=True)),
        bounds=arrays["bounds"],
        columns=arrays["columns"],
        values=arrays["values"].astype(np.float32),
        contexts={
            name: Table.of(
                size, arrays[f"met/{name}"], arrays[f"contexts/{name}"].astype(np.float32)
            )
            for name, size in head["contexts"].items()
        },
        holds=tables["holds"],
        hints=tables["hints"],
        calibration=tuple(head.get("calibration", (1.0, 0.0))),
    )


def save_weights(weights: Weights, file: IO[bytes]) -> None:
    """Write a model file; halves are exact enough for weights that were regularised."""
    head = {
        "labels": weights.labels,
        **{kind: list(getattr(weights, kind)) for kind in _TABLES},
        "contexts": {name: len(table.places) for name, table in weights.contexts.items()},
        "calibration": weights.calibration,
    }
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "head": np.frombuffer(json.dumps(head).encode(), dtype=np.uint8),
        "names": np.frombuffer("\n".join(weights.rows).encode(), dtype=np.uint8),
        "transitions": weights.transitions.astype(np.float16),
        "bounds": weights.bounds,
        "columns": weights.columns,
        "values": weights.values.astype(np.float16),
    }
    for kind in _TABLES:
        tables: dict[str, Floats] = getattr(weights, kind)
        arrays |= {f"{kind}/{name}": table.astype(np.float16) for name, table in tables.items()}
    for name, table in weights.contexts.items():
        arrays[f"met/{name}"] = table.met
        arrays[f"contexts/{name}"] = table.rows[1:].astype(np.float16)
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]


class WordTable:
    """The summed weights of distinct tokens, kept while there is room.

    `gather(texts)` gives a row number per token into `table`, whose rows hold
    one vector of label weights per offset.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._width = len(OFFSETS) * len(weights.labels)
        self._reset()

    def _reset(self) -> None:
        self._rows: dict[str, int] = {"": 0}
        self.table: Floats = np.zeros((1024, self._width), dtype=np.float32)

    def gather(self, texts: Sequence[str]) -> npt.NDArray[np.int64]:
        """Give for each token its row in `table`; the empty text is row 0, all zero."""
        if len(self._rows) > _CACHE:
            self._reset()
        rows = self._rows
        for text in texts:
            if text not in rows:
                self._add(text)
        return np.fromiter((rows[text] for text in texts), np.int64, len(texts))

    def _add(self, text: str) -> None:
        row = len(self._rows)
        if row == len(self.table):
            self.table = np.concatenate((self.table, np.zeros_like(self.table)))
        self.table[row] = self._vector(text)
        self._rows[text] = row

    def _vector(self, text: str) -> Floats:
        weights = self._weights
        known = [weights.rows[name] for name in word_features(text) if name in weights.rows]
        slices = [slice(weights.bounds[row], weights.bounds[row + 1]) for row in known]
        if not slices:
            return np.zeros(self._width, dtype=np.float32)
        columns = np.concatenate([weights.columns[s] for s in slices])
        values = np.concatenate([weights.values[s] for s in slices])
        return np.bincount(columns, values, self._width).astype(np.float32)
