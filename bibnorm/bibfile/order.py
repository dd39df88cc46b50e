"""The entries of a file in another order, with what belongs to each, and the proof of it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bibnorm.bibfile.blocks import BibFile, Block, Entry, Kind, Other
from bibnorm.bibfile.macros import macros_of
from bibnorm.bibfile.sortkeys import Order
from bibnorm.bibfile.split import split
from bibnorm.bibfile.verify import UnprovenError
from bibnorm.lexicon.months import MACROS

_BLANKS = re.compile(r"[ \t\r\n]*")
_LINE = re.compile(r"[^\r\n]*")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)")
# What the standard styles define: before a file does so anew, their macros count.
_OF_STYLES_WORDS = (
    "acmcs acta cacm ibmjrd ibmsj ieeese ieeetc ieeetcad ipl jacm jcss scp sicomp tocs tods tog "
    "toms toois toplas tcs"
)
_OF_STYLES = frozenset((*MACROS, *_OF_STYLES_WORDS.split()))
_FIRST_OF_ALL = (Kind.STRING, Kind.PREAMBLE)


class UnsortableError(Exception):
    """The entries cannot change places without changing what they say; the message says why."""


@dataclass(frozen=True)
class _Item:
    """An entry with what goes where it goes: what stands before it, what behind on its line."""

    blank: str | None
    lead: str
    entry: Entry
    tail: str


def arranged(file: BibFile, order: Order, newline: str = "\n") -> BibFile:
    r"""Give a file with its entries in an order; the same file if they stand in it.

    A comment before an entry goes with it, and so does one behind it on the same line; what is
    parted from the first entry by a blank line stays at the head. Macros and preambles come to
    stand before all entries. Raises `UnsortableError` where a macro is defined twice or is one
    that styles define, and `UnprovenError` if anything were lost.

        >>> from bibnorm.bibfile.sortkeys import read_order
        >>> text = "% mine\n\n@misc{b}\n% of a\n@misc{a} % too\n\n@misc{c}\n"
        >>> print(arranged(split(text), read_order("key")).text, end="")
        % mine
        <BLANKLINE>
        % of a
        @misc{a} % too
        @misc{b}
        <BLANKLINE>
        @misc{c}
    """
    ranks = order.ranks(list(file.entries))
    if ranks == sorted(ranks):
        return file
    macros = _macros_between(file)
    moved = set(map(id, macros))
    head, items, foot = _parted([block for block in file.blocks if id(block) not in moved])
    text = "".join(
        [
            head,
            *(f"{macro.text}{newline}" for macro in macros),
            newline if macros else "",
            *(_text(items[at], items[place].blank, newline) for place, at in enumerate(ranks)),
            foot,
        ]
    )
    new = split(text)
    _prove(file, new)
    return new


def misplaced(file: BibFile, order: Order) -> list[tuple[Entry, Entry]]:
    """Give the entries that belong before the one that stands before them, and that one."""
    entries = list(file.entries)
    places = {at: place for place, at in enumerate(order.ranks(entries))}
    pairs = ((at - 1, at) for at in range(1, len(entries)))
    return [(entries[at], entries[was]) for was, at in pairs if places[at] < places[was]]


def _text(item: _Item, blank: str | None, newline: str) -> str:
    """Give an item behind the blanks of its new place; the first place has none."""
    if blank is not None and not ("\n" in blank or "\r" in blank):
        blank = newline  # the line before may end in a comment
    return f"{blank or ''}{item.lead}{item.entry.text}{item.tail}"


def _macros_between(file: BibFile) -> list[Other]:
    """Give the macros and preambles that stand behind an entry, and all where there is one."""
    blocks = file.blocks
    first = next(at for at, block in enumerate(blocks) if isinstance(block, Entry))
    moved = [
        block
        for block in blocks[first:]
        if isinstance(block, Other) and block.kind in _FIRST_OF_ALL
    ]
    if moved:
        often = Counter(macros_of(file))
        names = macros_of(BibFile(tuple(moved)))
        if twice := [name for name in names if often[name] > 1 or name in _OF_STYLES]:
            raise UnsortableError(
                f"the macro {twice[0]} is defined twice, or anew, and entries before that would "
                "change; define it before all entries, or under another name"
            )
    return moved


def _parted(blocks: Sequence[Block]) -> tuple[str, list[_Item], str]:
    """Part a file into its head, its entries with what belongs to them, and its foot."""
    first = next(at for at, block in enumerate(blocks) if isinstance(block, Entry))
    head, lead = _opened(blocks[:first])
    items: list[_Item] = []
    blank: str | None = None
    waiting = ""
    for block in blocks[first:]:
        if not isinstance(block, Entry):
            waiting += block.text
            continue
        if items:
            tail, blank, lead = _between(waiting)
            items[-1] = replace(items[-1], tail=tail)
        items.append(_Item(blank, lead, block, ""))
        waiting = ""
    tail, blank, rest = _between(waiting)
    items[-1] = replace(items[-1], tail=tail)
    return head, items, blank + rest


def _between(text: str) -> tuple[str, str, str]:
    """Part what stands between two entries: of the line of the one, blanks, of the other."""
    line = _LINE.match(text)
    assert line is not None  # it may be empty
    # Blocks on the line of an entry may be anything; only a comment is sure to be about it.
    tail = line[0].rstrip(" \t") if line[0].lstrip(" \t").startswith("%") else ""
    blanks = _BLANKS.match(text, len(tail))
    assert blanks is not None
    return tail, blanks[0], text[blanks.end() :]


def _opened(blocks: Sequence[Block]) -> tuple[str, str]:
    """Part what stands before the first entry: up to the last blank line it is the file's."""
    text = ""
    if blocks and isinstance(last := blocks[-1], Other) and last.kind is Kind.TEXT:
        blocks, text = blocks[:-1], last.text
    breaks = list(_BLANK_LINE.finditer(text))
    at = breaks[-1].end() if breaks else (len(text) if not text.strip() else 0)
    return "".join(block.text for block in blocks) + text[:at], text[at:]


def _prove(before: BibFile, after: BibFile) -> None:
    """Raise `UnprovenError` unless both hold the same blocks, in whatever order."""
    lost = _counted(before) - _counted(after)
    new = _counted(after) - _counted(before)
    for kind, text in [*lost, *new]:
        shown = " ".join(text.split())[:60]
        raise UnprovenError(f"sorting: {kind} is not the same in both: {shown}")


def _counted(file: BibFile) -> Counter[tuple[str, str]]:
    counted: Counter[tuple[str, str]] = Counter()
    letters: Counter[str] = Counter()
    for block in file.blocks:
        if isinstance(block, Entry):
            counted["entry", block.text] += 1
        elif block.kind is Kind.TEXT:
            letters.update(block.text.split())
        else:
            counted[block.kind.value, block.text.strip()] += 1
    counted.update({("text", word): count for word, count in letters.items()})
    return counted
