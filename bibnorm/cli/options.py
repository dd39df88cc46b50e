"""Arguments and options that several commands share: one wording, one meaning."""

from pathlib import Path
from typing import Annotated

import typer

BibFiles = Annotated[
    list[str] | None, typer.Argument(metavar="FILE", help="A .bib file; - is standard input.")
]
BibFilesOrLists = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE", help="A .bib file, or a list; - is standard input."),
]

InPlace = Annotated[
    bool, typer.Option("--in-place", "-i", help="Write each file back, in one step.")
]
Backup = Annotated[
    bool, typer.Option("--backup", help="With --in-place: keep the file as it was beside it.")
]
Check = Annotated[
    bool, typer.Option("--check", help="Write nothing; say what would change, a line each.")
]
Diff = Annotated[
    bool, typer.Option("--diff", help="Write nothing; show what would change as a patch.")
]
BackupOfApply = Annotated[
    bool, typer.Option("--backup", help="With --apply: keep the file as it was beside it.")
]
DiffOfApply = Annotated[
    bool, typer.Option("--diff", help="Write nothing; show what --apply would as a patch.")
]

Index = Annotated[
    list[Path] | None,
    typer.Option("--index", metavar="FILE", help="Ask this index. Can be repeated."),
]
Services = Annotated[
    list[str] | None,
    typer.Option("--services", metavar="NAMES", help="Ask these over the network, or all."),
]
Offline = Annotated[
    bool, typer.Option("--offline", help="Of services only what was answered before.")
]
Refresh = Annotated[
    bool, typer.Option("--refresh", help="Ask services anew, whatever they answered before.")
]
CacheDir = Annotated[
    Path | None,
    typer.Option("--cache-dir", metavar="DIR", help="Keep the answers of services here."),
]
Decisions = Annotated[
    Path | None,
    typer.Option("--decisions", metavar="FILE", help="Where decisions are kept."),
]
