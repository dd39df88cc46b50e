"""What several tests share: the samples, the command, one normalizer for all."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bibnorm.pipeline import Normalizer

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def normalizer() -> Normalizer:
    """The real stages; loading them once is enough."""
    return Normalizer()


@pytest.fixture(scope="session")
def examples() -> Path:
    """The sample documents that the project ships."""
    return ROOT / "examples"


Bibnorm = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(scope="session")
def bibnorm() -> Bibnorm:
    """Run the command as a user does, in a process of its own."""

    def run(*arguments: object, **options: object) -> "subprocess.CompletedProcess[bytes]":
        environment = {**os.environ, "COLUMNS": "80", **options.pop("env", {})}
        return subprocess.run(
            [sys.executable, "-m", "bibnorm.cli", *map(str, arguments)],
            capture_output=True,
            timeout=120,
            env=environment,
            check=False,
            **options,
        )

    return run
