"""The faults of real documents, put into labelled pieces."""

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from bibnorm.training.pieces import Piece

_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}


def _change(pieces: list[Piece], number: int, text: str) -> list[Piece]:
    return [*pieces[:number], replace(pieces[number], text=text), *pieces[number + 1 :]]


def _lose_glue(pieces: list[Piece], random: Random) -> list[Piece]:
    """Lose the mark or the blank between two fields."""
    places = [
        i for i, p in enumerate(pieces) if p.label is None and len(p.text) == 2 and p.text[1] == " "
    ]
    if not places:
        return pieces
    number = random.choice(places)
    return _change(pieces, number, random.choice([" ", " ", pieces[number].text[0]]))


def _run_together(pieces: list[Piece], random: Random) -> list[Piece]:
    """Lose a blank inside a field: `Adaptive andAutonomous`."""
    places = [i for i, p in enumerate(pieces) if p.label is not None and p.text.count(" ") > 2]
    if not places:
        return pieces
    number = random.choice(places)
    words = pieces[number].text.split(" ")
    at = random.randrange(len(words) - 1)
    words[at : at + 2] = [words[at] + words[at + 1]]
    return _change(pieces, number, " ".join(words))


def _ligatures(pieces: list[Piece], random: Random) -> list[Piece]:
    number = random.randrange(len(pieces))
    text = re.sub("ffi|ffl|fi|fl|ff", lambda m: _LIGATURES[m[0]], pieces[number].text)
    return _change(pieces, number, text)


def _break_word(pieces: list[Piece], random: Random) -> list[Piece]:
    """Leave a hyphen from a line end inside a word."""
    places = [
        i for i, p in enumerate(pieces) if p.label is not None and re.search(r"[a-z]{7}", p.text)
    ]
    if not places:
        return pieces
    number = random.choice(places)
    return _change(
        pieces, number, re.sub(r"([a-z]{4})([a-z]{3})", r"\1- \2", pieces[number].text, count=1)
    )


def _double_mark(pieces: list[Piece], random: Random) -> list[Piece]:
    places = [i for i, p in enumerate(pieces) if p.label is None and p.text[:1] in (",", ".")]
    if not places:
        return pieces
    number = random.choice(places)
    text = pieces[number].text
    return _change(
        pieces, number, random.choice([text[0] + text, text[0] + " " + text, " " + text])
    )


Fault = Callable[[list[Piece], Random], list[Piece]]
FAULTS: tuple[tuple[float, Fault], ...] = (
    (0.04, _lose_glue),
    (0.02, _run_together),
    (0.01, _ligatures),
    (0.02, _break_word),
    (0.02, _double_mark),
)


def spoil(pieces: list[Piece], random: Random) -> list[Piece]:
    """Put faults in, each at its own rate; the labels stay right."""
    for rate, fault in FAULTS:
        if random.random() < rate:
            pieces = fault(pieces, random)
    return pieces
