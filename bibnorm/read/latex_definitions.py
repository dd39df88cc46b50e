"""LaTeX commands that define others, and those that ask before they print."""

from collections.abc import Mapping
from types import MappingProxyType

from bibnorm.lexicon.texcommands import CONDITIONS
from bibnorm.read.latex_machine import HEADING, Handler, Machine
from bibnorm.read.latex_macros import (
    NOTHING,
    Macro,
    Param,
    Tokens,
    plain,
    read_def_params,
    read_params,
    read_spec,
    written,
)
from bibnorm.read.latex_tokens import Kind, Token


def _defined_name(machine: Machine) -> str | None:
    """Take the name of the command that is defined, in braces or bare."""
    group = machine.group()
    if group is None:
        token = machine.next() if machine.is_next(Kind.COMMAND) else None
        return token.text if token else None
    return next((token.text for token in group if token.kind is Kind.COMMAND), None)


def _as_written(machine: Machine, body: Tokens) -> str:
    """A body as it stands in the source, if it stands there in one piece."""
    if not body:
        return ""
    first, last = body[0], body[-1]
    literal = not first.macros and not last.macros and 0 <= first.start < last.end
    raw = machine.source[first.start : last.end] if literal else written(body)
    return raw.replace("\\xspace", "").strip().strip("$")


def _define(machine: Machine, name: str | None, params: tuple[Param, ...], body: Tokens) -> None:
    """Keep a macro, unless its name says what it is better than its body: a heading."""
    if name is None or (HEADING.match(name) and sum(p.kind == "m" for p in params) == 1):
        return
    known = machine.macros.get(name)
    if known is None or not known.fixed:
        machine.macros[name] = Macro(params, tuple(body), _as_written(machine, body))


def _parameters(machine: Machine) -> tuple[Param, ...]:
    """Take `[2][default]`."""
    count = machine.option()
    default = machine.option() if count is not None else None
    return read_params(plain(count or ()), default)


def new_command(machine: Machine, _: Token) -> None:
    r"""`\newcommand{\x}[2][default]{body}`, and those like it."""
    machine.star()
    name = _defined_name(machine)
    params = _parameters(machine)
    _define(machine, name, params, machine.group() or ())


def new_environment(machine: Machine, _: Token) -> None:
    r"""`\newenvironment{x}[2][default]{beginning}{end}`."""
    machine.star()
    name = plain(machine.group() or ())
    params = _parameters(machine)
    beginning, end = machine.group(), machine.group()
    if name and beginning is not None:
        machine.environments[name] = (Macro(params, tuple(beginning)), tuple(end or ()))


def new_document_command(machine: Machine, token: Token) -> None:
    r"""`\NewDocumentCommand{\x}{m o}{body}`, and the environment of the kind."""
    is_environment = token.text.endswith("Environment")
    name = plain(machine.group() or ()) if is_environment else _defined_name(machine)
    params = read_spec(written(machine.group() or ()))
    body = machine.group() or []
    if is_environment and name:
        end = machine.group() or ()
        machine.environments[name] = (Macro(params, tuple(body)), tuple(end))
    elif not is_environment:
        _define(machine, name, params, body)


def define(machine: Machine, _: Token) -> None:
    r"""`\def\x#1{body}`."""
    if not machine.is_next(Kind.COMMAND):
        return
    name = machine.next()
    before: list[Token] = []
    while (token := machine.peek()) is not None and token.kind not in (Kind.OPEN, Kind.PAR):
        machine.next()
        before.append(token)
    params, body = read_def_params(before), machine.group()
    if name is not None and params is not None and body is not None:
        _define(machine, name.text, params, body)


def let(machine: Machine, _: Token) -> None:
    r"""`\let\x=\y`."""
    name = machine.next() if machine.is_next(Kind.COMMAND) else None
    if machine.is_next(Kind.TEXT, "="):
        machine.argument()
    same = machine.argument()
    if name is not None and same and same[0].text != name.text:
        machine.macros[name.text] = Macro((), tuple(same))


def url_definition(machine: Machine, _: Token) -> None:
    r"""`\urldef\x\url{address}`."""
    name = machine.next() if machine.is_next(Kind.COMMAND) else None
    command = machine.next() if machine.is_next(Kind.COMMAND) else None
    address = machine.group()
    if name and command and address:
        machine.macros[name.text] = Macro((), (command, *address))


def switch(machine: Machine, _: Token) -> None:
    r"""`\newif\ifdraft`: from here on `\drafttrue` and `\draftfalse` turn it."""
    name = machine.next() if machine.is_next(Kind.COMMAND) else None
    if name is not None and name.text.startswith("if"):
        machine.switches[name.text] = False


def condition(machine: Machine, token: Token) -> None:
    r"""`\if…`: go on with the branch that holds; what cannot be decided holds."""
    if not _holds(machine, token.text):
        _skip(machine, to_else=True)


def _holds(machine: Machine, name: str) -> bool:
    """Whether a condition holds, as far as it can be told."""
    if name in machine.switches:
        return machine.switches[name]
    match name:
        case "iffalse":
            return False
        case "ifx" | "if":
            left, right = _compared(machine), _compared(machine)
            undefined = {left, right} <= {"\\relax", *machine.undefined(left, right)}
            return left == right or undefined
        case "ifdefined":
            return not machine.undefined(_compared(machine))
        case _:
            return True


def _compared(machine: Machine) -> str:
    r"""Take one of the tokens that `\ifx` compares."""
    token = machine.next()
    while token is not None and (token.kind is Kind.SPACE or token.text == "expandafter"):
        token = machine.next()
    if token is None:
        return ""
    if token.kind is not Kind.COMMAND:
        if len(token.text) > 1 and token.kind is Kind.TEXT:
            machine.push((token._replace(text=token.text[1:]),))
        return token.text[:1]
    return f"\\{_constructed(machine)}" if token.text == "csname" else f"\\{token.text}"


def _constructed(machine: Machine) -> str:
    r"""Take the name up to `\endcsname`."""
    name: list[Token] = []
    while (token := machine.next()) is not None and token.text != "endcsname":
        if token.kind is Kind.PAR:
            break
        name.append(token)
    return plain(name)


def csname(machine: Machine, token: Token) -> None:
    r"""`\csname name\endcsname` is the command of that name."""
    name = _constructed(machine)
    if name:
        machine.push((token._replace(text=name),))


def _skip(machine: Machine, *, to_else: bool) -> None:
    r"""Leave out tokens up to the `\fi` that belongs here, or to its `\else`.

    One that has no `\fi` leaves nothing out.
    """
    if machine.endless_condition:
        return
    taken: list[Token] = []
    depth = 1
    while (token := machine.next()) is not None:
        taken.append(token)
        if token.kind is not Kind.COMMAND:
            continue
        if token.text in CONDITIONS or token.text in machine.switches:
            depth += 1
        elif token.text == "fi" or (token.text == "else" and depth == 1 and to_else):
            depth -= 1
        if not depth:
            return
    machine.endless_condition = True
    machine.push(taken)


def otherwise(machine: Machine, _: Token) -> None:
    r"""`\else` behind the branch that held."""
    _skip(machine, to_else=False)


def if_then_else(machine: Machine, _: Token) -> None:
    r"""`\ifthenelse{test}{yes}{no}`; a test that is not of equality counts as true."""
    test, yes, no = machine.group() or [], machine.group() or [], machine.group() or []
    negated = any(token.text in ("NOT", "not") for token in test)
    holds = True
    if test and any(token.text in ("equal", "isempty") for token in test):
        parts = _groups(test)
        holds = len(set(parts)) == 1 if len(parts) > 1 else not "".join(parts)
    machine.push(no if holds is negated else yes)


def _groups(tokens: Tokens) -> list[str]:
    """The texts of the outermost braces in a few tokens."""
    depth, parts = 0, []
    for token in tokens:
        if token.kind is Kind.CLOSE:
            depth -= 1
        elif token.kind is Kind.OPEN:
            depth += 1
            if depth == 1:
                parts.append("")
        elif depth and parts:
            parts[-1] += token.text.strip()
    return parts


def if_given(machine: Machine, token: Token) -> None:
    r"""`\IfNoValueTF{#1}{yes}{no}`, `\ifblank{#1}{yes}{no}`, and those like them."""
    name = token.text
    given = machine.group() or []
    missing = NOTHING in given or ("Value" not in name and not plain(given))
    holds = not missing if name in _GIVEN else missing
    yes = () if name.endswith("F") and not name.endswith("TF") else machine.group() or ()
    no = () if name.endswith("T") else machine.group() or ()
    machine.push(yes if holds else no)


_GIVEN = ("IfValueTF", "IfValueT", "IfValueF", "IfBooleanTF", "IfBooleanT", "notblank")

DEFINITIONS: Mapping[str, Handler] = MappingProxyType(
    {
        **dict.fromkeys(
            ("newcommand", "renewcommand", "providecommand", "DeclareRobustCommand"), new_command
        ),
        **dict.fromkeys(("newenvironment", "renewenvironment"), new_environment),
        **dict.fromkeys(
            (
                f"{verb}Document{what}"
                for verb in ("New", "Renew", "Provide", "Declare")
                for what in ("Command", "Environment")
            ),
            new_document_command,
        ),
        **dict.fromkeys(("def", "gdef", "edef", "xdef"), define),
        **dict.fromkeys(CONDITIONS, condition),
        **dict.fromkeys(
            (
                *("IfNoValueTF", "IfNoValueT", "IfNoValueF", "ifblank", "ifempty", "ifstrempty"),
                *_GIVEN,
            ),
            if_given,
        ),
        "let": let,
        "urldef": url_definition,
        "newif": switch,
        "else": otherwise,
        "ifthenelse": if_then_else,
        "csname": csname,
    }
)
"""What each of these commands does."""
