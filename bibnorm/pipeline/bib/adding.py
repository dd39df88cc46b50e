"""Write entries of another file so that they say the same in one's own."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bibnorm.bibfile import Entry
from bibnorm.entry.keys import suffix
from bibnorm.lexicon.months import month_number
from bibnorm.pipeline.bib.join import IDS, mentions, split_keys
from bibnorm.pipeline.bib.keys import renamed
from bibnorm.pipeline.bib.values import Values, named_macros, named_months

# The key of an entry that cannot be read to its end is taken all the same.
_KEY = re.compile(r"@[^{(]*[{(]\s*([^\s,{}=]+)")


class FreeKeys:
    """Gives keys that no entry of a file has; a key that is taken gets a letter.

    >>> from bibnorm.bibfile import split
    >>> free = FreeKeys(Values(split("@misc{rain, ids = {wind}}")))
    >>> [free.take(key) for key in ("Rain", "rain", "wind", "snow")]
    ['Raina', 'rainb', 'winda', 'snow']
    """

    def __init__(self, mine: Values) -> None:
        """Take the file whose keys are taken."""
        self._taken = {entry.key.casefold() for entry in mine.file.entries}
        broken = (_KEY.match(block.text) for block in mine.file.broken)
        self._taken.update(match[1].casefold() for match in broken if match)
        for entry in mine.file.entries:
            if (field := entry.get(IDS)) is not None:
                self._taken.update(key.casefold() for key in split_keys(mine.of(field)))

    def take(self, key: str) -> str:
        """Give a key, or what must stand for it."""
        base, number, free = key or "entry", 0, key or "entry"
        while free.casefold() in self._taken:
            free, number = base + suffix(number), number + 1
        self._taken.add(free.casefold())
        return free


def needed(entries: Iterable[Entry], new: Values) -> list[Entry]:
    """Give the entries from which others take fields or that they name, and theirs in turn."""
    waiting, found = list(entries), dict[int, Entry]()
    while waiting:
        for key in sorted(mentions(waiting.pop())):
            parent = new.by_key.get(key)
            if parent is not None and new.place(parent) not in found:
                found[new.place(parent)] = parent
                waiting.append(parent)
    return [found[at] for at in sorted(found)]


def foreign_macros(entries: Iterable[Entry], mine: Values, new: Values) -> Iterator[str]:
    """Give the definitions of macros that entries need and one's own file lacks, in order."""
    wanted: set[str] = set()
    waiting = [name for entry in entries for name in _macros(entry)]
    while waiting:
        name = waiting.pop()
        macro = new.macros.get(name)
        if macro is None or name in wanted or name in mine.macros:
            continue
        wanted.add(name)
        waiting += named_macros(macro.text.partition("=")[2][:-1])
    for macro in sorted((new.macros[name] for name in wanted), key=lambda macro: macro.block):
        yield macro.text


def _macros(entry: Entry) -> Iterator[str]:
    return (name for field in entry.fields for name in named_macros(field.value))


def settled(
    entry: Entry, key: str, names: Mapping[str, str], mine: Values, new: Values, *, early: bool
) -> Entry:
    """Write a new entry under its key; macros that mean something else here are written out.

    So are all of them in an entry that stands `early`, before what defines them.
    """
    fields = tuple(
        field.valued(f"{{{new.of(field)}}}")
        if (early and named_macros(field.value)) or _means_other(field.value, mine, new)
        else field
        for field in entry.fields
    )
    return renamed(replace(entry, key=key, fields=fields), names)


def _means_other(raw: str, mine: Values, new: Values) -> bool:
    """Say whether a raw value names a macro that has another meaning in one's own file."""
    if any(_month(month, mine) != _month(month, new) for month in named_months(raw)):
        return True
    found, waiting = set[str](), list(named_macros(raw))
    while waiting:
        name = waiting.pop()
        here, there = mine.macros.get(name), new.macros.get(name)
        if here and there and here.value != there.value:
            return True
        if there and not here and name not in found:
            found.add(name)
            waiting += named_macros(there.text.partition("=")[2][:-1])
    return False


def _month(name: str, values: Values) -> int | str:
    """Give the month that its macro stands for, however a file calls it: "January", "Jan."."""
    macro = values.macros.get(name)
    said = macro.value if macro else name
    return month_number(said) or said
