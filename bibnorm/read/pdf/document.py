"""Rows of a document to lines of runs, with the text they point back into."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bibnorm.model import Line, LineKind, Run, Style
from bibnorm.read.pdf.blanks import blank_between, blank_gap
from bibnorm.read.pdf.cells import Laid
from bibnorm.read.pdf.letters import ICON
from bibnorm.read.pdf.lines import Stretch
from bibnorm.read.pdf.places import Place, places
from bibnorm.read.pdf.smallcaps import without_small_capitals
from bibnorm.read.pdf.words import Word


class Writer:
    """Writes rows into lines; `source` is the text as laid out.

    In it an empty line stands between paragraphs, and a form feed where a page
    or a column ends.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.lines: list[Line] = []
        self._parts: list[str] = []
        self._at, self._number = 0, 1

    @property
    def source(self) -> str:
        """The text written so far."""
        return "".join(self._parts)

    def write(self, rows: Sequence[Laid]) -> tuple[Line, ...]:
        """Write all rows."""
        for place in places(rows):
            runs = _runs(place)
            if runs:
                self._write(place, runs)
        return tuple(self.lines)

    def _write(self, place: Place, runs: Sequence[Run]) -> None:
        """Write one row; a heading that was wrapped is one line."""
        last = self.lines[-1] if self.lines else None
        gap = ""
        if last is not None:
            gap = "\f" if place.turned else "\n\n" if place.apart else "\n"
        self._number += len(gap)
        self._put(gap)
        if last is not None and place.heading and last.level == place.heading and not place.apart:
            joint = Run(" ", start=self._at - 1, end=self._at)
            self.lines[-1] = replace(last, runs=(*last.runs, joint, *self._placed(runs)))
            return
        self.lines.append(
            Line(
                runs=tuple(self._placed(runs)),
                number=self._number,
                kind=LineKind.HEADING if place.heading else LineKind.TEXT,
                level=place.heading,
                indent=place.indent,
                blank_before=place.apart,
                hard_break=bool(place.heading or place.row.label) or not place.full,
            )
        )

    def _put(self, text: str) -> None:
        """Append characters to the text."""
        self._parts.append(text)
        self._at += len(text)

    def _placed(self, runs: Sequence[Run]) -> Iterator[Run]:
        """Append runs to the text and give them their places."""
        for run in runs:
            start = self._at
            self._put(run.text)
            yield Run(run.text, run.style, run.link, start, self._at)


def _runs(place: Place) -> list[Run]:
    """The runs of a row, without places: its date comes first where a paragraph begins."""
    row = place.row
    date = [row.date] if row.date else []
    label = [] if place.heading else row.label
    cells = [*label, *(date if place.apart else []), *row.text, *([] if place.apart else date)]
    runs: list[Run] = []
    for number, cell in enumerate(cells):
        found = list(_cell(cell, bullet=number == 0 and not place.heading))
        if found and runs:
            runs.append(Run(" " if cell is row.date or row.heading else "\t"))
        runs += found
    return runs


def _cell(cell: Stretch, *, bullet: bool) -> Iterator[Run]:
    """The runs of one cell: words of one style and link together."""
    least = blank_gap(cell.words)
    words = _spelled(cell.words, bullet=bullet)
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


def _spelled(words: Sequence[Word], *, bullet: bool) -> list[Word]:
    """Words as they are read: pictures gone, but for one that begins a line like a bullet."""
    out: list[Word] = []
    for number, word in enumerate(words):
        text = word.text
        if ICON in text:
            text = text.replace(ICON, "•" if bullet and number == 0 else "")
            text = "•" if text.startswith("•") else text
        if text:
            out.append(word if text == word.text else _renamed(word, text))
    return without_small_capitals(out)


def _renamed(word: Word, text: str) -> Word:
    return Word(
        text, word.left, word.right, word.base, word.face, word.blank, word.raised, word.link
    )
