"""What stands outside a document's body: notes, headers and footers."""

from collections.abc import Iterable, Sequence

from bibnorm.model import LineKind
from bibnorm.read.laid import Gap, Laid, run

_LONGEST = 300


def under(heading: str, notes: Sequence[list[Laid]]) -> list[Laid]:
    """Give notes as a numbered list under a heading of their own."""
    if not notes:
        return []
    rows = [Laid([run(heading)], LineKind.HEADING, level=1, gap=Gap.EMPTY, empties=1)]
    for number, note in enumerate(notes, 1):
        for row in note:
            row.level = max(row.level, 1)
        note[0].marker = note[0].marker or f"{number}."
        rows += note
    return rows


def named(rows: Iterable[Laid]) -> dict[str, str]:
    """Give what the headers and footers of pages say, each line once: whose document it is."""
    lines = dict.fromkeys(" ".join(row.text.split()) for row in rows)
    text = " | ".join(lines)[:_LONGEST]
    return {"name": text} if text else {}
