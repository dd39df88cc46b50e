"""The command line: a thin face over the pipeline."""

import os
import sys


def main() -> None:
    """Run the command that the arguments name; the entry point of `bibnorm`."""
    # The matrices are small: a second thread of the linear algebra only waits for the first.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from bibnorm.cli.app import app

        app()
    except KeyboardInterrupt:  # before any command has begun
        sys.exit(130)
