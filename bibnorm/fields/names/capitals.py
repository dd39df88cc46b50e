"""Undo capitals: `MCDONALD` → `McDonald`, `D'ORSI` → `D'Orsi`."""

import re

from bibnorm.lexicon.particles import PREFIXES

_PIECE = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")


def undo(word: str) -> str:
    """Write a word in capitals as a name; a word of mixed letters stays.

    `MACDONALD` may be `Macdonald` or `MacDonald`, so only `Mc` is known to go on
    with a capital.

        >>> undo("MCDONALD"), undo("D'ORSI"), undo("SMITH-JONES"), undo("deVries")
        ('McDonald', "D'Orsi", 'Smith-Jones', 'deVries')
    """
    if not word.isupper() or len(word) < 2:
        return word
    return _PIECE.sub(lambda match: _capitalise(match[0]), word)


def undo_prefix(word: str) -> str:
    """Write a particle in capitals small, as it mostly is.

    >>> undo_prefix("VAN"), undo_prefix("DE"), undo_prefix("Del")
    ('van', 'de', 'Del')
    """
    return word.lower() if word.isupper() and word.lower() in PREFIXES else word


def _capitalise(piece: str) -> str:
    if piece.startswith("MC") and len(piece) > 4:
        return "Mc" + piece[2:].capitalize()
    return piece[0] + piece[1:].lower()
