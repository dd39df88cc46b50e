"""Names as BibTeX takes them apart: first, von, last, jr."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bibnorm.lexicon.texcommands import LETTERS

_SPACE = " \t\r\n"
_AND = re.compile(r"(?<=[ \t\r\n])and(?=[ \t\r\n])", re.IGNORECASE)
# What stands before the first letter: braces and the commands of accents.
_TO_LETTER = re.compile(r"(?:[{}]|\\[\"'`^~=.]|\\[cvuHkrdbt](?=[{ ]))*[ ]?\{?")

# BibTeX knows these for letters, capital or small; of others it does not.
_LETTER = re.compile(r"\\(aa|AA|ae|AE|oe|OE|o|O|l|L|ss|i|j)(?![A-Za-z])")
_BLANKS = str.maketrans("\t\r\n", "   ")

Parts = tuple[str, str, str, str]


def split_names(text: str) -> list[str]:
    """Cut a value at each `and` outside of braces.

    >>> split_names("Ada Lovelace and {Rain and Sons} AND others")
    ['Ada Lovelace', '{Rain and Sons}', 'others']
    """
    if "{" not in text:
        return [name.strip(_SPACE) for name in _AND.split(text)]
    inside = _depths(text)
    names, start = [], 0
    for match in _AND.finditer(text):
        if not inside[match.start()]:
            names.append(text[start : match.start()].strip(_SPACE))
            start = match.end()
    return [*names, text[start:].strip(_SPACE)]


def _depths(text: str) -> list[int]:
    depth, depths = 0, []
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        depths.append(depth)
    return depths


def cut(text: str, sign: str) -> list[str]:
    """Cut a name at sign outside of braces."""
    if "{" not in text:
        return text.split(sign)
    pieces: list[str] = []
    start = 0
    for at, depth in enumerate(_depths(text)):
        if depth == 0 and text[at] == sign:
            pieces.append(text[start:at])
            start = at + 1
    return [*pieces, text[start:]]


def words(text: str) -> list[str]:
    """Cut a name into its words."""
    blank = text.translate(_BLANKS)
    return [word for word in cut(blank, " ") if word]


def letter(word: str) -> str:
    r"""Give the first letter of a word, behind braces and accents; or nothing.

    >>> letter("van"), letter(r"{\'E}lie"), letter(r"{\O}ystein"), letter(r"\textbf{X}")
    ('v', 'E', 'Ø', '')
    """
    match = _TO_LETTER.match(word)
    rest = word[match.end() :] if match else ""
    if command := _LETTER.match(rest):
        return LETTERS[command[1]]
    return rest[:1] if rest[:1].isalpha() else ""


@lru_cache(maxsize=1 << 14)
def parts(name: str) -> Parts | None:
    """Take a name apart; None for one with more than two commas.

    >>> parts("Ludwig van Beethoven")
    ('Ludwig', 'van', 'Beethoven', '')
    >>> parts("King, Jr., Martin Luther")
    ('Martin Luther', '', 'King', 'Jr.')
    """
    pieces = [" ".join(words(piece)) for piece in cut(name, ",")]
    if len(pieces) > 3:
        return None
    if len(pieces) > 1:
        von, last = _von_last(words(pieces[0]))
        return pieces[-1], von, last, pieces[1] if len(pieces) == 3 else ""
    found = words(pieces[0])
    small = next(_small(found[:-1]), None)
    if small is None:
        return " ".join(found[:-1]), "", " ".join(found[-1:]), ""
    von, last = _von_last(found[small:])
    return " ".join(found[:small]), von, last, ""


def _von_last(found: list[str]) -> tuple[str, str]:
    end = max((at + 1 for at in _small(found[:-1])), default=0)
    return " ".join(found[:end]), " ".join(found[end:])


def _small(found: list[str]) -> Iterator[int]:
    return (at for at, word in enumerate(found) if letter(word).islower())
