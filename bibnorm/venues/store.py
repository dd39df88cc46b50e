"""Open the authority: the compiled file in the package, with a user's own on top."""

import gc
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bibnorm.venues.catalogue import open_catalogue
from bibnorm.venues.matcher import Venues
from bibnorm.venues.record import Compiled, load

_PACKAGE = Path(__file__).parent
ARTEFACT = _PACKAGE / "authority.json"
SOURCES = tuple(
    _PACKAGE.parent.parent / "data" / name for name in ("venues.yaml", "conferences.yaml")
)


def load_venues(extra: Sequence[Path] = ()) -> Venues:
    """Open the package's venue authority, with the records of `extra` files laid on top.

    An extra file has the form of `data/venues.yaml`; its record replaces the one
    of the same key. Reading one needs pyyaml; what is wrong with it is raised
    as `VenueFileError`, a `ValueError` that names record and line.

        >>> len(load_venues()) > 500
        True
    """
    compiled = _own()
    for path in extra:
        from bibnorm.venues.build import compile_venues

        compiled = compile_venues(path.read_text("utf-8"), compiled, path.name)
    return Venues(compiled, open_catalogue())


def _own() -> Compiled:
    """Read the compiled file; in a source checkout, compile anew what was edited since."""
    if SOURCES[0].is_file() and not _is_fresh():
        from bibnorm.venues.build import compile_folder

        return compile_folder(SOURCES[0].parent)
    with _without_collector():
        return load(json.loads(ARTEFACT.read_text("utf-8")))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Spare the garbage collector the thousands of values that stay: it takes as long again."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _is_fresh() -> bool:
    newest = max(source.stat().st_mtime for source in SOURCES)
    return ARTEFACT.is_file() and ARTEFACT.stat().st_mtime >= newest
