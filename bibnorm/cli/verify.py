"""`bibnorm verify`: whether what stands in a bibliography is so."""

from pathlib import Path
from typing import Annotated

import typer

from bibnorm.cli.exits import guarded
from bibnorm.cli.options import (
    BibFilesOrLists,
    CacheDir,
    Decisions,
    Index,
    Offline,
    Refresh,
    Services,
)

EPILOG = """
Examples:
$ bibnorm verify refs.bib --index dblp.sqlite
$ bibnorm verify refs.bib --services all              over the network
$ bibnorm verify refs.bib --index dblp.sqlite --sarif out.sarif     for code review
$ bibnorm verify refs.bib --index dblp.sqlite --fail-on not-found --fail-on differs

Exit codes:
0  nothing that --fail-on names was found
1  something was, or an entry could not be read
2  a file could not be read, or a wrong option

It says what was asked of whom and what came back, never that a work does not exist.
"""


def verify(
    files: BibFilesOrLists = None,
    index: Index = None,
    services: Services = None,
    offline: Offline = False,
    refresh: Refresh = False,
    cache_dir: CacheDir = None,
    json: Annotated[
        bool, typer.Option("--json", help="Write what was found as one JSON list.")
    ] = False,
    sarif: Annotated[
        Path | None, typer.Option("--sarif", metavar="FILE", help="Write findings as SARIF.")
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option("--fail-on", metavar="WHAT", help="End with 1 on this: differs, problem …"),
    ] = None,
    decisions: Decisions = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing of entries that are confirmed.")
    ] = False,
) -> None:
    """Check entries against records: confirmed, differs, not found, could not ask.

    Also named: a DOI that leads to another work or is not of the venue, a preprint that
    has appeared, a work that was retracted or corrected, as far as the records say so.
    """
    from bibnorm.cli.lookup_files import Whom
    from bibnorm.cli.verify_run import Job, run

    wanted = frozenset(fail_on or ("differs", "problem"))
    whom = Whom(tuple(index or ()), tuple(services or ()), offline, refresh, cache_dir)
    job = Job(whom, json, sarif, wanted, quiet, decisions)
    raise typer.Exit(guarded(lambda: run(files or [], job)))
