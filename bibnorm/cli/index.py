"""`bibnorm index`: make one file of publications that look-ups ask instead of the network."""

from pathlib import Path
from typing import Annotated

import typer

from bibnorm.cli.exits import guarded

EPILOG = """
Examples:
$ bibnorm index build dblp.xml.gz -o dblp.sqlite
$ bibnorm index build papers/ anthology/ -o mine.sqlite      folders: all that is in them

Exit codes:
0  the index is written
2  a source could not be read, or the index not written; an older one is as it was

Known are the XML of DBLP and of the ACL Anthology, Crossref's public data, lines of
JSON in BibTeX's field names, and .bib files; gzipped or not, in tar files or not.
"""


def index(
    action: Annotated[str, typer.Argument(metavar="build", help="What to do: build.")],
    sources: Annotated[list[Path], typer.Argument(metavar="SOURCE...", help="Files or folders.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The index to write.")
    ] = Path("bibnorm-index.sqlite"),
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing of success.")] = False,
) -> None:
    """Make a local index of publications, for look-ups without a network.

    The sources are read as a stream, whatever their length, and the index takes its
    place in one step. Records without a title are left out.
    """
    from bibnorm.cli.index_run import run

    raise typer.Exit(guarded(lambda: run(action, sources, output, quiet)))
