"""How a run ends: the exit codes, and the promise that no traceback reaches a user."""

import os
import sys
from collections.abc import Callable
from enum import IntEnum

ISSUES = "This is a bug in bibnorm; please report it with the input that caused it."


class Exit(IntEnum):
    """What the exit code says; `--help` prints the same table."""

    CLEAN = 0
    FINDINGS = 1
    FAILED = 2
    INTERRUPTED = 130
    PIPE_CLOSED = 141


class FailedError(Exception):
    """The run cannot go on; the message is for the user and names the file."""


def guarded(work: Callable[[], Exit]) -> Exit:
    """Run `work`, turning whatever it raises into one line and an exit code."""
    try:
        return work()
    except FailedError as failed:
        complain(str(failed))
        return Exit.FAILED
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        _close_stdout()
        return Exit.PIPE_CLOSED
    except Exception as error:
        complain(unexpected(error))
        return Exit.FAILED


def unexpected(error: Exception, where: str | None = None) -> str:
    """Tell of an error that nobody foresaw; `BIBNORM_DEBUG=1` raises it again instead."""
    if os.environ.get("BIBNORM_DEBUG"):
        raise error
    told = f"{type(error).__name__}: {error}\n{ISSUES}"
    return f"{where}: {told}" if where else told


def complain(message: str) -> None:
    """Say on stderr what went wrong."""
    sys.stderr.write(f"bibnorm: {message}\n")


def _close_stdout() -> None:
    # The interpreter flushes stdout once more as it ends; that must find no pipe.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
