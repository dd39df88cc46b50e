"""From the tokens of a name to the name."""

from functools import lru_cache
from unicodedata import normalize

from bibnorm.fields.names.block import Block, Token
from bibnorm.fields.names.capitals import undo, undo_prefix
from bibnorm.fields.names.costs import GIVEN_FIRST
from bibnorm.fields.names.search import Found
from bibnorm.model import Name

_PARTICLE = "pv"
_AS_WRITTEN = "wgfzm"  # where not all is in capitals, these never are
_HYPHENS = ("-", "‐", "‑")
_SUFFIXES = {"jr": "Jr.", "jr.": "Jr.", "sr": "Sr.", "sr.": "Sr."}


def build_name(block: Block, found: Found) -> Name:
    """Build the name that a reading found; capitals undone, particles in `prefix`."""
    parts = found.parts
    if "L" in parts or "X" in parts:
        start, end = parts.get("L") or parts["X"]
        return Name(literal=_literal(block, start, end))
    family_at, family_end = parts["F"]
    at = family_at
    while at < family_end - 1 and block.code[at] in _PARTICLE:
        at += 1
    prefix = _words(block, family_at, at, "prefix") if at > family_at else ""
    family = _words(block, at, family_end, "family")
    given = suffix = None
    if "G" in parts:
        start, end = parts["G"]
        tail = end
        while (
            tail > start + 1 and block.code[tail - 1] == "p" and found.form.order not in GIVEN_FIRST
        ):
            tail -= 1  # Beethoven, L. van
        given = _words(block, start, tail, "given")
        if tail < end:
            prefix = " ".join(p for p in (_words(block, tail, end, "prefix"), prefix) if p)
    if "S" in parts:
        suffix = _suffix(block, *parts["S"])
    return _name(given or None, family, prefix or None, suffix)


@lru_cache(maxsize=4096)
def _name(given: str | None, family: str, prefix: str | None, suffix: str | None) -> Name:
    """Give the name of these parts; in a list the same names come again and again."""
    return Name(given=given, family=family, prefix=prefix, suffix=suffix)


def _literal(block: Block, start: int, end: int) -> str:
    text = block.text[block.tokens[start].start : block.tokens[end - 1].end]
    return normalize("NFC", " ".join(text.split()))


def _words(block: Block, start: int, end: int, part: str) -> str:
    """Join tokens as they stood, each blank run one blank; parts in capitals are undone."""
    if end - start == 1:
        return _one_word(block, start, part)
    pieces: list[str] = []
    last: Token | None = None
    for at in range(start, end):
        token = block.tokens[at]
        if token.kinds[0] in "BA.,":
            continue
        if last is not None and token.text[0] not in "-‐‑":
            gap = block.text[last.end : token.start]
            pieces.append("-" if gap.strip() in _HYPHENS else " " if gap else "")
        pieces.append(_letters(token.text, block.code[at], part))
        last = token
    return _normal("".join(pieces))


def _one_word(block: Block, at: int, part: str) -> str:
    token, kind = block.tokens[at], block.code[at]
    if kind in _AS_WRITTEN and not block.shouted and token.text.isascii():
        return token.text
    if token.kinds[0] in "BA.,":
        return ""
    if kind == "d" and part == "given":
        return _normal(token.text[1:-1])
    return _normal(_letters(token.text, kind, part))


def _normal(text: str) -> str:
    return text if text.isascii() else normalize("NFC", text)


def _letters(text: str, kind: str, part: str) -> str:
    if kind == "i":
        return text.replace(" ", "")
    if part == "prefix" or kind == "v":
        return undo_prefix(text)
    if part == "given" and kind in "abt":
        return text
    return undo(text)


def _suffix(block: Block, start: int, end: int) -> str:
    text = " ".join(block.tokens[at].text for at in range(start, end))
    return _SUFFIXES.get(text.lower(), text)
