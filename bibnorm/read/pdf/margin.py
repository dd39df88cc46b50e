"""What stands in the margin of a page: titles of sections, and labels that go on or stand askew."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from bibnorm.lexicon.headings import classify
from bibnorm.read.pdf.cells import Laid, label_of, label_text
from bibnorm.read.pdf.lines import Stretch

_EDGE = 1.5
_FEWEST_ROWS = 3
_UNFINISHED = re.compile(r"[-–—/,&]\s*\Z")
_BETWEEN = 1.0
_ONE_LABEL = 1.6

Face = tuple[str, float]


def with_margin_notes(regions: Iterable[Sequence[Laid]]) -> list[Laid]:
    """Bring what stands in the margin of each region to the text that it stands beside.

    It may stand a little higher or lower than the first line, or go on below
    it; titles of sections become rows of their own.
    """
    found = list(regions)
    faces = frozenset(chain.from_iterable(map(_title_faces, found)))
    return [row for rows in found for row in _region(rows, faces)]


def _region(rows: Sequence[Laid], faces: frozenset[Face]) -> list[Laid]:
    """Treat the margin of one region."""
    if len(rows) < _FEWEST_ROWS or rows[0].cells:
        return list(rows)
    edge, titles = _text_edge(rows), frozenset(map(label_text, _known_titles(rows)))
    out: list[Laid] = []
    note: Laid | None = None
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        if row.right < edge and not row.label and len(row.text) == 1:
            note = _placed(row, following, note, out)
            continue
        if row.label and out and _is_unfinished(out[-1], row):
            out[-1].label, row.label = [*out[-1].label, *row.label], []
        text = label_text(row)
        if text in titles or (_is_wordy(text) and _face(row.label) in faces):
            note = _titled(row, note, out)
        out.append(row)
    return out


def _titled(row: Laid, note: Laid | None, out: list[Laid]) -> Laid:
    """Make a row of its own of a label that is a section's title, or give it to the one above."""
    label, row.label = row.label, []
    if note is not None and _goes_on(row, note):
        note.text.extend(label)
        return note
    left, right = label[0].left, label[-1].right
    out.append(Laid([], label, row.base, row.size, left, right, heading=True, region=row.region))
    return out[-1]


def _placed(row: Laid, below: Laid | None, note: Laid | None, out: list[Laid]) -> Laid | None:
    """Put a row of the margin among the rows so far; give what may go on below it."""
    if note is not None and _goes_on(row, note):
        note.text.extend(row.text)
        note.right = max(note.right, row.right)
        return note
    if below is not None and _is_higher(row, below):
        below.label = row.text
        return note
    if out and _is_lower(row, out[-1]):
        row.aside = True
        out.insert(len(out) - 1, row)
        return row
    out.append(row)
    return note


def _is_unfinished(above: Laid, row: Laid) -> bool:
    """Whether the label of the row above goes on in this one: "Jan 2019 –", "May 2021"."""
    near = above.base - row.base < _ONE_LABEL * row.size
    return near and bool(above.label) and _UNFINISHED.search(label_text(above)) is not None


def _text_edge(rows: Sequence[Laid]) -> float:
    """Where most of the text of a region begins."""
    weight: Counter[int] = Counter()
    for row in rows:
        weight[round(row.left / _EDGE)] += sum(cell.length for cell in row.text)
    return max(weight, key=lambda at: (weight[at], -at)) * _EDGE


def _goes_on(row: Laid, note: Laid) -> bool:
    """Whether a note in the margin goes on in a row that stands between lines of text."""
    return (note.aside or note.heading) and note.base - row.base < _ONE_LABEL * row.size


def _is_higher(row: Laid, below: Laid) -> bool:
    """Whether a sign in the margin stands just above the base line of the text beside it."""
    beside = below.left > row.right and not below.label
    return beside and len(label_of(row.text)) <= 1 and row.base - below.base < _BETWEEN * row.size


def _is_lower(row: Laid, above: Laid) -> bool:
    """Whether a note in the margin begins just below the base line of the text beside it."""
    return above.left > row.right and 0 < above.base - row.base < _BETWEEN * row.size


def _known_titles(rows: Sequence[Laid]) -> list[Laid]:
    """The rows whose labels are titles of sections: known words, and no sorts that come again."""
    labels = [row for row in rows if _is_wordy(label_text(row))]
    seen = Counter(map(label_text, labels))
    if max(seen.values(), default=0) > 1:
        return []
    return [row for row in labels if classify(label_text(row)).covered]


def _title_faces(rows: Sequence[Laid]) -> frozenset[Face]:
    """The faces of the titles in the margin, if the text is set in another."""
    text = Counter(_face(row.text) for row in rows if row.text)
    usual = text.most_common(1)[0][0] if text else None
    return frozenset(_face(row.label) for row in _known_titles(rows)) - {usual}


def _is_wordy(text: str) -> bool:
    """Whether a text has letters and no figures."""
    return any(map(str.isalpha, text)) and not any(map(str.isdigit, text))


def _face(cells: Sequence[Stretch]) -> Face:
    """The font and the size that cells begin in."""
    face = cells[0].words[0].face
    return face.font, face.size
