"""HTML to tags and texts, each with its place in the source.

No parser at hand serves: lxml and selectolax keep no offsets (and the latter
takes half a minute for 100,000 nested tags), `html.parser` takes time that
grows with the square of the input where a tag or a comment is not closed.
This one reads as browsers do, in one pass, and never looks at a stretch twice.
"""

import re
from collections.abc import Iterator
from enum import Enum
from html import unescape
from typing import NamedTuple


class Kind(Enum):
    """What a stretch of the source is."""

    TEXT = "text"
    START = "start"
    END = "end"
    RAW = "raw"


class Token(NamedTuple):
    """A stretch of the source; `name` is the tag's, or that of the element whose text is raw."""

    kind: Kind
    name: str
    start: int
    end: int


_MARKUP = re.compile(
    r"<(?:(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9:_-]{0,40})|(?P<other>!--|[!?%]))"
    r"|\{(?P<template>[%{])"
)
_TAG_MARK = re.compile(r">|=\s*([\"'])")
_ATTRIBUTE = re.compile(
    r"([^\s=\"'<>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>][^\s>]*)))?", re.DOTALL
)
# Not the braces of BibTeX: "{{Title}}" is no value, "{{ page.title }}" is one.
_VALUE = re.compile(r"\{\{(?:[-~]?\s[^{}<>\n]{0,200}|[-\w]+(?:[.|][^{}<>\s]{0,100})+)\}\}")

_RAW = frozenset(("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"))
_READ = frozenset(("style", "title"))
_ENDS = {"!": ">", "?": ">", "%": "%>"}


def attributes(text: str) -> dict[str, str]:
    """Read a start tag's attributes; of two of one name the first holds.

    >>> attributes('<a href="x.pdf?a&amp;b" HIDDEN class=me>')
    {'href': 'x.pdf?a&b', 'hidden': '', 'class': 'me'}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text, 1 + len(text[1:].split(None, 1)[0])):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


def tokens(source: str, start: int = 0) -> Iterator[Token]:
    """Give the tags and texts of a source in order; comments and templates are left out.

    >>> [(t.kind.value, t.name) for t in tokens("<LI>A <!-- x --> b</li>")]
    [('start', 'li'), ('text', ''), ('text', ''), ('end', 'li')]
    """
    return _Scanner(source).tokens(start)


class _Scanner:
    """Remembers what the source has no more of, so that it is not looked for again."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._missing: set[str] = set()
        self._quotes = True

    def tokens(self, at: int) -> Iterator[Token]:
        """Give the tokens from a place on."""
        text = at
        while match := _MARKUP.search(self._source, at):
            at = self._end(match)
            if at < 0:  # what looked like markup is text
                at = match.end()
                continue
            if match.start() > text:
                yield Token(Kind.TEXT, "", text, match.start())
            if match["name"]:
                kind, name = Kind.END if match["close"] else Kind.START, match["name"].lower()
                yield Token(kind, name, match.start(), at)
                if kind is Kind.START and name in _RAW:
                    begin, at = at, self._raw_end(name, at)
                    if name in _READ:
                        yield Token(Kind.RAW, name, begin, at)
            text = at
        if len(self._source) > text:
            yield Token(Kind.TEXT, "", text, len(self._source))

    def _end(self, match: re.Match[str]) -> int:
        """Where the markup ends that begins here; -1 if it is none."""
        if match["name"]:
            return self._tag_end(match.end())
        if match["template"]:
            return self._template_end(match)
        if match["other"] == "!--":
            return self._comment_end(match.end())
        php = self._source.startswith(("<?php", "<?="), match.start())
        return self._after("?>" if php else _ENDS[match["other"]], match.end())

    def _tag_end(self, at: int) -> int:
        """Where a tag ends: at a `>` that is not in quotes, or at any if these do not close."""
        begin = at
        while self._quotes and (mark := _TAG_MARK.search(self._source, at)):
            if mark[1] is None:
                return mark.end()
            after = self._after(mark[1], mark.end())
            at = mark.end() if after < 0 else after
        # Quotes that never close would hide all that follows: they mean nothing from here on.
        self._quotes = False
        return self._after(">", begin)

    def _template_end(self, match: re.Match[str]) -> int:
        """Where a template's tag ends; a value in braces stands on one line."""
        if match["template"] == "%":
            return self._after("%}", match.end())
        value = _VALUE.match(self._source, match.start())
        return value.end() if value else -1

    def _comment_end(self, at: int) -> int:
        """Where a comment ends; one that never does ends with its tag."""
        if self._source.startswith((">", "->"), at):
            return self._source.index(">", at) + 1
        after = self._after("-->", at)
        return after if after >= 0 else self._after(">", at)

    def _raw_end(self, name: str, at: int) -> int:
        """Where an element's raw text ends: before its end tag, or nowhere."""
        if f"</{name}" not in self._missing:
            match = re.compile(f"</{name}", re.IGNORECASE).search(self._source, at)
            if match:
                return match.start()
            self._missing.add(f"</{name}")
        return at if name in ("title", "textarea") else len(self._source)

    def _after(self, sign: str, at: int) -> int:
        """The place behind the next such sign; -1 if there is none."""
        found = -1 if sign in self._missing else self._source.find(sign, at)
        if found < 0:
            self._missing.add(sign)
            return -1
        return found + len(sign)
