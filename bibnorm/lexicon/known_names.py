"""Which words are mostly given names and which mostly family names."""

from functools import cache
from importlib.resources import files

from bibnorm.lexicon.letters import fold


@cache
def _words(file: str) -> frozenset[str]:
    lines = (files("bibnorm.lexicon") / file).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def is_given(word: str) -> bool:
    """Say whether a word is, by a wide margin, a given name.

    >>> is_given("Jürgen"), is_given("Zhang")
    (True, False)
    """
    return fold(word) in _words("given_names.txt")


def is_family(word: str) -> bool:
    """Say whether a word is, by a wide margin, a family name.

    >>> is_family("Zhang"), is_family("Peter"), is_family("Wei")
    (True, False, False)
    """
    return fold(word) in _words("family_names.txt")
