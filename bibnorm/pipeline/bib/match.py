"""Which entries of another file stand in one's own already, and as what."""

from collections.abc import Sequence
from dataclasses import dataclass

from bibnorm.bibfile import Entry
from bibnorm.dedupe import Facts, Kind, Verdict, candidates, compare, is_open, trusted
from bibnorm.model import Entry as Says
from bibnorm.owner import likeness
from bibnorm.pipeline.bib.decisions import Decisions
from bibnorm.pipeline.bib.fields import NAMING
from bibnorm.pipeline.bib.places import one_place
from bibnorm.pipeline.bib.values import Values
from bibnorm.pipeline.works import Work, works


@dataclass(frozen=True)
class Match:
    """An entry of one's own that is the same work as a new one, or its preprint, or published."""

    entry: Entry
    verdict: Verdict
    is_preprint: bool = False


@dataclass(frozen=True)
class Matches:
    """What of one's own file each new entry meets, by the new entry's place among its blocks."""

    same: dict[int, Match]
    linked: dict[int, Match]
    works: frozenset[int]
    """The new entries that could be read as works."""


def match(mine: Values, new: Values, decisions: Decisions) -> Matches:
    """Say which new entries stand in a file already.

    One that says the same to the letter does, whatever it is; one under the same key does
    unless something speaks against it; any other must be the same work.
    """
    same = _copies(mine, new)
    ours, theirs = works(mine.file), works(new.file)
    says = [*(work.says for work in ours), *(_unnamed(work.says) for work in theirs)]
    facts = trusted([Facts.of(entry) for entry in says])
    linked: dict[int, Match] = {}
    by_key = _under_one_key(ours, theirs)
    pairs = {*candidates(facts), *by_key}
    for a, b in sorted(pairs):
        if not a < len(ours) <= b:
            continue
        old, entry = ours[a].raw, theirs[b - len(ours)].raw
        place = new.place(entry)
        if decisions.apart(old.key, entry.key) or is_copy(same.get(place)):
            continue
        verdict = compare(facts[a], facts[b], likeness, one_place)
        if verdict.kind is Kind.SAME or ((a, b) in by_key and is_open(verdict)):
            _put(same, place, Match(old, verdict))
        elif verdict.kind is Kind.PREPRINT_OF:
            _put(linked, place, Match(old, verdict, facts[a].is_preprint))
    return Matches(same, linked, frozenset(new.place(work.raw) for work in theirs))


def _unnamed(says: Says) -> Says:
    """Give a work of another file without keys: they mean nothing beside those of mine."""
    extra = {name: value for name, value in says.extra.items() if name not in NAMING}
    return says.model_copy(update={"key": "", "extra": extra})


_COPY = Verdict(Kind.SAME, ("the same to the letter",), (), 2.0)


def is_copy(found: Match | None) -> bool:
    """Say whether a new entry says the same as one of mine, field by field."""
    return found is not None and found.verdict is _COPY


def _put(found: dict[int, Match], place: int, new: Match) -> None:
    """Keep the surer of two matches, and the first of two that are equally sure."""
    if place not in found or new.verdict.score > found[place].verdict.score:
        found[place] = new


def _copies(mine: Values, new: Values) -> dict[int, Match]:
    """Give the new entries that say the same as one of mine, field by field; keys apart."""
    known: dict[tuple[object, ...], Entry] = {}
    for entry in mine.file.entries:
        sign = _sign(entry, mine)
        known.setdefault((entry.key, *sign), entry)
        known.setdefault(sign, entry)
    found: dict[int, Match] = {}
    for entry in new.file.entries:
        sign = _sign(entry, new)
        old = known.get((entry.key, *sign)) or known.get(sign)
        if old is not None:
            found[new.place(entry)] = Match(old, _COPY)
    return found


def _sign(entry: Entry, values: Values) -> tuple[object, ...]:
    fields = sorted((field.low, " ".join(values.of(field).split())) for field in entry.fields)
    return entry.type.lower(), tuple(fields)


def _under_one_key(ours: Sequence[Work], theirs: Sequence[Work]) -> set[tuple[int, int]]:
    keys: dict[str, int] = {}
    for at, work in enumerate(ours):
        keys.setdefault(work.raw.key, at)
    found = ((keys.get(work.raw.key), at) for at, work in enumerate(theirs, len(ours)))
    return {(a, b) for a, b in found if a is not None}
