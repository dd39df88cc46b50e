"""What `bibnorm format` is to do, put together from the options and the project's settings."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from bibnorm.bibfile import DEFAULT, RULES, BibFile, Order, Rule, read_order
from bibnorm.cli.exits import FailedError
from bibnorm.cli.settings import format_settings


@dataclass(frozen=True)
class Wishes:
    """What the options say; what is empty is left to the settings."""

    select: Sequence[str] = ()
    extend: Sequence[str] = ()
    ignore: Sequence[str] = ()
    only: Sequence[str] = ()
    sort: str = ""


@dataclass(frozen=True)
class Plan:
    """The rules in their order, the entries that they are for, and how entries are sorted."""

    rules: tuple[Rule, ...] = DEFAULT
    only: frozenset[str] | None = None
    order: Order | None = None


def planned(wishes: Wishes, folder: Path | None = None) -> Plan:
    """Give the plan; an option goes before the setting of its name."""
    settings = format_settings(folder)
    rules = wanted(
        wishes.select or settings["select"],
        wishes.extend or settings["extend-select"],
        wishes.ignore or settings["ignore"],
    )
    only = frozenset(key.strip() for keys in wishes.only for key in keys.split(","))
    return Plan(rules, only if wishes.only else None, _order(wishes.sort or settings["sort"]))


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
    return tuple(rule for rule in RULES if rule.name in picked)


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
