"""`bibnorm format`: an existing .bib file goes in, the same file comes out clean."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from bibnorm.cli.exits import guarded
from bibnorm.cli.options import Backup, BibFiles, Check, Diff, InPlace

KEYS = "Citation keys"

EPILOG = """
Examples:
$ bibnorm format refs.bib > clean.bib
$ bibnorm format --diff refs.bib              what would change
$ bibnorm format --in-place --backup refs.bib
$ bibnorm format --check *.bib                for a build: 1 if anything would change
$ bibnorm format --ignore layout --ignore names - < refs.bib
$ bibnorm format --sort=-year,author refs.bib
$ bibnorm format --keys auth+year+shorttitle --rewrite-tex main.tex --diff refs.bib

Exit codes:
0  done; with --check: nothing would change
1  done, but something in a file could not be read and stays as it stood;
   with --check also: something would change
2  a file could not be read or written (it is as it was), or a wrong option

Nothing is lost: what is written was read again and compared with the file first.
"""


def format_(
    files: BibFiles = None,
    in_place: InPlace = False,
    backup: Backup = False,
    check: Check = False,
    diff: Diff = False,
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
    keys: Annotated[
        str | None,
        typer.Option(
            "--keys",
            metavar="PATTERN",
            help="Give the entries new keys: auth+year+shorttitle, [auth:lower][year] ...",
            rich_help_panel=KEYS,
        ),
    ] = None,
    key_map: Annotated[
        str | None,
        typer.Option(
            "--key-map",
            metavar="FILE",
            help="Write old and new keys here: tab-separated, or JSON if it ends in .json.",
            rich_help_panel=KEYS,
        ),
    ] = None,
    rewrite_tex: Annotated[
        list[str] | None,
        typer.Option(
            "--rewrite-tex",
            metavar="FILE",
            help="Put the new keys into the citations of this .tex or .md. Can be repeated.",
            rich_help_panel=KEYS,
        ),
    ] = None,
    keep_ids: Annotated[
        bool,
        typer.Option(
            "--keep-ids",
            help="Keep the old key in the field ids, where biblatex finds it.",
            rich_help_panel=KEYS,
        ),
    ] = False,
) -> None:
    """Clean .bib files, and leave alone what is not the business of a rule.

    Comments, macros, unknown fields, the order of all and what cannot be read stay
    as they stand. `bibnorm rules` lists what is done to entries. Citation keys stay
    unless --keys asks for others.
    """
    from bibnorm.cli.deliver import Mode
    from bibnorm.cli.format_plan import Wishes
    from bibnorm.cli.format_run import run

    mode = Mode(in_place, backup, check, diff, report)
    wishes = Wishes(select or (), extend or (), ignore or (), only or (), sort)
    wishes = replace(
        wishes, indent=indent, align=align, venues=venues or (), venue_names=venue_names
    )
    if keys is not None or key_map or rewrite_tex or keep_ids:
        # It loads what reads entries, which takes a third of a second.
        from bibnorm.cli.keys_run import KeyOptions, run_keys

        asked = KeyOptions(keys, key_map, tuple(rewrite_tex or ()), keep_ids)
        raise typer.Exit(guarded(lambda: run_keys(files or [], mode, wishes, asked)))
    raise typer.Exit(guarded(lambda: run(files or [], mode, wishes)))
