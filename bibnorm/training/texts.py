"""The text that the models are trained on: real references and made-up lists."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from random import Random
from zlib import crc32

from bibnorm.model import Label, Tagged
from bibnorm.training.corpora import LICENSED, gold, read_corpus
from bibnorm.training.csl import make_csl_lists
from bibnorm.training.gold import read_gold_lists
from bibnorm.training.originals import read_anystyle, read_grobid, read_jats
from bibnorm.training.synthesis import Material, make_lists

# How many references of each corpus are used at most. The largest is thinned: its
# journals' styles repeat; what is left over is set in other styles, or serves the calibration.
SHARES: dict[str, int] = dict.fromkeys(LICENSED, 1_000_000) | {"pmc": 7_000}
# How often each is gone through: what is labelled with the most care, in the most styles
# and kinds of works, is small.
TIMES: dict[str, int] = dict.fromkeys(LICENSED, 1) | {"anystyle_core": 3, "anystyle_good": 3}
# How many references, and how many entries of lists, the calibration looks at.
UNSEEN = 3_000
# Every fifth author is kept for the second look, so that the first has not seen their lists.
_FOLD = 5
# The reranker learns from what a small model, trained on a quarter of the text, makes of
# so many of the rest.
_QUARTER = 4
_COMPARED = 24_000


def real(folder: Path) -> Iterator[Tagged]:
    """Yield the gold readings of the licensed corpora, in a fixed order."""
    for name in LICENSED:
        for _ in range(TIMES[name]):
            records = read_corpus(folder / f"{name}.jsonl.gz")
            yield from (gold(record) for record in islice(records, SHARES[name]))


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


def single(material: Material, options: argparse.Namespace) -> list[Tagged]:
    """Gather what the first look is trained on, in the order that the seed decides."""
    groups = [g for n, g in enumerate(material.groups) if n % _FOLD]
    kept = replace(material, groups=groups)
    layouts = make_lists(kept, options.synthetic, options.seed)
    styles = make_csl_lists(kept, options.csl, options.seed + 3)
    folder = options.data / "references" / "train"
    references = originals(options) if named_originals(options) else real(folder)
    golds = [*references, *chain.from_iterable(chain(layouts, styles))]
    evaluated = evaluated_titles()
    golds = [gold_ for gold_ in golds if not evaluated.intersection(_titles(gold_))]
    Random(options.seed).shuffle(golds)
    return golds[: int(len(golds) * options.share)]


def evaluated_titles() -> frozenset[str]:
    """Give the titles of the project's own gold lists: nothing may be trained on them."""
    titles = (
        title for gold_ in read_gold_lists() for entry in gold_.entry for title in entry.title
    )
    return frozenset(map(_folded, titles))


def _titles(tagged: Tagged) -> set[str]:
    return {_folded(title) for title in tagged.texts(Label.TITLE)}


def _folded(title: str) -> str:
    return "".join(c for c in title.casefold() if c.isalnum())


def halved(golds: Iterable[Tagged]) -> tuple[list[Tagged], list[Tagged]]:
    """Part the text: what a small model is trained on, and what it then is tried on.

    A reference that comes several times is on one side only, and tried once.
    """
    trained: list[Tagged] = []
    tried: dict[str, Tagged] = {}
    for gold_ in golds:
        text = gold_.citation.text
        if crc32(text.encode()) % _QUARTER:
            tried.setdefault(text, gold_)
        else:
            trained.append(gold_)
    return trained, list(islice(tried.values(), _COMPARED))


def listed(material: Material, options: argparse.Namespace) -> Iterator[Sequence[Tagged]]:
    """Make the lists that the second look is trained on, of authors new to the first."""
    kept = replace(material, groups=material.groups[::_FOLD])
    count = int(options.lists * options.share)
    made = make_lists(kept, count, options.seed + 1)
    styled = make_csl_lists(kept, count // 6, options.seed + 4)
    evaluated = evaluated_titles()
    for golds in chain(made, styled):
        yield [gold_ for gold_ in golds if not evaluated.intersection(_titles(gold_))]


def unseen(material: Material, options: argparse.Namespace) -> Iterator[list[Tagged]]:
    """Yield text that no model was trained on: references one by one, and made-up lists."""
    records = read_corpus(options.data / "references" / "train" / "pmc.jsonl.gz")
    spared = islice(records, SHARES["pmc"], SHARES["pmc"] + UNSEEN)
    yield from ([gold(record)] for record in spared)
    kept = replace(material, groups=material.groups[::_FOLD])
    yield from make_lists(kept, UNSEEN, options.seed + 2)
