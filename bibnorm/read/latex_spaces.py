"""Breaks, spaces and lengths of LaTeX."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bibnorm.lexicon.texcommands import BLANKS, PARAGRAPHS, REGISTERS, VERTICAL_SPACES
from bibnorm.read.latex_machine import Handler, Machine, is_length
from bibnorm.read.latex_macros import written
from bibnorm.read.latex_stream import tail
from bibnorm.read.latex_tokens import Kind, Token

_BLANK = Token(Kind.SPACE, " ", -1, -1)

_POINTS = {"pt": 1, "mm": 2.8, "cm": 28, "in": 72, "em": 10, "ex": 4, "bp": 1, "pc": 12}
_AMOUNT = re.compile(r"\s*([-+]?\d*\.?\d+)?\s*([a-z]{2}|\\[a-z]+)?")
_VISIBLE = 2.0

_NUMBER = r"[-+]?\s*\d*\.?\d+\s*(?:true\s*)?(?:pt|mm|cm|in|em|ex|bp|sp|pc|mu|fil+)?"
_ASSIGNED = re.compile(
    rf"\s*=?\s*(?:{_NUMBER}(?:\s*plus\s*{_NUMBER})?(?:\s*minus\s*{_NUMBER})?)?(?![a-z])\s?"
)
_RULED = re.compile(rf"\s*(?:(?:height|depth|width)\s*{_NUMBER}\s*)+")
_AUTHORS_WIDE = 15
_TO = re.compile(rf"\s*(?:to|spread)\s*(?:{_NUMBER})?\s*")


def new_line(machine: Machine, token: Token) -> None:
    r"""`\\`: the end of a line, of a row, or in a heading just a blank."""
    machine.star()
    space = machine.option(lambda tokens: is_length(written(tokens).strip()))
    if machine.page.heading:
        machine.say(_BLANK)
    elif token.text in _LINES or not machine.end_row():
        machine.page.end_line()
        if space is not None and _points(written(space)) >= _VISIBLE:
            machine.page.gap()


def _points(length: str) -> float:
    """Say about how long a length is."""
    amount = _AMOUNT.match(length)
    if amount is None:
        return 0
    return float(amount[1] or 1) * _POINTS.get(amount[2] or "pt", 12)


def paragraph(machine: Machine, token: Token) -> None:
    r"""`\par`."""
    machine.push((token._replace(kind=Kind.PAR),))


def skip(machine: Machine, token: Token) -> None:
    r"""`\bigskip` and those like it."""
    if token.text == "vskip":
        assign(machine, token)
    machine.page.gap()


def vertical_space(machine: Machine, _: Token) -> None:
    r"""`\vspace{…}`."""
    machine.star()
    if _points(written(machine.group() or ()).strip()) >= _VISIBLE:
        machine.page.gap()


def horizontal_space(machine: Machine, _: Token) -> None:
    r"""`\hspace{…}`; one that goes back is no blank."""
    machine.star()
    if not written(machine.group() or ()).strip().startswith("-"):
        machine.say(_BLANK)


def blank(machine: Machine, token: Token) -> None:
    r"""`\quad`, `\newblock` and those like them."""
    if token.text == "hskip":
        assign(machine, token)
    machine.say(_BLANK)


def fill(machine: Machine, _: Token) -> None:
    r"""`\hfill`: what follows stands apart."""
    if machine.page.in_table or machine.page.heading:
        machine.say(_BLANK)
    else:
        machine.page.tab()


def blank_before_word(machine: Machine, _: Token) -> None:
    r"""`\xspace`: a blank, unless a stop follows."""
    token = machine.peek()
    if token is None or token.kind in (Kind.SPACE, Kind.PAR, Kind.CLOSE):
        return
    if token.kind is not Kind.TEXT or token.text[0] not in ".,;:'/?!)-~– ":
        machine.say(_BLANK)


def primitive_box(machine: Machine, _: Token) -> None:
    r"""`\hbox to 3cm{…}`."""
    _cut(machine, _TO)
    machine.enter_argument(is_box=True)


def assign(machine: Machine, _: Token) -> None:
    r"""`\parindent=0pt`: a length that is set, or a number."""
    said = _cut(machine, _ASSIGNED)
    token = machine.peek()
    if token is None or token.kind is not Kind.COMMAND or token.text not in REGISTERS:
        return
    if not any(char.isalpha() for char in said):
        machine.next()


def two_arguments(machine: Machine, _: Token) -> None:
    r"""`\setlength\parindent{0pt}`."""
    machine.argument()
    machine.argument()


def rule(machine: Machine, token: Token) -> None:
    r"""`\rule{3em}{1pt}`, `\vrule width 3em`: where an item begins, its authors are those above."""
    match token.text:
        case "rule":
            machine.option()
            width = written(machine.group() or ()).strip()
            machine.group()
        case "hrulefill":
            width = "3em"
        case _:
            width = _cut(machine, _RULED).rpartition("width")[2].strip()
    if machine.page.begins_item and width[:1].isdigit() and _points(width) >= _AUTHORS_WIDE:
        machine.say(token, "———")
    elif token.text == "hrulefill":
        machine.say(_BLANK)


def rule_of_columns(machine: Machine, _: Token) -> None:
    r"""`\cmidrule(lr){1-2}`."""
    machine.option()
    _cut(machine, re.compile(r"\([^)]{0,20}\)"))
    machine.group()


def _cut(machine: Machine, pattern: re.Pattern[str]) -> str:
    """Cut off the beginning of the text that stands next, and give it."""
    token = machine.peek()
    match = pattern.match(token.text) if token and token.kind is Kind.TEXT else None
    if token is None or match is None:
        return ""
    if match.end():
        machine.next()
        machine.push(tail(token, match.end()))
    return match[0]


_LINES = ("newline", "linebreak")

SPACES: Mapping[str, Handler] = MappingProxyType(
    {
        **dict.fromkeys(("\\", "tabularnewline", "cr", "crcr", *_LINES), new_line),
        **dict.fromkeys(PARAGRAPHS, paragraph),
        **dict.fromkeys(VERTICAL_SPACES, skip),
        **dict.fromkeys(BLANKS, blank),
        **dict.fromkeys(REGISTERS, assign),
        **dict.fromkeys(("setlength", "addtolength", "settowidth", "advance"), two_arguments),
        **dict.fromkeys(("hbox", "vbox", "vtop"), primitive_box),
        **dict.fromkeys(("hfill", "hfil"), fill),
        "vspace": vertical_space,
        "hspace": horizontal_space,
        "xspace": blank_before_word,
        **dict.fromkeys(("rule", "vrule", "hrule", "hrulefill"), rule),
        "cmidrule": rule_of_columns,
    }
)
"""What each of these commands does."""
