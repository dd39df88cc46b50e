"""DOIs without the address of their resolver."""

import re

from bibnorm.bibfile.blocks import Entry
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import edit

_FIELDS = frozenset({"doi"})
# An escaped sign (%2F) would have to be read back: such an address stays.
_BEFORE = re.compile(
    r"[ ]*(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:[ ]*)(10\.[0-9.]{4,}/[^\s%{}]+)[ ]*",
    re.IGNORECASE,
)


def apply(entry: Entry, _context: Context) -> Entry:
    """Write the bare DOI, in the letters in which it stands.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc{a, doi = {https://doi.org/10.1000/AbC}}"))
    @misc{a, doi = {10.1000/AbC}}
    """
    return edit.inner(entry, _FIELDS, bare)


def bare(text: str) -> str:
    """Give a DOI without what stands before it; anything else as it is."""
    match = _BEFORE.fullmatch(text)
    return match[1] if match else text


def essence(value: str) -> str:
    """The DOI."""
    return bare(edit.unwrapped(value))


RULE = Rule("doi", "the bare DOI, without its resolver", apply, touches=_FIELDS, essence=essence)
