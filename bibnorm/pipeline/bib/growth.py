"""Prove that a file to which entries were added is as it was, but for these."""

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bibnorm.bibfile import BibFile, Entry, UnprovenError, split
from bibnorm.bibfile.blocks import Block
from bibnorm.pipeline.bib.fields import is_blank


@dataclass(frozen=True)
class Growth:
    """What was added: texts of entries and macros, and fields to entries, by their places."""

    added: Sequence[str]
    filled: Mapping[int, Entry]


def prove_growth(before: BibFile, text: str, growth: Growth) -> None:
    """Raise `UnprovenError` unless a text to be written is a file with something added.

    Without what was added, the text is the file to the byte; entries that were filled have
    the fields that they had, and each addition is read again as one block.

        >>> prove_growth(split("@misc{a}"), "@misc{b}\\n@misc{a}", Growth(["@misc{b}"], {}))
        >>> prove_growth(split("@misc{a}"), "@misc{b}", Growth(["@misc{b}"], {}))
        Traceback (most recent call last):
        bibnorm.bibfile.verify.UnprovenError: line 1: entry a is not kept
    """
    added = Counter(_plain(one) for one in growth.added)
    left = deque(block for block in split(text).blocks if block.text.strip())
    for at, old in enumerate(before.blocks):
        wanted = growth.filled.get(at, old)
        if isinstance(wanted, Entry) and isinstance(old, Entry):
            _has_all(old, wanted)
        if not old.text.strip():
            continue
        while left and left[0].text.strip() != wanted.text.strip():
            _remove(added, left.popleft(), old)
        if not left:
            raise UnprovenError(f"line {old.line}: {_named(old)} is not kept")
        left.popleft()
    for block in left:
        _remove(added, block, block)
    if added.total():
        raise UnprovenError("an entry that was to be added is not there")


def _remove(added: "Counter[str]", block: Block, old: Block) -> None:
    plain = _plain(block.text)
    if added[plain] < 1:
        raise UnprovenError(f"line {old.line}: {_named(old)} is not kept")
    added[plain] -= 1


def _plain(text: str) -> str:
    """Give a text whatever its lines end with: they end as those of the file do."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _named(block: Block) -> str:
    return f"entry {block.key}" if isinstance(block, Entry) and block.key else block.text[:30]


def _has_all(old: Entry, new: Entry) -> None:
    for was, now in zip(old.fields, new.fields, strict=False):
        if was.name != now.name or not (was.value == now.value or is_blank(was)):
            raise UnprovenError(f"line {old.line}: entry {old.key}: {was.name} is not kept")
    if len(new.fields) < len(old.fields) or (old.key, old.type) != (new.key, new.type):
        raise UnprovenError(f"line {old.line}: entry {old.key} is not kept")
