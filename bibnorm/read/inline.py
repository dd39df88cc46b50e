"""Inline Markdown to pieces with offsets, by walking the parser's tokens over their text.

The parser gives no offsets inside a paragraph. But every token says how many
characters of markup stand for it, so the walk knows where each one lies, and
it checks every step: where a token does not lie where it must, the walk gives
up and the text is kept as it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from bibnorm.model import Style
from bibnorm.read.tags import Tag, read_tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]

_BREAK = re.compile(r"[ \t\\]*\n[ \t]*")
_STYLES = {"strong": Style.BOLD, "em": Style.ITALIC}


class Break(Enum):
    """A line break: where the text was wrapped, or where a break was meant."""

    SOFT = "soft"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the block's text at `start:end`; `text` is what they stand for."""

    start: int
    end: int
    text: str
    style: Style = Style.PLAIN
    link: str | None = None


Part = Piece | Break | Tag


class MisalignedError(Exception):
    """A token does not lie where the walk expects it."""


def spanned(rule: "Rule") -> "Rule":
    """Wrap a parser rule so that the token it opens remembers where its markup ends."""

    def record(state: "StateInline", silent: bool) -> bool:
        first = len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            for token in state.tokens[first:]:
                if token.type in ("link_open", "image") and "end" not in token.meta:
                    token.meta["end"] = state.pos
                    break
        return found

    return record


@dataclass
class _Walk:
    """Where the walk stands in the text, and what styles hold there."""

    text: str
    at: int = 0
    styles: list[tuple[str, Style]] = field(default_factory=list)
    links: list[tuple[str | None, int]] = field(default_factory=list)

    @property
    def style(self) -> Style:
        # Most text has one style or none, and joining flags is slow.
        if len(self.styles) < 2:
            return self.styles[0][1] if self.styles else Style.PLAIN
        style = Style.PLAIN
        for _, one in self.styles:
            style |= one
        return style

    @property
    def link(self) -> str | None:
        return next((href for href, _ in reversed(self.links) if href is not None), None)

    def piece(self, length: int, text: str | None = None) -> Piece:
        start, self.at = self.at, self.at + length
        kept = self.text[start : self.at] if text is None else text
        return Piece(start, self.at, kept, self.style, self.link)

    def expect(self, literal: str) -> None:
        if not self.text.startswith(literal, self.at):
            raise MisalignedError(literal)


def walk(tokens: "list[Token]", text: str) -> Iterator[Part]:
    """Give the parts of a block's text in order.

    Raises `MisalignedError` when the tokens do not rebuild the text.
    """
    state = _Walk(text)
    for token in tokens:
        step = _STEPS.get(token.type)
        if step is not None:
            yield from step(state, token)
        elif token.nesting == 0:
            raise MisalignedError(token.type)
        else:
            _style_step(state, token)
    if state.text[state.at :].strip():
        raise MisalignedError(state.text[state.at :])


def _text_step(state: _Walk, token: "Token") -> Iterator[Part]:
    if token.content:
        state.expect(token.content)
        yield state.piece(len(token.content))


def _special_step(state: _Walk, token: "Token") -> Iterator[Part]:
    """An escape or an entity: a few characters stand for one."""
    state.expect(token.markup)
    yield state.piece(len(token.markup), token.content)


def _break_step(state: _Walk, token: "Token") -> Iterator[Part]:
    match = _BREAK.match(state.text, state.at)
    if match is None:
        raise MisalignedError("line break")
    state.at = match.end()
    yield Break.HARD if token.type == "hardbreak" else Break.SOFT


def _code_step(state: _Walk, token: "Token") -> Iterator[Part]:
    """A code span: its ticks, and one blank inside them, are markup."""
    state.expect(token.markup)
    start = state.at + len(token.markup)
    end = start
    ticks = re.compile(rf"(?<!`){token.markup}(?!`)")
    match = ticks.search(state.text, start)
    if match is None:
        raise MisalignedError(token.markup)
    end = match.start()
    inner = state.text[start:end]
    lead = len(inner) - len(inner.lstrip())
    state.at = start + lead
    state.styles.append(("code", Style.CODE))
    for number, row in enumerate(inner.strip().split("\n")):
        if number:
            yield Break.SOFT
            state.at += 1
        yield state.piece(len(row))
    state.styles.pop()
    state.at = match.end()


def _html_step(state: _Walk, token: "Token") -> Iterator[Part]:
    state.expect(token.content)
    tag = read_tag(token.content)
    if tag is None:
        yield from _verbatim(state, token.content)
        return
    state.at += len(token.content)
    if tag.name == "br":
        yield Break.HARD
        return
    _apply(state, tag)
    yield tag


def _verbatim(state: _Walk, content: str) -> Iterator[Part]:
    """What looks like a tag and is none: text, line by line."""
    for number, row in enumerate(content.split("\n")):
        if number:
            yield Break.SOFT
            state.at += 1
        yield state.piece(len(row))


def _apply(state: _Walk, tag: Tag) -> None:
    """Begin or end what a tag does to the text."""
    if not tag.closing:
        if tag.style:
            state.styles.append((tag.name, tag.style))
        if tag.name == "a":
            state.links.append((tag.link, -1))
        return
    for number in range(len(state.styles) - 1, -1, -1):
        if state.styles[number][0] == tag.name:
            del state.styles[number]
            break
    if tag.name == "a" and state.links and state.links[-1][1] == -1:
        state.links.pop()


def _link_open_step(state: _Walk, token: "Token") -> Iterator[Part]:
    state.expect("<" if token.info == "auto" else "[")
    state.at += 1
    end = int(token.meta["end"])
    href = token.attrs.get("href")
    state.links.append((str(href) if href else None, end))
    return iter(())


def _link_close_step(state: _Walk, token: "Token") -> Iterator[Part]:
    # An <a> left open inside the link ends with it.
    while state.links:
        end = state.links.pop()[1]
        if end >= 0:
            state.at = end
            return iter(())
    raise MisalignedError(token.type)


def _image_step(state: _Walk, token: "Token") -> Iterator[Part]:
    """A picture has no text; what is shown where it fails is not the author's line."""
    state.at = int(token.meta["end"])
    return iter(())


def _style_step(state: _Walk, token: "Token") -> None:
    """Emphasis begins or ends."""
    state.expect(token.markup)
    state.at += len(token.markup)
    if token.nesting > 0:
        state.styles.append((token.tag, _STYLES.get(token.tag, Style.PLAIN)))
        return
    for number in range(len(state.styles) - 1, -1, -1):
        if state.styles[number][0] == token.tag:
            del state.styles[number]
            break


_STEPS = {
    "text": _text_step,
    "text_special": _special_step,
    "softbreak": _break_step,
    "hardbreak": _break_step,
    "code_inline": _code_step,
    "html_inline": _html_step,
    "link_open": _link_open_step,
    "link_close": _link_close_step,
    "image": _image_step,
}
