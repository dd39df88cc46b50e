"""Run `bibnorm format`: file by file, so that one that fails does not stop the others."""

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from typing import BinaryIO

from bibnorm.bibfile import DEFAULT, RULES, Coding, Formatted, Rule, UnprovenError, decode
from bibnorm.bibfile import format_text as formatted
from bibnorm.bibfile.diff import diff
from bibnorm.cli.exits import ISSUES, Exit, FailedError, complain, unexpected
from bibnorm.cli.format_files import read, replace
from bibnorm.cli.inputs import STDIN, chosen, shown


@dataclass(frozen=True)
class Mode:
    """What becomes of a formatted file; without any of these it goes to standard output."""

    in_place: bool = False
    backup: bool = False
    check: bool = False
    diff: bool = False


@dataclass(frozen=True)
class _File:
    name: str
    data: bytes
    text: str
    coding: Coding
    done: Formatted


def run(names: Sequence[str], mode: Mode, select: Sequence[str], ignore: Sequence[str]) -> Exit:
    """Format files; the exit code is that of the one that went worst."""
    rules = wanted(select, ignore)
    inputs = chosen(names)
    _refuse(inputs, mode)
    with no_search_for_circles():
        return max(_guarded(name, mode, rules) for name in inputs)


@contextmanager
def no_search_for_circles() -> Iterator[None]:
    """Half a million small values hold none; to look for some takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def wanted(select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """Give the rules that the options leave, in their order.

    >>> [rule.name for rule in wanted(["layout", "case"], ["case"])]
    ['layout']
    """
    known = {rule.name: rule for rule in RULES}
    for name in (*select, *ignore):
        if name not in known:
            near = get_close_matches(name, known, 1)
            meant = f" (did you mean {near[0]}?)" if near else ""
            raise FailedError(f"no rule is called {name}{meant}; see bibnorm rules")
    picked = [rule for rule in RULES if rule.name in select] if select else DEFAULT
    return tuple(rule for rule in picked if rule.name not in ignore)


def _refuse(inputs: Sequence[str], mode: Mode) -> None:
    if mode.in_place and (mode.check or mode.diff):
        raise FailedError("--check and --diff write nothing; leave out --in-place")
    if mode.backup and not mode.in_place:
        raise FailedError("--backup goes with --in-place")
    if mode.in_place and STDIN in inputs:
        raise FailedError("standard input cannot be written in place; name a file")
    if len(inputs) > 1 and mode == Mode():
        raise FailedError("several files: choose --in-place, --check or --diff")


def _guarded(name: str, mode: Mode, rules: Sequence[Rule]) -> Exit:
    try:
        return _one(name, mode, rules)
    except FailedError as failed:
        complain(str(failed))
    except BrokenPipeError:
        raise
    except Exception as error:
        complain(unexpected(error, shown(name)))
    return Exit.FAILED


def _one(name: str, mode: Mode, rules: Sequence[Rule]) -> Exit:
    data = read(name)
    text, coding = decode(data)
    try:
        done = formatted(text, rules)
    except UnprovenError as error:
        told = f"{shown(name)}: {error}, so nothing was written\n{ISSUES}"
        raise FailedError(told) from error
    file = _File(name, data, text, coding, done)
    for block in done.broken:
        why = f"{block.why}; left as it stands"
        write(sys.stderr.buffer, f"{shown(name)}:{block.line}: unread: {why}\n")
    found = _deliver(file, mode)
    return Exit.FINDINGS if found or done.broken else Exit.CLEAN


def _deliver(file: _File, mode: Mode) -> bool:
    """Bring a formatted file where it belongs; say whether --check found anything."""
    if mode.diff:
        write(sys.stdout.buffer, "".join(diff(file.text, file.done.text, shown(file.name))))
    elif mode.check:
        write(sys.stdout.buffer, "".join(_told(file)))
    elif not mode.in_place:
        write(sys.stdout.buffer, file.coding.encode(file.done.text))
    elif file.done.text != file.text:
        replace(file.name, file.data, file.coding.encode(file.done.text), mode.backup)
    return mode.check and file.done.text != file.text


def _told(file: _File) -> list[str]:
    name = shown(file.name)
    return [
        f"{name}:{change.line}: {change.rule}: {change.key}: {change.message}\n"
        for change in file.done.changes
    ]


def write(stream: BinaryIO, text: str | bytes) -> None:
    """Write text, or bytes as they are, and at once."""
    stream.write(text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text)
    stream.flush()
