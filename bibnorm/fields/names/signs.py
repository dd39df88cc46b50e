"""Numbers, marks and separators, and the runs of Chinese characters they stand in."""

import re

from bibnorm.fields.names.block import Block
from bibnorm.fields.names.kinds import KOREAN_NAME, ideographs
from bibnorm.fields.names.phrases import read_phrase

_SEPARATORS = {
    **dict.fromkeys(",，،‚", ","),
    **dict.fromkeys(";；؛、", ";"),
    **dict.fromkeys("&＆+", "&"),
    **dict.fromkeys("|·•∙⸱․■▪●◆", "|"),
    "/": "/",
}
_STRANGE = frozenset("@%$_")  # no list of names has these; all other signs are passed over
_STRANGE_WITHIN = ":]"
_LONGEST_BRACKET = 100
_WORD_BEHIND = re.compile(r":\s+(?![^\W\d_]\.|et\b)[^\W\d_]|\]")
_DASH = re.compile(r"(?<=\s)[-–—]+(?=\s)|—+")
_LAST = re.compile(r"\s{0,3}(?:[,;&/.)-]|$)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DOT = re.compile("[·・]")
_HAN_TAIL = r"等人?$|主编$|(?<=..)[编著译]$|(?<=..)[和与及](?=..)"
_HAN = re.compile(rf"{_HAN_TAIL}|(?:(?!{_HAN_TAIL}).)+")
_HAN_KINDS = {
    **dict.fromkeys(("等", "等人"), "EE"),
    **dict.fromkeys("和与及", "&&"),
    **dict.fromkeys(("主编", "编", "著", "译"), "rr"),
}


def read_sign(block: Block, at: int) -> int:
    """Add the separator that stands there and give where to read on."""
    sign = block.text[at]
    if sign in ".…&[(+" and (end := read_phrase(block, at)):
        return end
    if sign in "-–—" and (dash := _DASH.match(block.text, at)):
        return block.add(at, dash.end(), "--")
    if kind := _SEPARATORS.get(sign):
        return block.add(at, at + 1, kind * 2)
    if sign in _STRANGE_WITHIN and block.tokens and _reads_on(block, at):
        return block.add(at, at + 1, "xx")
    if sign in ".。" and block.text[at - 1 : at].isalnum():
        return block.add(at, at + 1, "..")
    if sign in _STRANGE or sign.isalnum():
        return block.add(at, at + 1, "xx")
    return at + 1


def _reads_on(block: Block, at: int) -> bool:
    """Say whether a colon stands before further words, or a bracket closes that was not opened.

    Behind a role a colon is in its place; before an initial it is a misread comma.
    """
    if block.tokens[-1].kinds == "rr" or not _WORD_BEHIND.match(block.text, at):
        return False
    before = block.text[max(0, at - _LONGEST_BRACKET) : at]
    return block.text[at] == ":" or before.count("[") <= before.count("]")


def read_space(block: Block, match: re.Match[str]) -> int:
    """Pass white space over; a tab parts names, a line break may."""
    if "\t" in match[0]:
        return block.add(*match.span(), "||")
    if "\n" in match[0]:
        return block.add(*match.span(), "NN")
    return match.end()


def read_command(block: Block, match: re.Match[str]) -> int:
    """Read a command of TeX that nobody defined: behind a name a mark, else somebody's name."""
    if match.start() and not block.text[match.start() - 1].isspace():
        return block.mark(*match.span())
    return block.add(*match.span(), "nn")


def read_mark(block: Block, match: re.Match[str]) -> int:
    """Note a mark."""
    return block.mark(*match.span())


def read_ordinal(block: Block, match: re.Match[str]) -> int:
    """Add `2nd`, a suffix."""
    return block.add(*match.span(), "ss")


def read_homonym(block: Block, match: re.Match[str]) -> int:
    """Add the number by which DBLP tells persons of one name apart: no part of it."""
    return block.add(*match.span(), "BB")


def read_number(block: Block, match: re.Match[str]) -> int:
    """Read a number: a mark if short and last, dirt if a year, else part of a body's name."""
    start, end = match.span()
    if after := read_phrase(block, start):
        return after
    last = _LAST.match(block.text, end) is not None
    if last and len(match[0]) < 3:
        return block.mark(start, end)
    return block.add(start, end, "xx" if last and _YEAR.fullmatch(match[0]) else "##")


def read_ideographs(block: Block, match: re.Match[str]) -> int:
    """Cut a run of Chinese characters at `和` and `等`, where names stand beside them.

    A dot within a run is part of a foreigner's name, but parts Korean names.
    """
    names = _DOT.split(match[0])
    if len(names) > 1 and all(map(KOREAN_NAME.fullmatch, names)):
        for name in re.finditer(r"\w+", match[0]):
            at = match.start() + name.start()
            if name.start():
                block.add(at - 1, at, "||")
            block.add(at, at + len(name[0]), "cc")
        return match.end()
    for piece in _HAN.finditer(match[0]):
        kind = _HAN_KINDS.get(piece[0]) or ideographs(piece[0])
        block.add(match.start() + piece.start(), match.start() + piece.end(), kind)
    return match.end()
