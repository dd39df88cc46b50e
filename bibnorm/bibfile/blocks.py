"""The blocks of a .bib file; put together again they are the file, to the last character."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from bibnorm.bibfile.lazy import lazy


class Kind(Enum):
    """What a block is that is no entry; all of these are kept as they stand."""

    TEXT = "text"
    COMMENT = "comment"
    PREAMBLE = "preamble"
    STRING = "string"
    BROKEN = "broken"


@dataclass(frozen=True)
class Other:
    """A block that is no entry, verbatim; a broken one says why it could not be read."""

    kind: Kind
    text: str
    line: int
    why: str = ""


@dataclass(frozen=True)
class Field:
    """A field with all that stands round it: `before name equals value after`.

    `after` ends with the comma, where there is one; `value` is raw: with its braces or
    quotes, its macros and `#`.
    """

    before: str
    name: str
    equals: str
    value: str
    after: str

    @property
    def text(self) -> str:
        """The field as it stands in the file."""
        return f"{self.before}{self.name}{self.equals}{self.value}{self.after}"

    @lazy
    def low(self) -> str:
        """The name in small letters: the name is the same in any case."""
        return self.name.lower()

    @lazy
    def inner(self) -> str | None:
        """What stands between the braces or quotes; None for a macro, a number, a `#`."""
        value = self.value
        if "#" in value and is_joined(value):
            return None
        return value[1:-1] if value[:1] in ("{", '"') else None

    @property
    def is_blank(self) -> bool:
        """Whether nothing but blanks stands between the braces or quotes."""
        return self.inner is not None and not self.inner.strip(" \t\r\n")

    def holding(self, inner: str) -> "Field":
        """Give the field with another text between the same braces or quotes."""
        return self.valued(f"{self.value[0]}{inner}{self.value[-1]}")

    def valued(self, value: str) -> "Field":
        """Give the field with another raw value."""
        return Field(self.before, self.name, self.equals, value, self.after)


def is_joined(value: str) -> bool:
    """Say whether a raw value is put together with `#`, outside of braces and quotes.

    >>> is_joined('"a" # b'), is_joined("{a # b}"), is_joined('"{#}"')
    (True, False, False)
    """
    depth, quoted = 0, False
    for sign in value:
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif depth == 0 and sign == '"':
            quoted = not quoted
        elif depth == 0 and not quoted and sign == "#":
            return True
    return False


@dataclass(frozen=True)
class Entry:
    """An entry with all that stands in it: `@`, type, opening, key, comma, fields, closing."""

    at: str
    type: str
    opening: str
    key: str
    comma: str
    fields: tuple[Field, ...]
    closing: str
    line: int

    @property
    def text(self) -> str:
        """The entry as it stands in the file."""
        fields = "".join([field.text for field in self.fields])
        return f"{self.at}{self.type}{self.opening}{self.key}{self.comma}{fields}{self.closing}"

    def get(self, name: str) -> Field | None:
        """Give the first field of a name, in small letters."""
        return next((field for field in self.fields if field.low == name), None)

    def told(self, name: str) -> Field | None:
        """Give the first field of a name, in small letters, that is not blank."""
        fields = (field for field in self.fields if field.low == name and not field.is_blank)
        return next(fields, None)

    def tells(self, *names: str) -> bool:
        """Say whether a field of any of these names is not blank."""
        return any(self.told(name) for name in names)

    def has(self, *names: str) -> bool:
        """Say whether there is a field of any of these names."""
        return not self.names.isdisjoint(names)

    @lazy
    def names(self) -> frozenset[str]:
        """The names of the fields, in small letters."""
        return frozenset([field.low for field in self.fields])

    @lazy
    def _lines(self) -> dict[str, int]:
        line = self.line + f"{self.at}{self.type}{self.opening}{self.key}{self.comma}".count("\n")
        lines: dict[str, int] = {}
        for field in self.fields:
            lines.setdefault(field.low, line + field.before.count("\n"))
            line += field.text.count("\n")
        return lines

    def line_of(self, name: str) -> int:
        """Give the line of the file where a field stands; of no such field the entry's own."""
        return self._lines.get(name, self.line)


Block = Entry | Other


@dataclass(frozen=True)
class BibFile:
    """A .bib file: its blocks in order."""

    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The file, to the last character."""
        return "".join([block.text for block in self.blocks])

    @property
    def entries(self) -> Iterator[Entry]:
        """The entries in order."""
        return (block for block in self.blocks if isinstance(block, Entry))

    @property
    def broken(self) -> Iterator[Other]:
        """The blocks that could not be read."""
        others = (block for block in self.blocks if isinstance(block, Other))
        return (block for block in others if block.kind is Kind.BROKEN)
