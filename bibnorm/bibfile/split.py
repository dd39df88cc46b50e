"""A .bib file cut into its blocks, in one pass and with nothing between them.

bibtexparser is not used here: the raw text of its blocks is trimmed, so that of the real
files only those come back to the byte that hold one block, and it takes an entry
with a missing comma or a field without a value for a whole one.
"""

import re
from collections.abc import Callable, Iterator

from bibnorm.bibfile.blocks import BibFile, Block, Entry, Field, Kind, Other
from bibnorm.lexicon.braces import closing_braces

# A word before the sign makes it an address: me@uni(dept).
_START = re.compile(r"(?<![\w.+-])@[ \t\r\n]*([A-Za-z][\w:+-]*)([ \t\r\n]*[{(])", re.ASCII)
# Where the next block begins for sure, behind one that could not be read.
_RESUME = re.compile(r"(?<=[\r\n])[ \t]*(?=@[ \t]*[A-Za-z]\w*[ \t\r\n]*[{(])", re.ASCII)
_KEY = re.compile(r"([ \t\r\n]*)([^\s,{}=\"%#\\]*)", re.ASCII)
_COMMA = re.compile(r"[ \t\r\n]*,")
_SPACE = re.compile(r"[ \t\r\n]*")
_NAME = re.compile(r"([ \t\r\n]*)([^\s={}(),\"#%'@\\]+)([ \t\r\n]*=[ \t\r\n]*)", re.ASCII)
_JOIN = re.compile(r"[ \t\r\n]*#[ \t\r\n]*")
_BARE = re.compile(r"[^\s={}(),\"#%'@\\]+", re.ASCII)
_QUOTE = re.compile(r'["{}]')
_LINE_END = re.compile(r"\r\n?|\n")


class _BrokenError(Exception):
    """The entry cannot be read on; the message says why."""


def split(text: str) -> BibFile:
    r"""Cut a file into blocks that give it again to the last character.

    What does not parse is a block of its own, with the line and the reason. An entry behind
    `%` is text, as biber has it: laid out anew, only its first line would be behind the sign.

        >>> file = split("Hello @book{a, title = {T},}\n@misc{b title = {U}}")
        >>> [type(block).__name__ for block in file.blocks]
        ['Other', 'Entry', 'Other', 'Other']
        >>> file.blocks[-1].line, file.blocks[-1].why
        (2, 'no comma behind the key')
        >>> file.text
        'Hello @book{a, title = {T},}\n@misc{b title = {U}}'
    """
    return BibFile(tuple(_Splitter(text).blocks()))


class _Splitter:
    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs = closing_braces(text)
        self.line, self.counted = 1, 0
        self.begun, self.looked = 0, 0
        self.unclosed = 0  # up to here no parenthesis is closed
        self.line_end = "\n" if "\n" in text else "\r"

    def blocks(self) -> Iterator[Block]:
        text, done, at = self.text, 0, 0
        while match := _START.search(text, at):
            start = match.start()
            if self._is_behind_percent(start, done):
                at = self._line_end(start)
                continue
            kind = match[1].lower()
            end, make = _READERS.get(kind, _Splitter._entry)(self, match)
            if make is None:
                at = end
                continue
            if start > done:
                yield Other(Kind.TEXT, text[done:start], self._line_of(done))
            yield make(self._line_of(start))
            done = at = end
        if done < len(text):
            yield Other(Kind.TEXT, text[done:], self._line_of(done))

    def _is_behind_percent(self, at: int, done: int) -> bool:
        # Each stretch is looked through once: the start of the line is known up to there.
        for sign in "\n\r":
            self.begun = max(self.begun, self.text.rfind(sign, self.looked, at) + 1)
        self.looked = at
        return "%" in self.text[max(self.begun, done) : at]

    def _line_end(self, at: int) -> int:
        match = _LINE_END.search(self.text, at)
        return match.end() if match else len(self.text)

    def _line_of(self, at: int) -> int:
        """Count lines on from where they were counted last."""
        self.line += self.text.count(self.line_end, self.counted, at)
        self.counted = at
        return self.line

    def _verbatim(
        self, match: "re.Match[str]", kind: Kind
    ) -> "tuple[int, Callable[[int], Block] | None]":
        """Take a block that is kept as it stands, up to its closing brace."""
        opening = match.end() - 1
        end = self.pairs.get(opening) if self.text[opening] == "{" else self._parenthesis(opening)
        if end is None:
            # To BibTeX a comment is one word; what stands behind it is text.
            if kind is Kind.COMMENT:
                return self._line_end(match.start()), None
            return self._broken(match.start(), f"@{match[1]} is not closed")
        text = self.text[match.start() : end + 1]
        return end + 1, lambda line: Other(kind, text, line)

    def _parenthesis(self, opening: int) -> int | None:
        at = opening + 1
        while at > self.unclosed and (match := _CLOSE.search(self.text, at)):
            if match[0] == ")":
                return match.start()
            pair = self.pairs.get(match.start())
            if match[0] == "}" or pair is None:
                self.unclosed = match.start()
                return None
            at = pair + 1
        self.unclosed = max(self.unclosed, len(self.text) if at > self.unclosed else 0)
        return None

    def _broken(self, start: int, why: str) -> "tuple[int, Callable[[int], Block]]":
        match = _RESUME.search(self.text, start + 1)
        end = match.start() if match else len(self.text)
        text = self.text[start:end]
        return end, lambda line: Other(Kind.BROKEN, text, line, why)

    def _entry(self, match: "re.Match[str]") -> "tuple[int, Callable[[int], Block] | None]":
        try:
            key, comma, at = self._head(match)
            fields, at = self._fields(at)
            closing = self._closing(match, at)
        except _BrokenError as why:
            return self._broken(match.start(), str(why))
        opening = match[2] + key[0]
        sign = self.text[match.start() : match.start(1)]
        end = at + len(closing)
        return end, lambda line: Entry(
            sign, match[1], opening, key[1], comma, fields, closing, line
        )

    def _head(self, match: "re.Match[str]") -> tuple[tuple[str, str], str, int]:
        key = _KEY.match(self.text, match.end())
        assert key is not None  # it may be empty
        comma = _COMMA.match(self.text, key.end())
        if comma:
            return (key[1], key[2]), comma[0], comma.end()
        space = _SPACE.match(self.text, key.end())
        at = space.end() if space else key.end()
        if self.text[at : at + 1] == "=":
            raise _BrokenError("no key")
        if self.text[at : at + 1] not in ("}", ")"):
            raise _BrokenError("no comma behind the key")
        return (key[1], key[2]), "", key.end()

    def _closing(self, match: "re.Match[str]", at: int) -> str:
        space = _SPACE.match(self.text, at)
        end = space.end() if space else at
        wanted = "}" if match[2].endswith("{") else ")"
        found = self.text[end : end + 1]
        if found != wanted:
            raise _BrokenError(_unexpected(found, wanted))
        return self.text[at : end + 1]

    def _fields(self, at: int) -> tuple[tuple[Field, ...], int]:
        fields: list[Field] = []
        while match := _NAME.match(self.text, at):
            if fields and not fields[-1].after:
                raise _BrokenError(f"no comma before the field {match[2]}")
            end = self._value(match.end(), match[2])
            comma = _COMMA.match(self.text, end)
            after = comma[0] if comma else ""
            fields.append(Field(match[1], match[2], match[3], self.text[match.end() : end], after))
            at = end + len(after)
        return tuple(fields), at

    def _value(self, at: int, name: str) -> int:
        """Give where a value ends, all its pieces with it."""
        while True:
            at = self._piece(at, name)
            join = _JOIN.match(self.text, at)
            if join is None:
                return at
            at = join.end()

    def _piece(self, at: int, name: str) -> int:
        sign = self.text[at : at + 1]
        if sign == "{":
            end = self.pairs.get(at)
        elif sign == '"':
            end = self._quoted(at + 1)
        elif bare := _BARE.match(self.text, at):
            return bare.end()
        else:
            raise _BrokenError(f"the field {name} has no value")
        if end is None:
            raise _BrokenError(f"the value of {name} is not closed")
        return end + 1

    def _quoted(self, at: int) -> int | None:
        """Give where a quoted value ends: at the first mark outside of braces."""
        while match := _QUOTE.search(self.text, at):
            if match[0] == '"':
                return match.start()
            end = self.pairs.get(match.start())
            if end is None:
                return None
            at = end + 1
        return None


def _unexpected(found: str, wanted: str) -> str:
    if not found:
        return f"the file ends before the closing {wanted}"
    if found == ",":
        return "two commas, or a comma before the first field"
    if found == "%":
        return "a comment inside the entry"
    return f"{found!r} where a field or the closing {wanted} should be".replace("'", "`")


_CLOSE = re.compile(r"[{})]")
_READERS = {
    "comment": lambda splitter, match: splitter._verbatim(match, Kind.COMMENT),
    "preamble": lambda splitter, match: splitter._verbatim(match, Kind.PREAMBLE),
    "string": lambda splitter, match: splitter._verbatim(match, Kind.STRING),
}
