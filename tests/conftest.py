"""What several tests share: the samples, the command, one normalizer for all."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from lookup_server import LookupServer

from bibnorm.pipeline import Normalizer

# How long an example takes depends on the machine: time is measured in bench/.
settings.register_profile("bibnorm", deadline=None)
settings.load_profile("bibnorm")

# A shell lets what runs in its background ignore Ctrl-C, and so would the commands tested here.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

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


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[LookupServer]:
    """A look-up service on this machine, to which no proxy stands in the way."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    one = LookupServer()
    yield one
    one.close()
