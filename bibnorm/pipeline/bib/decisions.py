"""What a person decided about the entries of a file: the small TOML file beside it."""

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

HEAD = "# What was decided about {name}; bibnorm reads it, and adds to it. It may be edited.\n"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_TABLES = {
    "different": ("keys", "why"),
    "same": ("keys", "keep", "why"),
    "kept": ("key", "field", "against", "why"),
    "refused": ("key", "records", "why"),
}


@dataclass(frozen=True)
class Decisions:
    """Which keys are two works, and whose values count; what look-ups need not propose again.

    `kept` are the key of an entry, a field that stays as it is or missing, and what was proposed
    for it (nothing: whatever it is); `refused` a key and a record that is of another work.
    """

    different: frozenset[frozenset[str]] = frozenset()
    keep: frozenset[str] = field(default_factory=frozenset)
    kept: frozenset[tuple[str, str, str | None]] = frozenset()
    refused: frozenset[tuple[str, str]] = frozenset()

    def apart(self, a: str, b: str) -> bool:
        """Say whether two keys were said to be two works."""
        return frozenset((a, b)) in self.different

    def preferring(self, keys: Iterable[str]) -> "Decisions":
        """Give the same decisions with more keys whose values count."""
        return replace(self, keep=self.keep | frozenset(keys))

    def keeps(self, key: str, name: str, against: str) -> bool:
        """Say whether a field of an entry is to stay as it is, whatever is proposed or this."""
        return not self.kept.isdisjoint({(key, name, None), (key, name, against)})

    def knows(self, key: str) -> bool:
        """Say whether some record was said to be of another work than an entry."""
        return any(one == key for one, _ in self.refused)

    def refuses(self, key: str, names: Iterable[str]) -> bool:
        """Say whether a record, by any of its names, was said to be of another work."""
        return any((key, name.lower()) in self.refused for name in names)


def read_decisions(text: str) -> Decisions:
    """Read a file of decisions; a `ValueError` says to a person what is wrong in it.

    A key that is no longer there does no harm.

        >>> read_decisions('[[different]]\\nkeys = ["a", "b"]').apart("b", "a")
        True
        >>> read_decisions("[[same]]\\nkeys = 1")
        Traceback (most recent call last):
        ValueError: same: keys: give two or more in quotes, as in keys = ["a", "b"]
    """
    whole = tomllib.loads(text)
    if strange := sorted(set(whole) - set(_TABLES)):
        raise ValueError(f"{strange[0]}: no such decision; known: {', '.join(_TABLES)}")
    different: set[frozenset[str]] = set()
    keep: set[str] = set()
    for name in ("different", "same"):
        for table in _tables(whole, name):
            keys = _texts(table, name, "keys", 2)
            if name == "different":
                different.update(frozenset(pair) for pair in combinations(keys, 2))
            elif (kept := table.get("keep")) is not None:
                keep.add(_one_of(kept, keys))
    kept_fields = [
        (_text(table, "kept", "key"), _text(table, "kept", "field").lower(), _against(table))
        for table in _tables(whole, "kept")
    ]
    refused = [
        (_text(table, "refused", "key"), record.lower())
        for table in _tables(whole, "refused")
        for record in _texts(table, "refused", "records", 1)
    ]
    return Decisions(
        frozenset(different), frozenset(keep), frozenset(kept_fields), frozenset(refused)
    )


def _tables(whole: dict[str, Any], name: str) -> list[dict[str, Any]]:
    tables = whole.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ValueError(f"{name}: write [[{name}]] above each decision")
    for table in tables:
        if strange := sorted(set(table) - {*_TABLES[name]}):
            known = ", ".join(_TABLES[name])
            raise ValueError(f"{name}: {strange[0]}: no such key; known: {known}")
    return tables


def _texts(table: dict[str, Any], name: str, of: str, least: int) -> list[str]:
    texts = table.get(of)
    if (
        not isinstance(texts, list)
        or len(texts) < least
        or not all(isinstance(text, str) for text in texts)
    ):
        count = ["one or more", "two or more"][least - 1]
        raise ValueError(f'{name}: {of}: give {count} in quotes, as in {of} = ["a", "b"]')
    return texts


def _text(table: dict[str, Any], name: str, of: str) -> str:
    if not isinstance(text := table.get(of), str):
        raise ValueError(f'{name}: {of}: give a text, as in {of} = "a"')
    return text


def _against(table: dict[str, Any]) -> str | None:
    return _text(table, "kept", "against") if "against" in table else None


def _one_of(kept: object, keys: list[str]) -> str:
    if not isinstance(kept, str) or kept not in keys:
        raise ValueError(f"same: keep: name one of its keys ({', '.join(keys)})")
    return kept


def with_decision(text: str, name: str, table: str, **said: str | Sequence[str]) -> str:
    """Add a decision to a file of decisions; what stands in it stays.

    >>> print(with_decision("", "refs.bib", "different", keys=["a", "b"]), end="")
    # What was decided about refs.bib; bibnorm reads it, and adds to it. It may be edited.
    <BLANKLINE>
    [[different]]
    keys = ["a", "b"]
    """
    plain = _CONTROL.sub("?", name)  # which no comment may hold
    head = text if text.strip() else HEAD.format(name=plain)
    lines = [f"{of} = {_toml(value)}" for of, value in said.items()]
    return "\n".join([head.rstrip(), "", f"[[{table}]]", *lines, ""])


def _toml(value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"[{', '.join(map(_toml, value))}]"
