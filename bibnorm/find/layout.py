"""How one section is laid out: what begins an entry there."""

from collections.abc import Sequence
from itertools import pairwise

from bibnorm.find.accept import accepted
from bibnorm.find.likeness import STRONG, has_year, likeness
from bibnorm.find.markers import Marker
from bibnorm.find.rows import Row
from bibnorm.find.starts import ends_entry, has_label, has_year_column, starts_entry
from bibnorm.model import LineKind

_NO_BEGINNING = frozenset(",.;:)")
_WHOLE_LINES = 0.6
_CLEAN_TURNS = 0.7
_SOME, _FEW = 0.25, 4
_DEEPEST = 40


class Layout:
    """Says for each row of a section whether an entry begins there, and how deep."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Look at all rows once; entries of one section look alike."""
        self.rows = rows
        self._marks = accepted(rows)
        self._top = _top(rows, self._marks)
        self._nested: set[int] = set()
        self._has_items = any(self.is_marked(n) for n in range(len(rows)))
        self._starts = self._unmarked_starts()

    def is_marked(self, number: int) -> bool:
        """Whether a row begins with a marker, the format's or its own."""
        return self.rows[number].is_item or number in self._marks

    def mark_of(self, number: int) -> Marker | None:
        """The marker that a row's own text begins with."""
        return self._marks.get(number)

    def is_nested(self, row: Row) -> bool:
        """Whether a row begins an item inside an item."""
        return id(row) in self._nested

    def begins(self, number: int) -> int | None:
        """Give 0 where an entry begins, 1 where an item inside one, else None."""
        row = self.rows[number]
        if row.text[:1] in _NO_BEGINNING:
            return None
        if row.kind in (LineKind.TABLE, LineKind.HEADING) or self._after_other(number):
            return 0
        if self.is_marked(number):
            if self._is_below(number):
                self._nested.add(id(row))
                return 1
            return 0
        if has_label(row.text) or has_year_column(row.text):
            return 0
        if self._has_items and self._continues_item(number):
            return None
        return 0 if number in self._starts else None

    def _after_other(self, number: int) -> bool:
        """Whether a row follows one of another kind, which nothing continues."""
        return number > 0 and self.rows[number - 1].kind is not self.rows[number].kind

    def _continues_item(self, number: int) -> bool:
        """Whether a row without marker goes on with the item above it."""
        row = self.rows[number]
        seen = any(self.is_marked(n) for n in range(number - 1, max(-1, number - 40), -1))
        return seen and (not row.fresh or row.turned or row.is_inside)

    def _is_below(self, number: int) -> bool:
        """Whether a marked row is an item inside the entry above it."""
        row = self.rows[number]
        if row.is_item:
            return self._top.level is not None and row.line.level > self._top.level
        mark = self._marks[number]
        if mark.style == self._top.style:
            return row.line.indent > self._top.indent + 3 and mark.is_bullet
        deeper = row.line.indent > self._top.indent
        return number > self._top.first and (deeper or (mark.is_bullet and not self._top.is_bullet))

    def _unmarked_starts(self) -> set[int]:
        """Where entries begin that no marker begins."""
        line_wise = self._is_line_wise()
        paragraphs = _paragraphs(self.rows)
        inner = []
        for low, high in paragraphs:
            block = self.rows[low:high]
            if len(block) > 1 and not any(self.is_marked(n) for n in range(low, high)):
                inner.append([low + n for n in _inner_starts(block, line_wise)])
        starts = {low for low, _ in paragraphs}
        return starts.union(*_consistent(inner, self.rows, len(paragraphs)))

    def _is_line_wise(self) -> bool:
        """Whether lines that stand together are each an entry of their own."""
        lines = [
            row
            for low, high in _paragraphs(self.rows)
            if high - low > 1
            for row in self.rows[low:high]
        ]
        dated = any(has_year(row.text) for row in lines)
        whole = sum(
            likeness(row.text) >= STRONG and (has_year(row.text) or not dated) for row in lines
        )
        turns = [
            _is_turn(self.rows[n - 1], self.rows[n])
            for low, high in _paragraphs(self.rows)
            for n in range(low + 1, high)
        ]
        return whole >= _WHOLE_LINES * len(lines) and sum(turns) >= _CLEAN_TURNS * len(turns)


class _Top:
    """What the outermost items of a section look like."""

    def __init__(self, first: int, level: int | None, style: str, indent: int) -> None:
        self.first = first
        self.level = level
        self.style = style
        self.indent = indent
        self.is_bullet = style == "bullet"


def _top(rows: Sequence[Row], marks: dict[int, Marker]) -> _Top:
    """Find the outermost items: the least deep of the format's, the first of the text's."""
    levels = [row.line.level for row in rows if row.is_item]
    first = min(marks, default=len(rows))
    style = marks[first].style if marks else ""
    indents = [rows[n].line.indent for n, mark in marks.items() if mark.style == style]
    return _Top(first, min(levels, default=None), style, min(indents, default=0))


def _paragraphs(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Where blocks of rows begin and end that no blank line parts."""
    bounds = [n for n, row in enumerate(rows) if n == 0 or (row.fresh and not row.turned)]
    return list(zip(bounds, [*bounds[1:], len(rows)], strict=True))


def _consistent(
    inner: Sequence[list[int]], rows: Sequence[Row], paragraphs: int
) -> list[list[int]]:
    """Leave out beginnings that geometry speaks against, where the reader has measured it.

    A line that only goes on begins nothing, and where nearly all paragraphs
    are one entry each, the others are too.
    """
    if paragraphs < 2 or not any(row.wrapped for row in rows):
        return list(inner)
    kept = [[n for n in starts if not rows[n].wrapped] for starts in inner]
    some = sum(bool(starts) for starts in kept)
    return kept if some >= _SOME * len(kept) or len(kept) < _FEW else []


def _inner_starts(block: Sequence[Row], line_wise: bool) -> list[int]:
    """Where entries begin inside a block without blank lines and markers."""
    hanging = _hanging(block)
    if hanging:
        return hanging
    if line_wise:
        return [n for n in range(1, len(block)) if _is_turn(block[n - 1], block[n])]
    starts = _meant(block)
    begin = 0
    dated = any(has_year(row.text) for row in block)
    for number in range(1, len(block)):
        if (
            ends_entry(block[number - 1].text)
            and starts_entry(block[number].text)
            and _is_strong(block[begin:number])
            # A journal's name can look like a person's: J. Tests, 2020.
            and (not dated or any(has_year(row.text) for row in block[begin:number]))
            and _is_strong(block[number : number + 3])
        ):
            starts.append(number)
            begin = number
    return sorted(set(starts))


def _meant(block: Sequence[Row]) -> list[int]:
    """Where entries begin in a block whose breaks its reader has measured, each entry one wrap.

    Nothing where what stands between two breaks is mostly no citation by
    itself: then these part the title, the authors and the venue of one.
    """
    starts = [n for n, row in enumerate(block) if n and not row.wrapped]
    if not starts or len(starts) == len(block) - 1:
        return []
    bounds = [0, *starts, len(block)]
    wraps = [block[low:high] for low, high in pairwise(bounds)]
    dated = [any(has_year(row.text) for row in wrap) for wrap in wraps]
    whole = [_is_strong(wrap) and has for wrap, has in zip(wraps, dated, strict=True)]
    if sum(whole) < _CLEAN_TURNS * len(whole):
        return []
    return [n for n, is_whole in zip(starts, whole[1:], strict=True) if is_whole]


def _is_turn(before: Row, row: Row) -> bool:
    """Whether one entry can end with a row and the next begin with the row below it."""
    ended = ends_entry(before.text) and not row.text[:1].islower()
    return ended or (starts_entry(row.text) and likeness(row.text) >= STRONG)


def _is_strong(rows: Sequence[Row]) -> bool:
    """Whether a few rows together look like a citation; their beginning is enough."""
    return likeness(" ".join(row.text for row in rows[:12])) >= STRONG


def _hanging(block: Sequence[Row]) -> list[int]:
    """Where entries begin in a block whose lines but the first are indented.

    What stands at the right margin hangs nowhere.
    """
    least = min(row.line.indent for row in block)
    indents = [least if (deep := row.line.indent) > _DEEPEST else deep for row in block]
    if indents[0] != least or max(indents) == least:
        return []
    starts = [n for n, indent in enumerate(indents) if n and indent == least]
    inner = [indents[n + 1] > least for n in starts if n + 1 < len(indents)]
    return starts if all(inner) or sum(inner) >= len(starts) / 2 else []
