"""`bibnorm explain`: which words became which field, and what decided it."""

from typing import Annotated

import typer

from bibnorm.cli.exits import guarded
from bibnorm.cli.formats import SourceFormat

EPILOG = """
Examples:
$ bibnorm explain cv.md
$ bibnorm explain cv.md | less -R
$ echo "Turing, A. On computable numbers. 1936." | bibnorm explain -

Exit codes:
0  shown
2  the input could not be read or has no publications

On a terminal each field has its colour; in a pipe, or with NO_COLOR, the fields
stand in brackets: [author A. Turing]. [title On computable numbers]. [date 1936].
"""


def explain(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A CV or publication list; - is standard input.")
    ],
    source_format: Annotated[
        SourceFormat | None,
        typer.Option(
            "--from", metavar="FORMAT", help="Read as this format, whatever it looks like."
        ),
    ] = None,
    highlight: Annotated[
        str | None,
        typer.Option("--highlight", metavar="NAME", help="Whose list it is."),
    ] = None,
) -> None:
    """Show each citation by field, and what decided each value.

    For every entry: the words as they were labelled, the values that they gave,
    where each value came from, which venue was meant and how sure that is, and
    how the owner was found.
    """
    from bibnorm.cli.explained import run

    raise typer.Exit(guarded(lambda: run(file, source_format, highlight)))
