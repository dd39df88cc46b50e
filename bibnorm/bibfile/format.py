"""Format a file: each entry by the rules, all else as it stands, and the proof of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bibnorm.bibfile.blocks import BibFile, Block, Entry, Field, Kind, Other
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import RULES
from bibnorm.bibfile.split import split
from bibnorm.bibfile.verify import verify

DEFAULT = tuple(rule for rule in RULES if rule.default)
_MACRO = re.compile(r"@\s*string\s*[{(]\s*([^\s={}()\"]+)", re.IGNORECASE)
_SHOWN = 60


@dataclass(frozen=True)
class Change:
    """What a rule did to an entry, and where."""

    line: int
    rule: str
    key: str
    message: str


@dataclass(frozen=True)
class _Step:
    """An entry of the file, and how a rule found and left it."""

    first: Entry
    old: Entry
    new: Entry
    rule: str


@dataclass(frozen=True)
class Formatted:
    """A file as it should be, what changed, and what could not be read and was left alone."""

    text: str
    steps: tuple[_Step, ...]
    broken: tuple[Other, ...]
    entries: int

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What each rule did, in words; they are found only when they are asked for."""
        return tuple(change for step in self.steps for change in _changes(step))


def format_text(text: str, rules: Sequence[Rule] = DEFAULT) -> Formatted:
    r"""Format the text of a .bib file; raise `UnprovenError` if something would be lost.

    >>> done = format_text("% mine\n@Misc{a, pages = {1-2}}\n@misc{b c}")
    >>> print(done.text)
    % mine
    @misc{a,
      pages = {1--2},
    }
    @misc{b c}
    >>> [f"{change.line}: {change.rule}: {change.message}" for change in done.changes][1]
    '2: pages: pages: {1-2} -> {1--2}'
    >>> [(block.line, block.why) for block in done.broken]
    [(3, 'no comma behind the key')]
    """
    before = split(text)
    context = Context(newline(text), _macros(before))
    steps: list[_Step] = []
    after = BibFile(tuple(_formatted(block, rules, context, steps) for block in before.blocks))
    written = after.text
    if written != text:
        verify(before, split(written), rules)
    entries = sum(1 for _ in before.entries)
    return Formatted(written, tuple(steps), tuple(before.broken), entries)


def newline(text: str) -> str:
    """Give how most lines of a text end."""
    crlf = text.count("\r\n")
    ends = {"\n": text.count("\n") - crlf, "\r\n": crlf, "\r": text.count("\r") - crlf}
    return max(ends, key=lambda end: ends[end])


def _macros(file: BibFile) -> frozenset[str]:
    strings = (
        block.text
        for block in file.blocks
        if isinstance(block, Other) and block.kind in (Kind.STRING, Kind.BROKEN)
    )
    return frozenset(match[1].lower() for text in strings if (match := _MACRO.match(text)))


def _formatted(block: Block, rules: Sequence[Rule], context: Context, steps: list[_Step]) -> Block:
    if not isinstance(block, Entry):
        return block
    entry = block
    for rule in rules:
        new = rule.apply(entry, context)
        if new is not entry:
            steps.append(_Step(block, entry, new, rule.name))
            entry = new
    return entry


def _changes(step: _Step) -> Iterator[Change]:
    """Say what a rule changed, a line for each field; lines are those of the file as it was."""
    told = list(_told(step.old, step.new))
    for name, message in told or [("", "laid out anew")]:
        yield Change(step.first.line_of(name), step.rule, step.first.key, message)


def _told(old: Entry, new: Entry) -> Iterator[tuple[str, str]]:
    if old.type != new.type:
        yield "", f"@{old.type} -> @{new.type}"
    if len(old.fields) == len(new.fields):
        for was, now in zip(old.fields, new.fields, strict=True):
            if was.name != now.name:
                yield was.low, f"{was.name} -> {now.name}"
            if was.value != now.value:
                yield was.low, f"{now.name}: {_short(was.value)} -> {_short(now.value)}"
        return
    yield from ((field.low, f"{field.name} dropped") for field in _missing(old, new))
    yield from ((field.low, f"{field.name} added") for field in _missing(new, old))


def _missing(one: Entry, other: Entry) -> Iterable[Field]:
    """Give the fields of one entry beyond those of another, by name."""
    left = [field.low for field in other.fields]
    for field in one.fields:
        if field.low in left:
            left.remove(field.low)
        else:
            yield field


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
