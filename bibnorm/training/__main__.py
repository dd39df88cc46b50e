"""`python -m bibnorm.training DATA`: train the model that ships with the package."""

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from random import Random

from bibnorm.model import Tagged
from bibnorm.tag.weights import save_weights
from bibnorm.training.corpora import LICENSED, gold, read_corpus
from bibnorm.training.material import gather
from bibnorm.training.synthesis import make_lists
from bibnorm.training.train import Settings, train

# How many references of each corpus are used; 0 means all. The largest is thinned:
# its journals' styles repeat.
SHARES = {
    "anystyle_core": 0,
    "anystyle_good": 0,
    "grobid": 0,
    "pmc": 14_000,
    "linkedbooks_noisy": 0,
}


def real(folder: Path, shares: dict[str, int]) -> Iterator[Tagged]:
    """Yield the gold readings of the licensed corpora, in a fixed order."""
    for name in LICENSED:
        records = read_corpus(folder / f"{name}.jsonl.gz")
        yield from (gold(record) for record in islice(records, shares[name] or None))


def digest(path: Path) -> str:
    """Give the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Train, and write the model and its card."""
    parser = argparse.ArgumentParser(prog="python -m bibnorm.training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with references/, records/ and venues/")
    parser.add_argument("--out", type=Path, default=Path("bibnorm/tag/model.npz"))
    parser.add_argument("--synthetic", type=int, default=40_000, help="entries of made-up lists")
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--iterations", type=int, default=Settings.iterations)
    parser.add_argument("--c1", type=float, default=Settings.c1)
    parser.add_argument("--c2", type=float, default=Settings.c2)
    parser.add_argument("--minfreq", type=int, default=Settings.minfreq)
    parser.add_argument(
        "--share", type=float, default=1.0, help="part of all text, for a quick look"
    )
    options = parser.parse_args()
    begun = time.monotonic()
    settings = Settings(options.c1, options.c2, options.minfreq, options.iterations)
    corpora = list(real(options.data / "references" / "train", SHARES))
    made = list(make_lists(gather(options.data), options.synthetic, options.seed))
    golds = list(chain(corpora, made))
    Random(options.seed).shuffle(golds)
    golds = golds[: int(len(golds) * options.share)]
    weights = train(golds, settings)
    with options.out.open("wb") as file:
        save_weights(weights, file)
    card = {
        "command": "python -m bibnorm.training DATA " + " ".join(sys.argv[2:]),
        "corpora": {
            name: digest(options.data / "references" / "train" / f"{name}.jsonl.gz")
            for name in LICENSED
        },
        "references": len(corpora),
        "synthetic entries": len(made),
        "seed": options.seed,
        "settings": settings.parameters,
        "labels": list(weights.labels),
        "word features": len(weights.rows),
        "weights": len(weights.values),
        "sha256": digest(options.out),
        "bytes": options.out.stat().st_size,
        "seconds": round(time.monotonic() - begun),
    }
    options.out.with_suffix(".json").write_text(json.dumps(card, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
