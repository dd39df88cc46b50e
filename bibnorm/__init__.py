"""Read publication lists as people really write them; write clean BibTeX.

The whole library is this page; everything else is how it is done.

    >>> import bibnorm
    >>> line = 'A. Turing. Computing Machinery and Intelligence. Mind 59(236), 433-460, 1950.'
    >>> [entry.year for entry in bibnorm.parse(line)]
    [1950]

`parse` reads one document. Who reads many keeps a `Normalizer`, which holds the
trained model and the venue records. `write` turns entries into text.
"""

# Importing costs nothing: what stands here is loaded when it is first asked for (PEP 562).

import sys
from importlib import import_module
from types import ModuleType

TYPE_CHECKING = False  # as a type checker sees it: True; `typing` itself would cost 8 ms
if TYPE_CHECKING:
    from bibnorm.model import Entry as Entry
    from bibnorm.model import Name as Name
    from bibnorm.model import Venue as Venue
    from bibnorm.pipeline import Normalizer as Normalizer
    from bibnorm.pipeline import Options as Options
    from bibnorm.pipeline import parse as parse
    from bibnorm.write import write as write

__version__ = "0.1.0"

_HOMES = {
    "Entry": "bibnorm.model",
    "Name": "bibnorm.model",
    "Normalizer": "bibnorm.pipeline",
    "Options": "bibnorm.pipeline",
    "Venue": "bibnorm.model",
    "parse": "bibnorm.pipeline",
    "write": "bibnorm.write",
}

__all__ = ["Entry", "Name", "Normalizer", "Options", "Venue", "__version__", "parse", "write"]


class _Package(ModuleType):
    def __setattr__(self, name: str, value: object) -> None:
        """Keep `bibnorm.write` the function, whoever imports the package of that name."""
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    """Load a public name from its home, once."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, so that completion finds what is not loaded yet."""
    return sorted(__all__)
