"""Find the works that a .bib file holds more than once, and say how each would be joined."""

from collections.abc import Sequence
from dataclasses import dataclass

from bibnorm.bibfile import BibFile, Entry
from bibnorm.dedupe import Found, Group, Verdict, find_groups
from bibnorm.owner import likeness
from bibnorm.pipeline.bib.decisions import Decisions
from bibnorm.pipeline.bib.join import Joint, most_complete, plan
from bibnorm.pipeline.bib.values import Values
from bibnorm.pipeline.works import Work, works

_NOTHING = Decisions()


@dataclass(frozen=True)
class Twice:
    """Entries that are one work: what agrees, what differs, and how they would be joined.

    It is settled if nothing in it is for a person to decide, or a person has decided. Where
    it is not clear, one of the entries may be either of two works, and none is joined.
    """

    entries: tuple[Entry, ...]
    agrees: tuple[str, ...]
    differs: tuple[str, ...]
    clear: bool
    joint: Joint
    settled: bool


@dataclass(frozen=True)
class Preprint:
    """A preprint and its publication, which are two entries and stay two."""

    preprint: Entry
    publication: Entry
    agrees: tuple[str, ...]


@dataclass(frozen=True)
class Doubles:
    """What a file holds more than once."""

    twice: tuple[Twice, ...]
    preprints: tuple[Preprint, ...]


def find_doubles(file: BibFile, decisions: Decisions = _NOTHING) -> Doubles:
    """Find the works that a file holds more than once.

    >>> from bibnorm.bibfile import split
    >>> found = find_doubles(split('''
    ... @misc{a, author = {Ada Rain}, title = {Wind and Rain}, year = 2001}
    ... @misc{b, author = {Rain, A.}, title = {Wind and {Rain}}, year = 2001}
    ... '''))
    >>> [(one.joint.kept.key, one.settled, one.agrees[0]) for one in found.twice]
    [('a', False, 'same title')]
    """
    entries = works(file)
    found = find_groups(
        [work.says for work in entries],
        likeness,
        lambda a, b: decisions.apart(entries[a].raw.key, entries[b].raw.key),
    )
    return _doubles(found, entries, Values(file), decisions)


def _doubles(
    found: Found, entries: Sequence[Work], values: Values, decisions: Decisions
) -> Doubles:
    parents = _parents(values)
    twice = tuple(
        _twice(group, [entries[at].raw for at in group.places], values, decisions, parents)
        for group in found.groups
    )
    preprints = tuple(
        Preprint(entries[a].raw, entries[b].raw, verdict.evidence)
        for a, b, verdict in found.preprints
    )
    return Doubles(twice, preprints)


def _parents(values: Values) -> frozenset[str]:
    """Give the keys from which other entries take fields."""
    own = (entry.get("crossref") for entry in values.file.entries)
    return frozenset(values.of(field).strip().lower() for field in own if field)


def _twice(
    group: Group,
    entries: Sequence[Entry],
    values: Values,
    decisions: Decisions,
    parents: frozenset[str],
) -> Twice:
    preferred = [entry for entry in entries if entry.key in decisions.keep]
    kept = preferred[0] if preferred else _chosen(entries, values, parents)
    joint = plan(kept, [entry for entry in entries if entry is not kept], values)
    verdicts = [verdict for _, _, verdict in group.verdicts]
    settled = group.clear and (not joint.conflicts or len(preferred) == 1)
    return Twice(
        tuple(entries), _all(verdicts, "evidence"), _all(verdicts, "against"), group.clear, joint,
        settled,
    )  # fmt: skip


def _chosen(entries: Sequence[Entry], values: Values, parents: frozenset[str]) -> Entry:
    """Choose the entry to keep: BibTeX wants the last of those from which others take fields."""
    wholes = [entry for entry in entries if entry.key.lower() in parents]
    return entries[-1] if wholes else most_complete(entries, values)


def _all(verdicts: Sequence[Verdict], name: str) -> tuple[str, ...]:
    """Give what is said of any pair, each thing once."""
    return tuple(dict.fromkeys(said for verdict in verdicts for said in getattr(verdict, name)))
