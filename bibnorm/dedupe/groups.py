"""The works of a list that stand in it more than once."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bibnorm.dedupe.candidates import candidates
from bibnorm.dedupe.facts import Facts
from bibnorm.dedupe.people import Alike
from bibnorm.dedupe.same import compare
from bibnorm.dedupe.titles import Nearness, nearness
from bibnorm.dedupe.verdict import Kind, Verdict
from bibnorm.model import Entry

Pairs = dict[tuple[int, int], Verdict]
Apart = Callable[[int, int], bool]
"""Says of two places in a list that a person keeps them apart."""


@dataclass(frozen=True)
class Group:
    """Entries that are one work, by their places in the list, and what was said of each pair.

    Of an unclear group not all pairs are the same: one entry may be either of two others
    that are two works. Such a group is never merged.
    """

    places: tuple[int, ...]
    verdicts: tuple[tuple[int, int, Verdict], ...]
    clear: bool = True


@dataclass(frozen=True)
class Found:
    """What a list holds more than once: works, and preprints beside their publications."""

    groups: tuple[Group, ...]
    preprints: tuple[tuple[int, int, Verdict], ...]
    """Pairs of a preprint and its publication, in this order."""


def find_groups(
    entries: Sequence[Entry], alike: Alike, apart: Apart = lambda _a, _b: False
) -> Found:
    """Find the works that a list holds more than once.

    >>> from bibnorm.model import Name, Source
    >>> def work(title):
    ...     return Entry(key="", type="misc", authors=(Name(given="Ada", family="Rain"),),
    ...                  title=title, year=2001, source=Source(text=""))
    >>> found = find_groups([work("Rain in Spain"), work("Wind in Rome"), work("Rain In Spain")],
    ...                     lambda a, b: float(a == b))
    >>> [group.places for group in found.groups]
    [(0, 2)]
    """
    facts = trusted([Facts.of(entry) for entry in entries])
    same: Pairs = {}
    preprints: list[tuple[int, int, Verdict]] = []
    for a, b in candidates(facts):
        if apart(a, b):
            continue
        verdict = compare(facts[a], facts[b], alike)
        if verdict.kind is Kind.SAME:
            same[a, b] = verdict
        elif verdict.kind is Kind.PREPRINT_OF:
            first = facts[a].is_preprint
            preprints.append((a, b, verdict) if first else (b, a, verdict))
    groups = tuple(_grouped(facts, same, alike, apart))
    return Found(groups, tuple(preprints))


def trusted(facts: Sequence[Facts]) -> list[Facts]:
    """Take no DOI and no number at arXiv at its word that works of different titles have.

    Programs that hold libraries give one number to many works; and chapters bear their book's.
    """
    wrong = {name: _borne_by_many(facts, name) for name in ("doi", "arxiv")}
    return [
        replace(
            one,
            doi=None if one.doi in wrong["doi"] else one.doi,
            arxiv=None if one.arxiv in wrong["arxiv"] else one.arxiv,
        )
        for one in facts
    ]


def _borne_by_many(facts: Sequence[Facts], name: str) -> set[str]:
    bearers: defaultdict[str, list[Facts]] = defaultdict(list)
    for one in facts:
        if number := getattr(one, name):
            bearers[number].append(one)
    return {
        number
        for number, works in bearers.items()
        if any(nearness(works[0].title, one.title) is Nearness.OTHER for one in works[1:])
    }


def _grouped(facts: Sequence[Facts], same: Pairs, alike: Alike, apart: Apart) -> Iterator[Group]:
    for places in _connected(same):
        verdicts = {
            (a, b): same.get((a, b)) or compare(facts[a], facts[b], alike)
            for at, a in enumerate(places)
            for b in places[at + 1 :]
        }
        kinds = (verdict.kind is Kind.SAME for verdict in verdicts.values())
        clear = all(kinds) and not any(apart(a, b) for a, b in verdicts)
        yield Group(places, tuple((a, b, said) for (a, b), said in verdicts.items()), clear)


def _connected(same: Pairs) -> list[tuple[int, ...]]:
    """Give the places that pairs join, in order."""
    beside: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in same:
        beside[a].add(b)
        beside[b].add(a)
    seen: set[int] = set()
    found = []
    for start in sorted(beside):
        if start in seen:
            continue
        waiting, group = [start], set[int]()
        while waiting:
            place = waiting.pop()
            if place not in group:
                group.add(place)
                waiting += beside[place]
        seen |= group
        found.append(tuple(sorted(group)))
    return found
