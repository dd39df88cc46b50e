"""Where output goes: stdout as it comes, or held back until it is whole, or a file."""

import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from bibnorm.cli.exits import FailedError

_IN_MEMORY = 1 << 20


def deliver(pieces: Iterable[str], output: Path | None, *, whole: bool) -> None:
    """Write the pieces to `output`, or to stdout.

    A file is replaced in one step when all is written; where `pieces` raises, it
    is as it was. Stdout gets the pieces as they come, or with `whole` only after
    the last.
    """
    if output is not None and str(output) != "-":
        _to_file(pieces, output)
    elif whole:
        with tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+b") as held:
            _pour(pieces, held)
            held.seek(0)
            shutil.copyfileobj(held, sys.stdout.buffer)
    else:
        _pour(pieces, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def _pour(pieces: Iterable[str], target: IO[bytes]) -> None:
    # UTF-8 whatever the locale says: a bibliography is read elsewhere.
    for piece in pieces:
        target.write(piece.encode("utf-8", "replace"))


def _to_file(pieces: Iterable[str], output: Path) -> None:
    from bibnorm.write import write_file

    if output.is_dir():
        raise FailedError(f"{output}: this is a directory; -o needs the name of a file")
    try:
        write_file(output, pieces)
    except OSError as error:
        raise FailedError(f"{output}: {error.strerror}; nothing was written") from error
