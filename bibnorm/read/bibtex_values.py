"""Values of BibTeX as they stand: macros, parts joined by `#`, and entries that are damaged."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bibnorm.lexicon.braces import closing_braces
from bibnorm.lexicon.months import ENGLISH, MACROS

MONTHS: Mapping[str, str] = MappingProxyType(dict(zip(MACROS, ENGLISH, strict=True)))
"""The macros that every style of BibTeX has."""

_BARE = re.compile(r"[^\s,#\"{}]+")
_JOIN = re.compile(r"\s*#\s*")
_FIELD = re.compile(r"[\s,;]*(?P<name>[A-Za-z][\w:+./-]{0,60})\s*=\s*")
_NEXT = re.compile(r"(?:(?<=\n)|(?<=,)|(?<=[}\"]))[ \t]*[A-Za-z][\w:+./-]{0,60}[ \t]*=")
_HEAD = re.compile(r"\s*@\s*(?P<type>\w*)\s*[{(]\s*(?P<key>[^\s,{}()=\"]*)[ \t]*")

Fields = list[tuple[str, str]]


class Scanner:
    """Reads values and fields of one block; linear, whatever braces are missing."""

    def __init__(self, text: str, macros: Mapping[str, str]) -> None:
        """Take a block and the macros known so far."""
        self._text = text
        self._macros = macros
        self._pairs = closing_braces(text)

    def value(self, at: int) -> tuple[str, int]:
        """Read the value that begins at a place: its parts joined, and where it ends."""
        said = []
        while True:
            piece, at = self._piece(at)
            said.append(piece)
            join = _JOIN.match(self._text, at)
            if join is None:
                return "".join(said), at
            at = join.end()

    def fields(self, at: int = 0) -> Iterator[tuple[str, str]]:
        """Read all fields from a place on, over whatever stands wrongly between them."""
        while True:
            match = _FIELD.match(self._text, at)
            if match is None:
                following = _NEXT.search(self._text, at)
                if following is None:
                    return
                at = following.start()
                match = _FIELD.match(self._text, at)
                if match is None:
                    at += 1
                    continue
            value, at = self.value(match.end())
            yield match["name"], value

    def _piece(self, at: int) -> tuple[str, int]:
        text = self._text
        sign = text[at : at + 1]
        if sign == "{":
            end = self._pairs.get(at)
            return (text[at + 1 : end], end + 1) if end else self._unclosed(at + 1)
        if sign == '"':
            end = self._quote(at + 1)
            return (text[at + 1 : end], end + 1) if end else self._unclosed(at + 1)
        match = _BARE.match(text, at)
        if match is None:
            return "", at
        word = match[0]
        return self._macros.get(word.lower(), MONTHS.get(word.lower(), word)), match.end()

    def _quote(self, at: int) -> int | None:
        """Where a quoted value ends: at the first mark outside braces."""
        text = self._text
        while True:
            mark = _MARK.search(text, at)
            if mark is None:
                return None
            if mark[0] == '"':
                return mark.start()
            end = self._pairs.get(mark.start())
            at = mark.end() if end is None else end + 1

    def _unclosed(self, at: int) -> tuple[str, int]:
        """Take a value without an end up to what looks like the next field."""
        following = _NEXT_LINE.search(self._text, at)
        end = following.start() if following else len(self._text)
        return self._text[at:end].rstrip(' \t\n,})"'), end


_MARK = re.compile(r'"|\{')
_NEXT_LINE = re.compile(r"(?<=\n)[ \t]*[A-Za-z][\w:+./-]{0,60}[ \t]*=[ \t]*[{\"\w]")


def read_value(raw: str, macros: Mapping[str, str]) -> tuple[str, Fields]:
    """Give a value without its braces, and the fields that a missing comma left in it.

    >>> read_value('{A {B}}', {}), read_value('jan # " 5"', {})
    (('A {B}', []), ('January 5', []))
    >>> read_value('{A} year = {2001}', {})
    ('A', [('year', '2001')])
    """
    if raw.isdigit():
        return raw, []
    scanner = Scanner(raw, macros)
    value, at = scanner.value(0)
    return value, list(scanner.fields(at)) if raw[at:].strip() else []


def read_damaged(text: str, macros: Mapping[str, str]) -> tuple[str, str, Fields]:
    """Read what can be read of an entry that BibTeX would stumble over: type, key, fields.

    >>> read_damaged('@book{a title = {T},, year = 2001', {})
    ('book', 'a', [('title', 'T'), ('year', '2001')])
    """
    head = _HEAD.match(text)
    if head is None:
        return "", "", []
    at = head.end()
    key = head["key"]
    if text[at : at + 1] == "=":  # no key: it was the first field's name
        key, at = "", head.start("key")
    return head["type"], key, list(Scanner(text, macros).fields(at))
