"""Compile the venues of `data/` into the package, so that wheels and editable installs carry it."""

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_ARTEFACT = "bibnorm/venues/authority.json"


class VenueHook(BuildHookInterface):
    """Writes the compiled venue authority before a wheel is put together."""

    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        """Compile the file and name it as part of the wheel; an sdist carries the source."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        _compiler(root).write_artefact(root / "data", root / _ARTEFACT)
        build_data["artifacts"].append(_ARTEFACT)


def _compiler(root: Path) -> ModuleType:
    """Import the compiler from the tree, without what the packages around it would import."""
    for name in ("bibnorm", "bibnorm.venues"):
        shell = ModuleType(name)
        shell.__path__ = [str(root.joinpath(*name.split(".")))]
        sys.modules[name] = shell
    return importlib.import_module("bibnorm.venues.build")
