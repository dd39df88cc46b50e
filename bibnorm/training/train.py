"""Train the tagger: gold readings in, compiled weights out.

The conditional random field is trained by CRFsuite (L-BFGS, elastic net); its
features are then packed into the arrays that `bibnorm.tag` decodes with.
"""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import Protocol

import numpy as np
import pycrfsuite

from bibnorm.model import Tagged
from bibnorm.tag.chain import chained
from bibnorm.tag.contexts import (
    CONTEXTS,
    HOLDS,
    SIZES,
    Seen,
    context_names,
    contexts,
    names_of,
)
from bibnorm.tag.decode import Floats
from bibnorm.tag.known import Known
from bibnorm.tag.layout import layout
from bibnorm.tag.look import HINTS, hints
from bibnorm.tag.scorer import Scorer, plain_names
from bibnorm.tag.tokens import tokenize
from bibnorm.tag.view import HOLD_BITS
from bibnorm.tag.weights import Weights, table_of
from bibnorm.tag.words import OFFSETS
from bibnorm.training.corpora import token_labels

_BATCH = 256
Features = list[str] | dict[str, float]
Named = tuple[Sequence[Features], list[str]]
_FAINT = 0.02  # a hint weaker than this is no hint
HIDDEN = 0.3  # part of the known phrases
_STRANGE = (0.0, 0.15, 0.4, 0.7)  # parts of the words that are strange, one a list


@dataclass(frozen=True)
class Settings:
    """How to train: CRFsuite's L-BFGS parameters."""

    c1: float = 0.3
    c2: float = 0.01
    minfreq: int = 3
    iterations: int = 80

    @property
    def parameters(self) -> dict[str, object]:
        """The settings under CRFsuite's names."""
        return {
            "c1": self.c1,
            "c2": self.c2,
            "feature.minfreq": self.minfreq,
            "max_iterations": self.iterations,
        }


def named(golds: Iterable[Tagged], known: Known, random: Random) -> Iterator[Named]:
    """Name the features of every token of every reading, with the gold labels.

    A part of the known phrases is hidden from each batch: in what will be read more
    of them are unknown than in the training text, from which some lists were made.
    """
    rest = iter(golds)
    while batch := list(islice(rest, _BATCH)):
        cuts = [tokenize(gold.citation)[0] for gold in batch]
        laid = layout(cuts, known.thinned(HIDDEN, random))
        seen = contexts(laid)
        for gold, first, length in zip(batch, laid.first, laid.length, strict=True):
            places = range(first, first + length)
            labels = list(chained(token_labels(gold)))
            yield [names_of(laid, seen, place) for place in places], labels


def named_in_lists(
    lists: Iterable[Sequence[Tagged]], first: Weights, known: Known, random: Random
) -> Iterator[Named]:
    """Name what the second look sees: contexts, and hints from the rest of the list.

    The first look is surer of made-up lists, whose words it knows, than of real
    ones. So in most lists a part of the words is made strange to it: else the
    second look would learn to trust the first more than the list.
    """
    scorer = Scorer(first)
    for golds in lists:
        cuts = [tokenize(gold.citation) for gold in golds]
        laid = layout([tokens for tokens, _ in cuts], known.thinned(HIDDEN, random))
        seen = contexts(laid)
        rate = random.choice(_STRANGE)
        odd = replace(laid, texts=[_estrange(text, rate, random) for text in laid.texts])
        found = hints(laid, seen, scorer.score(odd, seen, [known for _, known in cuts]))
        for gold, start, length in zip(golds, laid.first, laid.length, strict=True):
            places = range(start, start + length)
            labels = list(chained(token_labels(gold)))
            yield [_hinted(seen, found, scorer.names, p) for p in places], labels


def _estrange(text: str, rate: float, random: Random) -> str:
    """Put other letters into a word now and then; its length and capitals stay."""
    if len(text) < 3 or not text.isalpha() or not text.isascii() or random.random() >= rate:
        return text
    letters = "".join(random.choice(ascii_lowercase) for _ in text)
    return letters.capitalize() if text[0].isupper() else letters


def _hinted(
    seen: Seen, found: Mapping[str, Floats], labels: Sequence[str], place: int
) -> dict[str, float]:
    features = dict.fromkeys(context_names(seen, place), 1.0)
    for name, column in found.items():
        for label, value in zip(labels, column[place].tolist(), strict=True):
            if value > _FAINT:
                features[f"{name}#{label}"] = value
    return features


def train(samples: Iterable[Named], settings: Settings, labels: Sequence[str] = ()) -> Weights:
    """Train on named features with gold labels, and compile the result.

    `labels` are labels that the model must have, seen in the samples or not.
    """
    trainer = pycrfsuite.Trainer(verbose=True)
    trainer.select("lbfgs")
    trainer.set_params(settings.parameters)
    for features, gold in samples:
        if gold:
            trainer.append(features, gold)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.crfsuite"
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        return compile_weights(tagger.info(), labels)


class Info(Protocol):
    """What CRFsuite tells of a trained model."""

    labels: Mapping[str, str]
    transitions: Mapping[tuple[str, str], float]
    state_features: Mapping[tuple[str, str], float]


def compile_weights(info: Info, expected: Sequence[str] = ()) -> Weights:
    """Pack CRFsuite's state and transition features into arrays."""
    labels = sorted({*info.labels, *expected})
    number = {label: place for place, label in enumerate(labels)}
    transitions = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (before, behind), weight in info.transitions.items():
        transitions[number[before], number[behind]] = weight
    tables = {n: np.zeros((SIZES[n], len(labels)), dtype=np.float32) for n in CONTEXTS}
    holds = {n: np.zeros((HOLD_BITS, len(labels)), dtype=np.float32) for n in HOLDS}
    names = plain_names(labels)
    hinted = {n: np.zeros((len(names), len(labels)), dtype=np.float32) for n in HINTS}
    words: dict[str, list[tuple[int, float]]] = {}
    for (name, label), weight in info.state_features.items():
        head, mark, rest = name.partition("|")
        if mark and head.lstrip("-").isdigit():
            column = OFFSETS.index(int(head)) * len(labels) + number[label]
            words.setdefault(rest, []).append((column, weight))
        else:
            kind, _, code = name.rpartition("#")
            table = next(group[kind] for group in (tables, holds, hinted) if kind in group)
            row = names.index(code) if kind in hinted else int(code)
            table[row, number[label]] = weight
    told = sorted(name for name in words if "\n" not in name)
    bounds = np.cumsum([0, *(len(words[name]) for name in told)]).astype(np.int32)
    cells = [cell for name in told for cell in sorted(words[name])]
    return Weights(
        labels=tuple(labels),
        transitions=transitions,
        rows={name: row for row, name in enumerate(told)},
        bounds=bounds,
        columns=np.array([column for column, _ in cells], dtype=np.int16),
        values=np.array([value for _, value in cells], dtype=np.float32),
        contexts={name: table_of(table) for name, table in tables.items()},
        holds=holds,
        hints={name: table for name, table in hinted.items() if table.any()},
    )
