"""Rows of a document to lines of runs, with the text they point back into."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bibnorm.lexicon.headings import Topic, classify
from bibnorm.model import Line, LineKind, Run, Style
from bibnorm.read.pdf.blanks import blank_between, blank_gap
from bibnorm.read.pdf.cells import Laid, plain
from bibnorm.read.pdf.indents import Column, indents
from bibnorm.read.pdf.letters import ICON
from bibnorm.read.pdf.lines import Stretch
from bibnorm.read.pdf.paragraphs import Shape, beginnings, goes_on, lift_labels
from bibnorm.read.pdf.smallcaps import without_small_capitals
from bibnorm.read.pdf.spacing import Leading, Measure
from bibnorm.read.pdf.words import Word

_LARGER = 1.1
_LONGEST_HEADING = 80
_MOST_WORDS = 10
_SECTION = re.compile(r"(?:\d{1,2}|[A-Z]|[IVX]{1,4})(?:\.\d{1,2})*\.?")


class Writer:
    """Writes rows into lines; `source` is the text as laid out."""

    def __init__(self, rows: Sequence[Laid]) -> None:
        """Measure all rows."""
        self.rows = rows
        self.leading = Leading.of(rows)
        self.body = _body_size(rows)
        self.levels = _heading_levels(rows, self.body)
        self._second = _second_size(rows)
        self.lines: list[Line] = []
        self._parts: list[str] = []
        self._at, self._number = 0, 1

    @property
    def source(self) -> str:
        """The text written so far."""
        return "".join(self._parts)

    def write(self) -> tuple[Line, ...]:
        """Write all rows; a form feed stands where a page or a column ends."""
        above: Laid | None = None
        measure: Measure | None = None
        shape: Shape | None = None
        regions = [list(group) for _, group in groupby(self.rows, key=lambda row: row.region)]
        columns = frozenset(map(Column.of, regions))
        for region in regions:
            before, measure = measure, Measure.of(region)
            begins = beginnings(region, self.leading, measure)
            begins[0] = above is None or not goes_on(region, begins, shape)
            lift_labels(region, begins)
            shape = Shape.of(region, begins)
            for row, indent, apart in zip(region, indents(region, columns), begins, strict=True):
                turned = above is not None and above.region != row.region
                held = before if turned and before is not None else measure
                full = above is not None and held.is_full(above, row)
                if self._row(row, _Place(indent, turned, apart, full)):
                    above = row
        return tuple(self.lines)

    def _row(self, row: Laid, place: "_Place") -> bool:
        """Write one row; say whether there was anything to write."""
        level = self._level(row)
        runs = self._runs(row, place.apart, level)
        if not runs:
            return False
        gap = ""
        if self.lines:
            gap = "\f" if place.turned else "\n\n" if place.apart else "\n"
        self._number += len(gap)
        last = self.lines[-1] if self.lines else None
        if last is not None and level == last.level and level and not place.apart:
            joint = Run(" ", start=self._at, end=self._at + 1)
            self.lines[-1] = replace(last, runs=(*last.runs, joint, *self._put(gap, runs)))
            return True
        self.lines.append(
            Line(
                runs=tuple(self._put(gap, runs)),
                number=self._number,
                kind=LineKind.HEADING if level else LineKind.TEXT,
                level=level,
                indent=place.indent,
                blank_before=place.apart,
                hard_break=bool(level or row.label) or not place.full,
            )
        )
        return True

    def _level(self, row: Laid) -> int:
        """The level of a heading; 0 for a row that is none."""
        if row.heading:
            return max(self.levels.values(), default=0) + 1
        if not _may_be_heading(row) or (self._is_title(row) and not _says_something(row)):
            return 0
        return self.levels.get(round(row.size), 0)

    def _is_title(self, row: Laid) -> bool:
        """Whether a row is set as the title of the whole document, or its owner's name."""
        return self.levels.get(round(row.size)) == 1 and row.size > self._second * _LARGER

    def _runs(self, row: Laid, apart: bool, level: int) -> list[Run]:
        """The runs of a row, without places: its date first where a paragraph begins."""
        runs: list[Run] = []
        date = [row.date] if row.date else []
        cells = [*row.label, *(date if apart else []), *row.text, *([] if apart else date)]
        for number, cell in enumerate(cells[len(row.label) if level else 0 :]):
            found = list(_cell(cell, first=number == 0))
            if found and runs:
                runs.append(Run(" " if cell is row.date or row.heading else "\t"))
            runs += found
        return runs

    def _put(self, gap: str, runs: Sequence[Run]) -> list[Run]:
        """Append runs to the text and give them their places."""
        self._parts.append(gap)
        self._at += len(gap)
        out = []
        for run in runs:
            end = self._at + len(run.text)
            out.append(Run(run.text, run.style, run.link, self._at, end))
            self._parts.append(run.text)
            self._at = end
        return out


@dataclass(frozen=True)
class _Place:
    """Where a row stands: its indent, and how it follows the row above."""

    indent: int
    turned: bool
    apart: bool
    full: bool


def _cell(cell: Stretch, *, first: bool) -> Iterator[Run]:
    """The runs of one cell: words of one style and link together."""
    least = blank_gap(cell.words)
    words = _spelled(cell.words, first=first)
    text: list[str] = []
    key: tuple[Style, str | None] | None = None
    last: Word | None = None
    for word in words:
        blank = " " if last is not None and blank_between(last, word, least) else ""
        own = (_style(word), word.link)
        if key is not None and own != key:
            # A blank between two styles belongs to neither, unless they share it.
            yield Run("".join(text), *key)
            text = [blank] if blank else []
            if blank:
                yield Run(blank, key[0] & own[0])
                text = []
            blank = ""
        text += [blank, word.text]
        key, last = own, word
    if key is not None:
        yield Run("".join(text), *key)


def _style(word: Word) -> Style:
    return word.face.style | (Style.SUPERSCRIPT if word.raised else Style.PLAIN)


def _spelled(words: Sequence[Word], *, first: bool) -> list[Word]:
    """Words as they are read: pictures gone, but for one that begins a line like a bullet."""
    out: list[Word] = []
    for number, word in enumerate(words):
        text = word.text
        if ICON in text:
            text = text.replace(ICON, "•" if first and number == 0 else "")
            text = "•" if text.startswith("•") else text
        if text:
            out.append(word if text == word.text else _renamed(word, text))
    return without_small_capitals(out)


def _renamed(word: Word, text: str) -> Word:
    return Word(
        text, word.left, word.right, word.base, word.face, word.blank, word.raised, word.link
    )


def _body_size(rows: Sequence[Laid]) -> float:
    """The type size of most of the text."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size)] += sum(cell.length for cell in row.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 10.0


def _heading_levels(rows: Sequence[Laid], body: float) -> dict[int, int]:
    """Number the sizes that are larger than the text's, the largest first."""
    sizes = {round(row.size) for row in rows if row.size >= _LARGER * body and _may_be_heading(row)}
    return {size: level for level, size in enumerate(sorted(sizes, reverse=True), 1)}


def _second_size(rows: Sequence[Laid]) -> float:
    """The largest size that more than one of the rows that may be headings has; 0 for none."""
    sizes = Counter(round(row.size) for row in rows if _may_be_heading(row))
    return float(max((size for size in sizes if sizes[size] > 1), default=0))


def _says_something(row: Laid) -> bool:
    """Whether a title says what the document is about, as a name does not."""
    return classify(plain(row.text[0])).topic is not Topic.UNKNOWN


def _may_be_heading(row: Laid) -> bool:
    """Whether a row is short and stands alone; a section's number may stand before it."""
    numbered = all(_SECTION.fullmatch(plain(cell)) for cell in row.label)
    if not numbered or row.date or len(row.text) > 1:
        return False
    text = row.text[0]
    return text.length <= _LONGEST_HEADING and len(text.words) <= _MOST_WORDS
