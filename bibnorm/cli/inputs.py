"""The inputs that the arguments name: files, and `-` for standard input."""

import codecs
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from glob import glob, has_magic
from pathlib import Path

from bibnorm.cli.exits import FailedError

STDIN = "-"

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MARK = len(codecs.BOM_UTF8)


def chosen(names: Iterable[str]) -> tuple[str, ...]:
    """Give the inputs by name, each once; without any, standard input if it is piped."""
    named = tuple(dict.fromkeys(name for pattern in names for name in matching(pattern)))
    if named:
        return named
    if sys.stdin.isatty():
        raise FailedError("name a file to read, or - for standard input (see --help)")
    return (STDIN,)


def matching(pattern: str) -> Sequence[str]:
    """Give the files that a pattern names, where no shell did; a name stands for itself."""
    if not has_magic(pattern) or Path(pattern).exists():
        return (pattern,)
    # Path.glob takes no pattern that begins at the root.
    return sorted(glob(pattern, recursive=True)) or (pattern,)  # noqa: PTH207


def shown(name: str) -> str:
    """Give an input's name as messages and entries show it."""
    return "<stdin>" if name == STDIN else name


def refuse_overwriting(names: Sequence[str], output: Path | None) -> None:
    """Stop a run that would write over what it reads: a CV is not to be lost to a slip."""
    for name in names:
        if output is not None and output.exists() and _is_file(name) and output.samefile(name):
            raise FailedError(f"{output}: is an input too; choose another name for the output")


def _is_file(name: str) -> bool:
    return name != STDIN and Path(name).exists()


def lines_of(name: str) -> Iterator[str]:
    """Give the lines of an input as they come, whatever bytes they hold.

    Only a line feed ends a line. A line that is no UTF-8 is read as Windows-1252,
    so that one damaged line does no harm to the others.
    """
    with _opened(name) as file:
        head = file.peek(_MARK)[:_MARK]
        if head.startswith(_WIDE):
            yield from io.TextIOWrapper(file, "utf-16", "replace", newline="\n")
            return
        if head == codecs.BOM_UTF8:
            file.read(_MARK)
        for raw in file:
            yield _text(raw)


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


@contextmanager
def _opened(name: str) -> Iterator[io.BufferedReader]:
    if name == STDIN:
        yield io.BufferedReader(io.FileIO(sys.stdin.fileno(), closefd=False))
        return
    try:
        file = Path(name).open("rb")  # noqa: SIM115  (closed below)
    except IsADirectoryError as error:
        raise FailedError(f"{name}: this is a directory; name a file in it") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FailedError(f"{name}: {reason}; check the path") from error
    with file:
        yield file
