"""Files that are whole or untouched, whatever happens while they are written."""

import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_NEW = 0o666


def write_file(path: str | os.PathLike[str], chunks: Iterable[str]) -> None:
    """Write `chunks` to `path` in UTF-8, all of them or nothing.

    The text goes to a file beside the target, is forced to the disk and takes
    the target's place in one step; if `chunks` raises, the target is as it was.
    A link stays and its target is written; the file keeps its mode. What is no
    ordinary file (a pipe, a terminal) is written straight on.

        >>> import tempfile, pathlib
        >>> target = pathlib.Path(tempfile.mkdtemp()) / "a.bib"
        >>> write_file(target, ["@misc{a}", "\\n"])
        >>> target.read_text()
        '@misc{a}\\n'
    """
    target = Path(path).resolve()
    mode = _mode(target)
    if mode is not None and not stat.S_ISREG(mode):
        with target.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(chunks)
        return
    number, name = tempfile.mkstemp(
        prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent
    )
    temporary = Path(name)
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_NEW & ~_umask() if mode is None else stat.S_IMODE(mode))
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _mode(target: Path) -> int | None:
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
