"""Read a file whole, and put another in its place in one step or not at all."""

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from bibnorm.cli.exits import FailedError, complain
from bibnorm.cli.inputs import STDIN, shown

_KEPT = "the file is as it was"
_NEW = 0o666  # the mode of a new file, of which the user's mask takes off
_MOST = 50_000_000  # bytes: the proof holds the file twice, some 45 bytes of memory for each


def read(name: str) -> bytes:
    """Give the bytes of a file or of standard input."""
    if name == STDIN:
        return _whole(sys.stdin.buffer, name)
    try:
        with Path(name).open("rb") as file:
            return _whole(file, name)
    except IsADirectoryError as error:
        raise FailedError(f"{name}: this is a directory; name a file in it") from error
    except (OSError, ValueError) as error:
        raise FailedError(f"{name}: {_reason(error)}; check the path") from error


def _whole(file: BinaryIO, name: str) -> bytes:
    data = file.read(_MOST + 1)
    if len(data) > _MOST:
        most = f"at most {_MOST / 1e6:g} MB can be compared in memory"
        raise FailedError(f"{shown(name)}: is too large; {most}; split it")
    return data


def replace(name: str, old: bytes, new: bytes, backup: bool) -> None:
    """Put new bytes in the place of a file that held the old ones.

    They are written beside it and on the disk before the name passes to them; a link
    is followed, the mode is kept. Whatever stops this, the file is as it was.
    """
    path = Path(name).resolve()
    try:
        kept = path.stat()
        _refuse(name, kept)
        _put(path, kept, name, old, new, backup)
    except OSError as error:
        raise FailedError(f"{name}: cannot be written ({_reason(error)}); {_KEPT}") from error


def refuse_unwritable(name: str) -> None:
    """Stop a run before its work is done if the file could not be replaced then."""
    path = Path(name).resolve()
    try:
        _refuse(name, path.stat())
    except OSError as error:
        raise FailedError(f"{name}: {_reason(error)}; check the path") from error


def replace_all(files: Sequence[tuple[str, bytes, bytes]], backup: bool) -> None:
    """Replace several files; if one cannot be written, those before it become what they were."""
    done: list[tuple[str, bytes, bytes]] = []
    try:
        for name, old, new in files:
            replace(name, old, new, backup)
            done.append((name, old, new))
    except BaseException:
        for name, old, new in reversed(done):
            try:
                replace(name, new, old, backup=False)
            except FailedError:
                complain(f"{name}: was written before that, and could not be put back")
        raise


def create(name: str, data: bytes) -> None:
    """Write a new file in one step; one that is there already is not written over."""
    path = Path(name)
    refuse_existing(name)
    try:
        number, beside = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(_NEW & ~_umask())
            Path(beside).rename(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FailedError(f"{name}: cannot be written ({_reason(error)})") from error


def refuse_existing(name: str) -> None:
    """Stop a run that would write a new file over one that is there."""
    if os.path.lexists(name):
        raise FailedError(f"{name}: is there already; choose another name")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refuse(name: str, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise FailedError(f"{name}: is no regular file; leave out --in-place")
    if found.st_nlink > 1:
        # A new file would part the names: the others would go on naming the old one.
        raise FailedError(f"{name}: has a second name (a hard link); leave out --in-place")
    if not found.st_mode & stat.S_IWUSR:
        raise FailedError(f"{name}: is read-only; {_KEPT}")


def _put(path: Path, kept: os.stat_result, name: str, old: bytes, new: bytes, backup: bool) -> None:
    number, beside = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(new)
            file.flush()
            _keep_owner(file.fileno(), kept)
            os.fchmod(file.fileno(), stat.S_IMODE(kept.st_mode))
            os.fsync(file.fileno())
        if path.read_bytes() != old:
            raise FailedError(f"{name}: was changed by somebody else meanwhile; {_KEPT}")
        if backup:
            _back_up(path)
        Path(beside).replace(path)
    except BaseException:  # Ctrl-C too
        Path(beside).unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _keep_owner(number: int, kept: os.stat_result) -> None:
    found = os.fstat(number)
    if (found.st_uid, found.st_gid) != (kept.st_uid, kept.st_gid):
        os.fchown(number, kept.st_uid, kept.st_gid)


def _settle(folder: Path) -> None:
    """Bring the new name to the disk, where the system can."""
    try:
        number = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(number)
    except OSError:
        pass
    finally:
        os.close(number)


def _back_up(path: Path) -> None:
    """Copy a file to the first free name; an older copy is never written over."""
    names = (f"{path.name}.bak{number or ''}" for number in range(1000))
    target = next(path.with_name(name) for name in names if not path.with_name(name).exists())
    try:
        shutil.copy2(path, target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
