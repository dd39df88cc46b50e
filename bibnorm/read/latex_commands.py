"""What the commands of LaTeX do to the page."""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from bibnorm.lexicon.texcommands import ACCENTS, SILENT
from bibnorm.model import Style
from bibnorm.read.latex_bibstyles import BIBLIOGRAPHIES
from bibnorm.read.latex_definitions import DEFINITIONS
from bibnorm.read.latex_entries import ENTRIES
from bibnorm.read.latex_environments import ENVIRONMENTS
from bibnorm.read.latex_links import LINKS
from bibnorm.read.latex_machine import Handler, Machine
from bibnorm.read.latex_macros import plain, without
from bibnorm.read.latex_spaces import SPACES
from bibnorm.read.latex_stream import tail
from bibnorm.read.latex_styles import ARGUMENT, DECLARED
from bibnorm.read.latex_tokens import Kind, Token

_BLANK = Token(Kind.SPACE, " ", -1, -1)
_LINE = Token(Kind.COMMAND, "@line", -1, -1)

_LEVELS = {
    **{"part": 1, "chapter": 2, "section": 3, "subsection": 4, "subsubsection": 5},
    **{"paragraph": 6, "subparagraph": 7},
}
_MARKER = re.compile(r"[\[(]?[A-Z]{0,4}[-.]?\d{1,3}[a-z]?[\])]?[.:)]?|\W{1,2}|\[\S{1,20}\]")


_KEY = re.compile(r"[\w+.*'-]{1,12}")
_AUTHORS_AND_YEAR = frozenset(("citeauthoryear", "citenamefont", "protect", "astroncite"))


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


def tabulator(machine: Machine, token: Token) -> None:
    r"""`\>` and `\=`, which part columns in a `tabbing`."""
    if machine.environment is not None and machine.environment.env == "tabbing":
        machine.page.cell()
    elif token.text == ">":
        machine.say(_BLANK)
    else:
        accent(machine, token)


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
    label = machine.option() or []
    said = "" if any(token.text in _AUTHORS_AND_YEAR for token in label) else machine.bare(label)
    machine.group()
    machine.begin_item(f"[{said}]" if _KEY.fullmatch(said) else "")


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


def meta(machine: Machine, _: Token) -> None:
    """What the file says of itself."""
    key = plain(machine.group() or ())
    said = without(_ASIDE, machine.group() or [])
    ends = [number for number, token in enumerate(said) if token.text in _NAME_ENDS]
    value = machine.bare(said[: ends[0]] if ends and key == "author" else said)
    if key and value:
        machine.meta.setdefault(key, value)


def owner(machine: Machine, token: Token) -> None:
    r"""`\me{Doe, J.}`, or `\me` alone: then it is the author, if the file says who that is."""
    name = machine.group()
    if name:
        machine.push((token._replace(text="textbf"), _OPEN, *name, _CLOSE))
        return
    if machine.source[token.end : token.end + 1].isspace():
        machine.push((token._replace(text="xspace"),))
    said = machine.meta.get("author") or _given_first(machine)
    style = machine.style
    machine.style |= Style.BOLD if said else 0
    machine.say(token, said or f"\\{token.macros[-1]}")
    machine.style = style


def _given_first(machine: Machine) -> str | None:
    parts = (machine.meta.get("given"), machine.meta.get("family"))
    return " ".join(filter(None, parts)) or None


def taken_in(machine: Machine, _: Token) -> None:
    r"""`\input{file}`, and `\input file`: the file is not opened here."""
    if machine.group() is None and machine.is_next(Kind.TEXT) and (name := machine.next()):
        machine.push(tail(name, len(name.text.split(" ", 1)[0])))


def accent(machine: Machine, token: Token) -> None:
    r"""An accent over what the tokens did not know: `\~{}`, `\'{\me}`."""
    said = machine.bare(machine.group() or []) if machine.is_next(Kind.OPEN) else None
    if said:
        first = unicodedata.normalize("NFC", said[0] + ACCENTS[token.text])
        machine.say(token, first + said[1:])
    elif said is not None and not token.text.isalpha():
        machine.say(token, token.text)


_NAME_ENDS = ("\\", "newline", "and", "And")
_ASIDE = frozenset(("thanks", "footnote", "inst", "affil", "email", "orcid"))

COMMANDS: Mapping[str, Handler] = MappingProxyType(
    {
        **dict.fromkeys(ARGUMENT, set_argument),
        **dict.fromkeys(DECLARED, declare),
        **dict.fromkeys(SILENT, nothing),
        **dict.fromkeys(_LEVELS, heading),
        **dict.fromkeys(("footnote", "footnotetext", "thanks", "blfootnote"), note),
        **dict.fromkeys(("begingroup", "bgroup"), lambda machine, _: machine.open()),
        **dict.fromkeys(("endgroup", "egroup"), lambda machine, _: machine.close()),
        **DEFINITIONS,
        **ENVIRONMENTS,
        **ENTRIES,
        **BIBLIOGRAPHIES,
        **LINKS,
        **SPACES,
        **dict.fromkeys((sign for sign in ACCENTS if not sign.isalpha()), accent),
        **dict.fromkeys((">", "="), tabulator),
        "input": taken_in,
        "item": item,
        "bibitem": bibliography_item,
        "@column": column,
        "@line": line,
        "@margin": margin,
        "@box": box,
        "@meta": meta,
        "@owner": owner,
        "@accent": accent,
        "@more": lambda machine, _: machine.more_of_unknown(),
    }
)
"""What each command does; no file can define these anew."""

QUIET = frozenset((*DEFINITIONS, "begin", "@meta"))
"""Commands that do something before the document begins."""
