"""`python -m bibnorm.training DATA`: train the two models that ship with the package."""

import argparse
import hashlib
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from random import Random

from bibnorm.model import Citation, Tagged
from bibnorm.tag.look import LEAST
from bibnorm.tag.tagger import CrfTagger
from bibnorm.tag.weights import Weights, load_weights, save_weights
from bibnorm.training.calibrate import calibration
from bibnorm.training.corpora import LICENSED, gold, read_corpus
from bibnorm.training.csl import make_csl_lists
from bibnorm.training.material import gather
from bibnorm.training.originals import read_anystyle, read_grobid, read_jats
from bibnorm.training.synthesis import Material, make_lists
from bibnorm.training.train import Settings, named, named_in_lists, train

# How many references of each corpus are used at most. The largest is thinned: its
# journals' styles repeat; what is left over serves the calibration.
SHARES: dict[str, int] = dict.fromkeys(LICENSED, 1_000_000) | {"pmc": 14_000}
# Every fifth author is kept for the second look, so that the first has not seen their lists.
_FOLD = 5
# How many references, and how many entries of lists, the calibration looks at.
_UNSEEN = 3_000


def real(folder: Path) -> Iterator[Tagged]:
    """Yield the gold readings of the licensed corpora, in a fixed order."""
    for name in LICENSED:
        records = read_corpus(folder / f"{name}.jsonl.gz")
        yield from (gold(record) for record in islice(records, SHARES[name]))


def unseen(material: Material, folder: Path, seed: int) -> Iterator[list[Tagged]]:
    """Yield text that no model was trained on: references one by one, and made-up lists."""
    records = read_corpus(folder / "pmc.jsonl.gz")
    yield from (
        [gold(record)] for record in islice(records, SHARES["pmc"], _UNSEEN + SHARES["pmc"])
    )
    kept = replace(material, groups=material.groups[::_FOLD])
    yield from make_lists(kept, _UNSEEN, seed)


def calibrate(
    material: Material, first: Weights, second: Weights, options: argparse.Namespace
) -> tuple[Weights, Weights]:
    """Fit how far each model may be believed, on text that it has not seen."""
    folder = options.data / "references" / "train"
    golds = list(unseen(material, folder, options.seed + 2))
    tagger = CrfTagger(first, second)
    alone = [pair for x in golds for pair in zip(x, tagger.tag_all(cited(x)), strict=True)]
    lists = [x for x in golds if len(x) >= LEAST]
    together = [pair for x in lists for pair in zip(x, tagger.tag_list(cited(x)), strict=True)]
    return (
        replace(first, calibration=calibration(alone)),
        replace(second, calibration=calibration(together)),
    )


def cited(golds: list[Tagged]) -> list[Citation]:
    """Take the citations without their labels."""
    return [gold.citation for gold in golds]


def named_originals(options: argparse.Namespace) -> list[Path]:
    """List the public originals that were named on the command line."""
    return [path for path in (*options.anystyle, options.grobid, options.jats) if path]


def originals(options: argparse.Namespace) -> Iterator[Tagged]:
    """Yield the gold readings of the public originals that were named.

    They also hold references that evaluation sets were drawn from: who scores on
    such a set must take its references out first.
    """
    records = chain(
        chain.from_iterable(map(read_anystyle, options.anystyle)),
        read_grobid(options.grobid) if options.grobid else (),
        islice(read_jats(options.jats), SHARES["pmc"]) if options.jats else (),
    )
    yield from (gold(record) for record in records if record["spans_h"])


def train_first(material: Material, folder: Path, options: argparse.Namespace) -> Weights:
    """Train the model that reads one citation by itself."""
    groups = [g for n, g in enumerate(material.groups) if n % _FOLD]
    kept = replace(material, groups=groups)
    layouts = make_lists(kept, options.synthetic, options.seed)
    styles = make_csl_lists(kept, options.csl, options.seed + 3)
    references = originals(options) if named_originals(options) else real(folder)
    golds = [*references, *chain.from_iterable(chain(layouts, styles))]
    Random(options.seed).shuffle(golds)
    golds = golds[: int(len(golds) * options.share)]
    settings = Settings(options.c1, options.c2, options.minfreq, options.iterations)
    return train(named(golds), settings)


def train_second(material: Material, first: Weights, options: argparse.Namespace) -> Weights:
    """Train the model that looks again, on lists that the first has not seen."""
    kept = replace(material, groups=material.groups[::_FOLD])
    layouts = make_lists(kept, int(options.lists * options.share), options.seed + 1)
    styles = make_csl_lists(kept, int(options.lists * options.share) // 6, options.seed + 4)
    lists = chain(layouts, styles)
    settings = Settings(options.c1, options.c2, options.minfreq, options.second_iterations)
    whole = (golds for golds in lists if len(golds) >= LEAST)
    samples = named_in_lists(whole, first, Random(options.seed))
    return train(samples, settings, first.labels)


def save(weights: Weights, path: Path) -> dict[str, object]:
    """Write a model and say what was written."""
    with path.open("wb") as file:
        save_weights(weights, file)
    return {
        "file": path.name,
        "labels": list(weights.labels),
        "word features": len(weights.rows),
        "word weights": len(weights.values),
        "bytes": path.stat().st_size,
        "sha256": digest(path),
    }


def digest(path: Path) -> str:
    """Give the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bibnorm.training", description=__doc__)
    add = parser.add_argument
    add("data", type=Path, help="folder with references/, records/ and venues/")
    add("--out", type=Path, default=Path("bibnorm/tag"), help="folder for the models")
    add("--synthetic", type=int, default=40_000, help="entries of made-up lists, first look")
    add("--csl", type=int, default=12_000, help="entries of lists in citation styles, first look")
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
    add("--only-second", action="store_true", help="keep the first model as it stands")
    return parser.parse_args()


def main() -> None:
    """Train, and write the models and their card."""
    options = arguments()
    begun = time.monotonic()
    references = options.data / "references" / "train"
    material = gather(options.data)
    path = options.out / "model.npz"
    if options.only_second:
        first = load_weights(path)
    else:
        first = train_first(material, references, options)
        save(first, path)
        first = load_weights(path)  # as it will be used: rounded
    second = train_second(material, first, options)
    first, second = calibrate(material, first, second, options)
    card = {
        "command": "python -m bibnorm.training DATA",
        "corpora": {
            name: {"sha256": digest(references / f"{name}.jsonl.gz"), "used at most": SHARES[name]}
            for name in LICENSED
        },
        "options": {k: v for k, v in vars(options).items() if isinstance(v, int | float)},
        "originals": [path.name for path in named_originals(options)],
        "first": save(first, path),
        "second": save(second, options.out / "second.npz"),
        "seconds": round(time.monotonic() - begun),
    }
    (options.out / "model.json").write_text(json.dumps(card, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
