"""Text as LaTeX: what TeX would misread is escaped, what is TeX already stays."""

import re
from collections.abc import Iterator
from enum import Enum

from bibnorm.lexicon.texcommands import FORBIDDEN_IN_MATH, KEPT_IN_TEXT


class Kind(Enum):
    """What a piece of a value is to TeX."""

    TEXT = "text"
    MATH = "math"
    COMMAND = "command"
    OPEN = "{"
    CLOSE = "}"


Piece = tuple[Kind, str]

# Pandoc's rule for dollars: no blank inside the marks, no digit behind the last one;
# so that "$5 to $10" stays money.
_PIECE = re.compile(
    r"""
      (?P<math>\$(?=[^\s$])[^$]*(?<=[^\s\\$])\$(?![\d$]))
    | (?P<command>\\(?:[A-Za-z]+|[&%#_$,;/-]|[`'^"~=.](?=[A-Za-z{\\])))
    | (?P<open>\{)
    | (?P<close>\})
    """,
    re.VERBOSE,
)

_SPECIAL = re.compile(r'[\\{}$&%#_~^<>|"]')
_ESCAPES = {
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "$": r"\$",
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
}
_ESCAPE = str.maketrans(_ESCAPES)
# An escaped brace still counts as a brace to BibTeX, and not to other readers.
_STRAY = {Kind.OPEN: r"{\textbraceleft}", Kind.CLOSE: r"{\textbraceright}"}
_QUOTED = re.compile(r'(?<![^\s(\[])"(?=[^\s"])([^"]*)(?<=[^\s"])"(?![^\s,.;:!?)\]])')
_COMMAND_NAME = re.compile(r"\\([A-Za-z]+)")
_BARE_IN_MATH = re.compile(r"(?<!\\)[%#&]")


def escape(text: str) -> str:
    r"""Escape `text` for a field of running text; the result's braces are balanced.

    Math, accents and a few harmless commands stay, since lists are often cut
    out of LaTeX; any other command is printed and never run.

        >>> escape("R&D at 50% of C_max")
        'R\\&D at 50\\% of C\\_max'
        >>> escape(r"\input{x} and M\"uller, $O(n^2)$, 5 $, a } b")
        '{\\textbackslash}input{x} and M\\"uller, $O(n^2)$, 5 \\$, a {\\textbraceright} b'
    """
    if not _SPECIAL.search(text):
        return text
    return "".join(write_piece(piece) for piece in pieces(text))


def write_piece(piece: Piece) -> str:
    """Give one piece as it stands in the file."""
    kind, text = piece
    if kind is not Kind.TEXT:
        return text
    return _QUOTED.sub(r"``\1''", text).translate(_ESCAPE)


def pieces(text: str) -> list[Piece]:
    """Cut a value into text, math, commands and balanced braces.

    Every brace in the result has its fellow; one that had none comes back as
    the command that prints it.
    """
    found = list(_raw_pieces(text))
    opened: list[int] = []
    for index, (kind, _) in enumerate(found):
        if kind is Kind.OPEN:
            opened.append(index)
        elif kind is Kind.CLOSE and opened:
            opened.pop()
        elif kind is Kind.CLOSE:
            found[index] = (Kind.COMMAND, _STRAY[Kind.CLOSE])
    for index in opened:
        found[index] = (Kind.COMMAND, _STRAY[Kind.OPEN])
    return found


def _raw_pieces(text: str) -> Iterator[Piece]:
    last = 0
    for match in _PIECE.finditer(text):
        if match.start() > last:
            yield Kind.TEXT, text[last : match.start()]
        last = match.end()
        yield from _read(str(match.lastgroup), match[0])
    if last < len(text):
        yield Kind.TEXT, text[last:]


def _read(group: str, text: str) -> Iterator[Piece]:
    if group == "math":
        yield from _read_math(text)
    elif group == "command":
        name = text[1:]
        kept = not name.isalpha() or name in KEPT_IN_TEXT
        yield (Kind.COMMAND if kept else Kind.TEXT), text
    else:
        yield Kind(text), text


def _read_math(text: str) -> Iterator[Piece]:
    r"""Give math as it is, if it is; `\{` is respelt since BibTeX counts it as a brace."""
    body = text[1:-1].replace(r"\{", r"\lbrace ").replace(r"\}", r"\rbrace ")
    names = {match[1] for match in _COMMAND_NAME.finditer(body)}
    if names & FORBIDDEN_IN_MATH or "^^" in body or not _balanced(body):
        yield Kind.TEXT, "$"
        yield from _raw_pieces(text[1:-1])
        yield Kind.TEXT, "$"
        return
    yield Kind.MATH, "$" + _BARE_IN_MATH.sub(r"\\\g<0>", body) + "$"


def _balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0
