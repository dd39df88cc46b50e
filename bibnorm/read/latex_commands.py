"""What the commands of LaTeX do to the page."""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from bibnorm.lexicon.texcommands import ACCENTS
from bibnorm.read.latex_definitions import DEFINITIONS
from bibnorm.read.latex_entries import ENTRIES
from bibnorm.read.latex_environments import ENVIRONMENTS
from bibnorm.read.latex_links import LINKS
from bibnorm.read.latex_machine import Handler, Machine, is_length
from bibnorm.read.latex_macros import plain, written
from bibnorm.read.latex_stream import tail
from bibnorm.read.latex_styles import ARGUMENT, DECLARED
from bibnorm.read.latex_tokens import Kind, Token

_BLANK = Token(Kind.SPACE, " ", -1, -1)
_LINE = Token(Kind.COMMAND, "@line", -1, -1)
_BRACKETS = Token(Kind.BRACKET, "[", -1, -1), Token(Kind.BRACKET, "]", -1, -1)

_LEVELS = {
    **{"part": 1, "chapter": 2, "section": 3, "subsection": 4, "subsubsection": 5},
    **{"paragraph": 6, "subparagraph": 7},
}
_MARKER = re.compile(
    r"[\[(]?[A-Z]{0,4}[-.]?\d{1,3}[a-z]?[\])]?[.:)]?|\W{1,2}|\[[A-Za-z]{2,9}\d{2}\w?\]"
)
_POINTS = {"pt": 1, "mm": 2.8, "cm": 28, "in": 72, "em": 10, "ex": 4, "bp": 1, "pc": 12}
_AMOUNT = re.compile(r"\s*([-+]?\d*\.?\d+)?\s*([a-z]{2}|\\[a-z]+)?")
_VISIBLE = 2.0

_NUMBER = r"[-+]?\s*\d*\.?\d+\s*(?:true\s*)?(?:pt|mm|cm|in|em|ex|bp|sp|pc|mu|fil+)?"
_ASSIGNED = re.compile(
    rf"\s*=?\s*(?:{_NUMBER}(?:\s*plus\s*{_NUMBER})?(?:\s*minus\s*{_NUMBER})?)?(?![a-z])\s?"
)
_TO = re.compile(rf"\s*(?:to|spread)\s*(?:{_NUMBER})?\s*")


def set_argument(machine: Machine, token: Token) -> None:
    r"""`\textbf{…}` and those like it."""
    change = ARGUMENT[token.text]
    if machine.enter_argument():
        machine.style = change(machine.style)
        return
    taken = machine.argument()
    if taken:
        before = machine.style
        machine.open()
        machine.style = change(before)
        machine.push((*taken, _CLOSE))


_CLOSE = Token(Kind.CLOSE, "}", -1, -1)


def declare(machine: Machine, token: Token) -> None:
    r"""`\bfseries` and those like it: they hold to the end of the group."""
    machine.style = DECLARED[token.text](machine.style)


def new_line(machine: Machine, _: Token) -> None:
    r"""`\\`: the end of a line, of a row, or in a heading just a blank."""
    machine.star()
    space = machine.option()
    if space is not None and not is_length(written(space).strip()):
        machine.push((_BRACKETS[0], *space, _BRACKETS[1]))
        space = None
    if machine.page.heading:
        machine.say(_BLANK)
    elif not machine.end_row():
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


def tabulator(machine: Machine, token: Token) -> None:
    r"""`\>` and `\=`, which part columns in a `tabbing`."""
    if machine.environment is not None and machine.environment.env == "tabbing":
        machine.page.cell()
    elif token.text == ">":
        machine.say(_BLANK)
    else:
        accent(machine, token)


def blank_before_word(machine: Machine, _: Token) -> None:
    r"""`\xspace`: a blank, unless a stop follows."""
    token = machine.peek()
    if token is None or token.kind in (Kind.SPACE, Kind.PAR, Kind.CLOSE):
        return
    if token.kind is not Kind.TEXT or token.text[0] not in ".,;:'/?!)-~– ":
        machine.say(_BLANK)


def nothing(_machine: Machine, _token: Token) -> None:
    """A command that prints nothing."""


def heading(machine: Machine, token: Token) -> None:
    r"""`\section{…}` and those like it."""
    machine.star()
    machine.option()
    if machine.is_next(Kind.OPEN):
        machine.begin_heading(_LEVELS[token.text])


def item(machine: Machine, token: Token) -> None:
    r"""`\item[label]`: a label that is no marker is a first column."""
    label = machine.option()
    said = machine.bare(label or [])
    is_marker = not said or _MARKER.fullmatch(said) is not None
    machine.begin_item(said if is_marker else "")
    if label and not is_marker:
        machine.push((_OPEN, *label, _CLOSE, token._replace(text="@column")))


_OPEN = Token(Kind.OPEN, "{", -1, -1)


def bibliography_item(machine: Machine, _: Token) -> None:
    r"""`\bibitem[label]{key}`: natbib's label says only what the entry says again."""
    said = f"[{machine.bare(machine.option() or [])}]"
    machine.group()
    machine.begin_item(said if _MARKER.fullmatch(said) and said != "[]" else "")


def column(machine: Machine, _: Token) -> None:
    """Set what follows off from what stands on the line."""
    machine.page.tab()


def line(machine: Machine, _: Token) -> None:
    """Break the line."""
    machine.page.end_line()


def margin(machine: Machine, _: Token) -> None:
    r"""`\marginpar{…}`: at the beginning of a line it is a first column."""
    if machine.page.is_empty and not machine.page.heading:
        machine.enter_argument(machine.page.tab)
    else:
        machine.say(_BLANK)
        machine.enter_argument(lambda: machine.say(_BLANK))


def note(machine: Machine, _: Token) -> None:
    r"""`\footnote{…}`: set as a line behind the paragraph."""
    machine.option()
    text = machine.group()
    if text:
        machine.notes += (_LINE, *text)


def box(machine: Machine, _: Token) -> None:
    r"""`\makecell{…}`: line breaks in it end no row."""
    machine.enter_argument(is_box=True)


def primitive_box(machine: Machine, _: Token) -> None:
    r"""`\hbox to 3cm{…}`."""
    _cut(machine, _TO)
    box(machine, _)


def meta(machine: Machine, _: Token) -> None:
    """What the file says of itself."""
    key, value = plain(machine.group() or ()), machine.bare(machine.group() or [])
    if key and value:
        machine.meta.setdefault(key, value)


def accent(machine: Machine, token: Token) -> None:
    r"""An accent over what the tokens did not know: `\~{}`, `\'{\me}`."""
    said = machine.bare(machine.group() or []) if machine.is_next(Kind.OPEN) else None
    if said:
        first = unicodedata.normalize("NFC", said[0] + ACCENTS[token.text])
        machine.say(token, first + said[1:])
    elif said is not None and not token.text.isalpha():
        machine.say(token, token.text)


def assign(machine: Machine, _: Token) -> None:
    r"""`\parindent=0pt`: a length that is set, or a number."""
    _cut(machine, _ASSIGNED)
    token = machine.peek()
    if token is not None and token.kind is Kind.COMMAND and token.text in _REGISTERS:
        machine.next()


def two_arguments(machine: Machine, _: Token) -> None:
    r"""`\setlength\parindent{0pt}`."""
    machine.argument()
    machine.argument()


def rule_of_columns(machine: Machine, _: Token) -> None:
    r"""`\cmidrule(lr){1-2}`."""
    machine.option()
    _cut(machine, re.compile(r"\([^)]{0,20}\)"))
    machine.group()


def _cut(machine: Machine, pattern: re.Pattern[str]) -> None:
    """Cut off the beginning of the text that stands next."""
    token = machine.peek()
    if token is None or token.kind is not Kind.TEXT:
        return
    match = pattern.match(token.text)
    if match is not None and match.end():
        machine.next()
        machine.push(tail(token, match.end()))


_REGISTERS = frozenset(
    (
        "parindent parskip itemsep parsep topsep partopsep leftmargin rightmargin labelwidth "
        "labelsep itemindent listparindent textwidth textheight linewidth columnwidth "
        "oddsidemargin evensidemargin topmargin headheight headsep footskip tabcolsep "
        "baselineskip lineskip hsize vsize hoffset voffset columnsep fboxsep fboxrule leftskip "
        "rightskip parfillskip bibsep bibhang hangindent hangafter tolerance hbadness vbadness "
        "widowpenalty clubpenalty pretolerance emergencystretch penalty interlinepenalty "
        "looseness hyphenpenalty exhyphenpenalty kern mkern mskip abovedisplayskip "
        "belowdisplayskip hfuzz vfuzz arrayrulewidth doublerulesep itemspacing"
    ).split()
)

_SKIPS = "smallskip medskip bigskip vfill addvspace vskip".split()
_PARAGRAPHS = "par endgraf newpage clearpage cleardoublepage pagebreak filbreak".split()
_BREAKS = ("\\", "newline", "tabularnewline", "cr", "linebreak", "crcr")
_BLANKS = (
    "quad qquad enspace thinspace enskip nobreakspace space newblock hskip hss dotfill medspace "
    "negthickspace thickspace hrulefill".split()
)
_SILENT = (
    "- / ! @ | fi or relax leavevmode noindent indent strut ignorespaces unskip protect global "
    "long expandafter noexpand immediate makeatletter makeatother nobreak allowbreak null "
    "endcsname".split()
)

COMMANDS: Mapping[str, Handler] = MappingProxyType(
    {
        **dict.fromkeys(ARGUMENT, set_argument),
        **dict.fromkeys(DECLARED, declare),
        **dict.fromkeys(_BREAKS, new_line),
        **dict.fromkeys(_PARAGRAPHS, paragraph),
        **dict.fromkeys(_SKIPS, skip),
        **dict.fromkeys(_BLANKS, blank),
        **dict.fromkeys(_SILENT, nothing),
        **dict.fromkeys(_LEVELS, heading),
        **dict.fromkeys(_REGISTERS, assign),
        **dict.fromkeys(("setlength", "addtolength", "settowidth", "advance"), two_arguments),
        **dict.fromkeys(("footnote", "footnotetext", "thanks", "blfootnote"), note),
        **dict.fromkeys(("begingroup", "bgroup"), lambda machine, _: machine.open()),
        **dict.fromkeys(("endgroup", "egroup"), lambda machine, _: machine.close()),
        **dict.fromkeys(("hbox", "vbox", "vtop"), primitive_box),
        **DEFINITIONS,
        **ENVIRONMENTS,
        **ENTRIES,
        **LINKS,
        "vspace": vertical_space,
        "hspace": horizontal_space,
        "hfill": fill,
        "hfil": fill,
        **dict.fromkeys((sign for sign in ACCENTS if not sign.isalpha()), accent),
        **dict.fromkeys((">", "="), tabulator),
        "xspace": blank_before_word,
        "item": item,
        "bibitem": bibliography_item,
        "cmidrule": rule_of_columns,
        "@column": column,
        "@line": line,
        "@margin": margin,
        "@box": box,
        "@meta": meta,
        "@accent": accent,
        "@more": lambda machine, _: machine.more_of_unknown(),
    }
)
"""What each command does; no file can define these anew."""

QUIET = frozenset((*DEFINITIONS, "begin", "@meta"))
"""Commands that do something before the document begins."""
