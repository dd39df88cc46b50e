"""Stretches of words to runs of one style: blanks put in, pictures left out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bibnorm.model import Run, Style
from bibnorm.read.pdf.blanks import blank_between, blank_gap
from bibnorm.read.pdf.hyphens import Hyphens
from bibnorm.read.pdf.letters import ICON
from bibnorm.read.pdf.lines import Stretch
from bibnorm.read.pdf.places import Place
from bibnorm.read.pdf.smallcaps import without_small_capitals
from bibnorm.read.pdf.words import Word


def runs_of(place: Place, hyphens: Hyphens) -> list[Run]:
    """Give the runs of a row, without places in the source.

    Cells are parted by tabs. The date of a row comes first where a paragraph
    begins, and a heading loses its number.
    """
    row = place.row
    if row.cells:
        return _parted([_whole(cell, hyphens) for cell in row.cells], "\t")
    date = [row.date] if row.date else []
    label = [] if place.heading else row.label
    before = _parted([_cell(one, sign=True) for one in (*label, *(date if place.apart else []))])
    sign = not before and not place.heading
    text = [_cell(one, sign=sign and not number) for number, one in enumerate(row.text)]
    runs = _parted([before, *text], " " if row.heading else "\t")
    return runs if place.apart else _parted([runs, *map(_cell, date)], "\t")


def _parted(cells: Sequence[list[Run]], gap: str = " ") -> list[Run]:
    """Put cells one behind the other with something between them."""
    runs: list[Run] = []
    for cell in cells:
        if cell and runs:
            runs.append(Run(gap))
        runs += cell
    return runs


def _whole(lines: Sequence[Stretch], hyphens: Hyphens) -> list[Run]:
    """Make the wrapped lines of a cell one."""
    runs: list[Run] = []
    for line in lines:
        found = _cell(line)
        if runs and found:
            joint = hyphens.joint(runs[-1].text, found[0].text)
            if joint is None:
                runs[-1] = replace(runs[-1], text=runs[-1].text[:-1])
            elif joint:
                runs.append(Run(joint))
        runs += found
    return [run for run in runs if run.text]


def _cell(cell: Stretch, *, sign: bool = False) -> list[Run]:
    """The runs of one cell; `sign` says that a picture at its beginning is a bullet."""
    return list(_runs(_spelled(cell.words, sign=sign), blank_gap(cell.words)))


def _runs(words: Sequence[Word], least: float) -> Iterator[Run]:
    """Put words of one style and link together."""
    text: list[str] = []
    last: Word | None = None
    for word in words:
        blank = last is not None and blank_between(last, word, least)
        if last is not None and (_style(word), word.link) != (_style(last), last.link):
            yield Run("".join(text), _style(last), last.link)
            text = []
            if blank:  # a blank between two styles has what they share
                yield Run(" ", _style(last) & _style(word))
        elif blank:
            text.append(" ")
        text.append(word.text)
        last = word
    if last is not None:
        yield Run("".join(text), _style(last), last.link)


def _style(word: Word) -> Style:
    return word.face.style | (Style.SUPERSCRIPT if word.raised else Style.PLAIN)


def _spelled(words: Sequence[Word], *, sign: bool) -> list[Word]:
    """Words as they are read: without pictures, but for one that begins a line like a bullet."""
    out: list[Word] = []
    for number, word in enumerate(words):
        text = word.text
        if ICON in text:
            leads = sign and not number and text.startswith(ICON)
            text = "•" if leads else text.replace(ICON, "")
        if text:
            out.append(word if text == word.text else replace(word, text=text))
    return without_small_capitals(out)
