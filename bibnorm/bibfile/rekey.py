"""Give the entries of a file other keys, and let all that refers to them follow."""

from collections.abc import Sequence
from dataclasses import replace

from bibnorm.bibfile.blocks import BibFile, Block, Entry, Kind, Other
from bibnorm.bibfile.format import Change
from bibnorm.bibfile.groups import regrouped
from bibnorm.bibfile.insert import behind
from bibnorm.bibfile.keymap import Keymap
from bibnorm.bibfile.references import ALIASES, REFERENCES, listed, redirected

RULE = "keys"


def rekeyed(file: BibFile, keys: Sequence[str], known: Keymap, keep: bool = False) -> BibFile:
    """Give each entry its key, in order; `known` says what other keys have become.

    `crossref`, `xref`, `xdata`, `related`, `entryset` and the groups of JabRef follow. With
    `keep` the old key goes into `ids`, under which biblatex finds the entry too.

        >>> from bibnorm.bibfile.keymap import keymap
        >>> from bibnorm.bibfile.split import split
        >>> file = split("@book{b, title={B}} @misc{c, crossref={b}}")
        >>> known = keymap([("b", "New"), ("c", "c")])
        >>> rekeyed(file, ["New", "c"], known).text
        '@book{New, title={B}} @misc{c, crossref={New}}'
        >>> rekeyed(file, ["New", "c"], known, keep=True).text
        '@book{New, title={B}, ids={b}} @misc{c, crossref={New}}'
    """
    new = iter(keys)
    taken = {key.casefold() for key in known.exact.values()}

    def changed(block: Block) -> Block:
        if isinstance(block, Entry):
            entry = _renamed(block, next(new), known)
            return _with_alias(entry, block.key, known, taken) if keep else entry
        if block.kind is Kind.COMMENT:
            text = regrouped(block.text, known.get)
            return block if text == block.text else Other(block.kind, text, block.line)
        return block

    return BibFile(tuple(changed(block) for block in file.blocks))


def _renamed(entry: Entry, key: str, known: Keymap) -> Entry:
    fields = entry.fields
    if not entry.names.isdisjoint(REFERENCES):
        fields = tuple(
            redirected(field, known.get) if field.low in REFERENCES else field for field in fields
        )
    if key == entry.key and fields == entry.fields:
        return entry
    return replace(entry, key=key, fields=fields)


def _with_alias(entry: Entry, old: str, known: Keymap, taken: set[str]) -> Entry:
    """Put the old key into `ids`, unless it leads to another entry or is one's key."""
    if not old or not entry.fields or known.exact[old] != entry.key or old.casefold() in taken:
        return entry
    there = entry.get(ALIASES)
    if there is None:
        return behind(entry, len(entry.fields) - 1, ALIASES, f"{{{old}}}")
    if there.inner is None or old in listed(there):
        return entry
    inner = f"{there.inner.rstrip()}, {old}" if there.inner.strip() else old
    fields = tuple(field.holding(inner) if field is there else field for field in entry.fields)
    return replace(entry, fields=fields)


def key_changes(first: BibFile, old: BibFile, new: BibFile) -> list[Change]:
    """Say what became another key or reference, in the lines of the file as it was at first."""
    told = []
    for place, was, now in zip(first.blocks, old.blocks, new.blocks, strict=True):
        if isinstance(was, Entry) and isinstance(now, Entry):
            if was.key != now.key:
                message = f"{was.key or '(none)'} -> {now.key}"
                told.append(Change(place.line, RULE, was.key, message, place.line))
            told += _field_changes(place, was, now)
        elif was.text != now.text:
            told.append(
                Change(place.line, RULE, "jabref-meta", "keys in groups changed", place.line)
            )
    return told


def _field_changes(place: Block, was: Entry, now: Entry) -> list[Change]:
    told = []
    for field in now.fields:
        before = was.get(field.low)
        if field.low in (*REFERENCES, ALIASES) and (before is None or before.value != field.value):
            line = place.line_of(field.low) if isinstance(place, Entry) else place.line
            message = f"{field.low}: {before.value} -> " if before else f"{field.low} added: "
            told.append(Change(line, RULE, was.key, f"{message}{field.value}", place.line))
    return told
