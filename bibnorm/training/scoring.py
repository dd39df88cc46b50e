"""Read the gold lists with the shipped model and count what is right."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import fuzz

from bibnorm.model import Entry
from bibnorm.pipeline import Normalizer
from bibnorm.read import read_text
from bibnorm.training.gold import GoldEntry, GoldList
from bibnorm.training.judge import fold, judge

# From which likeness on (0 to 100) an entry may be the reading of a gold entry.
_ALIKE = 60


@dataclass(frozen=True)
class Verdict:
    """What a gold entry should be, what was found, and what of it is right."""

    gold: GoldEntry
    found: Entry | None
    right: Mapping[str, bool]


@dataclass(frozen=True)
class ListScore:
    """How one list was read; `surplus` holds the entries that no gold entry answers to."""

    gold: GoldList
    verdicts: tuple[Verdict, ...]
    surplus: tuple[Entry, ...]

    @property
    def counted(self) -> bool:
        """Whether there are as many entries as the list has."""
        return not self.surplus and all(verdict.found for verdict in self.verdicts)


@dataclass(frozen=True)
class Figures:
    """For each field: how often it was right, of how many."""

    right: Mapping[str, int]
    total: Mapping[str, int]

    def share(self, field: str) -> float:
        """Give the share that is right; of nothing, all is right."""
        return self.right[field] / self.total[field] if self.total.get(field) else 1.0


def score(normalizer: Normalizer, gold: GoldList) -> ListScore:
    """Read a list and judge it entry by entry."""
    entries = normalizer.document(read_text(gold.text, name=gold.file, format=gold.format))
    pairs = align(entries, gold.entry)
    verdicts = tuple(
        Verdict(work, found, judge(found, work, gold.owner))
        for work, found in zip(gold.entry, pairs, strict=True)
    )
    taken = {id(found) for found in pairs if found}
    return ListScore(gold, verdicts, tuple(e for e in entries if id(e) not in taken))


def align(entries: Sequence[Entry], golds: Sequence[GoldEntry]) -> list[Entry | None]:
    """Give each gold entry the entry that resembles it most; none is given twice."""
    alike = sorted(
        (-likeness, place, at)
        for place, gold in enumerate(golds)
        for at, entry in enumerate(entries)
        if (likeness := _likeness(entry, gold)) >= _ALIKE
    )
    pairs: list[Entry | None] = [None] * len(golds)
    free = set(range(len(entries)))
    for _, place, at in alike:
        if pairs[place] is None and at in free:
            pairs[place] = entries[at]
            free.remove(at)
    return pairs


def _likeness(entry: Entry, gold: GoldEntry) -> float:
    """Compare titles; where the title was misread, look for it in the entry's text.

    Two editions of one work differ by their year.
    """
    title = fold(gold.title[0])
    by_title = fuzz.ratio(fold(entry.title or ""), title)
    text = fold(entry.source.text)
    by_text = fuzz.partial_ratio(title, text) if len(text) >= len(title) else 0.0
    return max(by_title, by_text - 8) - (5 if entry.year != gold.year else 0)


def count(verdicts: Iterable[Verdict]) -> Figures:
    """Count what is right, field by field."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for verdict in verdicts:
        total.update(verdict.right.keys())
        right.update(field for field, is_right in verdict.right.items() if is_right)
    return Figures(right, total)


def count_lists(scores: Sequence[ListScore]) -> Figures:
    """Count over lists; "count" is the lists with the exact number of entries."""
    figures = count(verdict for score in scores for verdict in score.verdicts)
    right = {**figures.right, "count": sum(score.counted for score in scores)}
    return Figures(Counter(right), Counter({**figures.total, "count": len(scores)}))


def by(scores: Sequence[ListScore], key: Callable[[ListScore], str]) -> dict[str, Figures]:
    """Count for each group of lists, such as those of one language."""
    ordered = sorted(scores, key=key)
    return {name: count_lists(list(group)) for name, group in groupby(ordered, key)}
