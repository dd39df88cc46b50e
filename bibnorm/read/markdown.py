"""Markdown: the parser's blocks become lines, its inline tokens styled runs."""

import re
from typing import TYPE_CHECKING

from bibnorm.model import Document
from bibnorm.read.builder import Builder
from bibnorm.read.mask import mask
from bibnorm.read.text import read_plain

if TYPE_CHECKING:
    from markdown_it.token import Token

_DEEP = re.compile(r"^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){12}", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}$", re.MULTILINE)

_DEPTH = {
    "bullet_list_open": 1,
    "ordered_list_open": 1,
    "bullet_list_close": -1,
    "ordered_list_close": -1,
}


def read_markdown(source: str, name: str = "<text>") -> Document:
    r"""Read Markdown as people write it: with HTML, templates and broken emphasis in it.

    Marks that the parser does not take for emphasis stay in the text. Indented
    lines are never code: in a list of publications they are layout.

        >>> document = read_markdown("- **Me**, [A title](x.pdf).<br>\n  *Venue* 2020, p * 3")
        >>> [(line.text, line.hard_break) for line in document.lines]
        [('Me, A title.', True), ('Venue 2020, p * 3', True)]
        >>> document.lines[0].runs[2]
        Run(text='A title', style=<Style.PLAIN: 0>, link='x.pdf', start=11, end=18)
    """
    from bibnorm.read.commonmark import DEEPEST, parser

    masked = mask(source)
    # Nothing nests this deep on purpose, and the parser drops what lies deeper.
    if _DEEP.search(_RULE.sub("", masked.text)):
        return read_plain(source, name)
    tokens = parser().parse(masked.text)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        return read_plain(source, name)
    builder = Builder(source, masked)
    for token in tokens:
        _take(builder, token)
    return Document(tuple(builder.lines), source, name, "markdown", masked.meta)


def _take(builder: Builder, token: "Token") -> None:
    """Hand one block token to the builder."""
    if token.type in _DEPTH:
        builder.depth += _DEPTH[token.type]
    elif token.type in ("list_item_open", "list_item_close"):
        builder.marker = token.info + token.markup if token.nesting > 0 else None
    elif token.type in ("heading_open", "heading_close"):
        builder.heading = int(token.tag[1]) if token.nesting > 0 else 0
    elif token.map and token.type == "inline":
        builder.inline(token.children or [], token.content, token.map[0])
    elif token.map and token.type == "fence":
        builder.code(token.content, token.map[0] + 1)
