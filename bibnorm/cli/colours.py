"""`bibnorm explain` on a terminal: a colour for each field."""

from rich.console import Console
from rich.text import Text

from bibnorm.cli.explained import facts_of, heading, headline, pieces
from bibnorm.model import Label
from bibnorm.pipeline import ListReading

# Neighbours in a citation get colours that are easy to tell apart.
COLOURS = {
    Label.AUTHOR: "cyan",
    Label.EDITOR: "bright_cyan",
    Label.TITLE: "bold green",
    Label.CONTAINER: "magenta",
    Label.VOLUME: "yellow",
    Label.ISSUE: "bright_yellow",
    Label.PAGES: "blue",
    Label.DATE: "red",
    Label.PUBLISHER: "bright_blue",
    Label.LOCATION: "bright_green",
    Label.INSTITUTION: "bright_blue",
    Label.DOI: "underline blue",
    Label.ARXIV: "underline blue",
    Label.URL: "underline blue",
    Label.ISBN: "underline blue",
    Label.ISSN: "underline blue",
    Label.PMID: "underline blue",
    Label.EDITION: "bright_magenta",
    Label.GENRE: "bright_magenta",
    Label.NOTE: "italic",
    Label.MARKER: "dim",
    Label.OTHER: "dim",
}


def show(name: str, reading: ListReading) -> None:
    """Print a reading to the terminal, the key to the colours first."""
    console = Console(highlight=False)
    console.print(Text(headline(name, reading), "bold"))
    console.print(_key())
    for one in reading.readings:
        console.print(Text(f"\n{heading(name, one)}", "bold"))
        text = Text("  ")
        for part, label in pieces(one.tagged):
            text.append(part, COLOURS[Label(label)] if label else "dim")
        console.print(text)
        for subject, told in facts_of(one):
            value, arrow, origin = told.rpartition("  <- ")
            line = Text(f"    {subject:<12}", "dim").append(value or origin, "not dim")
            console.print(line.append(f"  ← {origin}") if arrow else line)


def _key() -> Text:
    text = Text()
    for label, colour in COLOURS.items():
        text.append(label.value, colour).append("  ")
    return text
