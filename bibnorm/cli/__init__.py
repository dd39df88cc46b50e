"""The command line: a thin face over the pipeline."""

import sys


def main() -> None:
    """Run the command that the arguments name; the entry point of `bibnorm`."""
    try:
        from bibnorm.cli.app import app

        app()
    except KeyboardInterrupt:  # before any command has begun
        sys.exit(130)
