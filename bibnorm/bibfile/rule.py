"""What a rule is: a name, what it does to an entry, and what it must leave as it was."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from bibnorm.bibfile.blocks import Entry, Field

if TYPE_CHECKING:
    from bibnorm.model import VenueNamer  # at run time it would take a tenth of a second

NO_NAMES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Options:
    """What a user may wish of the rules; `venue` gives the name to write for a venue."""

    indent: str = "  "
    align: bool = False
    venue: "VenueNamer | None" = None


@dataclass(frozen=True)
class Context:
    """What rules hear: how the file's lines end, which macros it defines, what is wished."""

    newline: str = "\n"
    macros: frozenset[str] = frozenset()
    options: Options = Options()


def _same(value: str) -> str:
    return value


def _never(_field: Field, _entry: Entry) -> bool:
    return False


def _none(_entry: Entry) -> Mapping[str, str]:
    return NO_NAMES


def _nothing(_field: Field, _entry: Entry, _context: Context) -> str | None:
    return None


def _no_type(_old: Entry, _new: Entry) -> bool:
    return False


@dataclass(frozen=True)
class Rule:
    """A rule by its name.

    `apply` gives the entry as it should be, or the same entry. The rest is the promise that
    the verifier holds it to: only values of the fields in `touches` change, and `essence` of
    a raw value stays the same; `drops` says of a field whether it may be missing from the
    entry given, `adds` whether it may be new beside the entry given, `repeats` whether one may
    be missing that says the same as another; `renames` under which name the fields of the
    entry given may go on, `restates` which other value a field of it may have, `retypes`
    whether the second entry may have another type than the first.
    `against` names the rule that would undo this one: the two are never applied together.
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
    renames: Callable[[Entry], Mapping[str, str]] = _none
    restates: Callable[[Field, Entry, Context], str | None] = _nothing
    retypes: Callable[[Entry, Entry], bool] = _no_type
    against: str | None = None

    def may_touch(self, name: str) -> bool:
        """Say whether the rule may change the value of a field of this name."""
        return self.touches is None or name in self.touches
