"""The boxes of a page: its block elements, and the styled text in them."""

import re
from dataclasses import dataclass, field
from enum import Enum
from html import unescape
from typing import NamedTuple

from bibnorm.model import Style


class Text(NamedTuple):
    """A stretch of the source set in one style.

    `mark` is the class of the innermost element that has one, `field` the part
    of a citation that some class round it names. `literal` is text that the
    source does not have: the quotes of `<q>`.
    """

    start: int
    end: int
    style: Style = Style.PLAIN
    link: str | None = None
    mark: str | None = None
    field: str | None = None
    literal: str | None = None


class Sign(Enum):
    """What stands between texts: a break, the edge of an element, a gap that styles make."""

    BREAK = "break"
    EDGE = "edge"
    GAP = "gap"


class Role(Enum):
    """What the writer makes of a box."""

    BLOCK = "block"
    HEADING = "heading"
    ENTRY = "entry"
    """Begins an item."""
    LABEL = "label"
    """Stands in a column of its own before the next box."""
    SIGN = "sign"
    """Is the marker of the next item."""
    ROW = "row"
    """A row of a table, on one line."""
    CELL = "cell"
    FLAT = "flat"
    """A list inside an entry whose items stand beside each other."""
    PART = "part"
    """An item of such a list."""
    INSIDE = "inside"
    """Goes on with the entry that the box before it began."""
    CODE = "code"
    GONE = "gone"


class Drop(Enum):
    """Why a box may be left out."""

    NOT = "not"
    MENU = "menu"
    """No part of the text: navigation, footers, forms."""
    HEAD = "head"
    """The top of a page: only its headings are text."""
    HIDDEN = "hidden"
    """Not shown until a reader asks for it."""
    EXTRA = "extra"
    """An abstract, a box with BibTeX: what an entry brings along."""


@dataclass(eq=False, slots=True)
class Box:
    """A block element: what it holds, and what is known of it.

    `chars` and `lines` count the text in it, `items` the list items, rows and
    cards of some length, `heads` headings, `linked` the characters on links.
    A `tight` block stands no further apart than a line does; one that `is_bibtex`
    shows entries as BibTeX.
    """

    tag: str
    parent: "Box | None" = None
    kids: "list[Box | Text | Sign]" = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    display: str = ""
    drop: Drop = Drop.NOT
    role: Role = Role.BLOCK
    marker: str | None = None
    chars: int = 0
    linked: int = 0
    lines: int = 0
    items: int = 0
    heads: int = 0
    tight: bool = False
    is_bibtex: bool = False

    @property
    def boxes(self) -> "list[Box]":
        """The boxes directly in this one."""
        return [kid for kid in self.kids if isinstance(kid, Box)]

    @property
    def level(self) -> int:
        """The level of a heading, or 0."""
        return HEADINGS.get(self.tag, 0)

    @property
    def full(self) -> "list[Box]":
        """The boxes directly in this one that hold text."""
        return [box for box in self.boxes if box.chars and box.role is not Role.GONE]


# <heading> is no element of HTML, but stands in the source of thousands of home pages.
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "heading": 2}
LISTS = frozenset(("ul", "ol", "menu", "dir"))
CELLS = frozenset(("td", "th"))
ROOTS = frozenset(("html", "body"))
_LONG_ITEM = 25
_BLANK = re.compile(r"(?:\s|&nbsp;|&#160;|&#xa0;)*", re.IGNORECASE)


def measure(boxes: list[Box], source: str) -> None:
    """Count what is in each box; `boxes` are in the order of the source."""
    for box in boxes:
        box.chars = box.linked = box.lines = box.items = box.heads = 0
    for box in reversed(boxes):
        if box.role is Role.GONE:
            continue
        _count(box, source)
        parent = box.parent
        if parent is not None:
            parent.chars += box.chars
            parent.linked += box.linked
            parent.lines += box.lines
            parent.heads += box.heads + (box.level > 0 and box.chars > 0)
            item = box.tag in ("li", "dd", "tr") and box.chars >= _LONG_ITEM
            parent.items += box.items + item


def _count(box: Box, source: str) -> None:
    """Count a box's own text; that of the boxes in it is counted already."""
    open_line = False
    for kid in box.kids:
        if isinstance(kid, Text):
            chars = _length(source, kid)
            box.chars += chars
            box.linked += chars if kid.link else 0
            box.lines += bool(chars) and not open_line
            open_line = open_line or bool(chars)
        elif kid is Sign.BREAK or isinstance(kid, Box):
            open_line = False


def _length(source: str, text: Text) -> int:
    """How long a text is without the blanks before it; one of blanks only has no length."""
    if source[text.start : text.end].isspace():
        return 0
    blank = _BLANK.match(source, text.start, text.end)
    return text.end - blank.end() if blank else 0


def words(box: Box, source: str, most: int = 200) -> str:
    """The beginning of a box's text, blanks put together."""
    parts: list[str] = []
    todo: list[Box | Text | Sign] = [box]
    length = 0
    while todo and length < most:
        kid = todo.pop()
        if isinstance(kid, Text):
            parts.append(source[kid.start : kid.end])
            length += kid.end - kid.start
        elif isinstance(kid, Box):
            todo.extend(reversed(kid.kids))
        else:
            parts.append(" ")
    return " ".join(unescape("".join(parts)).split())[:most]
