"""Run `bibnorm index`."""

import sqlite3
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bibnorm.cli.exits import Exit, FailedError
from bibnorm.lookup.index import SourceError, build, records_of
from bibnorm.model import Record


def run(action: str, sources: Sequence[Path], output: Path, quiet: bool) -> Exit:
    """Build an index of the sources."""
    if action != "build":
        raise FailedError(f"index {action}: no such action; say bibnorm index build SOURCE...")
    if any(path.exists() and output.exists() and path.samefile(output) for path in sources):
        raise FailedError(f"{output}: is a source too; choose another name for the index")
    read = [0]
    try:
        count = build(output, _told(sources, quiet, read))
    except SourceError as error:
        raise FailedError(f"{error}; no index was written") from error
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise FailedError(f"{output}: cannot be written ({why})") from error
    if not quiet:
        left = f"; {read[0] - count} without a title left out" if read[0] > count else ""
        sys.stderr.write(f"{output}: {count} publications{left}\n")
    return Exit.CLEAN


def _told(
    sources: Sequence[Path], quiet: bool, read: list[int]
) -> Iterator[tuple[str, Iterator[Record]]]:
    """Give the sources, say what is read, and count what comes of it."""
    for path in sources:
        for name, records in records_of(path):
            if not quiet:
                sys.stderr.write(f"reading {name}\n")
            yield name, _counted(records, read)


def _counted(records: Iterator[Record], read: list[int]) -> Iterator[Record]:
    for record in records:
        read[0] += 1
        yield record
