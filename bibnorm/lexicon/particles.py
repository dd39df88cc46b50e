"""Particles of family names: `van der`, `de la`, `von`, `al`."""

from bibnorm.lexicon.wordset import words

PARTICLES: frozenset[str] = words(
    """
    van von vom zu zum zur der den dem de di da dos das do du del della delle dello dei degli la
    las lo los le les el al af av ter ten te 't vande vander vanden ver d' dal dalla bin ibn
    bint ben abu ould bat de' dela dalle dai il dit
    """
)
"""Written small, these open a family name (or stand inside it)."""

CAPITAL_PARTICLES: frozenset[str] = words(
    """
    van von vom zur zum der den de di da dos das del della dello dei la le lo el al ter du des
    ibn abu dal dalla dalle st saint san santa mac mc fitz vande vander o
    """
)
"""Written with a capital, these belong to the family name but may also be a name of their own."""

PREFIXES: frozenset[str] = words(
    """
    van von vom zu zum zur der den de di da dos das do del della dello dei la du ter ten af av
    't bin ibn
    """
)
"""In a line of capitals these are put back into small letters."""
