"""Titles that stand in two pairs of braces."""

import re

from bibnorm.bibfile.blocks import Entry
from bibnorm.bibfile.fieldnames import TITLES
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import edit

_MARKS = re.compile(r"^([(\[`'\"]*)(.*?)([)\],.:;!?'\"]*)$")
# A command, or math.
_ODD = re.compile(r"[\\$]")
_BRACES = re.compile(r"[{}]")


def apply(entry: Entry, _context: Context) -> Entry:
    """Take the second braces from a whole title; words with capitals get their own.

    Styles that write titles in small letters so print it as before. A title in which
    most words have capitals stays: nothing tells which of them are names.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc{a, title = {{The folding of DNA in old Rome}}}"))
    @misc{a, title = {The folding of {DNA} in old {Rome}}}
    >>> print(shown(RULE, "@misc{a, title = {{The Folding of Proteins}}}"))
    @misc{a, title = {{The Folding of Proteins}}}
    """
    return edit.inner(entry, TITLES, _single)


def _single(text: str) -> str:
    inner = text.strip(" ")
    if inner[:1] != "{" or inner[-1:] != "}" or _BRACES.search(inner, 1, len(inner) - 1):
        return text
    title = inner[1:-1]
    words = title.split(" ")
    if _ODD.search(title) or "" in words or len(words) < 3:
        return text
    capital = [_has_capital(word) for word in words[1:]]
    if not title[:1].isupper() or sum(capital) * 2 >= len(capital):
        return text
    head = words[0] if not _has_capital(words[0][1:]) else _braced(words[0])
    return " ".join([head, *(_braced(word) if _has_capital(word) else word for word in words[1:])])


def _has_capital(word: str) -> bool:
    return any(sign.isupper() for sign in word)


def _braced(word: str) -> str:
    match = _MARKS.match(word)
    return f"{match[1]}{{{match[2]}}}{match[3]}" if match else word


def essence(value: str) -> str:
    """All but the braces."""
    return _BRACES.sub("", value)


RULE = Rule("title-braces", "single braces round titles", apply, touches=TITLES, essence=essence)
