"""`python -m bibnorm.training DATA`: train the models that ship with the package."""

import argparse
import hashlib
import json
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from random import Random

from bibnorm.model import Citation, Tagged
from bibnorm.tag.known import Known, load_known, save_known
from bibnorm.tag.look import LEAST
from bibnorm.tag.rerank import load_reranker, save_reranker
from bibnorm.tag.tagger import CrfTagger
from bibnorm.tag.weights import Weights, load_weights, save_weights
from bibnorm.training.calibrate import calibration, is_right
from bibnorm.training.corpora import LICENCES
from bibnorm.training.known import gather_known
from bibnorm.training.material import gather
from bibnorm.training.rerank import train_reranker
from bibnorm.training.synthesis import Material
from bibnorm.training.texts import (
    SHARES,
    TIMES,
    UNSEEN,
    halved,
    listed,
    named_originals,
    single,
    unseen,
)
from bibnorm.training.train import Settings, named, named_in_lists, train

# The small model that the reranker learns from needs no last polish.
_SMALL_ITERATIONS = 60


class Training:
    """One run: what it is made of is gathered when it is first needed."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.model = options.out / "model.npz"
        self.known_path = options.out / "known.npz"
        self.reranker_path = options.out / "rerank.npz"
        self.second = options.out / "second.npz"
        self.scores: dict[str, dict[str, object]] = {}

    @cached_property
    def material(self) -> Material:
        """What lists are made of."""
        return gather(self.options.data, SHARES["pmc"] + UNSEEN)

    @cached_property
    def golds(self) -> list[Tagged]:
        """What the first look is trained on."""
        return single(self.material, self.options)

    @cached_property
    def known(self) -> Known:
        """The phrases that the tagger knows."""
        if "first" in self.options.keep:
            return load_known(self.known_path)
        known = gather_known(self.options.data)
        with self.known_path.open("wb") as file:
            save_known(known, file)
        return known

    def settings(self, iterations: int) -> Settings:
        """How a model is trained, as the options say."""
        options = self.options
        return Settings(options.c1, options.c2, options.minfreq, iterations)

    def first(self) -> Weights:
        """Train the model that reads one citation by itself."""
        if "first" not in self.options.keep:
            samples = named(self.golds, self.known, Random(self.options.seed))
            save(train(samples, self.settings(self.options.iterations)), self.model)
        return load_weights(self.model)  # as it will be used: rounded

    def train_reranker(self) -> None:
        """Train what chooses among several readings."""
        if "reranker" not in self.options.keep:
            trained, tried = halved(self.golds)
            random = Random(self.options.seed)
            small = train(named(trained, self.known, random), self.settings(_SMALL_ITERATIONS))
            with self.reranker_path.open("wb") as file:
                save_reranker(train_reranker(tried, small, self.known, random), file)

    def single(self) -> Weights:
        """Train what reads a citation by itself: the model and, beside it, the reranker."""
        if "first" in self.options.keep and "reranker" in self.options.keep:
            return load_weights(self.model)
        _ = self.golds, self.known  # gathered once, before the second process is begun
        with ProcessPoolExecutor(1, get_context("fork")) as beside:
            reranker = beside.submit(self.train_reranker)
            first = self.first()
            reranker.result()
        return first

    def look_again(self, first: Weights) -> Weights:
        """Train the model that looks again, on lists that the first has not seen."""
        if "second" in self.options.keep:
            return load_weights(self.second)
        lists = (golds for golds in listed(self.material, self.options) if len(golds) >= LEAST)
        samples = named_in_lists(lists, first, self.known, Random(self.options.seed))
        return train(samples, self.settings(self.options.second_iterations), first.labels)

    def calibrated(self, first: Weights, second: Weights) -> tuple[Weights, Weights]:
        """Fit how far each model may be believed, on text that it has not seen."""
        tagger = CrfTagger(first, second, self.known, load_reranker(self.reranker_path))
        golds = list(unseen(self.material, self.options))
        alone = [pair for x in golds for pair in zip(x, tagger.tag_all(cited(x)), strict=True)]
        lists = [x for x in golds if len(x) >= LEAST]
        together = [pair for x in lists for pair in zip(x, tagger.tag_list(cited(x)), strict=True)]
        self.scores = {"single": whole(alone), "in lists": whole(together)}
        return (
            replace(first, calibration=calibration(alone)),
            replace(second, calibration=calibration(together)),
        )


def whole(pairs: Sequence[tuple[Tagged, Tagged]]) -> dict[str, object]:
    """Say how many readings have authors, title, container and date right."""
    right = sum(is_right(gold, read) for gold, read in pairs)
    return {"entries": len(pairs), "whole": round(right / max(len(pairs), 1), 4)}


def cited(golds: list[Tagged]) -> list[Citation]:
    """Take the citations without their labels."""
    return [gold.citation for gold in golds]


def save(weights: Weights, path: Path) -> dict[str, object]:
    """Write a model and say what was written."""
    with path.open("wb") as file:
        save_weights(weights, file)
    return {
        "labels": list(weights.labels),
        "word features": len(weights.rows),
        "word weights": len(weights.values),
        **described(path),
    }


def described(path: Path) -> dict[str, object]:
    """Say what a file is."""
    return {"file": path.name, "bytes": path.stat().st_size, "sha256": digest(path)}


def digest(path: Path) -> str:
    """Give the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bibnorm.training", description=__doc__)
    add = parser.add_argument
    add("data", type=Path, help="folder with references/, records/ and venues/")
    add("--out", type=Path, default=Path("bibnorm/tag"), help="folder for the models")
    add("--synthetic", type=int, default=20_000, help="entries of made-up lists, first look")
    add("--csl", type=int, default=24_000, help="entries of lists in citation styles, first look")
    add("--lists", type=int, default=12_000, help="entries of made-up lists, second look")
    add("--seed", type=int, default=20260101)
    add("--iterations", type=int, default=Settings.iterations, help="of the first look")
    # The second look is stopped early: what it learns last is to believe the first.
    add("--second-iterations", type=int, default=60, help="of the second look")
    add("--c1", type=float, default=Settings.c1, help="L1 weight: fewer features")
    add("--c2", type=float, default=Settings.c2, help="L2 weight")
    add("--minfreq", type=int, default=Settings.minfreq, help="leave out rarer features")
    add("--share", type=float, default=1.0, help="part of all text, for a quick look")
    add("--anystyle", type=Path, action="append", default=[], help="train on AnyStyle's XML")
    add("--grobid", type=Path, help="train on a folder of GROBID's TEI references")
    add("--jats", type=Path, help="train on a folder of articles in JATS")
    parts = ("first", "reranker", "second")
    add("--keep", action="append", default=[], choices=parts, help="keep this part as it stands")
    return parser.parse_args()


def main() -> None:
    """Train, and write the models and their card."""
    options = arguments()
    begun = time.monotonic()
    training = Training(options)
    first = training.single()
    first, second = training.calibrated(first, training.look_again(first))
    references = options.data / "references" / "train"
    card = {
        "command": "python -m bibnorm.training DATA",
        "corpora": {
            name: {
                "licence": licence,
                "sha256": digest(references / f"{name}.jsonl.gz"),
                "used at most": SHARES[name],
                "times": TIMES[name],
            }
            for name, licence in LICENCES.items()
        },
        "options": {k: v for k, v in vars(options).items() if isinstance(v, int | float)},
        "kept": options.keep,
        "originals": [path.name for path in named_originals(options)],
        "first": save(first, training.model),
        "second": save(second, training.second),
        "reranker": described(training.reranker_path),
        "phrases": {
            **{kind: len(sums) for kind, sums in training.known.phrases.items()},
            **described(training.known_path),
        },
        "read right of text that was not trained on": training.scores,
        "seconds": round(time.monotonic() - begun),
    }
    (options.out / "model.json").write_text(json.dumps(card, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
