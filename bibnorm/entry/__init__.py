"""From values to an entry: its type, its problems, its citation key."""

from bibnorm.entry.build import build
from bibnorm.entry.facts import Facts
from bibnorm.entry.keys import DEFAULT_PATTERN, KeyMaker
from bibnorm.entry.problems import MESSAGES
from bibnorm.entry.types import entry_type

__all__ = ["DEFAULT_PATTERN", "MESSAGES", "Facts", "KeyMaker", "build", "entry_type"]
