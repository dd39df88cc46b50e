"""Entries whose parts stand in arguments of one command: `\\cventry{2019}{Title}{Venue}…`."""

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bibnorm.read.latex_machine import HEADING, Handler, Machine, is_length
from bibnorm.read.latex_macros import Macro, Param, Tokens, written
from bibnorm.read.latex_styles import ARGUMENT, DECLARED
from bibnorm.read.latex_tokens import Kind, Token

_STOPS = ".,;:?!"
_WORD = re.compile(r"[^\W\d_]{3}")
_SHORT = 30
_FEW = 6
_BLOCKS = ("begin", "item", "par", "\\")

_MOST_PARTS = 9
_LEAST_LONE = 2
_LONG_LONE = 40
_MOSTLY = 0.8
_STRUCTURE = frozenset(
    (
        *(
            "begin",
            "end",
            "item",
            "section",
            "subsection",
            "cvsection",
            "cvsubsection",
            "\\",
            "par",
        ),
        *("vspace", "smallskip", "medskip", "bigskip", "newpage", "clearpage", "pagebreak"),
    )
)


def entry(machine: Machine, _: Token) -> None:
    """Begin an entry."""
    machine.end_paragraph()
    machine.enter("@entry")
    machine.begin_item("")


def end_entry(machine: Machine, _: Token) -> None:
    """End an entry."""
    depth = machine.find("@entry")
    if depth is not None:
        machine.end_paragraph()
        machine.unwind(depth)
        machine.page.level = machine.level


def part(machine: Machine, _: Token) -> None:
    """Set a part on a line of its own, unless a column stands before it."""
    tokens = machine.group() or []
    if not _is_empty(tokens):
        if not machine.page.ends_column:
            machine.page.end_line()
        machine.push((_OPEN, *tokens, _CLOSE))


def label(machine: Machine, token: Token) -> None:
    """Set the first part: one that has a number is a column, another a sentence."""
    tokens = machine.group() or []
    if _is_empty(tokens):
        return
    said = machine.bare(tokens)
    is_column = len(said) <= _SHORT and any(char.isdigit() for char in said)
    ending = "@column" if is_column else "@stop"
    machine.push((_OPEN, *tokens, _CLOSE, token._replace(text=ending)))


def join(machine: Machine, token: Token) -> None:
    """Set a part behind a comma, or as a sentence, if anything stands before it."""
    tokens = machine.group() or []
    if _is_empty(tokens):
        return
    page = machine.page
    if tokens[0].text in _BLOCKS or (len(tokens) > 1 and tokens[1].text in _BLOCKS):
        page.end_line()
    elif not page.is_empty and not page.ends_column:
        is_sentence = token.text == "@sentence" and _WORD.search(machine.bare(tokens))
        if page.before.rstrip()[-1:] not in _STOPS:
            machine.say(_put("." if is_sentence else ","))
        machine.say(_put(" "))
    machine.push((_OPEN, *tokens, _CLOSE))


def stop(machine: Machine, _: Token) -> None:
    """End a sentence."""
    if not machine.page.is_empty and machine.page.before.rstrip()[-1:] not in _STOPS:
        machine.say(_put("."))
    machine.say(_put(" "))


def first(machine: Machine, token: Token) -> None:
    """Set the first part of an entry of which nobody knows the form."""
    tokens = machine.group() or []
    said = machine.bare(tokens)
    kind = "@label" if len(said) <= _SHORT and any(c.isdigit() for c in said) else "@sentence"
    machine.push((token._replace(text=kind), _OPEN, *tokens, _CLOSE))


_OPEN, _CLOSE = Token(Kind.OPEN, "{", -1, -1), Token(Kind.CLOSE, "}", -1, -1)


def _put(text: str) -> Token:
    return Token(Kind.TEXT, text, -1, -1)


def _is_empty(tokens: Tokens) -> bool:
    """Whether nothing is printed for some tokens, or they are a length."""
    printed = any(
        token.text not in ARGUMENT and token.text not in DECLARED
        if token.kind is Kind.COMMAND
        else token.kind in (Kind.TEXT, Kind.MATH, Kind.RAW) and token.text.strip()
        for token in tokens
    )
    return not printed or (len(tokens) <= _FEW and is_length(written(tokens).strip()))


ENTRIES: Mapping[str, Handler] = MappingProxyType(
    {
        "@entry": entry,
        "@done": end_entry,
        "@part": part,
        "@label": label,
        "@join": join,
        "@sentence": join,
        "@stop": stop,
        "@first": first,
    }
)
"""What each of these commands does."""


@dataclass
class _Use:
    """How a command is used that nobody defined: how often, with how many arguments."""

    count: int = 0
    alone: int = 0
    parts: int = 0
    shortest: int = _LONG_LONE

    @property
    def is_entry(self) -> bool:
        """Whether it sets entries: of several parts, or again and again one long one.

        Nothing of an entry stands behind them.
        """
        lone = self.count >= _LEAST_LONE and self.parts == 1 and self.shortest >= _LONG_LONE
        return (self.parts > 1 or lone) and self.alone >= _MOSTLY * self.count


def entry_commands(machine: Machine, known: Container[str]) -> dict[str, Macro]:
    """Find commands that nobody defines and that begin lines with the parts of entries.

    Their class is not at hand, so nobody knows how they print; but what stands
    in braces of its own is a part of its own.
    """
    tokens = machine.tokens
    fellow = _fellows(tokens)
    uses: defaultdict[str, _Use] = defaultdict(_Use)
    for number, token in enumerate(tokens):
        if token.kind is not Kind.COMMAND or token.text in known or token.text in machine.macros:
            continue
        if _begins_line(machine.source, token.start) and not HEADING.match(token.text):
            _count(uses[token.text], tokens, fellow, number)
    return {name: _entry(use.parts) for name, use in uses.items() if use.is_entry}


def _count(use: _Use, tokens: Sequence[Token], fellow: Mapping[int, int], number: int) -> None:
    """Count the arguments in braces behind one use of a command."""
    parts, at = 0, number + 1
    while at < len(tokens) and parts < _MOST_PARTS:
        if tokens[at].kind is Kind.SPACE:
            at += 1
        elif at in fellow:
            use.shortest = min(use.shortest, tokens[fellow[at]].start - tokens[at].start)
            at = fellow[at] + 1
            parts += 1
        else:
            break
    use.count += 1
    use.alone += at >= len(tokens) or _ends_entry(tokens[at], tokens[number])
    use.parts = max(use.parts, parts)


def _ends_entry(token: Token, command: Token) -> bool:
    """Whether nothing of the same entry can come with a token."""
    if token.kind is Kind.COMMAND:
        return token.text == command.text or token.text in _STRUCTURE
    return token.kind is Kind.PAR


def _begins_line(source: str, start: int) -> bool:
    """Whether a command is the first on its line."""
    before = source[max(start - 40, 0) : start]
    return not before.rpartition("\n")[2].strip() and (start < 40 or "\n" in before)


def _fellows(tokens: Sequence[Token]) -> dict[int, int]:
    """For each opening brace the closing one."""
    fellow: dict[int, int] = {}
    opened: list[int] = []
    for number, token in enumerate(tokens):
        if token.kind is Kind.OPEN:
            opened.append(number)
        elif token.kind is Kind.CLOSE and opened:
            fellow[opened.pop()] = number
    return fellow


def _entry(parts: int) -> Macro:
    """A macro that sets its arguments as the parts of an entry."""

    def command(name: str) -> Token:
        return Token(Kind.COMMAND, name, -1, -1)

    body = [command("@entry")]
    for number in range(1, parts + 1):
        body += (
            command("@first" if number == 1 else "@sentence"),
            _OPEN,
            Token(Kind.PARAM, f"#{number}", -1, -1),
            _CLOSE,
        )
    body.append(command("@done"))
    return Macro((Param("m"),) * parts, tuple(body), lenient=True)
