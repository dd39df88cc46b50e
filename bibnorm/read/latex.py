"""LaTeX: the tokens of the source set as lines, with the macros that it defines put in."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bibnorm.model import Document
from bibnorm.read.latex_bibstyles import BIBSTYLES
from bibnorm.read.latex_commands import COMMANDS, QUIET
from bibnorm.read.latex_entries import entry_commands
from bibnorm.read.latex_machine import Machine
from bibnorm.read.latex_macros import Macro
from bibnorm.read.latex_prelude import PRELUDE
from bibnorm.read.latex_tokens import Kind, Token


def read_latex(source: str, name: str = "<text>") -> Document:
    r"""Read LaTeX as people write lists in it: a whole CV, a `.bbl`, or a piece cut out.

    TeX is not run and no other file is opened. Macros and environments that
    the file defines are put in, up to limits that no list reaches; commands
    that nobody defined vanish, and the text in their braces stays. Math stays
    as it is written, but for marks at names. The `.bbl` of biblatex comes as
    records.

        >>> document = read_latex(r"\def\me{\textbf{Doe, J.}} \item \me$^*$, \emph{No\"el}")
        >>> [(run.text, run.style.name) for run in document.lines[0].runs]
        [('Doe, J.', 'BOLD'), ('*', 'SUPERSCRIPT'), (', ', 'PLAIN'), ('No', 'ITALIC'), ...]
        >>> document.lines[0].marker
        ''
    """
    if "\\endentry" in source:
        from bibnorm.read.latex_bbl import is_biblatex, read_biblatex

        if is_biblatex(source):
            return read_biblatex(source, name)
    machine = Machine(source, COMMANDS, QUIET)
    machine.macros.update(_known())
    machine.silent = _has_preamble(machine.tokens)
    machine.macros.update(entry_commands(machine, COMMANDS))
    machine.run()
    return Document(machine.page.finish(), source, name, "latex", _meta(machine.meta))


@cache
def _known() -> dict[str, Macro]:
    """The macros of classes and packages; they ask for nothing that is not there."""
    return {**_defined(PRELUDE, fixed=False), **_defined(BIBSTYLES, fixed=True)}


def _defined(source: str, *, fixed: bool) -> dict[str, Macro]:
    machine = Machine(source, COMMANDS, QUIET)
    machine.run()
    return {
        name: replace(macro, lenient=True, fixed=fixed) for name, macro in machine.macros.items()
    }


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
