"""`bibnorm dedupe`: the works that stand in a .bib file more than once."""

from typing import Annotated

import typer

from bibnorm.cli.exits import guarded
from bibnorm.cli.options import BackupOfApply, BibFiles, Decisions, DiffOfApply

EPILOG = """
Examples:
$ bibnorm dedupe refs.bib                      what is there twice, and how that shows
$ bibnorm dedupe --diff refs.bib               what --apply would write
$ bibnorm dedupe --apply --backup refs.bib
$ bibnorm dedupe --apply --prefer rain2001 refs.bib    its values count where two differ
$ bibnorm dedupe --no rain2001 rain2001a refs.bib      two works; never asked again

Exit codes:
0  nothing is there twice, or all that is was joined
1  something is there twice, or was left for a person to decide
2  a file could not be read or written (it is as it was), or a wrong option

Nothing is settled in silence: where two entries differ, both stay until you decide.
"""


def dedupe(
    files: BibFiles = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Join what is one work, and write each file back.")
    ] = False,
    backup: BackupOfApply = False,
    diff: DiffOfApply = False,
    link: Annotated[
        bool, typer.Option("--link", help="With --apply or --diff: link publications to preprints.")
    ] = False,
    prefer: Annotated[
        list[str] | None,
        typer.Option("--prefer", metavar="KEY", help="Keep this entry, and its values."),
    ] = None,
    no: Annotated[
        tuple[str, str] | None,
        typer.Option("--no", metavar="KEY KEY", help="Remember that these are two works."),
    ] = None,
    decisions: Decisions = None,
    json: Annotated[
        bool, typer.Option("--json", help="Write what was found as one JSON object.")
    ] = False,
) -> None:
    """Find works that stand in a .bib file under several keys, and join them.

    The numbers, the title, the people, the year and the place tell; editions, parts,
    errata and the conference and journal versions of a work are never taken for one.
    """
    from bibnorm.cli.dedupe_run import Job, run

    job = Job(
        apply=apply,
        backup=backup,
        diff=diff,
        link=link,
        prefer=tuple(prefer or ()),
        no=no,
        decisions=decisions,
        json=json,
    )
    raise typer.Exit(guarded(lambda: run(files or [], job)))
