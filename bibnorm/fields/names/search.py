"""Which names a row of letters holds: the cheapest way to cover it."""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from math import inf
from operator import attrgetter
from typing import NamedTuple

from bibnorm.fields.names.costs import (
    BOTH_LONG,
    CAPITALS_BEHIND,
    COMMA_BESIDE_SEMICOLON,
    ENTRY,
    EXTRA_FAMILY_WORD,
    FIRST_TURNED,
    GIVEN_FIRST,
    LONG_GIVEN,
    MISSING_SEPARATOR,
    PART_COSTS,
    SEPARATOR_COSTS,
    SWITCH,
    SWITCHES,
    TOO_DEAR,
    Order,
)
from bibnorm.fields.names.forms import ORDERS, Form, forms_of

_SEPARATOR = re.compile(r"[,;&/|\-.rEY x]*")
_HARD = re.compile(r"[;/|]")
_BODY = re.compile(r"[ohA]")
_WORTH_KEEPING = 400  # a longer block is not met twice
_LONGEST = 64  # tokens of one name, so that time does not grow with the square
_NO_LIST = re.compile(r"[^,;&/|\-rE.]{100}")  # so much without a separator is running text
_PARTING = re.compile(r"[,;&/|]+")

Parts = dict[str, tuple[int, int]]


class Found(NamedTuple):
    """One name in the code: where it stands and where its parts stand."""

    form: Form
    start: int
    end: int
    parts: Parts


class _Reading(NamedTuple):
    """A name that may stand somewhere, and the separators behind it.

    `after` is where the next name begins; 0 where the window is too short to say.
    """

    form: Form
    rank: int
    length: int
    parts: Parts
    after: int
    cost: float


class _Path(NamedTuple):
    cost: float
    switches: tuple[float, ...]
    at: int = 0
    reading: _Reading | None = None
    before: "_Path | None" = None


# The paths to a place, by the rank of the order with which they end.
_Paths = dict[int, _Path]


def search(code: str, alone: bool = False) -> tuple[Found, ...]:
    """Give the cheapest reading of a code; `alone` asks for one name.

    The whole block is decided at once: a path through it pays for each name, each
    odd separator and each change of order, so that a doubtful name is read as its
    neighbours are. What comes first wins a tie. Time grows with the length alone.

    >>> [found.form.name for found in search("w,i,w,i&ww")]
    ['Smith, J. / Smith, John K.', 'Smith, J. / Smith, John K.', 'John K. Smith']
    """
    if _NO_LIST.search(code):
        return ()
    return _cover_once(code, alone) if len(code) < _WORTH_KEEPING else _cover(code, alone)


def _cover(code: str, alone: bool) -> tuple[Found, ...]:
    start, size = _after_separator(code, 0), len(code)
    best: list[_Paths] = [{} for _ in range(size + 1)]
    best[start][0] = _Path(0.0, _AT_START)
    hard, body = _HARD.search(code) is not None, _BODY.search(code) is not None
    window_at = _windows(code)
    for at in range(start, size):
        paths = best[at]
        if not paths:
            continue
        window = code[at : at + _LONGEST] if body else code[at : window_at(at)]
        for reading in _readings(window, at + len(window) == size, hard):
            after, cost = at + reading.after, reading.cost
            if not reading.after:
                after = _after_separator(code, at + reading.length)
                cost += _between(code[at + reading.length : after], after == size, hard)
            if after == size or not alone:
                _extend(paths, best[after], reading, at, cost)
    return _trace(min(best[-1].values(), key=_cost_of, default=None))


_cover_once = lru_cache(maxsize=8192)(_cover)
_cost_of = attrgetter("cost")


def _extend(paths: _Paths, target: _Paths, reading: _Reading, at: int, cost: float) -> None:
    """Keep the cheapest way to come to a place with a reading of its order."""
    rank = reading.rank
    held = target.get(rank)
    least = held.cost if held else inf
    chosen = None
    for path in paths.values():
        total = path.cost + cost + path.switches[rank]
        if total < least:
            least, chosen = total, path
    if chosen:
        switches = _LATER[rank] if chosen.reading else _AFTER_FIRST[rank]
        target[rank] = _Path(least, switches, at, reading, chosen)


def _trace(path: _Path | None) -> tuple[Found, ...]:
    found: list[Found] = []
    while path and path.reading:
        at, reading = path.at, path.reading
        moved = {name: (start + at, end + at) for name, (start, end) in reading.parts.items()}
        found.append(Found(reading.form, at, at + reading.length, moved))
        path = path.before
    return tuple(reversed(found))


def _windows(code: str) -> Callable[[int], int]:
    """Give where, from a place on, any form stops looking that is not a body.

    That is two stretches between separators, and the start of a third.
    """
    size = len(code)
    starts, ends = [], []
    for match in _PARTING.finditer(code):
        starts.append(match.start())
        ends.append(match.end())
    last = len(ends) - 1

    def end(at: int) -> int:
        second = bisect_right(ends, at) + 1
        if second > last:
            stop = size
        else:
            stop = min(ends[second] + 2, starts[second + 1] if second < last else size)
        return min(stop, at + _LONGEST)

    return end


@lru_cache(maxsize=8192)
def _readings(window: str, last: bool, hard: bool) -> tuple[_Reading, ...]:
    """Give the names that may stand at the start of a stretch of code, the cheapest of a kind.

    `last` says that the code ends with the stretch, `hard` that not commas part its names.
    """
    readings: dict[tuple[int, int], _Reading] = {}
    for form in forms_of(frozenset(window)):
        rank = form.rank
        if match := form.pattern.match(window):
            parts = {name: match.span(name) for name in form.pattern.groupindex if match[name]}
            reading = _Reading(form, rank, match.end(), parts, 0, _cost(window, form, parts))
            key = rank, match.end()
            if key not in readings or reading.cost < readings[key].cost:
                readings[key] = reading
    limit = min(r.cost for r in readings.values()) + TOO_DEAR
    return tuple(_looking_on(r, window, last, hard) for r in readings.values() if r.cost <= limit)


def _looking_on(reading: _Reading, window: str, last: bool, hard: bool) -> _Reading:
    """Add what the separators behind a name cost, if they end within the window."""
    after = _after_separator(window, reading.length)
    if after == len(window) and not last:
        return reading
    signs = window[reading.length : after]
    cost = reading.cost + _between(signs, after == len(window), hard)
    return reading._replace(after=after, cost=cost)


def _cost(code: str, form: Form, parts: Parts) -> float:
    cost = form.cost
    for name, (start, end) in parts.items():
        cost += _part_cost(name, code[start:end])
    if form.order is Order.COMMA and "G" in parts:
        (first, last), (start, end) = parts["F"], parts["G"]
        if last - first > 1 and len(code[start:end].rstrip("iab")) > 1:
            cost += BOTH_LONG
    return cost


@lru_cache(maxsize=4096)
def _part_cost(name: str, part: str) -> float:
    costs = PART_COSTS[name]
    cost = sum(costs.get(kind, 0.0) for kind in part)
    if name == "F":
        cost += EXTRA_FAMILY_WORD * max(0, len(part.lstrip("pvqkc").rstrip("j")) - 1)
        cost += CAPITALS_BEHIND * part.count("a", 1)
    elif name == "G":
        cost += LONG_GIVEN * max(0, len(part.rstrip("iab")) - 2)
    return cost


def _after_separator(code: str, at: int) -> int:
    match = _SEPARATOR.match(code, at)
    return match.end() if match else at


def _between(signs: str, last: bool, hard: bool) -> float:
    if last:
        return SEPARATOR_COSTS["x"] * signs.count("x")
    if not signs:
        return MISSING_SEPARATOR
    if signs == ",":
        return COMMA_BESIDE_SEMICOLON if hard else 0.0
    return sum(SEPARATOR_COSTS.get(sign, 0.0) for sign in signs)


def _switch(before: Order, order: Order, count: int) -> float:
    if before is order is not Order.SINGLE:
        return 0.0
    if count == 1 and order in GIVEN_FIRST and before in FIRST_TURNED:
        return FIRST_TURNED[before]
    return SWITCHES.get((before, order), SWITCH)


# For each order what it costs to go on with each of them.
_AT_START = tuple(ENTRY.get(order, 0.0) for order in ORDERS)
_AFTER_FIRST, _LATER = (
    tuple(tuple(_switch(before, order, count) for order in ORDERS) for before in ORDERS)
    for count in (1, 2)
)
