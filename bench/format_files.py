"""Format real .bib files and ask the programs that read them what has become of them.

    python bench/format_files.py FOLDER [--tools bibtex,biber,bibtexparser] [-- OPTION ...]

Every .bib file below FOLDER is formatted twice by `bibnorm format` (with the options behind
`--`), and read by each tool before and after. A line is printed for each file of which a tool
reads fewer entries than before, or of which it complains more often; then the sums. Nothing
in FOLDER is changed.
"""

import argparse
import logging
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

_LIMIT = 300  # seconds
# What differs from run to run: temporary names, lines, keys of the second entry.
_VARYING = re.compile(r"\S*/\S*|\bline \d+|\d+")


@dataclass(frozen=True)
class Read:
    """What a tool read of a file, and what it complained of, by kind."""

    entries: int
    errors: Counter[str] = field(default_factory=Counter)


@dataclass
class Sums:
    """Figures of all files for one tool."""

    before: int = 0
    after: int = 0
    fewer: int = 0
    worse: int = 0


def by_bibtex(path: Path, place: Path) -> Read:
    """Cite everything in the style `plain`."""
    shutil.copy(path, place / "x.bib")
    (place / "x.aux").write_text("\\citation{*}\n\\bibstyle{plain}\n\\bibdata{x}\n")
    _run(["bibtex", "x"], place)
    bbl = (place / "x.bbl").read_bytes() if (place / "x.bbl").exists() else b""
    log = (place / "x.blg").read_text("latin-1") if (place / "x.blg").exists() else ""
    errors = re.findall(r"^(.*)---line \d+ of file", log, re.M)
    return Read(bbl.count(b"\\bibitem"), Counter(re.sub(r"^\W{3}", "#", one) for one in errors))


def by_biber(path: Path, place: Path) -> Read:
    """Read with the check of the data model."""
    shutil.copy(path, place / "x.bib")
    command = ["biber", "--tool", "--validate-datamodel", "--nolog", "-O", "out.bib", "x.bib"]
    said = _run(command, place)
    out = (place / "out.bib").read_text("utf-8") if (place / "out.bib").exists() else ""
    told = re.findall(r"^(?:ERROR|WARN) - (.*)$", said, re.M)
    return Read(len(re.findall(r"^@(?!comment|string|preamble)", out, re.M | re.I)),
                Counter(_VARYING.sub("#", line) for line in told))  # fmt: skip


def by_bibtexparser(path: Path, _place: Path) -> Read:
    """Count the entries and the blocks that could not be read."""
    import bibtexparser

    logging.disable(logging.CRITICAL)
    text = path.read_bytes().decode("utf-8", "replace")
    library = bibtexparser.parse_string(text)
    kinds = Counter(type(block).__name__ for block in library.failed_blocks)
    return Read(len(library.entries), kinds)


TOOLS: dict[str, Callable[[Path, Path], Read]] = {
    "bibtex": by_bibtex,
    "biber": by_biber,
    "bibtexparser": by_bibtexparser,
}


def _run(command: list[str], place: Path) -> str:
    done = subprocess.run(
        command, cwd=place, capture_output=True, timeout=_LIMIT, check=False, text=True,
        errors="replace",
    )  # fmt: skip
    return done.stdout + done.stderr


def formatted(source: Path, target: Path, options: list[str]) -> str:
    """Format a file to another; give what went wrong, or nothing."""
    command = [sys.executable, "-m", "bibnorm.cli", "format", *options, str(source)]
    with target.open("wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False, text=True)
    return done.stderr.strip() if done.returncode == 2 else ""


def measure(source: Path, tools: list[str], options: list[str]) -> Iterator[tuple[str, str]]:
    """Give (tool, line) for what is worse than before, and ("=tool", counts) for the sums."""
    with tempfile.TemporaryDirectory() as folder:
        once, twice = Path(folder, "once.bib"), Path(folder, "twice.bib")
        if why := formatted(source, once, options):
            yield "failed", why
            return
        formatted(once, twice, options)
        if once.read_bytes() != twice.read_bytes():
            yield "not idempotent", str(source)
        for tool in tools:
            reads = []
            for number, path in enumerate((source, once)):
                place = Path(folder, f"{tool}{number}")
                place.mkdir()
                reads.append(TOOLS[tool](path, place))
            before, after = reads
            more = after.errors - before.errors
            yield f"={tool}", f"{before.entries} {after.entries} {len(more)}"
            if after.entries < before.entries:
                yield tool, f"{source}: {before.entries} -> {after.entries} entries"
            for kind, count in more.items():
                yield tool, f"{source}: {count} x {kind}"


def main() -> None:
    """Measure all files of a folder."""
    own, _, options = " ".join(sys.argv[1:]).partition(" -- ")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tools", default=",".join(TOOLS))
    parser.add_argument("--jobs", type=int, default=2)
    chosen = parser.parse_args(own.split())
    tools = chosen.tools.split(",") if chosen.tools else []
    files = sorted(chosen.folder.rglob("*.bib"))
    sums = {tool: Sums() for tool in tools}
    other: Counter[str] = Counter()
    with ThreadPoolExecutor(chosen.jobs) as pool:
        for told in pool.map(lambda path: list(measure(path, tools, options.split())), files):
            for what, line in told:
                if what[:1] == "=":
                    before, after, more = map(int, line.split())
                    one = sums[what[1:]]
                    one.before += before
                    one.after += after
                    one.fewer += after < before
                    one.worse += more > 0
                else:
                    other[what] += 1
                    sys.stdout.write(f"{what}: {line}\n")
    done = f"failed {other['failed']}, not the same a second time {other['not idempotent']}"
    lines = [f"{len(files)} files; {done}"]
    for tool, one in sums.items():
        counts = f"{one.before} entries before, {one.after} after"
        lines.append(f"{tool}: {counts}; fewer in {one.fewer} files, new complaints in {one.worse}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
