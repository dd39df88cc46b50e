"""Which names a row of tokens holds: the cheapest way to cover it."""

import re
from functools import lru_cache
from typing import NamedTuple

from bibnorm.fields.names.forms import (
    BOTH_LONG,
    COMMA_BESIDE_SEMICOLON,
    ENTRY,
    EXTRA_FAMILY_WORD,
    FIRST_TURNED,
    FORMS,
    LONG_GIVEN,
    MISSING_SEPARATOR,
    PART_COSTS,
    SEPARATOR_COSTS,
    SWITCH,
    SWITCHES,
    Form,
    Order,
)

_SEPARATOR = re.compile(r"[,;&/|\-.rEY x]*")
_HARD = re.compile(r"[;/|]")


class Found(NamedTuple):
    """One name in the code: where it stands and where its parts stand."""

    form: Form
    start: int
    end: int
    parts: dict[str, tuple[int, int]]


class _Path(NamedTuple):
    cost: float
    found: Found | None
    before: "_Path | None"
    count: int


@lru_cache(maxsize=8192)
def search(code: str, alone: bool = False) -> tuple[float, tuple[Found, ...]]:
    """Give the cheapest reading of a code and its cost; `alone` asks for one name.

    The whole block is decided at once: a path through it pays for each name, each
    odd separator and each change of order, so that a doubtful name is read as its
    neighbours are. What comes first wins a tie. Time grows with the length alone.

    >>> [found.form.name for found in search("w,i,w,i&ww")[1]]
    ['Smith, J. / Smith, John K.', 'Smith, J. / Smith, John K.', 'John K. Smith']
    """
    hard = bool(_HARD.search(code))
    start = _after_separator(code, 0)
    best: list[dict[Order, _Path]] = [{} for _ in range(len(code) + 1)]
    best[start][Order.WHOLE] = _Path(0.0, None, None, 0)
    for at in range(start, len(code)):
        if best[at]:
            _extend(code, at, best, hard, alone)
    paths = best[len(code)].values()
    if not paths:
        return 0.0, ()
    path: _Path | None = min(paths, key=lambda p: p.cost)
    cost = path.cost if path else 0.0
    found: list[Found] = []
    while path and path.found:
        found.append(path.found)
        path = path.before
    return cost, tuple(reversed(found))


def _extend(code: str, at: int, best: list[dict[Order, _Path]], hard: bool, alone: bool) -> None:
    for form, found, cost, after in _readings(code, at):
        after_cost = cost + _between(code, found.end, after, hard)
        if alone and after < len(code):
            continue
        target = best[after]
        for order, path in best[at].items():
            total = path.cost + after_cost + _switch(order, form.order, path.count)
            held = target.get(form.order)
            if held is None or total < held.cost:
                target[form.order] = _Path(total, found, path, path.count + 1)


def _readings(code: str, at: int) -> list[tuple[Form, Found, float, int]]:
    readings = []
    for form in FORMS:
        match = form.pattern.match(code, at)
        if match is None:
            continue
        parts = {name: match.span(name) for name, part in match.groupdict().items() if part}
        found = Found(form, at, match.end(), parts)
        readings.append((form, found, _cost(code, form, parts), _after_separator(code, match.end())))
    return readings


def _cost(code: str, form: Form, parts: dict[str, tuple[int, int]]) -> float:
    cost = form.cost
    for name, (start, end) in parts.items():
        costs = PART_COSTS[name]
        part = code[start:end]
        for kind in part:
            cost += costs.get(kind, 0.0)
        if name == "F":
            cost += EXTRA_FAMILY_WORD * max(0, len(part.lstrip("pvqkc").rstrip("j")) - 1)
        elif name == "G":
            words = len(part.rstrip("iab"))
            cost += LONG_GIVEN * max(0, words - 2)
            if words > 1 and form.order is Order.COMMA and parts["F"][1] - parts["F"][0] > 1:
                cost += BOTH_LONG
    return cost


def _after_separator(code: str, at: int) -> int:
    match = _SEPARATOR.match(code, at)
    return match.end() if match else at


def _between(code: str, at: int, after: int, hard: bool) -> float:
    signs = code[at:after]
    if after == len(code):
        return SEPARATOR_COSTS["x"] * signs.count("x")
    if not signs:
        return MISSING_SEPARATOR
    if hard and signs == ",":
        return COMMA_BESIDE_SEMICOLON
    return sum(SEPARATOR_COSTS.get(sign, 0.0) for sign in signs)


def _switch(before: Order, order: Order, count: int) -> float:
    if count == 0:
        return ENTRY.get(order, 0.0)
    if before is order is not Order.SINGLE:
        return 0.0
    if count == 1 and order is Order.GIVEN and before in FIRST_TURNED:
        return FIRST_TURNED[before]
    return SWITCHES.get((before, order), SWITCH)
