"""Plain text: lines as they stand, underlined headings told by their underline."""

import re

from bibnorm.model import Document, Line, LineKind, Run
from bibnorm.read.blanks import BLANKS, indent_of

_UNDERLINE = re.compile(r"([=\-~_*#^\"'`+])\1{2,}\s*")
_BREAK = re.compile(r"[\n\f]")
_LEVELS = {"=": 1, "#": 1, "*": 1, "-": 2, "~": 3, "_": 2, "^": 3}
_LONGEST_HEADING = 80


def read_plain(source: str, name: str = "<text>") -> Document:
    r"""Read plain text line by line.

    Nothing is taken for markup but a row of signs under a short line, which
    makes that a heading. White space round a line goes into `indent`; tabs
    inside it stay.

        >>> document = read_plain("Papers\n======\n\n  [1] A. Doe. Title.\n")
        >>> [(line.kind.value, line.indent, line.text) for line in document.lines]
        [('heading', 0, 'Papers'), ('text', 2, '[1] A. Doe. Title.')]
    """
    rows = _BREAK.split(source)
    lines: list[Line] = []
    offset, blank, number, feeds = 0, True, 0, 0
    while number < len(rows):
        row = rows[number]
        level = _heading_level(rows, number) if blank else 0
        taken = rows[number : number + 2] if level else [row]
        if row.strip():
            lines.append(_line(row, offset, number + 1 - feeds, blank, level))
        blank = not row.strip()
        end = offset + sum(len(one) + 1 for one in taken)
        # A page that is turned begins a row, but no line that an editor counts.
        feeds += source.count("\f", offset, end)
        offset = end
        number += len(taken)
    return Document(tuple(lines), source, name, "text")


def _line(row: str, offset: int, number: int, blank: bool, level: int) -> Line:
    """Make a line of a row that is not blank."""
    text = row.strip()
    start = offset + row.index(text)
    return Line(
        runs=(Run(text.translate(BLANKS), start=start, end=start + len(text)),),
        number=number,
        kind=LineKind.HEADING if level else LineKind.TEXT,
        level=level,
        indent=indent_of(row),
        blank_before=blank,
        hard_break=blank or bool(level),
    )


def _heading_level(rows: list[str], number: int) -> int:
    """Give the level of a heading that the next row underlines, or 0."""
    title = rows[number].strip()
    if number + 1 >= len(rows) or not title or len(title) > _LONGEST_HEADING:
        return 0
    under = rows[number + 1].strip()
    if not _UNDERLINE.fullmatch(under) or _UNDERLINE.fullmatch(title):
        return 0
    # A full-width row under a short line is a rule between entries.
    if not 0.5 * len(title) <= len(under) <= len(title) + 8:
        return 0
    return _LEVELS.get(under[0], 3)
