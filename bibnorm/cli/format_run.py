"""Run `bibnorm format`: file by file, so that one that fails does not stop the others."""

from collections.abc import Sequence
from difflib import get_close_matches
from functools import partial

from bibnorm.bibfile import DEFAULT, RULES, Rule, UnprovenError, decode
from bibnorm.bibfile import format_text as formatted
from bibnorm.cli.deliver import (
    File,
    Mode,
    deliver,
    guarded_one,
    no_search_for_circles,
    refuse,
    say_broken,
    unproven,
)
from bibnorm.cli.exits import Exit, FailedError
from bibnorm.cli.format_files import read
from bibnorm.cli.inputs import chosen

__all__ = ["Mode", "prepared", "run", "wanted"]


def run(names: Sequence[str], mode: Mode, select: Sequence[str], ignore: Sequence[str]) -> Exit:
    """Format files; the exit code is that of the one that went worst."""
    rules = wanted(select, ignore)
    inputs = chosen(names)
    refuse(inputs, mode)
    with no_search_for_circles():
        return max(guarded_one(name, partial(_one, name, mode, rules)) for name in inputs)


def wanted(select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """Give the rules that the options leave, in their order.

    >>> [rule.name for rule in wanted(["layout", "case"], ["case"])]
    ['layout']
    """
    known = {rule.name: rule for rule in RULES}
    for name in (*select, *ignore):
        if name not in known:
            near = get_close_matches(name, known, 1)
            meant = f" (did you mean {near[0]}?)" if near else ""
            raise FailedError(f"no rule is called {name}{meant}; see bibnorm rules")
    picked = [rule for rule in RULES if rule.name in select] if select else DEFAULT
    return tuple(rule for rule in picked if rule.name not in ignore)


def _one(name: str, mode: Mode, rules: Sequence[Rule]) -> Exit:
    file = prepared(name, rules)
    say_broken(file)
    found = deliver(file, mode)
    return Exit.FINDINGS if found or file.done.broken else Exit.CLEAN


def prepared(name: str, rules: Sequence[Rule]) -> File:
    """Read a file and format it; nothing is written."""
    data = read(name)
    text, coding = decode(data)
    try:
        return File(name, data, text, coding, formatted(text, rules))
    except UnprovenError as error:
        raise unproven(name, error) from error
