"""The venue authority: which venue a string means, or that it means none we are sure of."""

from typing import TYPE_CHECKING

from bibnorm.venues.matcher import Venues
from bibnorm.venues.record import Compiled, Former, Record
from bibnorm.venues.store import load_venues

if TYPE_CHECKING:
    from bibnorm.venues.build import VenueFileError, compile_venues

__all__ = [
    "Compiled",
    "Former",
    "Record",
    "VenueFileError",
    "Venues",
    "compile_venues",
    "load_venues",
]


def __getattr__(name: str) -> object:
    """Import the compiler where it is asked for: it needs pyyaml, matching does not."""
    if name in {"VenueFileError", "compile_venues"}:
        from bibnorm.venues import build

        return getattr(build, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
