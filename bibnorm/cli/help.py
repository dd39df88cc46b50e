"""The help pages: laid out by hand, since typer's own need half the start-up budget.

Typer's rich pages load rich, Pygments and a Markdown parser, about 0.2 s before
the first letter. Here a page is plain text with a little bold where stdout is a
terminal.
"""

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

from typer.core import TyperCommand, TyperGroup

_MOST = 96  # a line longer than this is hard to read, however wide the terminal
_COLUMN = 32

Rows = Sequence[tuple[str, str]]


def _bold(text: str) -> str:
    plain = os.environ.get("NO_COLOR") or not sys.stdout.isatty()
    return text if plain else f"\033[1m{text}\033[0m"


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _MOST)


def _column_of(rows: Rows) -> int:
    return min(_COLUMN, max((len(left) for left, _ in rows), default=0) + 4)


def _table(rows: Rows, column: int) -> str:
    """Two columns, the second wrapped; a long first cell gets a line of its own."""
    lines = []
    for left, right in rows:
        told = textwrap.wrap(right, max(_width() - column, 24)) or [""]
        if len(left) + 4 > column:
            lines.append(f"  {left}")
            left = ""
        lines.append(f"  {left:<{column - 2}}{told[0]}".rstrip())
        lines += [" " * column + line for line in told[1:]]
    return "\n".join(lines)


def _section(title: str, body: str) -> str:
    return f"{_bold(title)}\n{body}\n"


def _first_column(param: Any) -> str:  # noqa: ANN401  (click's or typer's own, by version)
    flags = sorted(param.opts, key=len)
    indent = "" if len(flags[0]) == 2 else "    "
    value = "" if param.is_flag else f" {param.metavar or param.name.upper()}"
    return indent + ", ".join(flags) + value


def _options(params: Iterable[Any]) -> dict[str, list[tuple[str, str]]]:
    """The options under the headings that they name, in the order of the code."""
    panels: dict[str, list[tuple[str, str]]] = {}
    for param in params:
        if param.param_type_name == "option" and not param.hidden:
            panel = getattr(param, "rich_help_panel", None) or "Options"
            panels.setdefault(panel, []).append((_first_column(param), param.help or ""))
    return panels


def _arguments(params: Iterable[Any]) -> list[tuple[str, str]]:
    return [
        (f"[{param.metavar}]..." if param.nargs == -1 else param.metavar, param.help or "")
        for param in params
        if param.param_type_name == "argument"
    ]


def _prose(text: str | None) -> str:
    paragraphs = textwrap.dedent(text or "").strip().split("\n\n")
    return "\n\n".join(textwrap.fill(" ".join(p.split()), _width()) for p in paragraphs) + "\n"


def _closing(epilog: str | None) -> Iterable[str]:
    """The parts of an epilog: prose, or a line `Title:` and the lines under it as they stand."""
    for block in textwrap.dedent(epilog or "").strip().split("\n\n"):
        title, _, body = block.partition("\n")
        if title.endswith(":"):
            yield _section(title.rstrip(":"), textwrap.indent(body, "  "))
        else:
            yield _prose(block)


def _tables(sections: dict[str, list[tuple[str, str]]]) -> Iterable[str]:
    """Sections whose second columns stand under each other."""
    column = max((_column_of(rows) for rows in sections.values()), default=0)
    return [_section(title, _table(rows, column)) for title, rows in sections.items()]


class Page(TyperCommand):
    """A command whose help is laid out by this module."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the page: what it does, how it is called, options by subject, examples."""
        params = self.get_params(ctx)
        names = " ".join(name for name, _ in _arguments(params))
        parts = [_prose(self.help), _section("Usage", f"  {ctx.command_path} [OPTIONS] {names}")]
        if arguments := _arguments(params):
            parts.append(_section("Arguments", _table(arguments, _column_of(arguments))))
        parts += _tables(_options(params))
        formatter.write("\n".join([*parts, *_closing(self.epilog)]))


class Cover(TyperGroup):
    """The group of all commands; its page is the first one that people see."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the cover: what bibnorm does, the commands, examples."""
        commands = [
            (name, self.commands[name].get_short_help_str(200)) for name in self.list_commands(ctx)
        ]
        parts = [
            _prose(self.help),
            _section("Usage", f"  {ctx.command_path} COMMAND [OPTIONS] ..."),
            _section("Commands", _table(commands, _column_of(commands))),
            *_tables(_options(self.get_params(ctx))),
        ]
        formatter.write("\n".join([*parts, *_closing(self.epilog)]))
