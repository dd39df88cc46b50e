"""Tagged formats, a field a line: what RIS, PubMed's and EndNote's have in common."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from bibnorm.model import Document, Record
from bibnorm.read.records import Gathered, document, plain

Tagged = list[tuple[str, str]]


@dataclass
class Block:
    """One record's lines: tag and text each; a text that goes on has line ends in it."""

    line: int
    end: int = 0
    text: str = ""
    fields: Tagged = field(default_factory=list)
    damage: str | None = None


@dataclass(frozen=True)
class Syntax:
    """How a format writes tags, and where its records begin and end.

    `tag` finds a tagged line: the groups are tag and text. A record begins with a tag of
    `first`, with the first tag behind the end of another, and, where `parted` is set and
    no such tag is in the file, behind a blank line. Lines without a tag go on with the
    field before them.
    """

    tag: re.Pattern[str]
    first: frozenset[str]
    last: str | None = None
    parted: bool = False


class _Cutter:
    """Goes through the lines once."""

    def __init__(self, source: str, syntax: Syntax) -> None:
        self._lines = source.split("\n")
        self._syntax = syntax
        self._block: Block | None = None
        self._said: list[tuple[str, list[str]]] = []
        self._blank = False
        self._parted = syntax.parted and not any(map(self._is_first, self._lines))

    def _is_first(self, line: str) -> bool:
        match = self._syntax.tag.match(line)
        return match is not None and match[1] in self._syntax.first

    def blocks(self) -> Iterator[Block]:
        for number, line in enumerate(self._lines, 1):
            match = self._syntax.tag.match(line)
            if match is None:
                self._go_on(line, number)
                continue
            tag = match[1].upper()
            if self._block and self._begins(tag):
                yield self._close(ended=self._syntax.last is None)
            self._blank = False
            if tag != self._syntax.last:
                self._block = self._block or Block(number)
                self._block.end = number
                self._said.append((tag, [match[2].strip()]))
            elif self._block:
                self._block.end = number
                yield self._close(ended=True)
        if self._block:
            yield self._close(ended=self._syntax.last is None)

    def _begins(self, tag: str) -> bool:
        return tag in self._syntax.first or (self._blank and self._parted)

    def _go_on(self, line: str, number: int) -> None:
        if not line.strip():
            self._blank = True
        elif self._block:
            self._said[-1][1].append(line.strip())
            self._block.end = number

    def _close(self, *, ended: bool) -> Block:
        block = self._block or Block(1)
        block.text = "\n".join(self._lines[block.line - 1 : block.end])
        block.fields = [(tag, "\n".join(texts)) for tag, texts in self._said]
        block.damage = None if ended else "The record does not end."
        self._block, self._said = None, []
        return block


def blocks(source: str, syntax: Syntax) -> Iterator[Block]:
    """Cut a source into records; every tagged line belongs to one."""
    return _Cutter(source, syntax).blocks()


def read_tagged(
    source: str, name: str, format_: str, syntax: Syntax, make: Callable[[Block], Record]
) -> Document:
    """Read a tagged format: `make` gives the record of a block."""
    return document(map(make, blocks(source, syntax)), source, name, format_)


def keep_rest(left: Mapping[str, list[str]], about: Mapping[str, str], gathered: Gathered) -> None:
    """Keep what no field took; `about` names what other formats have too."""
    for tag, texts in left.items():
        name = about.get(tag, tag)
        joint = "; " if name in ("keywords", "MH", "PT") else "\n"
        gathered.keep(name, joint.join(map(plain, texts)))


def first_of(fields: Tagged, *tags: str) -> str:
    """Give the first text that one of these tags has, in the order of the tags."""
    known: Mapping[str, str] = dict(reversed(fields))
    return next((known[tag] for tag in tags if known.get(tag)), "")
