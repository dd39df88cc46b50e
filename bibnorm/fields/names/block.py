"""A block of names cut into tokens, and the marks between them."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Token(NamedTuple):
    """A word of a name or a sign between names, with its two kinds."""

    text: str
    start: int
    end: int
    kinds: str


class Mark(NamedTuple):
    """A sign at a name: how many tokens stand before it, and where it stands."""

    before: int
    start: int
    end: int


@dataclass(slots=True)
class Block:
    """The tokens of a block; `code` has one letter a token.

    `shouted` says that every name is in capitals.
    """

    text: str
    tokens: list[Token] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    shouted: bool = False
    code: str = ""

    def add(self, start: int, end: int, kinds: str) -> int:
        """Append the token that stands there, and give its end."""
        self.tokens.append(Token(self.text[start:end], start, end, kinds))
        return end

    def mark(self, start: int, end: int) -> int:
        """Note the mark that stands there, and give its end."""
        self.marks.append(Mark(len(self.tokens), start, end))
        return end
