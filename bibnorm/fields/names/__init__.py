"""Names: `Smith, J., K. Doe and the WHO`, in any order, with any separators.

A block of names is cut into tokens, each token gets a letter for what it looks
like (`kinds`), and the row of letters is covered with the ways to write a name
(`forms`) at the least cost (`search`).
"""

import re

from bibnorm.fields.names.build import build_name
from bibnorm.fields.names.lex import Block, lex
from bibnorm.fields.names.search import Found, search
from bibnorm.model import Name, People, Person, Unread

__all__ = ["read_name", "read_people"]

_HAS_LETTER = re.compile(r"[^\W\d_]")


def read_people(text: str) -> People | Unread:
    """Read a block of names.

    The block is read as a whole, since a list keeps to one order: whether `W`
    in `Xu W, Li Y` is an initial shows in its neighbours.

        >>> [str(name) for name in read_people("Smith, J., Jane Doe and R. van Dam Jr.").names]
        ['Smith, J.', 'Doe, Jane', 'van Dam, Jr., R.']
        >>> read_people("Kim SR*, World Health Organization, et al.").et_al
        True
        >>> read_people("12, 34")
        Unread(text='12, 34', why='no name in it')
    """
    if not _HAS_LETTER.search(text):
        return Unread(text=text, why="no name in it")
    block = lex(text)
    found = search(block.code)
    et_al = "E" in block.code
    if any("X" in one.parts for one in found):
        return Unread(text=text, why="not a list of names")
    if not found and not et_al:
        return Unread(text=text, why="no name in it")
    return People(_people(block, found), et_al)


def read_name(text: str) -> Name:
    """Read one name in any order; what is no person's name comes out whole.

        >>> read_name("Qianlin Liang") == read_name("Liang, Qianlin")
        True
        >>> read_name("Liang Q")
        Name(given='Q', family='Liang', prefix=None, suffix=None, literal=None)
    """
    block = lex(text)
    found = search(block.code, alone=True)
    if len(found) != 1 or "X" in found[0].parts:
        return Name(literal=" ".join(text.split()))
    return build_name(block, found[0])


def _people(block: Block, found: tuple[Found, ...]) -> tuple[Person, ...]:
    marks = _marks(block, found)
    return tuple(
        Person(
            name=build_name(block, one),
            text=_text(block, one),
            start=block.tokens[one.start].start,
            end=block.tokens[one.end - 1].end,
            marks=tuple(marks[index]),
        )
        for index, one in enumerate(found)
    )


def _marks(block: Block, found: tuple[Found, ...]) -> list[list[str]]:
    """Hang each mark on a name: on the one it touches, else on the one before it."""
    marks: list[list[str]] = [[] for _ in found]
    if not block.loose or not found:
        return marks
    owner = {at: index for index, one in enumerate(found) for at in range(one.start, one.end)}
    for at, text, start, end in block.loose:
        before, behind = owner.get(at - 1), owner.get(at)
        touches_behind = behind is not None and block.tokens[at].start == end
        touches_before = at > 0 and block.tokens[at - 1].end == start
        last = next((owner[i] for i in range(at - 1, -1, -1) if i in owner), None)
        if touches_before:
            chosen = last
        elif touches_behind or before is None:
            chosen = behind if behind is not None else last
        else:
            chosen = before
        if chosen is not None:
            marks[chosen].append(text)
    return marks


def _text(block: Block, one: Found) -> str:
    """The name as written, marks and what stands in brackets left out."""
    end = one.end
    while end > one.start + 1 and block.code[end - 1] == "B" and "L" not in one.parts:
        end -= 1
    begin, stop = block.tokens[one.start].start, block.tokens[end - 1].end
    pieces = []
    for _, _, start, end in block.loose:
        if begin <= start and end <= stop:
            pieces.append(block.text[begin:start])
            begin = end
    pieces.append(block.text[begin:stop])
    return "".join(pieces)
