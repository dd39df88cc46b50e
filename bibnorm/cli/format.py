"""`bibnorm format`: an existing .bib file goes in, the same file comes out clean."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from bibnorm.cli.exits import guarded

EPILOG = """
Examples:
$ bibnorm format refs.bib > clean.bib
$ bibnorm format --diff refs.bib              what would change
$ bibnorm format --in-place --backup refs.bib
$ bibnorm format --check *.bib                for a build: 1 if anything would change
$ bibnorm format --ignore layout --ignore names - < refs.bib
$ bibnorm format --sort=-year,author refs.bib

Exit codes:
0  done; with --check: nothing would change
1  done, but something in a file could not be read and stays as it stood;
   with --check also: something would change
2  a file could not be read or written (it is as it was), or a wrong option

Nothing is lost: what is written was read again and compared with the file first.
"""


def format_(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help="A .bib file; - is standard input."),
    ] = None,
    in_place: Annotated[
        bool, typer.Option("--in-place", "-i", help="Write each file back, in one step.")
    ] = False,
    backup: Annotated[
        bool, typer.Option("--backup", help="With --in-place: keep the file as it was beside it.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; say what would change, a line each.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what would change as a patch.")
    ] = False,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="RULE", help="Only this rule. Can be repeated."),
    ] = None,
    extend: Annotated[
        list[str] | None,
        typer.Option("--extend-select", metavar="RULE", help="This rule too. Can be repeated."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="RULE", help="Not this rule. Can be repeated."),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="KEYS", help="Only the entries with these keys (a,b)."),
    ] = None,
    sort: Annotated[
        str,
        typer.Option("--sort", metavar="FIELDS", help="Sort the entries: key, or -year,author …"),
    ] = "",
    indent: Annotated[
        str,
        typer.Option("--indent", metavar="N", help="Blanks before a field (2), or tab."),
    ] = "",
    align: Annotated[
        bool, typer.Option("--align", help="Put the = of an entry under each other.")
    ] = False,
    venues: Annotated[
        list[Path] | None,
        typer.Option("--venues", metavar="FILE", help="For the rule venue: know these venues too."),
    ] = None,
    venue_names: Annotated[
        str,
        typer.Option(
            "--venue-names", metavar="HOW", help="For the rule venue: full, short or abbreviated."
        ),
    ] = "",
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE", help="Write what changed in each entry, and why."),
    ] = None,
) -> None:
    """Clean .bib files, and leave alone what is not the business of a rule.

    Comments, macros, unknown fields, the order of all and what cannot be read stay
    as they stand. `bibnorm rules` lists what is done to entries.
    """
    from bibnorm.cli.format_plan import Wishes
    from bibnorm.cli.format_run import Mode, run

    mode = Mode(in_place, backup, check, diff, report)
    wishes = Wishes(select or (), extend or (), ignore or (), only or (), sort)
    wishes = replace(
        wishes, indent=indent, align=align, venues=venues or (), venue_names=venue_names
    )
    raise typer.Exit(guarded(lambda: run(files or [], mode, wishes)))
