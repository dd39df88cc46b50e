"""`python -m bibnorm.training.delta`: print what of the gold lists is read wrong, and no more."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bibnorm.model import Entry
from bibnorm.pipeline import Normalizer
from bibnorm.training.gold import GOLD, GoldEntry, GoldList, read_gold_lists
from bibnorm.training.judge import invented
from bibnorm.training.scoring import ListScore, Verdict, score

# What is a sum of other fields says nothing of its own.
_SUMS = frozenset({"found", "whole", "all fields", "invented"})


def blocks(one: ListScore) -> Iterator[str]:
    """Yield a block for each entry that is not right in all, and for each that is too many."""
    for place, verdict in enumerate(one.verdicts, 1):
        if not verdict.right["all fields"]:
            yield "\n".join(_block(one.gold, place, verdict))
    for entry in one.surplus:
        yield f"{one.gold.name}, line {entry.source.line}: no such entry\n  {entry.source.text}"


def _block(gold: GoldList, place: int, verdict: Verdict) -> Iterator[str]:
    if verdict.found is None:
        yield f"{gold.name} {place}: not found"
        yield f"  {verdict.gold.title[0]}"
        return
    yield f"{gold.name} {place} ({verdict.found.confidence:.2f}): {verdict.found.source.text}"
    for field, right in verdict.right.items():
        if not right and field not in _SUMS:
            yield f"  {field}: {_expected(verdict.gold, field)} but {_found(verdict.found, field)}"
    for field in invented(verdict.found, verdict.gold):
        yield f"  {field}: none but {_found(verdict.found, field)}"


def _expected(gold: GoldEntry, field: str) -> str:
    value = getattr(gold, field)
    if field in ("authors", "editors"):
        return "; ".join(value)
    return " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _found(entry: Entry, field: str) -> str:
    if field in ("authors", "editors"):
        return "; ".join(map(str, getattr(entry, field))) or "none"
    if field == "venue_id":
        return str(entry.venue and entry.venue.id)
    if field == "venue":
        return entry.venue.text if entry.venue else "none"
    value = getattr(entry, field)
    return " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the blocks of all lists, or of one; 0 always: it shows, the gate judges."""
    parser = argparse.ArgumentParser(prog="python -m bibnorm.training.delta", description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the lists")
    parser.add_argument("--list", help="the name of one list")
    options = parser.parse_args(arguments)
    lists = [gold for gold in read_gold_lists(options.gold) if options.list in (None, gold.name)]
    if not lists:
        parser.error(f"no list {options.list!r} in {options.gold}")
    normalizer = Normalizer()
    for gold in lists:
        sys.stdout.writelines(f"{block}\n\n" for block in blocks(score(normalizer, gold)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
