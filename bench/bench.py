"""Measure what a user feels: start-up, a ten-entry CV, references a second, memory.

    python bench/bench.py [--lines N]

Every figure is that of a fresh process, the best of a few runs, on one core where
the system lets us choose. The reference lines are put together here, each unlike
the others, so that no cache makes them cheap.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

CV = Path(__file__).parent.parent / "examples" / "cv.md"
FAMILIES = [
    "Aalto",
    "Berger",
    "Castro",
    "Dvořák",
    "Eriksen",
    "Fontaine",
    "Grigorescu",
    "Haddad",
    "Ivanova",
    "Jansen",
]
INITIALS = "ABCDEFGHJKLMNPRSTVWYZ"
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "zu",
    "ster",
    "lan",
    "qui",
]
VENUES = (
    "In Proceedings of the ACM Symposium on Operating Systems Principles (SOSP)",
    "IEEE Transactions on Parallel and Distributed Systems",
    "In USENIX Annual Technical Conference",
    "Journal of Machine Learning Research",
    "Proc. Natl. Acad. Sci.",
    "arXiv preprint",
)


def references(seed: int = 1) -> Iterator[str]:
    """Give reference lines without end; the same seed gives the same lines."""
    random = Random(seed)
    while True:
        people = [
            f"{random.choice(INITIALS)}. {random.choice(FAMILIES)}"
            for _ in range(random.randint(1, 6))
        ]
        words = [
            "".join(random.choices(SYLLABLES, k=random.randint(1, 4)))
            for _ in range(random.randint(5, 12))
        ]
        first = random.randint(1, 900)
        yield (
            f"{', '.join(people)}. {' '.join(words).capitalize()}. {random.choice(VENUES)}, "
            f"{random.randint(1, 60)}({random.randint(1, 12)}), pp. {first}-{first + 14}, "
            f"{random.randint(1970, 2024)}."
        )


@dataclass(frozen=True)
class Cost:
    """What one process took."""

    seconds: float
    megabytes: float


def run(command: list[str]) -> Cost:
    """Run `command` on one core, its output thrown away."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=_one_core
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}")
    return Cost(time.perf_counter() - began, usage.ru_maxrss / 1024)


def _one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def best(command: list[str], runs: int = 5) -> Cost:
    """The run that was disturbed least."""
    return min((run(command) for _ in range(runs)), key=lambda cost: cost.seconds)


def main() -> None:
    """Print the figures, each with the promise that it is held against."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lines", type=int, default=10_000, help="size of the large input")
    large = parser.parse_args().lines
    small = large // 10
    bibnorm = shutil.which("bibnorm") or sys.exit("bibnorm is not installed")
    with tempfile.TemporaryDirectory() as folder:
        costs = {}
        for count in (small, large):
            path = Path(folder) / f"{count}.txt"
            path.write_text("\n".join(islice(references(), count)) + "\n", "utf-8")
            costs[count] = best([bibnorm, "parse", "-q", "--lines", "--to", "jsonl", str(path)], 2)
    figures = (
        ("bibnorm --help", best([bibnorm, "--help"]).seconds, "s", "under 0.25"),
        ("ten-entry CV", best([bibnorm, "parse", "-q", str(CV)]).seconds, "s", "under 0.7"),
        ("references a second", large / costs[large].seconds, "", "over 1000"),
        (
            "  without the start",
            (large - small) / (costs[large].seconds - costs[small].seconds),
            "",
            "",
        ),
        (f"memory, {small} lines", costs[small].megabytes, "MB", ""),
        (f"memory, {large} lines", costs[large].megabytes, "MB", "the same"),
    )
    for name, value, unit, promise in figures:
        shown = f"{value:.3f}" if unit == "s" else f"{value:.0f}"
        sys.stdout.write(f"{name:<24}{shown:>10} {unit:<4}{promise}\n")


if __name__ == "__main__":
    main()
