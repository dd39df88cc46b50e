"""What becomes of a .bib file that was read, changed and proved: standard output, place, report."""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from bibnorm.bibfile import Change, Coding, Other, UnprovenError
from bibnorm.bibfile.diff import diff
from bibnorm.cli.exits import ISSUES, Exit, FailedError, complain, unexpected
from bibnorm.cli.format_files import replace
from bibnorm.cli.inputs import STDIN, refuse_overwriting, shown


@dataclass(frozen=True)
class Mode:
    """What becomes of a changed file; without any of these it goes to standard output."""

    in_place: bool = False
    backup: bool = False
    check: bool = False
    diff: bool = False
    report: Path | None = None

    @property
    def is_output(self) -> bool:
        """Whether the changed file itself goes to standard output."""
        return not (self.in_place or self.check or self.diff)


class Done(Protocol):
    """A file as it should be: its text, what changed, and what could not be read."""

    @property
    def text(self) -> str:
        """The text to be written."""
        ...

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changed, in words."""
        ...

    @property
    def broken(self) -> tuple[Other, ...]:
        """The blocks that stay as they stand."""
        ...


@dataclass(frozen=True)
class File:
    """A file as it was, and what was made of it."""

    name: str
    data: bytes
    text: str
    coding: Coding
    done: Done


def refuse(inputs: Sequence[str], mode: Mode) -> None:
    """Stop a run whose options contradict each other."""
    refuse_overwriting(inputs, mode.report)
    if mode.in_place and (mode.check or mode.diff):
        raise FailedError("--check and --diff write nothing; leave out --in-place")
    if mode.backup and not mode.in_place:
        raise FailedError("--backup goes with --in-place")
    if mode.in_place and STDIN in inputs:
        raise FailedError("standard input cannot be written in place; name a file")
    if len(inputs) > 1 and mode.is_output:
        raise FailedError("several files: choose --in-place, --check or --diff")


def guarded_one(name: str, work: Callable[[], Exit]) -> Exit:
    """Do the work for one file, so that one that fails does not stop the others."""
    try:
        return work()
    except FailedError as failed:
        complain(str(failed))
    except BrokenPipeError:
        raise
    except Exception as error:
        complain(unexpected(error, shown(name)))
    return Exit.FAILED


def unproven(name: str, error: UnprovenError) -> FailedError:
    """Give what to say of a file of which it is not proved that all is kept."""
    return FailedError(f"{shown(name)}: {error}, so nothing was written\n{ISSUES}")


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


def say_broken(file: File) -> None:
    """Say what could not be read."""
    say_unread(file.name, file.done.broken)


def say_unread(name: str, blocks: Iterable[Other]) -> None:
    """Say which blocks of a file could not be read."""
    for block in blocks:
        why = f"{block.why}; left as it stands"
        write(sys.stderr.buffer, f"{shown(name)}:{block.line}: unread: {why}\n")


def deliver(file: File, mode: Mode) -> bool:
    """Bring a changed file where it belongs; say whether --check found anything."""
    if mode.in_place:
        if file.done.text != file.text:
            replace(file.name, file.data, file.coding.encode(file.done.text), mode.backup)
        return False
    return show(file, mode)


def show(file: File, mode: Mode) -> bool:
    """Write to standard output what is asked for; say whether --check found anything."""
    if mode.diff:
        write(sys.stdout.buffer, "".join(diff(file.text, file.done.text, shown(file.name))))
    elif mode.check:
        write(sys.stdout.buffer, "".join(_told(file)))
    else:
        write(sys.stdout.buffer, file.coding.encode(file.done.text))
    return mode.check and file.done.text != file.text


def _told(file: File) -> list[str]:
    name = shown(file.name)
    return [
        f"{name}:{change.line}: {change.rule}: {change.key}: {change.message}\n"
        for change in file.done.changes
    ]


def write(stream: BinaryIO, text: str | bytes) -> None:
    """Write to a stream at once; a byte that was no UTF-8 comes out as it was."""
    stream.write(text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text)
    stream.flush()
