"""Line breaks and runs of blanks in values."""

import re

from bibnorm.bibfile.blocks import Entry
from bibnorm.bibfile.fieldnames import PROSE
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import edit

_RUN = re.compile(r"[ \t\r\n]+")
# Most values have no blank too many, and need not be looked at further.
_MORE = re.compile(r"[ \t\r\n][ \t\r\n]|[\t\r\n]|\A | \Z")
# Math, TeX's comments, and commands whose blanks count: such a value stays as it is.
_COUNTS = re.compile(r"\$|(?<!\\)%|\\[(\[]|\\verb|\\begin|\\obeylines|\\[ \t\r\n]")


def apply(entry: Entry, _context: Context) -> Entry:
    r"""Make one blank of line breaks and runs of blanks, none at the ends.

    Only in names, titles and the like; not in abstracts, notes and unknown fields,
    where lines may have a sense, nor in a value with math.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc{a, title = { On\n    rain}, abstract = {a  b}}"))
    @misc{a, title = {On rain}, abstract = {a  b}}
    """
    return edit.inner(entry, PROSE, _single)


def _single(text: str) -> str:
    if not _MORE.search(text):
        return text
    return text if _COUNTS.search(text) else _RUN.sub(" ", text).strip(" ")


def essence(value: str) -> str:
    """The words."""
    if value[:1] not in ("{", '"') or _COUNTS.search(value):
        return value
    return value[0] + _RUN.sub(" ", value[1:-1]).strip(" ") + value[-1]


RULE = Rule(
    "whitespace", "one blank between words, no line breaks", apply, touches=PROSE, essence=essence
)
