"""What a project has settled once: `bibnorm.toml`, or `[tool.bibnorm]` in `pyproject.toml`."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bibnorm.cli.exits import FailedError

# Named here as in bibnorm.lookup.settings, which takes time to load.
ORDER = ("crossref", "openalex", "s2", "arxiv", "datacite", "dblp")
_OWN, _SHARED = "bibnorm.toml", "pyproject.toml"

# Each setting with a value of its type, which is what it is where nobody says anything.
FORMAT: Mapping[str, Any] = MappingProxyType(
    {
        **{"select": [], "extend-select": [], "ignore": [], "sort": ""},
        **{"indent": "2", "align": False, "venue-names": "full"},
    }
)
LOOKUP: Mapping[str, Any] = MappingProxyType(
    {
        **{"index": [], "services": [], "mailto": "", "cache-dir": ""},
        **{"openalex-key": "", "s2-key": ""},
        "bases": MappingProxyType(dict.fromkeys(ORDER, "")),
    }
)
SETTINGS: Mapping[str, Any] = MappingProxyType({"venues": [], "format": FORMAT, "lookup": LOOKUP})

_WANTED = {
    list: "give a list, as in {name} = ['one', 'two']",
    str: "give a text, as in {name} = 'text'",
    bool: "give true or false",
    int: "give a number",
    MappingProxyType: "give a table, as in [{name}]",
}


def venue_files(given: Sequence[Path], folder: Path | None = None) -> tuple[Path, ...]:
    """Give the venue files to know: those named on the command line, else the project's.

    The nearest file of settings counts, in the folder or above it; paths in it
    are meant from where it lies.
    """
    if given:
        return tuple(given)
    path, settings = _nearest(folder)
    return tuple(path.parent / name for name in settings["venues"])


def format_settings(folder: Path | None = None) -> Mapping[str, Any]:
    """Give what the project has settled for `bibnorm format`, every setting of `FORMAT`."""
    _, settings = _nearest(folder)
    return {**FORMAT, **settings["format"]}


def lookup_settings(folder: Path | None = None) -> Mapping[str, Any]:
    """Give what the project has settled for look-ups; paths are meant from where the file lies."""
    path, settings = _nearest(folder)
    said = {**LOOKUP, **settings["lookup"]}
    cache = said["cache-dir"] and str(path.parent / said["cache-dir"])
    return {**said, "index": [path.parent / name for name in said["index"]], "cache-dir": cache}


def _nearest(folder: Path | None) -> tuple[Path, dict[str, Any]]:
    """Give the nearest file of settings that says anything of bibnorm, and what it says."""
    for path, settings in _found(folder or Path.cwd()):
        return path, {**SETTINGS, **settings}
    return Path(), dict(SETTINGS)


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
    if settings is not None:
        _check(path, settings, SETTINGS)
    return settings


def _check(path: Path, settings: dict[str, Any], known: Mapping[str, Any]) -> None:
    """Refuse a setting that nobody knows, or that is of the wrong kind."""
    for name, value in settings.items():
        if name not in known:
            raise FailedError(f"{path}: {name}: no such setting; known: {', '.join(known)}")
        usual = known[name]
        if isinstance(usual, Mapping) and isinstance(value, dict):
            _check(path, value, usual)
        elif type(value) is not type(usual) or not _of_texts(value):
            wanted = _WANTED[type(usual)].format(name=name)
            raise FailedError(f"{path}: {name}: {wanted}")


def _of_texts(value: object) -> bool:
    return not isinstance(value, list) or all(isinstance(one, str) for one in value)
