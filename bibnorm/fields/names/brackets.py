"""What stands in brackets: a role, a remark, an acronym, the name in another script."""

import re

from bibnorm.fields.names.block import Block
from bibnorm.fields.names.phrases import is_et_al, is_role
from bibnorm.lexicon.people import BODIES, BODY_ENDINGS, MARK_WORDS

BRACKET = r"[(\[（][^()\[\]（）]{0,80}[)\]）]"
_REMARK = re.compile(MARK_WORDS, re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z][\w&/-]+")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.?[\s-]*){1,4}")
_BESIDE = 40
_LABEL = re.compile(r"\s*(?P<label>\[(?P<inside>[^\[\](),;]{1,40})\]|\d{1,3}(?=\]))\]?\s*(?=\S)")
_LABEL_WORD = re.compile(r"[^\W_a-z]\w*[^\W_a-z]\w*")


def read_label(block: Block) -> int:
    """Note a label in front of the names as a mark: `[OSDI 1999]`, `[HotOS]`, `12]`.

    Names in brackets stay, as libraries write those who are not named in print.
    """
    match = _LABEL.match(block.text)
    if match is None:
        return 0
    inside = match["inside"]
    if inside and (inside.lower() in BODIES or is_role(inside)):
        return 0
    if inside and not (any(map(str.isdigit, inside)) or _LABEL_WORD.fullmatch(inside)):
        return 0
    block.mark(*match.span("label"))
    return match.end()


def read_bracket(block: Block, match: re.Match[str]) -> int:
    """Add a bracket as one token or mark, if it is one thing, and give where to read on.

    Else only the sign is passed over, and what stands inside is read as if there
    were no bracket: `(with J. Smith)`, `SMITH (J.)`.
    """
    start, end = match.span()
    inside = match[0][1:-1].strip(" .,")
    if is_et_al(match[0]) or is_et_al(inside):
        return block.add(start, end, "EE")
    if is_role(inside) or is_role(match[0][1:-1].strip(" ,")):
        return block.add(start, end, "rr")
    if _REMARK.search(inside) or not _LETTER.search(inside):
        return block.mark(start, end)
    kind = _kind(inside, match[0], block.text[max(0, start - _BESIDE) : start])
    if kind and block.tokens:
        return block.add(start, end, kind * 2)
    return start + 1


def _kind(inside: str, bracket: str, before: str) -> str:
    if _INITIALS.fullmatch(inside) and ("." in bracket or len(inside) < 3):
        return ""
    if _ACRONYM.fullmatch(inside) or _is_body(inside):
        return "A"
    if _is_foreign(inside, before):
        return "B"
    nickname = inside.isalpha() and inside.istitle() and before.rstrip()[-1:].isalpha()
    return "d" if nickname else ""


def _is_foreign(inside: str, before: str) -> bool:
    """Say whether a bracket holds a name in another script than the text before it."""
    return any(c >= "\u0370" for c in inside if c.isalpha()) and any(
        c < "\u0370" for c in before if c.isalpha()
    )


def _is_body(inside: str) -> bool:
    """Say whether a bracket spells an acronym out."""
    return any(w in BODIES or w.endswith(BODY_ENDINGS) for w in inside.lower().split())
