"""Macros that a LaTeX file defines: what they take, what they stand for."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bibnorm.read.latex_tokens import Kind, Token

Tokens = Sequence[Token]

NOTHING = Token(Kind.RAW, "-NoValue-", -1, -1)
"""What stands for an optional argument that was not given (`o` of xparse)."""

MOST_NESTED = 40
"""How deep macros may come out of macros."""

_SPEC = re.compile(r"([mos])|([OD])\s*\{([^{}]*)\}|\{([^{}]*)\}|[+!>]")
_PARAM = re.compile(r"#([1-9])")


class Param(NamedTuple):
    """One argument: `m` in braces, `o` in brackets, `s` a star; what it is if not given."""

    kind: str
    default: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro: its arguments, its body, and the body as written.

    A macro of the reader's own (`lenient`) takes no argument that is not in
    braces: people leave arguments out that their class would have asked for. One
    that is `fixed` stays what it is, whatever the file defines.
    """

    params: tuple[Param, ...]
    body: tuple[Token, ...]
    raw: str = ""
    lenient: bool = False
    fixed: bool = False

    def expand(self, call: Token, args: Sequence[Tokens]) -> list[Token]:
        """Give the body with the arguments in it.

        The body's tokens stand where the macro was called, the arguments' where
        they stood.
        """
        macros = (*call.macros, call.text)
        start, end = call.start, call.end
        out: list[Token] = []
        for kind, text, *_ in self.body:
            if kind is Kind.PARAM:
                out += _parameter(text, args, Token(kind, text, start, end, macros))
            elif kind in (Kind.RAW, Kind.MATH) and "#" in text:
                out.append(Token(kind, _filled(text, args), start, end, macros))
            else:
                out.append(Token(kind, text, start, end, macros))
        return out


def _parameter(text: str, args: Sequence[Tokens], token: Token) -> Iterable[Token]:
    """What stands for `#1`; `##1` is a parameter of a macro inside."""
    if text.startswith("##"):
        return (token._replace(text=text[1:]),)
    number = int(text[1:])
    return args[number - 1] if number <= len(args) else ()


def _filled(text: str, args: Sequence[Tokens]) -> str:
    """An address or math with the arguments in it, as they are written."""

    def argument(match: re.Match[str]) -> str:
        number = int(match[1])
        return written(args[number - 1]) if number <= len(args) else ""

    return _PARAM.sub(argument, text)


def written(tokens: Iterable[Token]) -> str:
    r"""Give tokens as they would be written.

    >>> from bibnorm.read.latex_tokens import lex
    >>> written(lex(r"\emph{a} $k$"))
    '\\emph {a} $k$'
    """
    parts: list[str] = []
    for token in tokens:
        match token.kind:
            case Kind.COMMAND:
                parts.append(f"\\{token.text} " if token.text.isalpha() else f"\\{token.text}")
            case Kind.MATH:
                parts.append(f"${token.text}$")
            case Kind.RAW:
                parts.append(f"{{{token.text}}}")
            case _:
                parts.append(token.text.replace("\N{NO-BREAK SPACE}", "~"))
    return "".join(parts)


def plain(tokens: Iterable[Token]) -> str:
    r"""Give the bare text of a short argument: a name, a length, a list of keys.

    >>> from bibnorm.read.latex_tokens import lex
    >>> plain(lex(r"\Large Jane~{Doe}"))
    'Jane Doe'
    """
    kinds = (Kind.TEXT, Kind.SPACE, Kind.BRACKET, Kind.RAW)
    words = "".join(
        token.text if token.kind in kinds else " " if token.kind is Kind.COMMAND else ""
        for token in tokens
    )
    return " ".join(words.split())


def without(names: Container[str], tokens: Tokens) -> list[Token]:
    r"""Leave out commands of these names with their arguments.

    >>> from bibnorm.read.latex_tokens import lex
    >>> plain(without(["thanks"], lex(r"Jane\thanks{a {b} c} Doe")))
    'Jane Doe'
    """
    kept: list[Token] = []
    depth = 0
    for number, token in enumerate(tokens):
        dropped = number > 0 and tokens[number - 1].text in names
        if depth or (dropped and token.kind is Kind.OPEN):
            depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        elif token.kind is not Kind.COMMAND or token.text not in names:
            kept.append(token)
    return kept


def read_params(count: str, default: Tokens | None) -> tuple[Param, ...]:
    """The arguments of `\\newcommand{..}[count][default]`."""
    number = min(int(count), 9) if count.isdecimal() else 0
    params = [Param("m")] * number
    if params and default is not None:
        params[0] = Param("o", tuple(default))
    return tuple(params)


def read_spec(spec: str) -> tuple[Param, ...]:
    """The arguments of `\\NewDocumentCommand`, of the kinds that lists use.

    >>> [param.kind for param in read_spec("s m O{x} o")]
    ['s', 'm', 'o', 'o']
    """
    params: list[Param] = []
    for simple, letter, default, _ in _SPEC.findall(spec):
        if simple == "o":
            params.append(Param("o", (NOTHING,)))
        elif simple:
            params.append(Param(simple))
        elif letter:
            params.append(Param("o", (Token(Kind.TEXT, default, -1, -1),)))
    return tuple(params[:9])


def read_def_params(tokens: Tokens) -> tuple[Param, ...] | None:
    """The arguments of `\\def\\x#1#2`; None where signs between them part them."""
    if any(token.kind not in (Kind.PARAM, Kind.SPACE) for token in tokens):
        return None
    return tuple(Param("m") for token in tokens if token.kind is Kind.PARAM)
