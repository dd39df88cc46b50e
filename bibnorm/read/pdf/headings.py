"""Which rows are headings, told by their size or a face of their own, and of what level."""

import re
from collections import Counter
from collections.abc import Sequence

from bibnorm.lexicon.headings import Topic, classify
from bibnorm.model import Style
from bibnorm.read.pdf.captions import captions
from bibnorm.read.pdf.cells import Laid, plain

_LARGER = 1.1
_LONGEST = 80
_MOST_WORDS = 10
_SECTION = re.compile(r"(?:\d{1,2}|[A-Z]|[IVX]{1,4})(?:\.\d{1,2})*\.?")


class Headings:
    """The sizes of a document that are larger than its text's."""

    def __init__(self, rows: Sequence[Laid], begins: Sequence[bool] = ()) -> None:
        """Measure all rows; `begins` says of each whether a paragraph begins with it."""
        body = _body_size(rows)
        self._lone = captions(rows, begins)
        may = [row for row in rows if _may_be(row)]
        sizes = Counter(round(row.size) for row in may)
        large = {round(row.size) for row in may if row.size >= _LARGER * body}
        self._levels = {size: n for n, size in enumerate(sorted(large, reverse=True), 1)}
        self._second = max((size for size in sizes if sizes[size] > 1), default=0)

    def level(self, row: Laid) -> int:
        """Give a heading's level; 0 for a row that is none.

        What stands in the margin comes below all others. The largest line of
        all is mostly a name: it is a heading only if its words say so.
        """
        if row.heading:
            return len(self._levels) + 1
        if id(row) in self._lone or _is_numbered_title(row):
            return self._levels.get(round(row.size), len(self._levels) + 1)
        if not _may_be(row) or (self._is_title(row) and not _says_something(row)):
            return 0
        return self._levels.get(round(row.size), 0)

    def _is_title(self, row: Laid) -> bool:
        """Whether a row is set as the title of the whole document, or its owner's name."""
        return self._levels.get(round(row.size)) == 1 and row.size > self._second * _LARGER


def _body_size(rows: Sequence[Laid]) -> float:
    """The type size of most of the text."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size)] += sum(cell.length for cell in row.stretches)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0


def _says_something(row: Laid) -> bool:
    """Whether a title says what the document is about, as a name does not."""
    return classify(plain(row.text[0])).topic is not Topic.UNKNOWN


def _is_numbered_title(row: Laid) -> bool:
    """Whether a row is bold, has a section's number, and says what stands below it."""
    if not row.label or row.date or len(row.text) != 1:
        return False
    bold = all(Style.BOLD in word.face.style for word in row.text[0].words)
    numbered = all(_SECTION.fullmatch(plain(cell)) for cell in row.label)
    return bold and numbered and classify(plain(row.text[0])).covered


def _may_be(row: Laid) -> bool:
    """Whether a row is short and stands alone; a section's number may stand before it."""
    numbered = all(_SECTION.fullmatch(plain(cell)) for cell in row.label)
    if not numbered or row.date or len(row.text) != 1:
        return False
    text = row.text[0]
    return text.length <= _LONGEST and len(text.words) <= _MOST_WORDS
