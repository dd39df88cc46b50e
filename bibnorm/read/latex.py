"""LaTeX: the tokens of the source set as lines, with the macros that it defines put in."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bibnorm.model import Document
from bibnorm.read.latex_commands import COMMANDS, QUIET
from bibnorm.read.latex_machine import HEADING, Machine
from bibnorm.read.latex_macros import Macro, Param
from bibnorm.read.latex_prelude import PRELUDE
from bibnorm.read.latex_tokens import Kind, Token

_MOST_PARTS = 9
_ENTRY_PARTS = 2


def read_latex(source: str, name: str = "<text>") -> Document:
    r"""Read LaTeX as people write lists in it: a whole CV, a `.bbl`, or a piece cut out.

    TeX is not run and no other file is opened. Macros and environments that
    the file defines are put in, up to limits that no list reaches; commands
    that nobody defined vanish, and the text in their braces stays. Math stays
    as it is written, but for marks at names.

        >>> document = read_latex(r"\newcommand{\me}{\textbf{Doe, J.}} \item \me$^*$, \emph{Na\"ive}")
        >>> [(run.text, run.style.name) for run in document.lines[0].runs]
        [('Doe, J.', 'BOLD'), ('*', 'SUPERSCRIPT'), (', ', 'PLAIN'), ('Na', 'ITALIC'), ...]
        >>> document.lines[0].marker
        ''
    """
    machine = Machine(source, COMMANDS, QUIET)
    machine.macros.update(_known())
    machine.silent = _has_preamble(machine.tokens)
    machine.macros.update(_entry_commands(machine))
    machine.run()
    return Document(machine.page.finish(), source, name, "latex", _meta(machine.meta))


@cache
def _known() -> dict[str, Macro]:
    """The macros of classes and packages; they ask for nothing that is not there."""
    machine = Machine(PRELUDE, COMMANDS, QUIET)
    machine.run()
    return {name: replace(macro, lenient=True) for name, macro in machine.macros.items()}


def _has_preamble(tokens: Sequence[Token]) -> bool:
    """Whether a document begins somewhere, so that what stands before is not printed."""
    return any(
        token.kind is Kind.COMMAND
        and token.text == "begin"
        and [after.text for after in tokens[number + 1 : number + 3]] == ["{", "document"]
        for number, token in enumerate(tokens)
    )


def _meta(said: dict[str, str]) -> dict[str, str]:
    """What the file says of itself, the parts of a name put together."""
    parts = " ".join(said.pop(key) for key in ("given", "family") if key in said)
    return {**({"author": parts} if parts else {}), **said}


def _entry_commands(machine: Machine) -> dict[str, Macro]:
    """Commands that nobody defines and that begin lines with several arguments: entries."""
    tokens = machine.tokens
    fellow = _fellows(tokens)
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for number, token in enumerate(tokens):
        if token.kind is Kind.COMMAND and _begins_line(machine.source, token.start):
            counts[token.text][_arguments(tokens, fellow, number)] += 1
    return {
        name: _entry(max(found))
        for name, found in counts.items()
        if max(found) >= _ENTRY_PARTS
        and name not in COMMANDS
        and name not in machine.macros
        and not HEADING.match(name)
    }


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


def _arguments(tokens: Sequence[Token], fellow: dict[int, int], number: int) -> int:
    """Count the arguments in braces behind a command."""
    count, at = 0, number + 1
    while at < len(tokens) and count < _MOST_PARTS:
        if tokens[at].kind is Kind.SPACE:
            at += 1
        elif at in fellow:
            at = fellow[at] + 1
            count += 1
        else:
            break
    return count


def _entry(parts: int) -> Macro:
    """A macro that sets its arguments as the parts of an entry."""

    def command(name: str) -> Token:
        return Token(Kind.COMMAND, name, -1, -1)

    body = [command("@entry")]
    for number in range(1, parts + 1):
        body += (
            command("@part"),
            Token(Kind.OPEN, "{", -1, -1),
            Token(Kind.PARAM, f"#{number}", -1, -1),
            Token(Kind.CLOSE, "}", -1, -1),
        )
    body.append(command("@done"))
    return Macro((Param("m"),) * parts, tuple(body), lenient=True)
