"""The file of decisions beside a .bib file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from bibnorm.cli.exits import FailedError
from bibnorm.cli.format_files import replace
from bibnorm.cli.inputs import STDIN
from bibnorm.pipeline.bib.decisions import Decisions, read_decisions, with_decision

SUFFIX = ".bibnorm-decisions.toml"
_MARK = "\ufeff"  # some editors put it at the head of what they save
_ROUND = "surrogateescape"  # a key in another encoding is written as it was read


def beside(name: str) -> Path:
    """Give where the decisions about a file are kept: `refs.bib.bibnorm-decisions.toml`."""
    return Path(f"{name}{SUFFIX}")


def load(given: Path | None, name: str) -> Decisions:
    """Read the decisions about a file; without a file there are none, unless one was named."""
    if given is None and (name == STDIN or not beside(name).exists()):
        return Decisions()
    path = given or beside(name)
    try:
        text = path.read_bytes().decode("utf-8", _ROUND)
        return read_decisions(text.removeprefix(_MARK))
    except OSError as error:
        raise FailedError(f"{path}: {error.strerror or error}; check the path") from error
    except ValueError as error:
        raise FailedError(f"{path}: {error}") from error


def add(
    given: Path | None,
    name: str,
    known: Callable[[Decisions], bool],
    table: str,
    **said: str | Sequence[str],
) -> None:
    """Remember a decision that is not `known` yet; what stands in the file stays."""
    path = given or beside(name)
    try:
        fresh = not path.exists()
        if fresh:
            path.touch()
        old = path.read_bytes()
    except OSError as error:
        raise FailedError(f"{path}: {error.strerror or error}; check the path") from error
    try:
        if known(load(path, name)):
            return
        text = with_decision(old.decode("utf-8", _ROUND), Path(name).name, table, **said)
        replace(str(path), old, text.encode("utf-8", _ROUND), backup=False)
    except BaseException:
        if fresh:
            path.unlink(missing_ok=True)
        raise
