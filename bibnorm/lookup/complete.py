"""A .bib file with what look-ups found, and the proof that nothing else in it changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bibnorm.bibfile import BibFile, Entry, UnprovenError
from bibnorm.bibfile.blocks import Block
from bibnorm.bibfile.rules.edit import each, without
from bibnorm.bibfile.split import split
from bibnorm.pipeline.bib.join import with_field

ENTRYTYPE = "entrytype"
"""What biblatex calls the type of an entry; `type` is a field of its own."""


@dataclass(frozen=True)
class Change:
    """A field as it is to be, raw: added, replaced, or taken away where the value is None."""

    name: str
    value: str | None


def consistent(entry: Entry, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Give changes with those that they ask for: a new title says its subtitle itself.

    >>> entry = next(split("@misc{a, title = {Rain}, subtitle = {A Song}}").entries)
    >>> [one.name for one in consistent(entry, [Change("title", "{Rain: An Aria}")])]
    ['title', 'subtitle']
    """
    names = {change.name for change in changes}
    has_new = any(change.name == "title" and change.value is not None for change in changes)
    if not has_new or "subtitle" in names or not entry.tells("subtitle"):
        return tuple(changes)
    return (*changes, Change("subtitle", None))


def complete(file: BibFile, changes: Mapping[int, Sequence[Change]]) -> tuple[tuple[str, str], ...]:
    """Give each block as it was and as it is to be; changes are by place among the blocks.

    Raises `UnprovenError` unless the file, read again, is the same but for those changes.

        >>> file = split("% mine\\n@misc{a, year = 2001}\\n")
        >>> complete(file, {1: [Change("doi", "{10.1000/r}")]})[1][1]
        '@misc{a, year = 2001, doi = {10.1000/r}}'
    """
    pairs = tuple(
        (block.text, _completed(block, changes.get(at, ())).text)
        for at, block in enumerate(file.blocks)
    )
    _prove(file, split("".join(new for _, new in pairs)), changes)
    return pairs


def _completed(block: Block, changes: Sequence[Change]) -> Block:
    if not isinstance(block, Entry):
        return block
    for change in changes:
        block = _changed(block, change)
    return block


def _changed(entry: Entry, change: Change) -> Entry:
    name, value = change.name, change.value
    if value is None:
        return without(entry, lambda field: field.low == name)
    if name == ENTRYTYPE:
        return replace(entry, type=value)
    if entry.has(name):
        return each(entry, (name,), lambda field: field.valued(value))
    return with_field(entry, name, value)


def _prove(before: BibFile, after: BibFile, changes: Mapping[int, Sequence[Change]]) -> None:
    if len(before.blocks) != len(after.blocks):
        raise UnprovenError("the file would not have the same blocks")
    for at, (old, new) in enumerate(zip(before.blocks, after.blocks, strict=True)):
        if old.text == new.text:
            continue
        if not isinstance(old, Entry) or not isinstance(new, Entry):
            raise UnprovenError(f"line {old.line}: what is no entry would change")
        if _said(new) != _wanted(old, changes.get(at, ())):
            raise UnprovenError(
                f"line {old.line}: entry {old.key}: more than proposed would change"
            )


Said = tuple[str, str, list[tuple[str, str]]]


def _said(entry: Entry) -> Said:
    return entry.type, entry.key, [(field.low, field.value) for field in entry.fields]


def _wanted(old: Entry, changes: Sequence[Change]) -> Said:
    """Give what an entry is to say: worked out from values alone, as `_changed` does not."""
    type_, key, fields = _said(old)
    for change in changes:
        known = any(name == change.name for name, _ in fields)
        if change.name == ENTRYTYPE:
            type_ = change.value or type_
        elif change.value is None:
            fields = [one for one in fields if one[0] != change.name]
        elif known:
            new = change.value
            fields = [(name, new if name == change.name else said) for name, said in fields]
        else:
            fields.append((change.name, change.value))
    return type_, key, fields
