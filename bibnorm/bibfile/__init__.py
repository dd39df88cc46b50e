"""An existing .bib file: its blocks, the rules that clean its entries, the proof that all is kept.

A file is cut into blocks that rebuild it to the byte (`split`). Rules (`RULES`) change
entries; everything else stays as it is. What is to be written is read again and compared
with what was read before (`verify`) each time.
"""

from bibnorm.bibfile.blocks import BibFile, Entry, Field, Kind, Other
from bibnorm.bibfile.coding import Coding, decode
from bibnorm.bibfile.format import DEFAULT, Change, Formatted, format_text, newline
from bibnorm.bibfile.order import UnsortableError
from bibnorm.bibfile.rule import Context, Options, Rule
from bibnorm.bibfile.rules import RULES
from bibnorm.bibfile.sortkeys import Order, read_order
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
    "Options",
    "Order",
    "Other",
    "Rule",
    "UnprovenError",
    "UnsortableError",
    "decode",
    "format_text",
    "newline",
    "read_order",
    "split",
    "verify",
]
