"""`bibnorm venue`: which venue a string means, if that is certain."""

from pathlib import Path
from typing import Annotated

import typer

from bibnorm.cli.exits import guarded

EPILOG = """
Examples:
$ bibnorm venue "In Proc. of the 29th ACM SOSP, Koblenz" "Nature"
$ bibnorm venue --jsonl < venues.txt
$ bibnorm venue --add "5th Int. Workshop on Odd Things (WOT 2016)" >> mine.yaml
$ bibnorm venue --check mine.yaml

Exit codes:
0  every string was answered, be it with "none"; the file that --check reads is right
1  the file that --check reads has faults
2  there was nothing to answer, or a file could not be read

One JSON object a line (--jsonl): text, status ("matched", "ambiguous" or "none"),
id, name, acronym, kind, issn, dblp, booktitle, confidence, evidence, candidates.
"""


def venue(
    texts: Annotated[
        list[str] | None,
        typer.Argument(metavar="TEXT", help="Venues as written; else standard input."),
    ] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="One JSON object a line, in the order of the input.")
    ] = False,
    venues: Annotated[
        list[Path] | None,
        typer.Option("--venues", metavar="FILE", help="Know the venues of this file too."),
    ] = None,
    add: Annotated[
        bool, typer.Option("--add", help="Write a record for each venue, for a file of yours.")
    ] = False,
    check: Annotated[
        Path | None, typer.Option("--check", metavar="FILE", help="Say what is wrong with a file.")
    ] = None,
) -> None:
    """Say which venue each text means, or that it is not certain.

    Without TEXT, every line of standard input is one venue. A wrong name is
    worse than none: what could be two venues is called ambiguous.
    """
    from bibnorm.cli.venues import check_file, run

    if check is not None:
        raise typer.Exit(guarded(lambda: check_file(check, venues or [])))
    how = "add" if add else "jsonl" if jsonl else "words"
    raise typer.Exit(guarded(lambda: run(texts or [], how, venues or [])))
