r"""The citations of a LaTeX file."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bibnorm.cites.cite import Cite, Known
from bibnorm.cites.commands import (
    ADDRESSES,
    INCLUDES,
    KEYS_FIRST,
    KEYS_SECOND,
    MANY,
    MANY_VOLUMES,
    VERBATIM,
    known,
    looks_like_one,
)

_SIGN = re.compile(r"%[^\r\n]*|\\(?:(?P<name>[A-Za-z@]+)\*?|.)", re.DOTALL)
# What TeX passes over before an argument: blanks, a line end, comments; a blank line ends it.
_GAP = re.compile(r"[ \t]*(?:(?:%[^\r\n]*)?(?:\r\n?|\n)(?![ \t]*[\r\n])[ \t]*)*")
_OVERLAY = re.compile(r"<[^<>{}\\\r\n]{0,200}>")
_LISTED = re.compile(r"%[^\r\n]*|[^\s,%]+")
_BEGIN = re.compile(r"\s*\{\s*([A-Za-z*]+)\s*\}")
_DELIMITED = re.compile(r"(?:\[[^\]\r\n]*\])?([^A-Za-z\s*])")
_LINE_END = re.compile(r"[\r\n]")
# Keys in braces, comments between them; what holds a macro is no key.
_KEYS = re.compile(r"\{(?:[^{}\\#%]|%[^\r\n]*)*+\}")
_ADDRESS = re.compile(r"\{(?:[^{}\\]|\\.|\{[^{}]*\})*+\}", re.DOTALL)
_LONGEST = 1500  # letters of a note: a bracket that is not closed in sight is none
_CLOSING = {"[": "]", "(": ")", "{": "}"}


def latex_cites(text: str, is_key: Known) -> Iterator[Cite]:
    r"""Give each key that a LaTeX text cites, in order.

    Comments, verbatim text and the definitions of macros (`\cite{#1}`) are no citations. A
    command that is not known, but has "cite" in its name, is taken for one if there are words
    with commas between them in its braces, and one is the key of an entry.

        >>> text = r"\cites[1]{a}[see][2]{b, c} \verb|\cite{d}| % \cite{e}"
        >>> [cite.key for cite in latex_cites(text, {}.get)]
        ['a', 'b', 'c']
        >>> [cite.key for cite in latex_cites(r"\mycite{a} \citeme{b}", {"a": "A"}.get)]
        ['a']
    """
    at = 0
    while match := _SIGN.search(text, at):
        at = match.end()
        name = match["name"]
        if name is None:
            continue
        if (end := _passed_over(text, name, at)) is not None:
            at = end
        elif "cite" in name.lower() or name in KEYS_FIRST or name in KEYS_SECOND:
            for start, end in _groups(text, name, at):
                found = list(_keys(text, start, end, match[0]))
                if _is_citation(text, name, found, is_key):
                    yield from found


def included(text: str) -> Iterator[tuple[int, str]]:
    r"""Give the files that a text takes in (`\input{part}`), and where.

    >>> list(included(r"\input{a} %\input{b}"))
    [(6, 'a')]
    """
    at = 0
    while match := _SIGN.search(text, at):
        at, name = match.end(), match["name"]
        if name is None:
            continue
        end = _passed_over(text, name, at)
        if end is not None:
            at = end
        elif name in INCLUDES and (named := _KEYS.match(text, at)):
            yield at, named[0][1:-1].strip()


def _passed_over(text: str, name: str, at: int) -> int | None:
    """Give where text ends that is verbatim, if it begins here."""
    if name in ("verb", "lstinline"):
        return _delimited(text, at)
    if name == "mintinline":
        language = _brace(text, _optional(text, at, "["))
        return _delimited(text, language[1]) if language else None
    if name in ADDRESSES:
        address = _ADDRESS.match(text, _gap(text, at))
        return address.end() if address else None
    if name == "begin":
        match = _BEGIN.match(text, at)
        if match and VERBATIM.fullmatch(match[1]):
            end = text.find(f"\\end{{{match[1]}}}", match.end())
            return end if end >= 0 else None
    return None


def _delimited(text: str, at: int) -> int | None:
    """Give where code in a line ends: at the sign with which it begins, or in braces."""
    match = _DELIMITED.match(text, at)
    if match is None:
        return None
    if match[1] == "{":
        return _closed(text, match.start(1))
    end = text.find(match[1], match.end(), match.end() + _LONGEST)
    return match.end() if end < 0 or _LINE_END.search(text, match.end(), end) else end + 1


def _is_citation(text: str, name: str, found: list[Cite], is_key: Known) -> bool:
    if any(known(name, table) for table in (KEYS_FIRST, MANY, KEYS_SECOND, MANY_VOLUMES)):
        return True
    if not looks_like_one(name) or all(is_key(cite.key) is None for cite in found):
        return False
    # A key among words is one of them by chance.
    return all("," in text[one.end : other.start] for one, other in pairwise(found))


def _groups(text: str, name: str, at: int) -> Iterator[tuple[int, int]]:
    """Give where the braces with keys stand behind a command."""
    many = known(name, MANY) or known(name, MANY_VOLUMES)
    second = known(name, KEYS_SECOND) or known(name, MANY_VOLUMES)
    at = _optional(text, at, "([" if many else "[")
    while True:
        if second:
            volume = _brace(text, at)
            if volume is None:
                return
            at = _optional(text, volume[1], "[")
        keys = _KEYS.match(text, _gap(text, at))
        if keys is None:
            return
        yield keys.start(), keys.end()
        if not many:
            return
        at = _optional(text, keys.end(), "[")


def _brace(text: str, at: int) -> tuple[int, int] | None:
    start = _gap(text, at)
    if text[start : start + 1] != "{":
        return None
    end = _closed(text, start)
    return None if end is None else (start, end)


def _optional(text: str, at: int, signs: str) -> int:
    """Pass over the arguments in brackets, and over overlays."""
    while True:
        start = _gap(text, at)
        overlay = _OVERLAY.match(text, start)
        if overlay:
            at = overlay.end()
            continue
        sign = text[start : start + 1]
        end = _closed(text, start) if sign and sign in signs else None
        if end is None:
            return at
        at = end


def _gap(text: str, at: int) -> int:
    match = _GAP.match(text, at)
    return match.end() if match else at


_ANY = re.compile(r"\\.|%[^\r\n]*|[{}()\[\]]|\r?\n[ \t]*\r?\n", re.DOTALL)


def _closed(text: str, at: int) -> int | None:
    """Give the place behind the bracket that closes the one here; braces hold together."""
    wanted, depth = _CLOSING[text[at]], 0
    for match in _ANY.finditer(text, at + 1, at + _LONGEST):
        sign = match[0]
        if depth == 0 and sign == wanted:
            return match.end()
        if sign[0] in "\r\n" or (sign == "}" and depth == 0):
            return None
        depth += (sign == "{") - (sign == "}")
    return None


def _keys(text: str, start: int, end: int, command: str) -> Iterator[Cite]:
    """Give the keys in braces; `*` stands for all of them."""
    for match in _LISTED.finditer(text, start + 1, end - 1):
        if match[0][0] != "%" and match[0] != "*":
            yield Cite(match.start(), match.end(), match[0], command)
