"""`bibnorm venue`: which venue a string means, if that is certain."""

from typing import Annotated

import typer

from bibnorm.cli.exits import guarded

EPILOG = """
Examples:
$ bibnorm venue "In Proc. of the 29th ACM SOSP, Koblenz" "Nature"
$ bibnorm venue --jsonl < venues.txt

Exit codes:
0  every string was answered, be it with "none"
2  there was nothing to answer

One JSON object a line (--jsonl): text, status ("matched", "ambiguous" or "none"),
id, name, acronym, kind, issn, dblp, confidence, candidates.
"""


def venue(
    texts: Annotated[
        list[str] | None,
        typer.Argument(metavar="TEXT", help="Venues as written; else standard input."),
    ] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="One JSON object a line, in the order of the input.")
    ] = False,
) -> None:
    """Say which venue each text means, or that it is not certain.

    Without TEXT, every line of standard input is one venue. A wrong name is
    worse than none: what could be two venues is called ambiguous.
    """
    from bibnorm.cli.venues import run

    raise typer.Exit(guarded(lambda: run(texts or [], jsonl)))
