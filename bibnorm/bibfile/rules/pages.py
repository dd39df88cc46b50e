"""Ranges of pages with the dash that TeX sets."""

import re

from bibnorm.bibfile.blocks import Entry
from bibnorm.bibfile.fieldnames import PAGES
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import edit

_DASH = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_RANGE = re.compile(
    rf"([A-Za-z]?)(\d+)([A-Za-z]?)[ ]*[{_DASH}]{{1,3}}[ ]*([A-Za-z]?)(\d+)([A-Za-z]?)"
)
_DASHES = re.compile(rf"(?<! )[ ]*[{_DASH}]+[ ]*")


def apply(entry: Entry, _context: Context) -> Entry:
    """Write `--` between two pages; what is no plain range stays as it is.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc{a, pages = {12-15, S3 - S7}}"))
    @misc{a, pages = {12--15, S3--S7}}
    >>> print(shown(RULE, "@misc{a, pages = {5-1--5-10}}"))
    @misc{a, pages = {5-1--5-10}}
    """
    return edit.inner(entry, PAGES, _ranged)


def _ranged(text: str) -> str:
    parts = [_range(part) for part in text.split(",")]
    return text if None in parts else ",".join(part or "" for part in parts)


def _range(part: str) -> str | None:
    bare = part.strip(" ")
    if bare.isascii() and bare.isdigit():
        return part
    match = _RANGE.fullmatch(bare)
    # "12-3" may be page 3 of part 12; only a range that goes up is one for sure.
    if match is None or match[1] != match[4] or not _rises(match[2], match[5]):
        return None
    return part.replace(bare, _DASHES.sub("--", bare))


def _rises(first: str, last: str) -> bool:
    return (len(first), first) <= (len(last), last)


def essence(value: str) -> str:
    """All but the dashes."""
    return _DASHES.sub("-", value)


RULE = Rule("pages", "page ranges with --", apply, touches=PAGES, essence=essence)
