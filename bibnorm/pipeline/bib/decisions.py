"""What a person decided about the entries of a file: the small TOML file beside it."""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

HEAD = "# What was decided about {name}; bibnorm dedupe reads it, and adds to it for --no.\n"
_TABLES = {"different": {"keys", "why"}, "same": {"keys", "keep", "why"}}


@dataclass(frozen=True)
class Decisions:
    """Which keys are two works, and whose values count where entries are joined."""

    different: frozenset[frozenset[str]] = frozenset()
    keep: frozenset[str] = field(default_factory=frozenset)

    def apart(self, a: str, b: str) -> bool:
        """Say whether two keys were said to be two works."""
        return frozenset((a, b)) in self.different

    def preferring(self, keys: Iterable[str]) -> "Decisions":
        """Give the same decisions with more keys whose values count."""
        return Decisions(self.different, self.keep | frozenset(keys))


def read_decisions(text: str) -> Decisions:
    """Read a file of decisions; a `ValueError` says to a person what is wrong in it.

    A key that is no longer there does no harm.

        >>> read_decisions('[[different]]\\nkeys = ["a", "b"]').apart("b", "a")
        True
        >>> read_decisions("[[same]]\\nkeys = 1")
        Traceback (most recent call last):
        ValueError: same: keys: give two keys or more, as in keys = ["a", "b"]
    """
    whole = tomllib.loads(text)
    if strange := sorted(set(whole) - set(_TABLES)):
        raise ValueError(f"{strange[0]}: no such decision; known: {', '.join(_TABLES)}")
    different: set[frozenset[str]] = set()
    keep: set[str] = set()
    for name in _TABLES:
        for table in _tables(whole, name):
            keys = _keys(table, name)
            if name == "different":
                different.update(frozenset(pair) for pair in combinations(keys, 2))
            elif (kept := table.get("keep")) is not None:
                keep.add(_one_of(kept, keys))
    return Decisions(frozenset(different), frozenset(keep))


def _tables(whole: dict[str, Any], name: str) -> list[dict[str, Any]]:
    tables = whole.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ValueError(f"{name}: write [[{name}]] above each decision")
    for table in tables:
        if strange := sorted(set(table) - _TABLES[name]):
            raise ValueError(f"{name}: {strange[0]}: no such key; known: keys, keep, why")
    return tables


def _keys(table: dict[str, Any], name: str) -> list[str]:
    keys = table.get("keys")
    if not isinstance(keys, list) or len(keys) < 2 or not all(isinstance(key, str) for key in keys):
        raise ValueError(f'{name}: keys: give two keys or more, as in keys = ["a", "b"]')
    return keys


def _one_of(kept: object, keys: list[str]) -> str:
    if not isinstance(kept, str) or kept not in keys:
        raise ValueError(f"same: keep: name one of its keys ({', '.join(keys)})")
    return kept


def with_different(text: str, keys: tuple[str, str], name: str) -> str:
    """Add to a file of decisions that two keys are two works; what stands in it stays.

    >>> print(with_different("", ("a", "b"), "refs.bib"), end="")
    # What was decided about refs.bib; bibnorm dedupe reads it, and adds to it for --no.
    <BLANKLINE>
    [[different]]
    keys = ["a", "b"]
    """
    head = text if text.strip() else HEAD.format(name=name)
    listed = ", ".join(json.dumps(key, ensure_ascii=False) for key in keys)
    return f"{head.rstrip()}\n\n[[different]]\nkeys = [{listed}]\n"
