"""Names: `Smith, J., K. Doe and the WHO`, in any order, with any separators.

A block of names is cut into tokens (`lex`), each token gets a letter for what it
looks like (`kinds`), and the row of letters is covered with the ways to write a
name (`forms`) at the least cost (`search`). So the block is read as a whole, and
a doubtful name as its neighbours are.
"""

import re

from bibnorm.fields.names.block import Block
from bibnorm.fields.names.build import build_name
from bibnorm.fields.names.doubts import doubt
from bibnorm.fields.names.lex import lex
from bibnorm.fields.names.marks import hang, without_marks
from bibnorm.fields.names.search import Found, search
from bibnorm.model import Name, People, Person, Unread

__all__ = ["read_name", "read_people"]

_HAS_LETTER = re.compile(r"[^\W\d_]")


def read_people(text: str) -> People | Unread:
    """Read a block of names.

    Roles (`Hg. von`, `(Eds.)`), marks and what joins the names are no part of
    them; what is left over besides makes the block unread. Two family names are
    told from two given names by words that are mostly one of them, which stays a
    guess: `Gabriel García Márquez` is read right, rarer names may not be.

        >>> [str(name) for name in read_people("Smith, J., Jane Doe and R. van Dam Jr.").names]
        ['Smith, J.', 'Doe, Jane', 'van Dam, Jr., R.']
        >>> people = read_people("Kim SR*, World Health Organization, et al.")
        >>> people.names[1].literal, people.people[0].marks, people.et_al
        ('World Health Organization', ('*',), True)
        >>> read_people("12, 34")
        Unread(text='12, 34', why='no name in it')
    """
    if not _HAS_LETTER.search(text):
        return Unread(text=text, why="no name in it")
    block = lex(text)
    found = search(block.code)
    if why := doubt(block, found):
        return Unread(text=text, why=why)
    return People(_people(block, found), "E" in block.code)


def read_name(text: str) -> Name:
    """Read one name in any order; what is no person's name comes out whole.

    >>> read_name("Marisol Quill") == read_name("Quill, Marisol")
    True
    >>> read_name("Quill M")
    Name(given='M', family='Quill', prefix=None, suffix=None, literal=None)
    """
    block = lex(text)
    found = search(block.code, alone=True)
    if len(found) != 1 or "X" in found[0].parts:
        return Name(literal=" ".join(text.split()))
    return build_name(block, found[0])


def _people(block: Block, found: tuple[Found, ...]) -> tuple[Person, ...]:
    return tuple(
        _person(block, one, marks) for one, marks in zip(found, hang(block, found), strict=True)
    )


def _person(block: Block, one: Found, marks: list[str]) -> Person:
    start, last = block.tokens[one.start].start, one.end
    while last > one.start + 1 and block.code[last - 1] in "Bd" and "L" not in one.parts:
        last -= 1  # the name in another script belongs to the span, not to the name
    return Person(
        name=build_name(block, one),
        text=without_marks(block, start, block.tokens[last - 1].end),
        start=start,
        end=block.tokens[one.end - 1].end,
        marks=tuple(marks),
    )
