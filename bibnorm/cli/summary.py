"""The summary on stderr: a table on a terminal, plain lines elsewhere."""

import sys
from collections.abc import Iterator

from bibnorm.cli.tally import Tally
from bibnorm.model import Name
from bibnorm.owner import Owner

_VENUES = ("matched", "ambiguous", "as written", "none named")

# How an owner is found, in words.
_HOW = {
    "emphasis": "whose name is set apart",
    "given": "as --highlight says",
    "header": "named at the head",
    "recurrence": "who stands in nearly every entry",
}

Row = tuple[str, str, str]


def _rows(tally: Tally) -> Iterator[Row]:
    """What there is to say, each as subject, figure, remark."""
    for name, file in tally.files.items():
        yield name, _count(file.entries, "entry", "entries"), owner_told(file.owner)
    told = [f"{tally.venues[status]} {status}" for status in _VENUES if tally.venues[status]]
    yield "venues", ", ".join(told), ""


def owner_told(owner: Owner | None) -> str:
    """Say whose list it is and how that is known, or nothing."""
    return f"list of {plain_name(owner.names[0])}, {_HOW[owner.how]}" if owner else ""


def plain_name(name: Name) -> str:
    """Give a name as people say it, given names first."""
    parts = (name.given, name.prefix, name.family, name.suffix)
    return name.literal or " ".join(part for part in parts if part)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _plain(tally: Tally) -> None:
    for subject, figure, remark in _rows(tally):
        sys.stderr.write(f"{subject}: {figure}" + (f"; {remark}" if remark else "") + "\n")
    for code, finding in tally.findings.items():
        sys.stderr.write(f"{code} ({finding.count}): {finding.where}: {finding.message}\n")


def _table(tally: Tally) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for subject, figure, remark in _rows(tally):
        table.add_row(Text(subject, "bold"), Text(figure), Text(remark, "dim"))
    for code, finding in tally.findings.items():
        told = Text(f"{finding.where}\n", "dim").append(finding.message)
        table.add_row(Text(code, "yellow"), Text(f"{finding.count} to look at"), told)
    Console(stderr=True).print(table)


def show(tally: Tally) -> None:
    """Write the summary of a run to stderr."""
    if sys.stderr.isatty():
        _table(tally)
    else:
        _plain(tally)
