"""Whether two works name the same people: initials, order, "et al.", slips of the pen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from bibnorm.dedupe.titles import is_slip
from bibnorm.dedupe.words import words
from bibnorm.model import Entry, Name

Alike = Callable[[Name, Name], float]
"""How well two names agree as names of one person, from 0 to 1."""

_NOBODY = frozenset(("anonymous", "anon", "unknown", "various", "none", "author", "authors"))
_BARE = 0.5  # a family name beside the same with a given name


class Company(IntEnum):
    """How two lists of people are to each other, the farthest first."""

    DISJOINT = 0
    PARTLY = 1
    UNKNOWN = 2  # one of the works names nobody
    MOSTLY = 3  # half of the shorter list, and two at least: the rest may be misquoted
    WITHIN = 4  # all of the shorter list stand in the longer
    EQUAL = 5


@dataclass(frozen=True)
class People:
    """Who made a work, as far as it says so."""

    names: tuple[Name, ...]
    more: bool = False
    edited: bool = False


def read_people(entry: Entry) -> People:
    """Give a work's authors, else its editors."""
    authors = tuple(name for name in entry.authors if not _is_nobody(name))
    if authors:
        return People(authors, entry.et_al)
    return People(entry.editors, edited=bool(entry.editors))


def _is_nobody(name: Name) -> bool:
    """Say whether a name stands for nobody."""
    return not _NOBODY.isdisjoint(_whole(name))


def company(a: People, b: People, alike: Alike) -> Company:
    """Say how two lists of people are to each other.

    >>> one, two = Name(given="Ada", family="Rain"), Name(given="Bo", family="Wind")
    >>> def same(a, b): return float(a == b)
    >>> company(People((one, two)), People((two, one)), same).name
    'EQUAL'
    >>> company(People((one, two)), People((one,), more=True), same).name
    'WITHIN'
    """
    if not a.names or not b.names:
        return Company.UNKNOWN
    short, long = sorted((a, b), key=lambda people: len(people.names))
    met = _met(short.names, long.names, alike)
    if met == len(short.names):
        return Company.EQUAL if met == len(long.names) else Company.WITHIN
    if met > 1 and 2 * met >= len(short.names):
        return Company.MOSTLY
    return Company.PARTLY if met else Company.DISJOINT


def _met(short: Sequence[Name], long: Sequence[Name], alike: Alike) -> int:
    left = list(long)
    for name in short:
        best = max(left, key=lambda other: _agree(name, other, alike))
        if _agree(name, best, alike) >= _BARE:
            left.remove(best)
    return len(long) - len(left)


def _agree(a: Name, b: Name, alike: Alike) -> float:
    if a == b:
        return 1.0
    found = alike(a, b)
    return found if found >= _BARE else max(found, _mistyped(a, b), _organisation(a, b))


def _mistyped(a: Name, b: Name) -> float:
    """Agree on a family name with a slip in it, if the given names begin alike."""
    left, right = words(a.family or ""), words(b.family or "")
    if left != right and (len(left) != len(right) or not all(map(_is_slip, left, right))):
        return 0.0
    given, other = words(a.given or ""), words(b.given or "")
    if not given or not other:
        return 0.0
    if left == right:  # "Yuri" and "Yurii", not "John" and "James"
        return _BARE if all(map(_is_slip, given[:1], other[:1])) else 0.0
    return _BARE if given[0][0] == other[0][0] else 0.0


def _is_slip(a: str, b: str) -> bool:
    return a == b or is_slip(a, b)


def _organisation(a: Name, b: Name) -> float:
    """Agree on an organisation that one of the lists cut into parts of a name."""
    if a.literal is None and b.literal is None:
        return 0.0
    return 1.0 if _whole(a) == _whole(b) else 0.0


def _whole(name: Name) -> tuple[str, ...]:
    text = name.literal or " ".join(filter(None, (name.given, name.prefix, name.family)))
    return words(text)
