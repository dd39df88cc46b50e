"""Labelled pieces of text, and how they become a gold reading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bibnorm.model import Citation, Label, Run, Span, Style, Tagged


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters: what they are (None: they part fields), how set, where linked."""

    text: str
    label: Label | None = None
    style: Style = Style.PLAIN
    link: str | None = None


_EDGE = " \t\n,;:."


def to_gold(pieces: Sequence[Piece]) -> Tagged:
    """Join pieces into a citation with its gold spans; edge punctuation stays outside.

    >>> gold = to_gold([Piece("Doe, J.", Label.AUTHOR), Piece(" "), Piece("Words.", Label.TITLE)])
    >>> gold.texts(Label.AUTHOR), gold.texts(Label.TITLE)
    (('Doe, J.',), ('Words',))
    """
    runs = tuple(Run(p.text, p.style, p.link) for p in pieces if p.text)
    text = "".join(run.text for run in runs)
    spans: list[Span] = []
    for start, end, label in _stretches(pieces):
        while start < end and text[start] in _EDGE:
            start += 1
        while start < end and text[end - 1] in _EDGE and not _is_initial(text, end, label):
            end -= 1
        if start < end:
            spans.append(Span(start, end, label))
    return Tagged(Citation(runs=runs), tuple(spans))


def _is_initial(text: str, end: int, label: Label) -> bool:
    """Say whether the full stop before `end` belongs to a name (`Doe, J.`, `et al.`)."""
    named = label in (Label.AUTHOR, Label.EDITOR)
    return (
        named
        and re.search(r"(?:\b[^\W\d_a-z]|\bal|\b[JS]r|\bu\. ?a)\.$", text[max(0, end - 6) : end])
        is not None
    )


def _stretches(pieces: Sequence[Piece]) -> Iterator[tuple[int, int, Label]]:
    """Yield (start, end, label) of neighbouring pieces of one label, joined."""
    position = 0
    for label, group in groupby(pieces, key=lambda piece: piece.label):
        start, position = position, position + sum(len(piece.text) for piece in group)
        if label is not None:
            yield start, position, label
