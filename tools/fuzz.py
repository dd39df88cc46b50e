"""Feed every reader documents that were made to do harm; keep what does some.

    python tools/fuzz.py [--seconds 300] [--seed 1] [--formats pdf,latex] [--out FOLDER]

The formats are those of `bibnorm/read/formats.py`, the documents those that the
project ships, changed as `tools/mutations.py` says. Each is read in a process that is
watched: an error other than `ReadError`, one that dies, takes too long or too much
memory is a finding, kept with what was said of it. Exit code 1 if there are any; the
same seed changes the same documents in the same way.
"""

import argparse
import multiprocessing
import resource
import signal
import sys
import time
import tomllib
import traceback
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from types import FrameType

from mutations import changed

from bibnorm.find import find
from bibnorm.read import ReadError, read_bytes
from bibnorm.read.formats import FORMATS, packed_format
from bibnorm.read.sniff import sniff

ROOT = Path(__file__).parent.parent
FOLDERS = ("tests/fixtures", "examples")
SECONDS = 10.0
"""How long one document may take, of the processor's time."""

MEGABYTES = 1_000
"""How much memory a process may take; one that took a good deal is not used any more."""

PATIENCE = 6
"""How many times as long as `SECONDS` is waited for a process that is given little time."""

SEEDS: Mapping[str, str] = {
    "rst": "Papers\n======\n\n#. **A. Doe**, B. Roe. `A title <x.pdf>`_. *Nature* 4, 2020.\n",
    "asciidoc": "= A. Doe\n:toc:\n\n== Papers\n\n. *A. Doe*. _A title_. Nature 4. link:x[y]\n",
    "bibtex": """@string{n = "Nature"}
@article{a, author = {Doe, A. and {\\"O}z, B.}, journal = n # " X", crossref = {b}}
@proceedings{b, title = "The {P}roceedings", year = 2020}
""",
    "ris": """TY  - JOUR
AU  - Doe, A.
TI  - A title
PY  - 2020/03/01
ER  -
""",
    "csl-json": """[{"id": "a", "type": "article-journal", "title": "A title", "author":
[{"family": "Doe", "given": "A."}], "issued": {"date-parts": [[2020, 3, 1]]}}]
""",
    "endnote-xml": """<?xml version="1.0"?><xml><records><record><ref-type>17</ref-type>
<contributors><authors><author><style>Doe, A.</style></author></authors></contributors>
<titles><title>A title</title></titles><dates><year>2020</year></dates></record></records></xml>
""",
    "enw": "%0 Journal Article\n%A Doe, A.\n%T A title\n%J Nature\n%D 2020\n%P 1-9\n\n",
    "nbib": """PMID- 1
FAU - Doe, Anna
TI  - A title that
      goes on.
DP  - 2020 Mar
""",
}
"""Documents in formats of which the project has no others."""


@dataclass(frozen=True)
class Task:
    """A document to read, by the reader of a format."""

    format: str
    data: bytes


@dataclass
class Run:
    """A run under way: its findings, and how many documents were read."""

    out: Path
    read: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def keep(self, task: Task, told: str) -> None:
        """Keep a document that did harm, the first time that it did this one."""
        key = f"{task.format}: {_gist(told)}"
        self.found[key] += 1
        if self.found[key] > 1:
            return
        self.out.mkdir(parents=True, exist_ok=True)
        path = self.out / f"{task.format}-{len(self.found):03}"
        path.write_bytes(task.data)
        path.with_suffix(".txt").write_text(told, "utf-8")
        sys.stderr.write(f"{key}  ({path})\n")


def _gist(told: str) -> str:
    """What makes two findings one: the error and the place in the project's own code."""
    rows = told.strip().split("\n")
    places = [row.strip() for row in rows if "/bibnorm/" in row and row.lstrip().startswith("File")]
    place = places[-1].rpartition("/bibnorm/")[2] if places else ""
    return f"{rows[-1][:120]} {place}".strip()


def seeds() -> dict[str, list[bytes]]:
    """Give the project's documents by format; every format has one."""
    found: dict[str, list[bytes]] = {name: [] for name in FORMATS}
    for path in sorted(one for folder in FOLDERS for one in (ROOT / folder).rglob("*")):
        if path.is_file() and path.suffix != ".py":
            data = path.read_bytes()
            name = packed_format(data) or sniff(data.decode("utf-8", "replace"), path.name)
            found[name].append(data)
    for path in sorted((ROOT / "data" / "gold").glob("*.toml")):
        list_ = tomllib.loads(path.read_text("utf-8"))
        if "text" in list_:
            found[list_["format"]].append(list_["text"].encode())
    for name, text in SEEDS.items():
        found[name].append(text.encode())
    texts = found["text"]
    return {name: documents or texts for name, documents in found.items()}


def tasks(random: Random, formats: Sequence[str], documents: Mapping[str, list[bytes]]) -> Task:
    """Make one document that may do harm."""
    name = random.choice(formats)
    others = [random.choice(random.choice(list(documents.values()))) for _ in range(3)]
    return Task(name, changed(random.choice(documents[name]), random, others))


def _late(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"more than {SECONDS:g} s")


def _work(pipe: Connection) -> None:
    """Read documents as they come; say what went wrong with each, or nothing."""
    most = MEGABYTES << 20
    resource.setrlimit(resource.RLIMIT_AS, (3 * most, 3 * most))
    signal.signal(signal.SIGPROF, _late)
    while (task := pipe.recv()) is not None:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        told = _told(task)
        signal.setitimer(signal.ITIMER_PROF, 0)
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        if after - before > MEGABYTES << 10 and not told:
            told = f"MemoryError: {(after - before) >> 10} MB"
        pipe.send((told, after > MEGABYTES << 9))


def _told(task: Task) -> str:
    """What went wrong with one document."""
    try:
        find(read_bytes(task.data, name=f"fuzz.{task.format}", format=task.format))
    except ReadError:
        return ""
    except BaseException:  # whatever it is, it is what is looked for
        return traceback.format_exc()
    return ""


class Worker:
    """A process that reads, begun anew when it died or grew too large."""

    def __init__(self) -> None:
        """Begin without one."""
        self._process: multiprocessing.context.ForkProcess | None = None
        self._pipe: Connection | None = None

    def read(self, task: Task) -> str:
        """Let a document be read; give what went wrong."""
        pipe = self._pipe or self._begin()
        pipe.send(task)
        if not pipe.poll(PATIENCE * SECONDS):
            self.end()
            return f"TimeoutError: more than {PATIENCE * SECONDS:g} s by the clock"
        try:
            told, spent = pipe.recv()
        except EOFError:
            code = self.end()
            return f"the process died with {code}"
        if spent:
            self.end()
        return str(told)

    def _begin(self) -> Connection:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe = ours
        return ours

    def end(self) -> int | None:
        """End the process; give how it ended."""
        code = None
        if self._process is not None:
            self._process.join(0.2)
            code = self._process.exitcode
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None
        return code


def main() -> int:
    """Read documents until the time is over; say what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--out", type=Path, default=Path("fuzz-findings"))
    asked = parser.parse_args()
    random, documents = Random(asked.seed), seeds()
    run, worker = Run(asked.out), Worker()
    until = time.monotonic() + asked.seconds
    while time.monotonic() < until:
        task = tasks(random, asked.formats.split(","), documents)
        told = worker.read(task)
        run.read[task.format] += 1
        if told:
            run.keep(task, told)
    worker.end()
    sys.stdout.write("".join(f"{name}: {count} read\n" for name, count in sorted(run.read.items())))
    sys.stdout.write("".join(f"{count} times {key}\n" for key, count in run.found.most_common()))
    return 1 if run.found else 0


if __name__ == "__main__":
    sys.exit(main())
