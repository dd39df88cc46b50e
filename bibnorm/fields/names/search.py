"""Which names a row of letters holds: the cheapest way to cover it."""

import re
from functools import lru_cache
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
from bibnorm.fields.names.forms import FORMS, Form

_SEPARATOR = re.compile(r"[,;&/|\-.rEY x]*")
_HARD = re.compile(r"[;/|]")
_BODY = re.compile(r"[ohA]")
_WORTH_KEEPING = 400  # a longer block is not met twice
_LONGEST = 64  # tokens of one name, so that time does not grow with the square
_NO_LIST = re.compile(r"[^,;&/|\-rE.]{100}")  # so much without a separator is running text
# As far as any form looks that is not a body: two stretches and the start of a third.
_WINDOW = re.compile(r"[^,;&/|]*(?:[,;&/|]+[^,;&/|]*)?(?:[,;&/|]+[^,;&/|]{0,2})?")

Parts = dict[str, tuple[int, int]]


class Found(NamedTuple):
    """One name in the code: where it stands and where its parts stand."""

    form: Form
    start: int
    end: int
    parts: Parts


class _Reading(NamedTuple):
    form: Form
    length: int
    parts: Parts
    cost: float


class _Path(NamedTuple):
    cost: float
    order: Order
    names: int = 0
    start: int = 0
    reading: _Reading | None = None
    before: "_Path | None" = None


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
    start = _after_separator(code, 0)
    best: list[dict[Order, _Path]] = [{} for _ in range(len(code) + 1)]
    best[start][Order.WHOLE] = _Path(0.0, Order.WHOLE)
    hard, body = _HARD.search(code) is not None, _BODY.search(code) is not None
    for at in range(start, len(code)):
        if not best[at]:
            continue
        window = code[at : at + _LONGEST] if body else _window(code, at)
        for reading in _readings(window):
            after = _after_separator(code, at + reading.length)
            if after == len(code) or not alone:
                cost = reading.cost + _between(code[at + reading.length : after], after, code, hard)
                _extend(best[at], best[after], reading, at, cost)
    path = min(best[-1].values(), key=lambda p: p.cost, default=None)
    return _trace(path)


_cover_once = lru_cache(maxsize=8192)(_cover)


def _extend(
    paths: dict[Order, _Path], target: dict[Order, _Path], reading: _Reading, at: int, cost: float
) -> None:
    order = reading.form.order
    held = target.get(order)
    for path in paths.values():
        total = path.cost + cost + _switch(path.order, order, path.names)
        if held is None or total < held.cost:
            held = target[order] = _Path(total, order, path.names + 1, at, reading, path)


def _trace(path: _Path | None) -> tuple[Found, ...]:
    found: list[Found] = []
    while path and path.reading:
        at, (form, length, parts, _) = path.start, path.reading
        moved = {name: (start + at, end + at) for name, (start, end) in parts.items()}
        found.append(Found(form, at, at + length, moved))
        path = path.before
    return tuple(reversed(found))


def _window(code: str, at: int) -> str:
    match = _WINDOW.match(code, at)
    return match[0][:_LONGEST] if match else ""


@lru_cache(maxsize=8192)
def _readings(window: str) -> tuple[_Reading, ...]:
    """Give the names that may stand at the start of a stretch of code, the cheapest of a kind."""
    readings: dict[tuple[Order, int], _Reading] = {}
    for form in FORMS:
        if match := form.pattern.match(window):
            parts = {name: match.span(name) for name, part in match.groupdict().items() if part}
            reading = _Reading(form, match.end(), parts, _cost(window, form, parts))
            key = form.order, match.end()
            if key not in readings or reading.cost < readings[key].cost:
                readings[key] = reading
    limit = min(r.cost for r in readings.values()) + TOO_DEAR
    return tuple(r for r in readings.values() if r.cost <= limit)


def _cost(code: str, form: Form, parts: Parts) -> float:
    cost = form.cost
    for name, (start, end) in parts.items():
        costs = PART_COSTS[name]
        part = code[start:end]
        cost += sum(costs.get(kind, 0.0) for kind in part)
        if name == "F":
            cost += EXTRA_FAMILY_WORD * max(0, len(part.lstrip("pvqkc").rstrip("j")) - 1)
            cost += CAPITALS_BEHIND * part.count("a", 1)
        elif name == "G":
            words = len(part.rstrip("iab"))
            cost += LONG_GIVEN * max(0, words - 2)
            if words > 1 and form.order is Order.COMMA and parts["F"][1] - parts["F"][0] > 1:
                cost += BOTH_LONG
    return cost


def _after_separator(code: str, at: int) -> int:
    match = _SEPARATOR.match(code, at)
    return match.end() if match else at


def _between(signs: str, after: int, code: str, hard: bool) -> float:
    if after == len(code):
        return SEPARATOR_COSTS["x"] * signs.count("x")
    if not signs:
        return MISSING_SEPARATOR
    if signs == ",":
        return COMMA_BESIDE_SEMICOLON if hard else 0.0
    return sum(SEPARATOR_COSTS.get(sign, 0.0) for sign in signs)


def _switch(before: Order, order: Order, count: int) -> float:
    if count == 0:
        return ENTRY.get(order, 0.0)
    if before is order is not Order.SINGLE:
        return 0.0
    if count == 1 and order in GIVEN_FIRST and before in FIRST_TURNED:
        return FIRST_TURNED[before]
    return SWITCHES.get((before, order), SWITCH)
