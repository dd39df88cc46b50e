"""What a rule is: a name, what it does to an entry, and what it must leave as it was."""

from collections.abc import Callable
from dataclasses import dataclass

from bibnorm.bibfile.blocks import Entry, Field


@dataclass(frozen=True)
class Context:
    """What an entry's file says to its rules: how its lines end, which macros it defines."""

    newline: str = "\n"
    macros: frozenset[str] = frozenset()


def _same(value: str) -> str:
    return value


def _never(_field: Field, _entry: Entry) -> bool:
    return False


@dataclass(frozen=True)
class Rule:
    """A rule by its name.

    `apply` gives the entry as it should be, or the same entry. The rest is the promise that
    the verifier holds it to: only values of the fields in `touches` change, and `essence` of
    a raw value stays the same; `drops` says of a field whether it may be missing from the
    entry given, `adds` whether it may be new beside the entry given, `repeats` whether one may
    be missing that says the same as another.
    """

    name: str
    says: str
    apply: Callable[[Entry, Context], Entry]
    default: bool = True
    touches: frozenset[str] | None = frozenset()
    essence: Callable[[str], str] = _same
    drops: Callable[[Field, Entry], bool] = _never
    adds: Callable[[Field, Entry], bool] = _never
    repeats: bool = False

    def may_touch(self, name: str) -> bool:
        """Say whether the rule may change the value of a field of this name."""
        return self.touches is None or name in self.touches
