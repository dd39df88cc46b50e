"""Run `bibnorm format`: file by file, so that one that fails does not stop the others."""

import gc
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bibnorm.bibfile import Coding, Formatted, UnprovenError, UnsortableError, decode, split
from bibnorm.bibfile import format_text as formatted
from bibnorm.bibfile.diff import diff
from bibnorm.cli.exits import ISSUES, Exit, FailedError, complain, unexpected
from bibnorm.cli.format_files import read, replace
from bibnorm.cli.format_plan import Plan, Wishes, planned, refuse_unknown
from bibnorm.cli.format_report import Report
from bibnorm.cli.inputs import STDIN, chosen, refuse_overwriting, shown


@dataclass(frozen=True)
class Mode:
    """What becomes of a formatted file; without any of these it goes to standard output."""

    in_place: bool = False
    backup: bool = False
    check: bool = False
    diff: bool = False
    report: Path | None = None


_NONE = Wishes()


@dataclass(frozen=True)
class _File:
    name: str
    data: bytes
    text: str
    coding: Coding
    done: Formatted


def run(names: Sequence[str], mode: Mode, wishes: Wishes = _NONE) -> Exit:
    """Format files; the exit code is that of the one that went worst."""
    plan = planned(wishes)
    inputs = chosen(names)
    _refuse(inputs, mode)
    report = Report()
    with no_search_for_circles():
        worst = max(_guarded(name, mode, plan, report) for name in inputs)
    if mode.report:
        report.write(mode.report)
    return worst


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


def _refuse(inputs: Sequence[str], mode: Mode) -> None:
    refuse_overwriting(inputs, mode.report)
    if mode.in_place and (mode.check or mode.diff):
        raise FailedError("--check and --diff write nothing; leave out --in-place")
    if mode.backup and not mode.in_place:
        raise FailedError("--backup goes with --in-place")
    if mode.in_place and STDIN in inputs:
        raise FailedError("standard input cannot be written in place; name a file")
    if len(inputs) > 1 and not (mode.in_place or mode.check or mode.diff):
        raise FailedError("several files: choose --in-place, --check or --diff")


def _guarded(name: str, mode: Mode, plan: Plan, report: Report) -> Exit:
    try:
        return _one(name, mode, plan, report)
    except FailedError as failed:
        complain(str(failed))
    except BrokenPipeError:
        raise
    except Exception as error:
        complain(unexpected(error, shown(name)))
    return Exit.FAILED


def _one(name: str, mode: Mode, plan: Plan, report: Report) -> Exit:
    data = read(name)
    text, coding = decode(data)
    if plan.only:
        refuse_unknown(shown(name), split(text), plan.only)
    try:
        done = formatted(text, plan.rules, only=plan.only, order=plan.order)
    except UnprovenError as error:
        told = f"{shown(name)}: {error}, so nothing was written\n{ISSUES}"
        raise FailedError(told) from error
    except UnsortableError as error:
        raise FailedError(f"{shown(name)}: not sorted: {error}") from error
    file = _File(name, data, text, coding, done)
    for block in done.broken:
        why = f"{block.why}; left as it stands"
        write(sys.stderr.buffer, f"{shown(name)}:{block.line}: unread: {why}\n")
    found = _deliver(file, mode)
    if mode.report:
        report.add(shown(name), done)
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
