"""`bibnorm merge`: the works of other files that one's own .bib lacks."""

from typing import Annotated

import typer

from bibnorm.cli.exits import guarded
from bibnorm.cli.options import Diff

EPILOG = """
Examples:
$ bibnorm merge refs.bib cv-2026.md > new.bib      this year's CV, what is new in it
$ bibnorm merge --diff refs.bib export.bib         what would be added
$ bibnorm merge --in-place --backup refs.bib export.bib
$ bibnorm merge --fill --diff refs.bib export.bib  take what your entries lack, too

Exit codes:
0  done; nothing differs
1  done; some entries say something else in the two files, and yours stay
2  a file could not be read or written (it is as it was), or a wrong option

Your entries and their keys stay as they are, to the byte, but for fields that --fill adds.
"""


def merge(
    mine: Annotated[str, typer.Argument(metavar="MINE", help="Your .bib file.")],
    new: Annotated[
        list[str],
        typer.Argument(metavar="NEW", help="A .bib file, or a list that `parse` reads."),
    ],
    in_place: Annotated[
        bool, typer.Option("--in-place", "-i", help="Write MINE back, in one step.")
    ] = False,
    backup: Annotated[
        bool, typer.Option("--backup", help="With --in-place: keep MINE as it was beside it.")
    ] = False,
    diff: Diff = False,
    fill: Annotated[
        bool, typer.Option("--fill", help="Add the fields that your entries lack.")
    ] = False,
) -> None:
    """Add to a .bib file the works of other files that it lacks.

    A work that is there stays as it is; where the other file says something else, or
    more, that is told. What was published since is linked to its preprint.
    """
    from bibnorm.cli.merge_run import Mode, run

    mode = Mode(in_place=in_place, backup=backup, diff=diff, fill=fill)
    raise typer.Exit(guarded(lambda: run(mine, new, mode)))
