"""Ask an index for works that it has and for works that it has not, and count what is judged.

    python bench/lookup_pairs.py RECORDS.jsonl[.gz] [--index FILE] [--seed S] [--queries N]

True pairs are records as they stand in other people's lists: shortened, mistyped, of the year
beside (`lookup_changes.py`). Hard negatives are of two kinds. The first stand in the records:
titles that are alike, and works of one first author at one venue; the work asked for is taken
out of what the index gives. The second are made of a record: its extended version, its erratum,
the book of its title. Each acceptance that is wrong is printed in full; whether the records hold
one work twice, a person has to say. Then come how often each score was right, and the times.
"""

import argparse
import multiprocessing
import re
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import TypeVar

from lookup_changes import MADE, by_others, mangled, neighbours, other_work, with_other_word
from rapidfuzz import fuzz

from bibnorm.dedupe import may_be_one, same_work
from bibnorm.lookup.found import Found
from bibnorm.lookup.index import Index, build, records_of
from bibnorm.lookup.index.packed import words
from bibnorm.lookup.judge import Answer, judge
from bibnorm.model import Document, Entry, Record
from bibnorm.owner import likeness
from bibnorm.pipeline.works import plain_normalizer
from bibnorm.venues import load_venues

T = TypeVar("T")
_SLIPPED = "another word, like a slip"
"""No such works stand in any records that we know: what is accepted of them bounds the rest."""
_GROUP = 40  # members that each is compared with
_MB = 1024  # ru_maxrss is in KB


@dataclass
class Sort:
    """What was asked of one sort, and what was judged."""

    pairs: int = 0
    queries: int = 0
    found: int = 0
    wrong: int = 0
    why: Counter[str] = field(default_factory=Counter)


@dataclass
class Told:
    """All that was measured."""

    sorts: dict[str, Sort] = field(default_factory=dict)
    scores: Counter[tuple[float, bool]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    by_work: list[float] = field(default_factory=list)
    by_doi: list[float] = field(default_factory=list)

    def of(self, sort: str) -> Sort:
        """Give the figures of a sort."""
        return self.sorts.setdefault(sort, Sort())


class Bench:
    """Asks the index, and judges, as a look-up does."""

    def __init__(self, index: Index) -> None:
        """Take the index that is asked."""
        self.index, self.told = index, Told()
        self._venues, self._normalizer = load_venues(), plain_normalizer()

    def read(self, records: Sequence[Record]) -> list[Entry]:
        """Read records as entries."""
        document = Document(lines=(), source="", records=tuple(records))
        return list(self._normalizer.document(document))

    def asked(self, entry: Entry) -> list[Found]:
        """Give what the index has for an entry, and keep the times."""
        found = list(_timed(self.told.by_work, lambda: self.index.by_work(entry)))
        if entry.doi is None:
            return found
        doi = entry.doi
        numbered = _timed(self.told.by_doi, lambda: self.index.by_doi(doi))
        if numbered and numbered.id not in {one.id for one in found}:
            found.insert(0, numbered)
        return found

    def true(self, records: Sequence[Record], random: Random) -> None:
        """Ask for records as other people write them."""
        sort = self.told.of("true pairs")
        asked = self.read([mangled(record, random) for record in records])
        for record, entry in zip(records, asked, strict=True):
            found = self.asked(entry)
            sort.queries += 1
            same = judge(entry, found, self._venues)
            if same.same is None:
                sort.why[_why(entry, found, record.key, same.doubt)] += 1
            elif same.same.found.id == record.key:
                sort.found += 1
                self.told.scores[same.same.verdict.score, True] += 1
            else:
                self._is_wrong("true pairs", entry, same.same)

    def negative(self, name: str, entry: Entry, found: Sequence[Found], pairs: int) -> None:
        """Ask for a work that none of the records found is."""
        sort = self.told.of(name)
        sort.queries, sort.pairs = sort.queries + 1, sort.pairs + pairs
        same = judge(entry, found, self._venues).same
        if same is not None:
            self._is_wrong(name, entry, same)

    def _is_wrong(self, name: str, entry: Entry, same: Answer) -> None:
        self.told.of(name).wrong += 1
        self.told.scores[same.verdict.score, False] += 1
        why = "; ".join(same.verdict.evidence)
        lines = (_line(entry), f"{_line(same.found.entry)} [{same.found.id}]", f"{why}")
        self.told.wrong.append("\n    ".join((f"{name} ({same.verdict.score})", *lines)))

    def pairs(self, name: str, pairs: Iterable[tuple[Record, Record]], random: Random) -> None:
        """Ask for works that are not there, each with one that is and is like it."""
        for record, other in pairs:
            entry, rival = self.read([mangled(record, random), other])
            entry = entry.model_copy(update={"doi": None})
            others = [Found("index", other.key or "", rival)]
            known = {record.key, other.key}
            others += [one for one in self.asked(entry) if one.id not in known]
            self.negative(name, entry, others, len(others))

    def made(self, records: Sequence[Record], random: Random, near: dict[str, list[str]]) -> None:
        """Ask for works made of a record, of which the record's own is there."""
        for record, other in pairwise(records):
            asked = {name: other_work(record, change, random) for name, change in MADE.items()}
            asked["same title, other authors"] = by_others(record, other)
            word = with_other_word(record, near, random)
            if word is not record:
                asked[_SLIPPED] = word
            for name, entry in zip(asked, self.read(list(asked.values())), strict=True):
                self.negative(name, entry, self.index.by_work(entry), 1)


def _timed(times: list[float], ask: Callable[[], T]) -> T:
    start = time.perf_counter()
    found = ask()
    times.append(time.perf_counter() - start)
    return found


def _why(entry: Entry, found: Sequence[Found], key: str | None, doubt: str) -> str:
    """Say in a word or two why a work was not found."""
    own = next((one for one in found if one.id == key), None)
    if own is None:
        return "not among what the index gave"
    if doubt:
        return "another is as near"
    against = same_work(entry, own.entry, likeness).against
    return re.sub(r"(one is in|DOI|page|year|number) .*", r"\1 …", next(iter(against), "unsure"))


def _line(entry: Entry) -> str:
    who = ", ".join(str(name) for name in entry.authors[:3])
    where = entry.venue.text if entry.venue else "-"
    return f"{entry.type}: {who}: {entry.title}. {where}, {entry.year}, {entry.pages}"


def by_start(record: Record) -> tuple[str, ...]:
    """Give the first words of the title."""
    return tuple(words(dict(record.fields)["title"])[:3])


def by_author(record: Record) -> tuple[str, ...]:
    """Give the first author."""
    return tuple(str(who) for _, who in record.people[:1])


def at_one_venue(record: Record, other: Record) -> bool:
    """Say whether two records may be of one venue."""
    return may_be_one(*(dict(one.fields).get("container") for one in (record, other))) is True


def likest(
    records: Iterable[Record],
    group: Callable[[Record], tuple[str, ...]],
    fits: Callable[[Record, Record], bool] = lambda _one, _other: True,
) -> Iterator[tuple[Record, Record]]:
    """Give each record with the one of its group whose title is the likest."""
    groups: defaultdict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in records:
        groups[group(record)].append(record)
    for key, members in groups.items():
        for record in members if key else ():
            title = dict(record.fields)["title"]
            others = [
                (fuzz.token_sort_ratio(title, dict(other.fields)["title"]), other)
                for other in members[:_GROUP]
                if other is not record and fits(record, other)
            ]
            if others:
                yield record, max(others, key=lambda one: one[0])[1]


def report(told: Told) -> Iterator[str]:
    """Give the tables."""
    yield from (f"WRONG {one}" for one in told.wrong)
    true = told.sorts.pop("true pairs")
    none = sum(true.why.values())
    share = 100 * true.found / max(true.queries, 1)
    yield f"\ntrue pairs {true.queries}: found {true.found} ({share:.1f} %),"
    yield f"  another taken {true.wrong}, none {none}"
    yield from (f"  {count:5} {why}" for why, count in true.why.most_common())
    yield "\nhard negatives                    pairs queries  wrong"
    for name, sort in told.sorts.items():
        yield f"{name:32} {sort.pairs:6} {sort.queries:7} {sort.wrong:6}"
    counted = [sort for name, sort in told.sorts.items() if name != _SLIPPED]
    pairs, wrong = (sum(getattr(sort, what) for sort in counted) for what in ("pairs", "wrong"))
    share = 100 * wrong / max(pairs, 1)
    yield f"together but for the last one {pairs:9} {'':7} {wrong:6} ({share:.2f} %)"
    yield "\nscore  accepted  right"
    for score in sorted({score for score, _ in told.scores}):
        right = told.scores[score, True]
        yield f"{score:5.2f} {right + told.scores[score, False]:9} {right:6}"
    for name, times in (("by_work", told.by_work), ("by_doi", told.by_doi)):
        if len(times) > 1:
            high = quantiles(times, n=20)[-1]
            yield f"{name}: median {median(times) * 1e3:.1f} ms, 95 % below {high * 1e3:.1f} ms"


def _built(source: Path, target: Path) -> tuple[int, float, int]:
    """Build in a process of its own; give the number of records, seconds and MB at most."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_build, (source, target))


def _build(source: Path, target: Path) -> tuple[int, float, int]:
    start = time.perf_counter()
    count = build(target, records_of(source))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MB
    return count, time.perf_counter() - start, peak


def measure(source: Path, index: Path, seed: int, queries: int) -> Iterator[str]:
    """Ask for everything; give the lines of the report."""
    known = [
        record
        for record in chain.from_iterable(records for _, records in records_of(source))
        if len(words(dict(record.fields).get("title", ""))) > 1
        and dict(record.fields).get("year", "").isdigit()
    ]
    random = Random(seed)
    random.shuffle(known)
    bench = Bench(Index(index))
    bench.true(known[:queries], random)
    near = likest(known, by_start)
    bench.pairs("near titles", islice(near, queries), random)
    author = likest(known, by_author, at_one_venue)
    bench.pairs("same first author and venue", islice(author, queries), random)
    bench.made(known[: max(queries // 4, 2)], random, neighbours(known))
    yield from report(bench.told)


def main() -> None:
    """Build the index if there is none, and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("records", type=Path)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--queries", type=int, default=3000)
    chosen = parser.parse_args()
    if not chosen.records.exists():
        parser.error(f"{chosen.records}: no such file")
    with tempfile.TemporaryDirectory() as folder:
        index = chosen.index or Path(folder, "index.sqlite")
        if not index.exists():
            count, seconds, peak = _built(chosen.records, index)
            sys.stdout.write(f"{count} records built in {seconds:.0f} s, {peak} MB at most\n")
        for line in measure(chosen.records, index, chosen.seed, chosen.queries):
            sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
