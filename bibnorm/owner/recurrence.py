"""Who stands in a list, and in how many of its entries: the variants of a name counted as one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bibnorm.model import Name, Values
from bibnorm.owner.names import SAME, folded, is_anonymous, key, likeness

# Whose list it is stands in (nearly) every entry, and nobody else does.
_SHARE = 0.8
_LEAST = 3
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Recurring:
    """A person with the forms of the name, fullest first, and the entries they stand in."""

    names: tuple[Name, ...]
    entries: frozenset[int]


@dataclass(frozen=True)
class Census:
    """All persons of a list; `person` finds one by any form of the name.

    `entries` are the entries that name authors; `open_ended` those of them whose
    list of authors breaks off with "et al.".
    """

    people: tuple[Recurring, ...]
    person: dict[Name, int]
    entries: frozenset[int]
    open_ended: frozenset[int]

    def share(self, person: Recurring) -> float:
        """Give the share of the entries that name a person, of those that could."""
        hidden = len(self.open_ended - person.entries)
        return len(person.entries) / max(len(self.entries) - hidden, 1)


def take_census(values: Sequence[Values]) -> Census:
    """Count the persons of a list."""
    where: defaultdict[Name, set[int]] = defaultdict(set)
    named: set[int] = set()
    open_ended: set[int] = set()
    for index, value in enumerate(values):
        if value.authors is None:
            continue
        for name in value.authors.names:
            if not is_anonymous(name):
                where[name].add(index)
                named.add(index)
        if value.authors.et_al:
            open_ended.add(index)
    groups = _gather(where)
    people = tuple(
        Recurring(tuple(group), frozenset().union(*(where[name] for name in group)))
        for group in groups
    )
    person = {name: index for index, group in enumerate(groups) for name in group}
    return Census(people, person, frozenset(named), frozenset(open_ended & named))


def _gather(names: Iterable[Name]) -> list[list[Name]]:
    """Put the forms of one person's name together, the fullest first in each group."""
    families: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names:
        families[_group_key(name)].append(name)
    return [group for family in families.values() for group in _split(family)]


def _group_key(name: Name) -> str:
    """Give what all forms of a name share: the last family word and the first initial."""
    plain = folded(name)
    last = key(plain.family[-1]) if plain.family else ""
    first = plain.given[0][0][0] if plain.given[0] else ""
    return f"{last} {first}"


def _split(names: list[Name]) -> list[list[Name]]:
    """Part people of one family name and initial; an initial that fits two of them stays alone."""
    groups: list[list[Name]] = []
    for name in sorted(names, key=fullness, reverse=True):
        fitting = [
            group for group in groups if all(likeness(name, other) >= SAME for other in group)
        ]
        if len(fitting) == 1:
            fitting[0].append(name)
        else:
            groups.append([name])
    return groups


def fullness(name: Name) -> tuple[int, int]:
    """Order names by how much they say: letters of the given names, then of all."""
    return len(name.given or ""), len(str(name))


def most_recurrent(census: Census) -> tuple[Recurring, float] | None:
    """Give the person who stands in nearly all entries, unless another nearly does too.

    A coauthor who is as frequent may be an adviser; then nobody can say whose list
    it is. Organisations own no list.
    """
    counts = Counter({i: len(p.entries) for i, p in enumerate(census.people)})
    ranked = [i for i, _ in counts.most_common() if census.people[i].names[0].literal is None]
    if not ranked:
        return None
    best = census.people[ranked[0]]
    ahead = counts[ranked[0]] - (counts[ranked[1]] if len(ranked) > 1 else 0)
    share = census.share(best)
    if len(best.entries) < _LEAST or share < _SHARE or ahead < _AHEAD:
        return None
    return best, share
