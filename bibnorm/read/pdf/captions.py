"""Paragraphs in a face that the text does not have: the headings of those who print no larger."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bibnorm.model import Style
from bibnorm.read.pdf.cells import Laid, plain
from bibnorm.read.pdf.faces import family_of

_FEWEST = 3
_OWN = 0.8
_MOST_ROWS = 4
_MOST_DATED = 0.25
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

Look = tuple[str, int, bool]


def captions(rows: Sequence[Laid], begins: Sequence[bool]) -> frozenset[int]:
    """Give the ids of the rows of short paragraphs that are all set in a face of their own.

    A face makes headings if it is bold or of another family than the text, if
    nothing else is set in it (a bold name in a line is enough to say that bold
    means something else), and if they are no dated lines, as venues are.
    """
    letters = Counter[Look]()
    for row in rows:
        for one, count in _letters(row):
            letters[one] += count
    if not letters or len(begins) != len(rows):
        return frozenset()
    body = letters.most_common(1)[0][0]
    found: dict[Look, list[Sequence[Laid]]] = {}
    for paragraph in _paragraphs(rows, begins):
        look = _look(paragraph)
        if look is not None and _stands_out(look, body):
            found.setdefault(look, []).append(paragraph)
    return frozenset(
        id(row)
        for look, paragraphs in found.items()
        if _are_headings(paragraphs, letters[look])
        for paragraph in paragraphs
        for row in paragraph
    )


def _paragraphs(rows: Sequence[Laid], begins: Sequence[bool]) -> Iterator[Sequence[Laid]]:
    """The paragraphs of a document, columns and pages apart."""
    bounds = [
        n
        for n, (row, new) in enumerate(zip(rows, begins, strict=True))
        if new or not n or row.region != rows[n - 1].region
    ]
    return (rows[low:high] for low, high in pairwise([*bounds, len(rows)]))


def _letters(row: Laid) -> Iterator[tuple[Look, int]]:
    """The looks of a row's words and how long these are."""
    for cell in row.stretches:
        for word in cell.words:
            face = word.face
            look = family_of(face.font), round(face.size), Style.BOLD in face.style
            yield look, len(word.text)


def _look(paragraph: Sequence[Laid]) -> Look | None:
    """The one look of a short paragraph without labels; None if there are several."""
    if len(paragraph) > _MOST_ROWS or any(_is_parted(row) for row in paragraph):
        return None
    looks = {look for row in paragraph for look, _ in _letters(row)}
    return looks.pop() if len(looks) == 1 else None


def _is_parted(row: Laid) -> bool:
    return bool(row.label or row.date or row.cells or len(row.text) != 1)


def _stands_out(look: Look, body: Look) -> bool:
    """Whether headings can be told from the text by their look, at no smaller a size."""
    other = look[0] != body[0] or (look[2] and not body[2])
    return other and look[1] >= body[1]


def _are_headings(paragraphs: Sequence[Sequence[Laid]], letters: int) -> bool:
    """Whether paragraphs of one look are headings: several, all there is of it, not dated."""
    if len(paragraphs) < _FEWEST:
        return False
    texts = [" ".join(plain(row.text[0]) for row in paragraph) for paragraph in paragraphs]
    own = sum(cell.length for one in paragraphs for row in one for cell in row.text)
    dated = sum(_YEAR.search(text) is not None for text in texts)
    return own >= _OWN * letters and dated <= _MOST_DATED * len(texts)
