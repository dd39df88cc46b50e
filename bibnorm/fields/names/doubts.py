"""Whether a block is nothing but names: a title that ran into it must not become a person."""

import re
from itertools import pairwise

from bibnorm.fields.names.block import Block
from bibnorm.fields.names.costs import Order
from bibnorm.fields.names.kinds import KOREAN_NAME
from bibnorm.fields.names.search import Found

# `//` before a journal, `[J]` behind a title, quotes round one; a word in quotes is a nickname.
_FOREIGN = re.compile(
    r"(?<!:)//|(?<=\S)\s*\[[A-Z](?:/[A-Z]{2})?\]|[『』「」《》〈〉«»]|[\"“„]\w+[,:]?\s[^\"”“]{0,300}[\"”“]"
)
_SIGNS = re.compile(r"[/\[\"“„『』「」《》〈〉«»]")
# In Chinese, Japanese and Korean a full stop ends the list of authors.
_STOPPED = re.compile(r"[ck]\.+(?=[ckoP])")
_PARTED = re.compile(r"[^.x ]")
_FAMILY_INITIALS = re.compile("[wfz]i+")
_ODD = re.compile("[#x]")
_MANY_WORDS = 12


def doubt(block: Block, found: tuple[Found, ...]) -> str | None:
    """Say why this is no list of names: nothing in it, a strange sign, or running text."""
    if not found and "E" not in block.code:
        return "no name in it"
    if any("X" in one.parts for one in found) or _strange(block, found):
        return "a sign in it that no name has"
    if "P" in block.code or any(_ends_names(block, m) for m in _STOPPED.finditer(block.code)):
        return "words, not names"
    if any(_is_running_text(block.code, one, len(found)) for one in found):
        return "words, not names"
    if any(_runs_on(block.code, one, other) for one, other in pairwise(found)):
        return "words behind the names"
    if not block.text.isascii() and any(_is_family_first(block, one) for one in found):
        return "words behind the names"
    return None


def _strange(block: Block, found: tuple[Found, ...]) -> bool:
    """Say whether a sign is left over that is neither a separator nor a year."""
    code = block.code
    if _SIGNS.search(block.text) and "o" not in code and _FOREIGN.search(block.text):
        return True
    if "x" not in code:
        return False
    held = {at for one in found for at in range(one.start, one.end)}
    return any(
        not token.text.isdigit()
        for at, token in enumerate(block.tokens)
        if code[at] == "x" and at not in held
    )


def _ends_names(block: Block, stop: re.Match[str]) -> bool:
    """Say whether a full stop ends the list; between Korean names it is a misread dot."""
    beside = block.tokens[stop.start()].text, block.tokens[stop.end()].text
    return not all(KOREAN_NAME.fullmatch(name) for name in beside)


def _is_running_text(code: str, one: Found, count: int) -> bool:
    """Say whether what was taken for a name is running text."""
    piece = code[one.start : one.end]
    if "L" in one.parts:
        odd = count > 1 and _ODD.search(piece) is not None
        return _is_prose(piece) or (odd and not _names_body(piece))
    return False


def _runs_on(code: str, one: Found, other: Found) -> bool:
    """Say whether a title runs on behind a name.

    No comma parts it from the name, and it is not written as the name is, or has a
    word written small: `Propp V. Morphology of tales`.
    """
    if one.end < other.start and _PARTED.search(code, one.end, other.start):
        return False
    if one.form.order is Order.WHOLE:
        return False
    return other.form.order is not one.form.order or "l" in code[other.start : other.end]


def _is_family_first(block: Block, one: Found) -> bool:
    """Say whether a name was read given first that begins `Family I. I.` in Cyrillic letters.

    Those who write initials there write no given name besides.
    """
    if "G" not in one.parts or not _FAMILY_INITIALS.fullmatch(block.code, *one.parts["G"]):
        return False
    first = block.tokens[one.parts["G"][0]].text
    return one.parts["F"] > one.parts["G"] and "\u0400" <= first[0] <= "\u04ff"


def _is_prose(piece: str) -> bool:
    """Say whether a stretch is of small words and names no body."""
    small = piece.count("l") + piece.count("h")
    if small == len(piece):
        return True
    many = len(piece) > _MANY_WORDS and piece.count("l") > 3
    return small > 1 and (many or not _names_body(piece))


def _names_body(piece: str) -> bool:
    return "o" in piece or "A" in piece
