"""Rows of a document to lines, with the text they point back into."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bibnorm.model import Line, LineKind, Run
from bibnorm.read.pdf.cells import Laid, plain
from bibnorm.read.pdf.hyphens import Hyphens
from bibnorm.read.pdf.places import Place, places
from bibnorm.read.pdf.runs import runs_of
from bibnorm.read.usual import without_usual


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
        hyphens = Hyphens(plain(one) for row in rows for one in row.stretches)
        for place in places(rows):
            runs = runs_of(place, hyphens)
            if runs:
                self._write(place, runs)
        return without_usual(self.lines)

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
                kind=_kind(place),
                level=place.heading,
                indent=place.indent,
                blank_before=place.apart,
                hard_break=place.is_meant,
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
            yield replace(run, start=start, end=self._at)


def _kind(place: Place) -> LineKind:
    """What a row is called."""
    if place.row.cells:
        return LineKind.TABLE
    return LineKind.HEADING if place.heading else LineKind.TEXT
