"""`python -m bibnorm.training.gate`: read the gold lists; fail on any fall below the floors.

A floor is a number of right answers, so that a list may be added at any time:
of each field over all lists, of whole entries in each language, of entries
found in each list, and of what is said to be sure. Floors only rise: `--raise`
writes what is measured where it is better.
"""

import argparse
import sys
import tomllib
from collections.abc import Mapping, Sequence
from operator import attrgetter
from pathlib import Path

from bibnorm.pipeline import Normalizer
from bibnorm.training.gold import GOLD, read_gold_lists
from bibnorm.training.reliability import SURE, sure, table
from bibnorm.training.scoring import Figures, ListScore, by, count_lists, score

FLOORS = "floors.toml"

# Of a hundred entries said to be sure, so many must be right. No floor asks for more: a floor of
# a hundred would forbid a model that dares more and errs as rarely.
_SURE_PERCENT = 97

_ALL, _LANGUAGES, _LISTS, _SURE = "all", "language", "list", "sure"

Floors = Mapping[str, Mapping[str, int]]


def judged(scores: Sequence[ListScore]) -> list[tuple[float, bool]]:
    """Give each entry's confidence, and whether it is whole; a surplus entry is not."""
    pairs = [
        (verdict.found.confidence, verdict.right["whole"])
        for one in scores
        for verdict in one.verdicts
        if verdict.found
    ]
    return pairs + [(entry.confidence, False) for one in scores for entry in one.surplus]


def measure(scores: Sequence[ListScore]) -> dict[str, dict[str, int]]:
    """Give the right answers in the form of the floors."""
    languages = by(scores, attrgetter("gold.language"))
    lists = by(scores, attrgetter("gold.name"))
    known = sure(judged(scores))
    return {
        _ALL: dict(sorted(count_lists(scores).right.items())),
        _LANGUAGES: {name: figures.right["whole"] for name, figures in languages.items()},
        _LISTS: {name: figures.right["found"] for name, figures in lists.items()},
        _SURE: {"whole": known.right, "percent": min(_SURE_PERCENT, int(100 * known.share))},
    }


def falls(measured: Floors, floors: Floors) -> list[str]:
    """Name what fell, and from where.

    >>> falls({"all": {"title": 3}}, {"all": {"title": 4}, "language": {"eo": 1}})
    ['all title: 3, and the floor is 4', 'language eo: 0, and the floor is 1']
    """
    return [
        f"{part} {name}: {now}, and the floor is {floor}"
        for part, pinned in floors.items()
        for name, floor in pinned.items()
        if (now := measured.get(part, {}).get(name, 0)) < floor
    ]


def risen(measured: Floors, floors: Floors) -> dict[str, dict[str, int]]:
    """Give the floors with what is better now; none is lowered.

    >>> risen({"all": {"title": 3, "year": 2}}, {"all": {"title": 4, "year": 1}})
    {'all': {'title': 4, 'year': 2}}
    """
    return {
        part: {
            name: max(measured.get(part, {}).get(name, 0), floors.get(part, {}).get(name, 0))
            for name in sorted({*measured.get(part, {}), *floors.get(part, {})})
        }
        for part in {**measured, **floors}
    }


def as_toml(floors: Floors) -> str:
    """Write floors as a file that people read."""
    lines = ["# How many answers must be right at least. Raised by the gate, never lowered.", ""]
    for part, pinned in floors.items():
        lines += [f"[{part}]", *(f'"{name}" = {floor}' for name, floor in pinned.items()), ""]
    return "\n".join(lines)


def report(scores: Sequence[ListScore]) -> str:
    """Say how each list, each language and each field was read, and what confidence means."""
    rows = [f"{'list':<18}{'lang':>5}{'found':>8}{'whole':>8}{'all fields':>12}"]
    rows += [_row(one.gold.name, one.gold.language, count_lists([one])) for one in scores]
    languages = by(scores, attrgetter("gold.language"))
    rows += ["", *(_row("", name, figures) for name, figures in languages.items())]
    total = count_lists(scores)
    rows += [
        "",
        *(
            f"{field:<18}{total.right[field]:>5}/{of:<5}{total.share(field):>8.1%}"
            for field, of in sorted(total.total.items(), key=lambda item: (-item[1], item[0]))
        ),
    ]
    return "\n".join([*rows, "", reliability(judged(scores))])


def _row(name: str, language: str, figures: Figures) -> str:
    of = figures.total["found"]
    cells = (f"{figures.right[field]}/{of}" for field in ("found", "whole", "all fields"))
    found, whole, everything = cells
    return f"{name:<18}{language:>5}{found:>8}{whole:>8}{everything:>12}"


def reliability(pairs: Sequence[tuple[float, bool]]) -> str:
    """Set confidence beside how often an entry of that confidence is whole."""
    rows = [f"{'confidence':<14}{'entries':>8}{'mean':>8}{'whole':>8}"]
    rows += [
        f"{b.low:.2f} - {b.high:.2f}   {b.entries:>8}{b.mean:>8.3f}{b.share:>8.1%}"
        for b in table(pairs)
        if b.entries
    ]
    known = sure(pairs)
    rows.append(
        f"of {known.entries} entries said to be at least {SURE} sure, {known.share:.1%} are whole"
    )
    return "\n".join(rows)


def read_floors(path: Path) -> dict[str, dict[str, int]]:
    """Read the floors; where there are none yet, nothing can fall."""
    if not path.exists():
        return {}
    return tomllib.loads(path.read_text("utf-8"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, report, compare; 1 where anything fell."""
    parser = argparse.ArgumentParser(prog="python -m bibnorm.training.gate", description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of the lists")
    parser.add_argument("--raise", dest="rise", action="store_true", help="write better floors")
    options = parser.parse_args(arguments)
    normalizer = Normalizer()
    scores = [score(normalizer, gold) for gold in read_gold_lists(options.gold)]
    path = options.gold / FLOORS
    measured, floors = measure(scores), read_floors(path)
    sys.stdout.write(report(scores) + "\n")
    if options.rise:
        path.write_text(as_toml(risen(measured, floors)), "utf-8")
    fallen = falls(measured, floors)
    sys.stdout.writelines(f"fell: {line}\n" for line in fallen)
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
