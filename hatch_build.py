"""The build's own step: compile `data/venues.yaml` into the package."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = "data/venues.yaml"
ARTEFACT = "bibnorm/venues/authority.json"


class VenuesHook(BuildHookInterface):
    """Puts the compiled venues into every wheel, and beside the code of an editable install."""

    def initialize(
        self,
        version: str,  # noqa: ARG002  (hatchling's interface)
        build_data: dict[str, Any],
    ) -> None:
        """Compile the file; a fault in it stops the build with the record and the line."""
        root = Path(self.root)
        sys.path.insert(0, self.root)  # the compiler is a part of what is being built
        try:
            from bibnorm.venues.build import write_artefact
        finally:
            sys.path.remove(self.root)
        write_artefact(root / SOURCE, root / ARTEFACT)
        build_data["artifacts"].append(ARTEFACT)
