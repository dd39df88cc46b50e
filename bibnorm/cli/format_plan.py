"""What `bibnorm format` is to do, put together from the options and the project's settings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from bibnorm.bibfile import DEFAULT, RULES, BibFile, Options, Order, Rule, read_order
from bibnorm.cli.exits import FailedError
from bibnorm.cli.settings import format_settings

_VENUE_NAMES = ("full", "short", "abbreviated")
_WIDEST = 16
_PLAIN = Options()


@dataclass(frozen=True)
class Wishes:
    """What the options say; what is empty is left to the settings."""

    select: Sequence[str] = ()
    extend: Sequence[str] = ()
    ignore: Sequence[str] = ()
    only: Sequence[str] = ()
    sort: str = ""
    indent: str = ""
    align: bool = False
    venues: Sequence[Path] = ()
    venue_names: str = ""


@dataclass(frozen=True)
class Plan:
    """The rules in their order, what they are told, the entries they are for, the order of all."""

    rules: tuple[Rule, ...] = DEFAULT
    only: frozenset[str] | None = None
    order: Order | None = None
    options: Options = _PLAIN


def planned(wishes: Wishes, folder: Path | None = None) -> Plan:
    """Give the plan; an option goes before the setting of its name."""
    settings = format_settings(folder)
    rules = wanted(
        wishes.select or settings["select"],
        wishes.extend or settings["extend-select"],
        wishes.ignore or settings["ignore"],
    )
    only = frozenset(key.strip() for keys in wishes.only for key in keys.split(","))
    order = _order(wishes.sort or settings["sort"])
    return Plan(rules, only if wishes.only else None, order, _options(wishes, settings, rules))


def wanted(
    select: Sequence[str], extend: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """Give the rules that are asked for, in their order.

    >>> [rule.name for rule in wanted(["layout", "case"], ignore=["case"])]
    ['layout']
    """
    known = {rule.name: rule for rule in RULES}
    for name in (*select, *extend, *ignore):
        if name not in known:
            raise FailedError(f"no rule is called {name}{_meant(name, known)}; see bibnorm rules")
    picked = {*(select or (rule.name for rule in DEFAULT)), *extend} - {*ignore}
    rules = tuple(rule for rule in RULES if rule.name in picked)
    for rule in rules:
        if rule.against in picked:
            raise FailedError(f"{rule.name} and {rule.against} undo each other; choose one")
    return rules


def _options(wishes: Wishes, settings: Mapping[str, Any], rules: Sequence[Rule]) -> Options:
    """Give what the rules are told; the venues are loaded only for the rule that asks them."""
    names = wishes.venue_names or settings["venue-names"]
    if names not in _VENUE_NAMES:
        raise FailedError(f"--venue-names: {names}: choose one of {', '.join(_VENUE_NAMES)}")
    namer = None
    if any(rule.name == "venue" for rule in rules):
        from bibnorm.cli.format_venues import namer as opened

        namer = opened(wishes.venues, names)
    elif wishes.venues or wishes.venue_names:
        raise FailedError("--venues and --venue-names go with --extend-select venue")
    indent = _indent(wishes.indent or settings["indent"])
    return Options(indent, wishes.align or settings["align"], namer)


def _indent(text: str) -> str:
    """Read how far fields stand in: a number of blanks, or a tab.

    >>> len(_indent("4")), ord(_indent("tab"))
    (4, 9)
    """
    if text == "tab":
        return "\t"
    if not (text.isascii() and text.isdigit() and int(text) <= _WIDEST):
        raise FailedError(f"--indent: {text}: give a number of blanks up to {_WIDEST}, or tab")
    return " " * int(text)


def refuse_unknown(name: str, file: BibFile, only: frozenset[str] | None) -> None:
    """Stop where a key is asked for that no entry has: it may be misspelt."""
    keys = {entry.key for entry in file.entries}
    for key in sorted((only or frozenset()) - keys):
        raise FailedError(f"{name}: no entry has the key {key}{_meant(key, keys)}")


def _order(text: str) -> Order | None:
    try:
        return read_order(text) if text else None
    except ValueError as error:
        raise FailedError(f"--sort: {error}") from error


def _meant(name: str, known: Sequence[str] | dict[str, Rule] | set[str]) -> str:
    near = get_close_matches(name, known, 1)
    return f" (did you mean {near[0]}?)" if near else ""
