"""Format a file: each entry by the rules, all else as it stands, and the proof of it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bibnorm.bibfile.blocks import BibFile, Entry, Field, Other
from bibnorm.bibfile.macros import macros_of
from bibnorm.bibfile.order import arranged, misplaced
from bibnorm.bibfile.rule import Context, Options, Rule
from bibnorm.bibfile.rules import RULES
from bibnorm.bibfile.sortkeys import Order
from bibnorm.bibfile.split import split
from bibnorm.bibfile.verify import verify

DEFAULT = tuple(rule for rule in RULES if rule.default)
_SHOWN = 60
_PLAIN = Options()


@dataclass(frozen=True)
class Change:
    """What a rule did to an entry, and where: the line of the field, and of its entry."""

    line: int
    rule: str
    key: str
    message: str
    entry: int


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
    moved: tuple[Change, ...]
    broken: tuple[Other, ...]
    entries: int

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What each rule did, in words; they are found only when they are asked for."""
        return (*(change for step in self.steps for change in _changes(step)), *self.moved)


def format_text(
    text: str,
    rules: Sequence[Rule] = DEFAULT,
    *,
    options: Options = _PLAIN,
    only: Collection[str] | None = None,
    order: Order | None = None,
) -> Formatted:
    r"""Format the text of a .bib file; raise `UnprovenError` if something would be lost.

    The rules are applied to the entries whose keys are in `only`, or to all; then the entries
    are sorted by `order`, if one is given (`UnsortableError` where they cannot be).

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
    context = Context(newline(text), frozenset(macros_of(before)), options)
    steps: list[_Step] = []
    after = BibFile(
        tuple(
            _formatted(block, rules, context, steps)
            if isinstance(block, Entry) and (only is None or block.key in only)
            else block
            for block in before.blocks
        )
    )
    if steps:
        after = split(after.text)
        verify(before, after, rules, context)
    moved = tuple(_moved(before, order)) if order else ()
    if order:
        after = arranged(after, order, context.newline)
    entries = sum(1 for _ in before.entries)
    return Formatted(after.text, tuple(steps), moved, tuple(before.broken), entries)


def _moved(file: BibFile, order: Order) -> Iterator[Change]:
    for entry, other in misplaced(file, order):
        message = f"by {order} it belongs before {other.key}"
        yield Change(entry.line, "sort", entry.key, message, entry.line)


def newline(text: str) -> str:
    """Give how most lines of a text end."""
    crlf = text.count("\r\n")
    ends = {"\n": text.count("\n") - crlf, "\r\n": crlf, "\r": text.count("\r") - crlf}
    return max(ends, key=lambda end: ends[end])


def _formatted(first: Entry, rules: Sequence[Rule], context: Context, steps: list[_Step]) -> Entry:
    entry = first
    for rule in rules:
        new = rule.apply(entry, context)
        if new is not entry:
            steps.append(_Step(first, entry, new, rule.name))
            entry = new
    return entry


def _changes(step: _Step) -> Iterator[Change]:
    """Say what a rule changed, a line for each field; lines are those of the file as it was."""
    first, told = step.first, list(_told(step.old, step.new))
    for name, message in told or [("", "laid out anew")]:
        yield Change(first.line_of(name), step.rule, first.key, message, first.line)


def _told(old: Entry, new: Entry) -> Iterator[tuple[str, str]]:
    if old.type != new.type:
        yield "", f"@{old.type} -> @{new.type}"
    if [field.low for field in old.fields] == [field.low for field in new.fields]:
        for was, now in zip(old.fields, new.fields, strict=True):
            if was.name != now.name:
                yield was.low, f"{was.name} -> {now.name}"
            if was.value != now.value:
                yield was.low, f"{now.name}: {_short(was.value)} -> {_short(now.value)}"
        return
    added = list(_missing(new, old))
    for field in _missing(old, new):
        other = next((one for one in added if one.value == field.value), None)
        if other is not None:
            added.remove(other)
        yield field.low, f"{field.name} -> {other.name}" if other else f"{field.name} dropped"
    yield from ((field.low, f"{field.name} added: {_short(field.value)}") for field in added)


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
