"""`bibnorm parse`: publication lists in, one bibliography out."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from bibnorm.cli.exits import guarded
from bibnorm.cli.formats import NAMED, SourceFormat

READ = "What is read"
OWNER = "Whose list it is"
WRITTEN = "What is written"
RUN = "Options"

EPILOG = """
Examples:
$ bibnorm parse cv.pdf -o pubs.bib
$ bibnorm parse cv.md talks.txt --to csl-json > pubs.json
$ bibnorm parse "lists/*.tex" --to jsonl
$ bibnorm parse export.ris old.bib -o pubs.bib
$ pandoc cv.adoc -t markdown | bibnorm parse --from markdown -
$ bibnorm parse --lines refs.txt --to jsonl | jq .title

Exit codes:
0  all was read, nothing to look at
1  all was read; some entries have something that a person should look at
2  an input could not be read or has no publications; the others are written

A summary of what was read, matched and doubted goes to stderr; -q keeps it quiet.
"""


def parse(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE",
            help="CVs, publication lists or bibliographies (.bib, .ris ...); - is standard input.",
        ),
    ] = None,
    source_format: Annotated[
        SourceFormat | None,
        typer.Option(
            "--from",
            metavar="FORMAT",
            help=f"Read as {NAMED}, whatever it looks like.",
            rich_help_panel=READ,
        ),
    ] = None,
    password: Annotated[
        str | None,
        typer.Option(
            "--password",
            metavar="WORD",
            help="Opens a PDF that is encrypted.",
            rich_help_panel=READ,
        ),
    ] = None,
    follow_inputs: Annotated[
        bool,
        typer.Option(
            "--follow-inputs",
            help="Read the files too that a LaTeX file takes in with \\input and its like, if they "
            "lie in its folder.",
            rich_help_panel=READ,
        ),
    ] = False,
    lines: Annotated[
        bool,
        typer.Option(
            "--lines",
            help="Every line is one citation and gives one entry, as a stream.",
            rich_help_panel=READ,
        ),
    ] = False,
    venues: Annotated[
        list[Path] | None,
        typer.Option(
            "--venues",
            metavar="FILE",
            help="Know the venues of this file too (see bibnorm venue --help).",
            rich_help_panel=READ,
        ),
    ] = None,
    highlight: Annotated[
        str | None,
        typer.Option(
            "--highlight",
            metavar="NAME",
            help="Flag this author. By default the owner of the list, told from emphasis, "
            "the name at its head, or who stands in every entry.",
            rich_help_panel=OWNER,
        ),
    ] = None,
    highlight_style: Annotated[
        Literal["annotation", "bold", "none"],
        typer.Option(
            "--highlight-style",
            metavar="HOW",
            help="annotation (default): author+an = {2=highlight}; bold: \\textbf; or none.",
            rich_help_panel=OWNER,
        ),
    ] = "annotation",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write here, whole or not at all; by default to standard output.",
            rich_help_panel=WRITTEN,
        ),
    ] = None,
    to: Annotated[
        Literal["bibtex", "jsonl", "csl-json"],
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="bibtex (default), jsonl (one object an entry, with spans), or csl-json.",
            rich_help_panel=WRITTEN,
        ),
    ] = "bibtex",
    dialect: Annotated[
        Literal["bibtex", "biblatex"],
        typer.Option(
            "--dialect",
            metavar="NAME",
            help="bibtex (default), or biblatex: date and journaltitle.",
            rich_help_panel=WRITTEN,
        ),
    ] = "bibtex",
    ascii_only: Annotated[
        bool,
        typer.Option(
            "--ascii",
            help="LaTeX escapes instead of UTF-8, for old toolchains.",
            rich_help_panel=WRITTEN,
        ),
    ] = False,
    venue_names: Annotated[
        Literal["full", "short", "abbreviated", "as-written", "proceedings", "macro"],
        typer.Option(
            "--venue-names",
            metavar="HOW",
            help="full (default); short: the acronym; abbreviated: by ISO 4; as-written; "
            "proceedings: the title of the year's proceedings; or macro: @string definitions.",
            rich_help_panel=WRITTEN,
        ),
    ] = "full",
    key_pattern: Annotated[
        str | None,
        typer.Option(
            "--key-pattern",
            metavar="PATTERN",
            help="How citation keys are made: {family}{year}{title} (default); also {venue}, "
            "{initials}, {year:2}, {title:3}, {family:upper}.",
            rich_help_panel=WRITTEN,
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="No summary.", rich_help_panel=RUN)
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="All or nothing: write only if all was read and nothing is to be looked at.",
            rich_help_panel=RUN,
        ),
    ] = False,
) -> None:
    """Read publication lists and write one bibliography.

    Entries come out in the order of the list, one for each citation. What could
    not be read is kept word for word in a @misc entry, with a problem to look at.
    """
    from bibnorm.cli.job import Job, run

    job = Job(
        inputs=tuple(files or ()),
        format=source_format,
        password=password,
        follow_inputs=follow_inputs,
        lines=lines,
        highlight=highlight,
        highlight_style=highlight_style,
        output=output,
        to=to,
        dialect=dialect,
        ascii=ascii_only,
        venue_names=venue_names,
        venues=tuple(venues or ()),
        key_pattern=key_pattern,
        quiet=quiet,
        strict=strict,
    )
    raise typer.Exit(guarded(lambda: run(job)))
