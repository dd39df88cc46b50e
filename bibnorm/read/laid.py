"""Lines as an office document lays them out, and the document made of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from itertools import groupby

from bibnorm.model import Document, Line, LineKind, Run, Style
from bibnorm.read.blanks import BLANKS
from bibnorm.read.errors import ReadError
from bibnorm.read.usual import without_usual


class Gap(IntEnum):
    """What stands between a line and the one above it."""

    NONE = 0
    SPACE = 1
    EMPTY = 2


@dataclass(slots=True)
class Laid:
    """A line as laid out, not yet part of a document; its runs know no places.

    `gap` is the space above it; a line is `is_turned` that follows a break
    inside a paragraph. `empties` counts the empty paragraphs in
    that space, because a person who counts lines counts those too.
    """

    runs: list[Run]
    kind: LineKind = LineKind.TEXT
    level: int = 0
    marker: str | None = None
    indent: int = 0
    gap: Gap = Gap.NONE
    empties: int = 0
    is_turned: bool = False

    @property
    def text(self) -> str:
        """The line's characters."""
        return "".join(run.text for run in self.runs)


# A soft hyphen is seen only where a line is broken at it, and then it is none of the word.
_SEEN = BLANKS | {ord("\n"): " ", ord("\r"): " ", 0xAD: None, 0x2011: "-"}


def run(text: str, style: Style = Style.PLAIN, link: str | None = None) -> Run:
    """Make a run of characters as they are seen."""
    return Run(text.translate(_SEEN), style, link)


def merged(runs: Iterable[Run]) -> list[Run]:
    """Join neighbours of one style that know no places; a word is often several runs."""
    groups = groupby(runs, key=lambda one: (one.style, one.link))
    out = [Run("".join(one.text for one in group), *look) for look, group in groups]
    return [one for one in out if one.text]


def stripped(runs: Iterable[Run]) -> list[Run]:
    """Join neighbours of one style and cut blanks off both ends of a line."""
    out = merged(runs)
    filled = [number for number, one in enumerate(out) if one.text.strip()]
    if not filled:
        return []
    out = out[filled[0] : filled[-1] + 1]
    out[0] = replace(out[0], text=out[0].text.lstrip())
    out[-1] = replace(out[-1], text=out[-1].text.rstrip())
    return out


@dataclass
class _Sheet:
    """The source that grows line by line, and where it ends."""

    parts: list[str] = field(default_factory=list)
    at: int = 0
    number: int = 1

    def add(self, text: str) -> int:
        """Put text at the end; say where it begins."""
        start = self.at
        self.parts.append(text)
        self.at += len(text)
        return start

    def turn(self, rows: int = 1) -> None:
        """End the line, and leave empty ones."""
        self.add("\n" * rows)
        self.number += rows


def document(rows: Sequence[Laid], name: str, format_: str, meta: Mapping[str, str]) -> Document:
    r"""Make a document whose source is the text as it is laid out, markers and empty lines too.

    >>> rows = [Laid([run("A.")], marker="1."), Laid([run("B.")], empties=1)]
    >>> made = document(rows, "cv.docx", "docx", {})
    >>> made.source, [(line.number, line.runs[0].start) for line in made.lines]
    ('1. A.\n\nB.\n', [(1, 3), (3, 7)])
    """
    sheet = _Sheet()
    if not rows:
        advice = "give a document with a list in it; pictures and embedded files are not read"
        raise ReadError(name, "there is no text in this document", advice)
    marked = zip(rows, blanks(rows), strict=True)
    lines = without_usual([_line(row, blank, sheet) for row, blank in marked])
    return Document(lines, "".join(sheet.parts), name, format_, dict(meta))


def _line(row: Laid, blank: bool, sheet: _Sheet) -> Line:
    """Put one line on the sheet."""
    if row.empties:
        sheet.turn(row.empties)
    if row.marker:
        sheet.add(f"{row.marker} ")
    runs = []
    for one in merged(row.runs):
        start = sheet.add(one.text)
        runs.append(Run(one.text, one.style, one.link, start, sheet.at))
    number = sheet.number
    sheet.turn()
    return Line(
        runs=tuple(runs),
        number=number,
        kind=row.kind,
        level=row.level,
        marker=row.marker,
        indent=row.indent,
        blank_before=blank,
        hard_break=True,
    )


_LONG = 110
_LEAST_GROUPS = 2
_SOME = 3


def blanks(rows: Sequence[Laid]) -> list[bool]:
    """Say before which lines there is a space that parts."""
    return [
        (row.gap >= least and not row.is_turned) or row.gap is Gap.EMPTY or not number
        for stretch in _stretches(rows)
        for least in (_least(stretch),)
        for number, row in enumerate(stretch)
    ]


def _stretches(rows: Sequence[Laid]) -> Iterator[Sequence[Laid]]:
    """Part lines at headings."""
    start = 0
    for number, row in enumerate(rows):
        if row.kind is LineKind.HEADING:
            if start < number:
                yield rows[start:number]
            yield rows[number : number + 1]
            start = number + 1
    if start < len(rows):
        yield rows[start:]


def _least(stretch: Sequence[Laid]) -> Gap:
    """Say which gap parts paragraphs in a stretch of lines.

    Where most stand apart by an empty one, only that parts. Else long ones, and
    ones with breaks in them, part by themselves, as each is an entry; short ones
    are put together by title, authors and venue, and parted by the widest gap.
    """
    plain = [row for row in stretch if row.kind is LineKind.TEXT and not row.level]
    starts = [row for row in plain[1:] if not row.is_turned]
    if not starts:
        return Gap.SPACE
    wide = sum(row.gap is Gap.EMPTY for row in starts)
    has_groups = wide >= _LEAST_GROUPS
    if has_groups and 2 * wide >= len(starts):
        return Gap.EMPTY
    length = sum(len(run.text) for row in plain for run in row.runs) / (len(starts) + 1)
    if length >= _LONG or (len(plain) - len(starts) - 1) * _SOME >= len(starts):
        return Gap.NONE
    return Gap.EMPTY if has_groups else Gap.SPACE
