"""Prove that a file as formatted says what the file said before."""

from collections.abc import Callable, Sequence
from itertools import zip_longest

from bibnorm.bibfile.blocks import BibFile, Block, Entry, Field
from bibnorm.bibfile.rule import Rule


class UnprovenError(Exception):
    """Something is not as it was; the message names the line and the entry."""


def verify(before: BibFile, after: BibFile, rules: Sequence[Rule]) -> None:
    r"""Raise `UnprovenError` unless `after` holds all that `before` holds.

    The same blocks in the same order; what is no entry to the letter; of each entry the
    key to the letter, and its fields in their order with values that are equal up to what
    the rules say that they may change. `after` is read anew from the text to be written.

        >>> from bibnorm.bibfile.split import split
        >>> verify(split("@misc{a, note={N}}"), split("@misc{a, note={M}}"), ())
        Traceback (most recent call last):
        bibnorm.bibfile.verify.UnprovenError: line 1: entry a: note is not kept
    """
    essence = _Essence(rules)
    for old, new in zip_longest(before.blocks, after.blocks):
        if old is None or new is None:
            block = old or new
            raise UnprovenError(f"line {block.line}: {_named(block)} is not in both")
        why = _difference(old, new, rules, essence)
        if why:
            raise UnprovenError(f"line {old.line}: {_named(old)}: {why}")


def _named(block: Block) -> str:
    return f"entry {block.key}" if isinstance(block, Entry) else block.kind.value


def _difference(old: Block, new: Block, rules: Sequence[Rule], essence: "_Essence") -> str:
    if not isinstance(old, Entry) or not isinstance(new, Entry):
        return "" if type(old) is type(new) and old.text == new.text else "is not the same"
    if old.key != new.key:
        return "the key is not the same"
    if old.type.lower() != new.type.lower() or old.closing[-1] != new.closing[-1]:
        return "the type is not the same"
    return _fields(old, new, rules, essence)


def _fields(old: Entry, new: Entry, rules: Sequence[Rule], essence: "_Essence") -> str:
    """Walk both lists of fields; only what a rule may drop or add may stand in one alone."""
    left = list(reversed(new.fields))
    for field in old.fields:
        while left and not _equal(field, left[-1], essence) and _may_add(left[-1], old, rules):
            left.pop()
        if left and _equal(field, left[-1], essence):
            left.pop()
        elif not _may_drop(field, new, rules, essence):
            return f"{field.name} is not kept"
    while left and _may_add(left[-1], old, rules):
        left.pop()
    return f"{left[-1].name} is new" if left else ""


def _may_drop(field: Field, new: Entry, rules: Sequence[Rule], essence: "_Essence") -> bool:
    if any(rule.drops(field, new) for rule in rules):
        return True
    repeats = any(rule.repeats for rule in rules)
    return repeats and any(_equal(field, other, essence) for other in new.fields)


def _may_add(field: Field, old: Entry, rules: Sequence[Rule]) -> bool:
    return any(rule.adds(field, old) for rule in rules)


def _equal(old: Field, new: Field, essence: "_Essence") -> bool:
    return old.low == new.low and (
        old.value == new.value or essence(old.low, old.value) == essence(old.low, new.value)
    )


class _Essence:
    """What of a value the rules together must keep."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._of: dict[str, tuple[Callable[[str], str], ...]] = {}

    def __call__(self, name: str, value: str) -> str:
        of = self._of.get(name)
        if of is None:
            of = tuple(rule.essence for rule in self._rules if rule.may_touch(name))
            self._of[name] = of
        for essence in of:
            value = essence(value)
        return value
