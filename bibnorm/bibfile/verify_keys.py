"""Prove that a file with other keys is the same file, and that all leads where it led."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest

from bibnorm.bibfile.blocks import BibFile, Block, Entry, Kind, Other
from bibnorm.bibfile.references import ALIASES, REFERENCES, aliases, listed
from bibnorm.bibfile.verify import UnprovenError


def verify_keys(before: Iterable[BibFile], after: Iterable[BibFile]) -> None:
    """Raise `UnprovenError` unless only keys are new, and references lead where they led.

    `after` is read anew from the texts to be written, file by file. The same blocks in the
    same order; an entry the same to the letter but for its key, what refers to keys, and old
    keys in `ids`; no two entries under one key that were not before; each reference leads to
    the same entry as before, or still nowhere.

        >>> from bibnorm.bibfile.split import split
        >>> old = split("@book{b, title={B}} @misc{c, crossref={b}}")
        >>> verify_keys([old], [split("@book{d, title={B}} @misc{c, crossref={b}}")])
        Traceback (most recent call last):
        bibnorm.bibfile.verify.UnprovenError: line 1: entry c: crossref does not lead where it led
    """
    old = [block for file in before for block in file.blocks]
    new = [block for file in after for block in file.blocks]
    was, now = _Places(old), _Places(new)
    for one, other in zip_longest(old, new):
        why = "is not in both" if one is None or other is None else _why(one, other, was, now)
        if why:
            block = one or other
            name = f"entry {block.key}" if isinstance(block, Entry) else block.kind.value
            raise UnprovenError(f"line {block.line}: {name}: {why}")


class _Places:
    """Which entry a key leads to: the first of that key, else the first in any case."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.exact: dict[str, int] = {}
        self.folded: dict[str, int] = {}
        self.times: dict[str, int] = {}
        entries = (block for block in blocks if isinstance(block, Entry))
        for number, entry in enumerate(entries):
            self.exact.setdefault(entry.key, number)
            low = entry.key.casefold()
            self.folded.setdefault(low, number)
            self.times[low] = self.times.get(low, 0) + 1

    def of(self, key: str) -> int | None:
        return self.exact.get(key, self.folded.get(key.casefold()))


def _why(old: Block, new: Block, was: _Places, now: _Places) -> str:
    if isinstance(old, Entry) and isinstance(new, Entry):
        return _entry(old, new, was, now)
    if isinstance(old, Entry) or isinstance(new, Entry):
        return "is not the same"
    return "" if _same_other(old, new) else "is not the same"


def _same_other(old: Other, new: Other) -> bool:
    """Say whether a block is the same; in a comment of JabRef's the keys may differ."""
    if old.text == new.text:
        return True
    if old.kind is not Kind.COMMENT or new.kind is not Kind.COMMENT or "jabref" not in old.text:
        return False
    parts = [block.text.split("\\;") for block in (old, new)]
    return len(parts[0]) == len(parts[1]) and parts[0][0] == parts[1][0]


def _entry(old: Entry, new: Entry, was: _Places, now: _Places) -> str:
    low = new.key.casefold()
    if now.times[low] > 1 and (old.key != new.key or was.times[low] < now.times[low]):
        return f"the key {new.key} would come twice"
    if _bare(old) != _bare(new):
        return "is not the same but for its key"
    if set(aliases(new)) not in ({*aliases(old)}, {*aliases(old), old.key}):
        return f"{ALIASES} is not kept"
    return _references(old, new, was, now)


def _bare(entry: Entry) -> tuple[str, ...]:
    """Give all that must be the same; the comma of the last field may be new."""
    loose = {*REFERENCES, ALIASES}
    kept = [replace(field, after=field.after or ",") for field in entry.fields]
    fields = [field.text for field in kept if field.low not in loose]
    names = [field.low for field in kept if field.low in REFERENCES]
    return (entry.at, entry.type, entry.opening, entry.closing, *fields, *names)


def _references(old: Entry, new: Entry, was: _Places, now: _Places) -> str:
    pairs = zip(
        [field for field in old.fields if field.low in REFERENCES],
        [field for field in new.fields if field.low in REFERENCES],
        strict=True,
    )
    for one, other in pairs:
        left, right = listed(one), listed(other)
        if one.value != other.value and not left:
            return f"{one.low} is not kept"
        if [was.of(key) for key in left] != [now.of(key) for key in right]:
            return f"{one.low} does not lead where it led"
        lost = [key for key in left if was.of(key) is None]
        if lost != [key for key in right if now.of(key) is None]:
            return f"{one.low} is not kept"
    return ""
