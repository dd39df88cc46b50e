"""One key in a citation."""

from collections.abc import Callable
from dataclasses import dataclass

Known = Callable[[str], str | None]
"""Gives the new key for an old one; None where no entry has it."""


@dataclass(frozen=True, slots=True)
class Cite:
    """A key where it is cited: its place in the text, and the command that cites it."""

    start: int
    end: int
    key: str
    command: str
