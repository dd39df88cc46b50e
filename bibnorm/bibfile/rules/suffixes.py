"""Suffixes of names in their own place."""

import re
from functools import lru_cache

from bibnorm.bibfile.blocks import Entry
from bibnorm.bibfile.fieldnames import NAMES
from bibnorm.bibfile.names import parts, words
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import edit, people
from bibnorm.bibfile.rules.names import is_person

_SUFFIX = re.compile(r"(?:[JS]r\.?|II|III|IV)")
_INITIAL = re.compile(r"[^\W\d_]\.?")


def apply(entry: Entry, _context: Context) -> Entry:
    """Write `Last, Jr., First` where BibTeX would take the suffix for a family or given name.

    A number needs initials before it: "John Paul II" is nobody's child. "Rain Jr., Ada" stays:
    so it prints without a comma, and who wrote it may have meant that.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc{a, author = {Ada Rain Jr. and Ben C. van Wind, III}}"))
    @misc{a, author = {Rain, Jr., Ada and van Wind, III, Ben C.}}
    >>> print(shown(RULE, "@misc{a, author = {Rain Jr., Ada and John Paul II}}"))
    @misc{a, author = {Rain Jr., Ada and John Paul II}}
    """
    return edit.inner(entry, NAMES, lambda text: people.each(text, placed, _SUFFIX))


@lru_cache(maxsize=1 << 14)
def placed(name: str) -> str:
    """Give a name with its suffix where BibTeX has one."""
    if "{" in name or not _SUFFIX.search(name):
        return name
    pieces = [" ".join(words(piece)) for piece in name.split(",")]
    match pieces:
        case [whole]:
            head, _, suffix = whole.rpartition(" ")
        case [head, suffix]:
            pass
        case [last, first, suffix] if _SUFFIX.fullmatch(suffix) and not _SUFFIX.fullmatch(first):
            return f"{last}, {suffix}, {first}" if last and first else name
        case _:
            return name
    return _with(suffix, head) or name


def _with(suffix: str, head: str) -> str | None:
    found = words(head)
    if not _SUFFIX.fullmatch(suffix) or len(found) < 2 or not is_person(head, found):
        return None
    if suffix.isupper() and not any(map(_INITIAL.fullmatch, found[:-1])):
        return None
    read = parts(head)
    if read is None or not read[0]:
        return None
    first, von, last, _ = read
    return f"{von} {last}, {suffix}, {first}".strip(" ")


def essence(value: str) -> str:
    """The names, with their suffixes in place."""
    return edit.within(value, lambda text: people.said(text, placed, _SUFFIX))


RULE = Rule("suffixes", "Last, Jr., First", apply, touches=NAMES, essence=essence)
