"""Prove that a file as formatted says what the file said before."""

from collections.abc import Callable, Sequence, Set
from itertools import zip_longest

from bibnorm.bibfile.blocks import BibFile, Block, Entry, Field
from bibnorm.bibfile.rule import Context, Rule

_PLAIN = Context()


class UnprovenError(Exception):
    """Something is not as it was; the message names the line and the entry."""


def verify(
    before: BibFile, after: BibFile, rules: Sequence[Rule], context: Context = _PLAIN
) -> None:
    r"""Raise `UnprovenError` unless `after` holds all that `before` holds.

    The same blocks in the same order; what is no entry to the letter; of each entry the
    key to the letter, and its fields in their order with values that are equal up to what
    the rules say that they may change. `after` is read anew from the text to be written.

        >>> from bibnorm.bibfile.split import split
        >>> verify(split("@misc{a, note={N}}"), split("@misc{a, note={M}}"), ())
        Traceback (most recent call last):
        bibnorm.bibfile.verify.UnprovenError: line 1: entry a: note is not kept
    """
    promise = _Promise(rules, context)
    for old, new in zip_longest(before.blocks, after.blocks):
        if old is None or new is None:
            block = old or new
            raise UnprovenError(f"line {block.line}: {_named(block)} is not in both")
        why = _difference(old, new, promise)
        if why:
            raise UnprovenError(f"line {old.line}: {_named(old)}: {why}")


def _named(block: Block) -> str:
    return f"entry {block.key}" if isinstance(block, Entry) else block.kind.value


def _difference(old: Block, new: Block, promise: "_Promise") -> str:
    if not isinstance(old, Entry) or not isinstance(new, Entry):
        return "" if type(old) is type(new) and old.text == new.text else "is not the same"
    if old.key != new.key:
        return "the key is not the same"
    if old.closing[-1] != new.closing[-1] or not promise.keeps_type(old, new):
        return "the type is not the same"
    return _fields(old, new, promise)


def _fields(old: Entry, new: Entry, promise: "_Promise") -> str:
    """Walk both lists of fields; only what a rule may drop or add may stand in one alone."""
    left = list(reversed(new.fields))
    renamed = promise.renamed(old)
    for field in old.fields:
        if left and left[-1].value == field.value and left[-1].low == field.low:
            left.pop()
            continue
        names = {field.low, renamed.get(field.low, field.low)}
        held = bool(left) and promise.keeps(field, left[-1], old, names)
        while left and not held and promise.may_add(left[-1], old):
            left.pop()
            held = bool(left) and promise.keeps(field, left[-1], old, names)
        if held:
            left.pop()
        elif not promise.may_drop(field, old, new, names):
            return f"{field.name} is not kept"
    while left and promise.may_add(left[-1], old):
        left.pop()
    return f"{left[-1].name} is new" if left else ""


class _Promise:
    """What the rules together must keep of an entry."""

    def __init__(self, rules: Sequence[Rule], context: Context) -> None:
        self._rules = rules
        self._context = context
        plain = Rule("", "", lambda entry, _: entry)
        # Asked of every entry, and most rules never say yes.
        self._renaming = [rule for rule in rules if rule.renames is not plain.renames]
        self._retyping = [rule for rule in rules if rule.retypes is not plain.retypes]
        self._essences: dict[str, tuple[Callable[[str], str], ...]] = {}

    def keeps_type(self, old: Entry, new: Entry) -> bool:
        """Say whether the type is the same, or another that a rule may give."""
        same = old.type.lower() == new.type.lower()
        return same or any(rule.retypes(old, new) for rule in self._retyping)

    def renamed(self, old: Entry) -> dict[str, str]:
        """Give the new names that fields may have; never one that stands there already."""
        found = {
            name: other for rule in self._renaming for name, other in rule.renames(old).items()
        }
        return {name: other for name, other in found.items() if not old.tells(other)}

    def may_add(self, field: Field, old: Entry) -> bool:
        """Say whether a field may be new."""
        return any(rule.adds(field, old) for rule in self._rules)

    def may_drop(self, field: Field, old: Entry, new: Entry, names: Set[str]) -> bool:
        """Say whether a field may be missing."""
        if any(rule.drops(field, new) for rule in self._rules):
            return True
        repeats = any(rule.repeats for rule in self._rules)
        return repeats and any(self.keeps(field, other, old, names) for other in new.fields)

    def keeps(self, field: Field, new: Field, old: Entry, names: Set[str]) -> bool:
        """Say whether a field, under one of its names, says what it said before."""
        if new.low not in names:
            return False
        if field.value == new.value:
            return True
        said = self._essence(new.low, new.value)
        if said in (self._essence(name, field.value) for name in names):
            return True
        others = (rule.restates(field, old, self._context) for rule in self._rules)
        return said in [self._essence(new.low, other) for other in others if other is not None]

    def _essence(self, name: str, value: str) -> str:
        """Give what of a value all rules must keep."""
        of = self._essences.get(name)
        if of is None:
            of = tuple(rule.essence for rule in self._rules if rule.may_touch(name))
            self._essences[name] = of
        for essence in of:
            value = essence(value)
        return value
