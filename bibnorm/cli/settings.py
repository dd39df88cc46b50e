"""What a project has settled once: `bibnorm.toml`, or `[tool.bibnorm]` in `pyproject.toml`."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bibnorm.cli.exits import FailedError

_OWN, _SHARED = "bibnorm.toml", "pyproject.toml"
SETTINGS = frozenset({"venues"})


def venue_files(given: Sequence[Path], folder: Path | None = None) -> tuple[Path, ...]:
    """Give the venue files to know: those named on the command line, else the project's.

    The nearest file of settings counts, in the folder or above it; paths in it
    are meant from where it lies.
    """
    if given:
        return tuple(given)
    for path, settings in _found(folder or Path.cwd()):
        named = settings.get("venues", [])
        if not isinstance(named, list) or not all(isinstance(name, str) for name in named):
            raise FailedError(f"{path}: venues: give a list of files, as in venues = ['mine.yaml']")
        return tuple(path.parent / name for name in named)
    return ()


def _found(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Give the files of settings from a folder upwards, the nearest first."""
    for place in (folder, *folder.parents):
        for name in (_OWN, _SHARED):
            path = place / name
            if path.is_file() and (settings := _read(path)) is not None:
                yield path, settings


def _read(path: Path) -> dict[str, Any] | None:
    """Read a file of settings; a project's file may say nothing of bibnorm."""
    try:
        whole = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        if path.name == _SHARED:
            return None  # other tools will complain of it
        raise FailedError(f"{path}: {error}") from error
    settings = whole if path.name == _OWN else whole.get("tool", {}).get("bibnorm")
    if settings is not None and (strange := sorted(set(settings) - SETTINGS)):
        raise FailedError(f"{path}: {strange[0]}: no such setting; known: {', '.join(SETTINGS)}")
    return settings
