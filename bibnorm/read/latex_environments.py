"""Environments of LaTeX: lists, tables, and all the others."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bibnorm.read.latex_machine import HEADING, Handler, Machine, is_length
from bibnorm.read.latex_macros import Macro, plain, written
from bibnorm.read.latex_styles import DECLARED
from bibnorm.read.latex_tokens import Kind, Token

_TABLE = re.compile(
    r"(?:long|x|super|x?longx?|mpsuper)?tab(?:ular|u|le)[xy*]?|x?ltabular|tblr|tabbing"
)
_NO_TABLE = frozenset(("table", "table*"))
_COLUMNS = re.compile(r"[\s@{}|!<>lcrpmbXLCRS\d.*\\a-z=,()-]*")

_ARGUMENTS = {
    **dict.fromkeys(("tabular", "array", "NiceTabular", "addmargin", "tblr", "longtable"), "om"),
    **dict.fromkeys(("tabular*", "tabularx", "tabulary", "xltabular", "NiceTabularX"), "mom"),
    **dict.fromkeys(("minipage",), "ooom"),
    **dict.fromkeys(("multicols", "multicols*", "textblock", "textblock*"), "mo"),
    **dict.fromkeys(("adjustwidth", "adjustwidth*", "list", "hangparas"), "mm"),
    **dict.fromkeys(
        (
            "thebibliography",
            "spacing",
            "otherlanguage",
            "otherlanguage*",
            "supertabular",
            "paracol",
        ),
        "m",
    ),
    **dict.fromkeys(("wrapfigure", "wraptable"), "omom"),
}
"""Arguments that are layout: `m` in braces, `o` in brackets."""

_OPEN, _CLOSE = Token(Kind.OPEN, "{", -1, -1), Token(Kind.CLOSE, "}", -1, -1)
_BESIDE = frozenset(("minipage",))
# Parts of an entry that bibliography styles set off, and entries as Springer's do.
_INLINE = re.compile(
    r"APACref\w+|b(?:article|book|chapter|proceedings|inproceedings|misc|thesis|report|otherref)"
)


def begin(machine: Machine, token: Token) -> None:
    r"""`\begin{name}`."""
    name = plain(machine.group() or ())
    if name == "document":
        machine.silent = False
        machine.unwind(0)
    elif name and not machine.silent:
        own = machine.environments.get(name)
        call = token._replace(text=f"begin {name}")
        if own is not None and machine.may_expand(call):
            machine.enter(name)
            machine.expand(call, own[0])
        else:
            _begin_known(machine, name)


def _begin_known(machine: Machine, name: str) -> None:
    """Begin an environment that the file did not define."""
    if name in DECLARED:
        machine.enter(name)
        machine.style = DECLARED[name](machine.style)
        return
    if _INLINE.fullmatch(name):
        machine.enter(name)
        machine.option()
        return
    if name not in _BESIDE:
        machine.end_paragraph()
    elif not machine.page.in_table:
        machine.page.tab()
    machine.enter(name)
    _take_layout(machine, name)
    if HEADING.match(name) and machine.is_next(Kind.OPEN):
        machine.begin_heading(3 + name.lower().count("sub"))
    elif _is_table(name):
        machine.begin_table()


def _is_table(name: str) -> bool:
    return _TABLE.fullmatch(name) is not None and name not in _NO_TABLE


def _take_layout(machine: Machine, name: str) -> None:
    """Take the arguments of an environment that only say how it looks."""
    for kind in _ARGUMENTS.get(name, ""):
        if kind == "o":
            machine.option()
        else:
            machine.group()
    if name in _ARGUMENTS:
        return
    machine.option()
    while machine.is_next(Kind.OPEN):
        group = machine.group()
        if group is None:
            return
        text = written(group).strip()
        if not (is_length(text) or (_is_table(name) and _COLUMNS.fullmatch(text))):
            machine.push((_OPEN, *group, _CLOSE))
            return


def end(machine: Machine, token: Token) -> None:
    r"""`\end{name}`: closes all that was opened in it and left open."""
    name = plain(machine.group() or ())
    if name == "document":
        machine.stop()
        return
    depth = machine.find(name)
    if depth is None:
        return
    own = machine.environments.get(name)
    if own is not None and own[1] and machine.may_expand(token._replace(text=f"end {name}")):
        # The environment is left behind what the file itself sets at its end.
        machine.rename(depth, f"end {name}")
        machine.push((_END, _OPEN, Token(Kind.TEXT, f"end {name}", -1, -1), _CLOSE))
        machine.expand(token._replace(text=f"end {name}"), Macro((), own[1]))
        return
    if name not in _BESIDE and name not in DECLARED and not _INLINE.fullmatch(name):
        machine.end_paragraph()
    machine.unwind(depth)
    machine.page.level = machine.level


_END = Token(Kind.COMMAND, "end", -1, -1)

ENVIRONMENTS: Mapping[str, Handler] = MappingProxyType({"begin": begin, "end": end})
"""What each of these commands does."""
