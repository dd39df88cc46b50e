"""An existing .bib file: its blocks, the rules that clean its entries, the proof that all is kept.

A file is cut into blocks that rebuild it to the byte (`split`). Rules (`RULES`) change
entries; everything else stays as it is. What is to be written is read again and compared
with what was read before (`verify`) each time.
"""

from bibnorm.bibfile.blocks import BibFile, Entry, Field, Kind, Other
from bibnorm.bibfile.coding import Coding, decode
from bibnorm.bibfile.format import DEFAULT, Change, Formatted, format_text, newline
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import RULES
from bibnorm.bibfile.split import split
from bibnorm.bibfile.verify import UnprovenError, verify

__all__ = [
    "DEFAULT",
    "RULES",
    "BibFile",
    "Change",
    "Coding",
    "Context",
    "Entry",
    "Field",
    "Formatted",
    "Kind",
    "Other",
    "Rule",
    "UnprovenError",
    "decode",
    "format_text",
    "newline",
    "split",
    "verify",
]
