"""Prove that a file in which entries were joined says all that it said before."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from bibnorm.bibfile import BibFile, Entry, Kind, UnprovenError, split
from bibnorm.bibfile.blocks import Field
from bibnorm.pipeline.bib.fields import NAMING, covers, is_of_a_program
from bibnorm.pipeline.bib.join import IDS, split_keys
from bibnorm.pipeline.bib.keys import renamed
from bibnorm.pipeline.bib.values import Values


@dataclass(frozen=True)
class Joining:
    """What was done to a file, entries by their places among its blocks.

    `kept` gives for each entry that went the one that stayed, `names` the new keys by the
    old ones, `decided` the fields in which a person let the kept entry win.
    """

    kept: Mapping[int, int]
    names: Mapping[str, str]
    decided: frozenset[tuple[int, str]]


def prove(before: BibFile, text: str, done: Joining) -> None:
    """Raise `UnprovenError` unless a text to be written holds all that the file holds.

    What is no entry is the same, blank lines apart; an entry that stayed has its fields as
    they were, but for keys that it names; each field of one that went is in the one that
    stayed, unless a person decided otherwise.
    """
    after = split(text)
    _same_others(before, after)
    entries = {at: one for at, one in enumerate(before.blocks) if isinstance(one, Entry)}
    stayed = [at for at in entries if at not in done.kept]
    found = list(after.entries)
    if len(stayed) != len(found):
        raise UnprovenError(f"{len(stayed)} entries should stay, {len(found)} did")
    new = dict(zip(stayed, found, strict=True))
    for at in stayed:
        _same_entry(renamed(entries[at], done.names), new[at])
    was, now = Values(before), Values(after)
    for at, kept in done.kept.items():
        if kept not in new:
            raise UnprovenError(f"line {entries[at].line}: what it was joined with went, too")
        decided = {name for place, name in done.decided if place == at}
        _is_within(entries[at], new[kept], was, now, decided)


def _same_others(before: BibFile, after: BibFile) -> None:
    for kind in Kind:
        old, new = (
            ["".join(block.text.split()) if kind is Kind.TEXT else block.text
             for block in file.blocks if not isinstance(block, Entry) and block.kind is kind]
            for file in (before, after)
        )  # fmt: skip
        if "".join(old) != "".join(new):
            raise UnprovenError(f"what stands between the entries is not the same ({kind.value})")


def _same_entry(old: Entry, new: Entry) -> None:
    if (old.key, old.type) != (new.key, new.type):
        raise UnprovenError(f"line {old.line}: entry {old.key}: the key is not the same")
    if len(new.fields) < len(old.fields):
        raise UnprovenError(f"line {old.line}: entry {old.key}: a field is not kept")
    for was, now in zip(old.fields, new.fields, strict=False):
        if was.name != now.name or not (was.value == now.value or _may_change(was)):
            raise UnprovenError(f"line {old.line}: entry {old.key}: {was.name} is not kept")


def _may_change(field: Field) -> bool:
    return field.low in ("related", IDS) or not (field.inner or field.value).strip()


def _is_within(gone: Entry, kept: Entry, was: Values, now: Values, decided: Set[str]) -> None:
    said = now.whole(kept)
    said_of = [(field.low, was.of(field)) for field in gone.fields]
    said_of += [item for item in was.whole(gone).items() if item[0] not in gone.names]
    for name, value in said_of:
        is_decided = name in decided or is_of_a_program(name)
        if name in (*NAMING, IDS) or is_decided or not value.strip():
            continue
        if not covers(said, name, value):
            raise UnprovenError(f"line {gone.line}: entry {gone.key}: {name} is not kept")
    keys = {kept.key, *split_keys(said.get(IDS, ""))}
    if gone.key and gone.key not in keys:
        raise UnprovenError(f"line {gone.line}: entry {gone.key}: its key leads nowhere")
