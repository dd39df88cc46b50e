"""`bibnorm highlight`: flag one author in an existing .bib file."""

from typing import Annotated, Literal

import typer

from bibnorm.cli.exits import guarded
from bibnorm.cli.options import Backup, BibFiles, Check, Diff, InPlace

EPILOG = """
Examples:
$ bibnorm highlight --author "Ada Lovelace" --diff refs.bib
$ bibnorm highlight --author "Ada Lovelace" --in-place --backup refs.bib
$ bibnorm highlight --author "Ada Lovelace" --author "Ada King" refs.bib > mine.bib
$ bibnorm highlight --author "Ada Lovelace" --print al-folio refs.bib
$ bibnorm highlight --author "Ada Lovelace" --remove --in-place refs.bib

Exit codes:
0  done; with --check: nothing would change
1  done, but a name may be somebody else's and was not flagged, or nobody was found,
   or something could not be read; with --check also: something would change
2  a file could not be read or written (it is as it was), or a wrong option

The forms of the name that were found go to stderr; -q keeps it quiet.
"""

Print = Literal["al-folio", "jekyll-scholar", "quarto", "pandoc", "typst", "biblatex"]


def highlight(
    files: BibFiles = None,
    author: Annotated[
        list[str] | None,
        typer.Option("--author", metavar="NAME", help="Whom to flag; repeat it for other names."),
    ] = None,
    role: Annotated[
        Literal["author", "editor"],
        typer.Option("--role", metavar="FIELD", help="author (default) or editor."),
    ] = "author",
    label: Annotated[
        str, typer.Option("--label", metavar="WORD", help="The annotation: highlight by default.")
    ] = "highlight",
    remove: Annotated[bool, typer.Option("--remove", help="Take the flags away again.")] = False,
    print_: Annotated[
        Print | None,
        typer.Option(
            "--print",
            metavar="READER",
            help="Print what al-folio, jekyll-scholar, quarto, pandoc, typst or biblatex needs to "
            "show the flag, instead of the file.",
        ),
    ] = None,
    in_place: InPlace = False,
    backup: Backup = False,
    check: Check = False,
    diff: Diff = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No summary.")] = False,
) -> None:
    """Flag an author in .bib files, under every spelling of the name.

    Initials, another order, accents and hyphens are seen through. The flag is a
    biblatex annotation (author+an); what others annotated stays, and nothing
    else is touched. A name that may be another person's is told, not flagged.
    """
    from bibnorm.cli.deliver import Mode
    from bibnorm.cli.highlight_run import run
    from bibnorm.pipeline.highlight import Wanted

    mode = Mode(in_place=in_place, backup=backup, check=check, diff=diff)
    wanted = Wanted(tuple(author or ()), label, role, remove)
    raise typer.Exit(guarded(lambda: run(files or [], mode, wanted, print_, quiet)))
