"""`bibnorm lookup`: what is missing in entries, from an index or from services."""

from typing import Annotated

import typer

from bibnorm.cli.exits import guarded
from bibnorm.cli.options import (
    BackupOfApply,
    BibFilesOrLists,
    CacheDir,
    Decisions,
    DiffOfApply,
    Index,
    Offline,
    Refresh,
    Services,
)

EPILOG = """
Examples:
$ bibnorm lookup refs.bib --index dblp.sqlite            what could be added, and how that shows
$ bibnorm lookup refs.bib --index dblp.sqlite --apply --backup
$ bibnorm lookup refs.bib --index dblp.sqlite --apply --accept pages
$ bibnorm lookup refs.bib --index dblp.sqlite --apply --accept published    for preprints
$ bibnorm lookup refs.bib --index dblp.sqlite --interactive
$ bibnorm lookup refs.bib --services crossref,openalex   over the network
$ bibnorm lookup cv.md --index dblp.sqlite               any list that bibnorm parse reads

Exit codes:
0  nothing is missing that was found, and nothing differs
1  something could be added, or differs, or somebody could not be asked, or
   an entry could not be read
2  a file could not be read or written (it is as it was), or a wrong option

A value that stands there is never replaced, but for the fields that --accept names,
or where --interactive is told yes.
"""


def lookup(
    files: BibFilesOrLists = None,
    index: Index = None,
    services: Services = None,
    offline: Offline = False,
    refresh: Refresh = False,
    cache_dir: CacheDir = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Add what is missing, and write each file back.")
    ] = False,
    backup: BackupOfApply = False,
    diff: DiffOfApply = False,
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="FIELD", help="Take the record's value of this field."),
    ] = None,
    interactive: Annotated[
        bool, typer.Option("--interactive", help="Ask about each proposal, and write the yeses.")
    ] = False,
    keep: Annotated[
        tuple[str, str] | None,
        typer.Option("--keep", metavar="KEY FIELD", help="Remember that this field stays."),
    ] = None,
    no: Annotated[
        str | None,
        typer.Option("--no", metavar="KEY", help="Remember that its record is another work."),
    ] = None,
    decisions: Decisions = None,
    json: Annotated[
        bool, typer.Option("--json", help="Write what was found as one JSON object.")
    ] = False,
) -> None:
    """Look entries up, and propose what they lack: a DOI, pages, a publisher.

    A record counts only where title, authors, year and kind agree and no other is as
    near; editions, parts and other versions of a work are never taken for it.
    """
    from bibnorm.cli.lookup_files import Whom
    from bibnorm.cli.lookup_run import Job, run

    whom = Whom(tuple(index or ()), tuple(services or ()), offline, refresh, cache_dir)
    job = Job(
        whom,
        apply=apply,
        interactive=interactive,
        backup=backup,
        diff=diff,
        accept=tuple(accept or ()),
        keep=keep,
        no=no,
        decisions=decisions,
        json=json,
    )
    raise typer.Exit(guarded(lambda: run(files or [], job)))
