r"""Math in running text: marks and lone signs become text, all other math stays math."""

import re

from bibnorm.lexicon.texcommands import MATH_SIGNS, SYMBOLS
from bibnorm.model import Style

Piece = tuple[str, Style]

_COMMAND = re.compile(r"\\([A-Za-z]+)\s?|\\(.)", re.DOTALL)
_FORMS = re.compile(
    r"\\(?:text|textrm|textsuperscript|rm|mathrm|mathit|it|bf|mathbf|textbf|small|scriptsize|,)"
    r"(?![A-Za-z])\s*"
)
_HIGH = re.compile(r"(?:\{\})?\^(?:\{(?P<group>(?:[^{}]|\{[^{}]*\})*)\}|(?P<one>\\[A-Za-z]+|.))")
_PLAIN = re.compile(r"[\d\s.,:;()\[\]/–-]*")
_MARKS = re.compile(r"(?:[*†‡§¶#✉⋆∗]|(?:\d{1,2}|[a-z])(?!\w)|[,;\s])+")
_ORDINAL = re.compile(r"st|nd|rd|th|er|re|e|ème|eme|a|o|ª|º|TM", re.IGNORECASE)
_UNIT = re.compile(r"(?:\A|[^\w])(?:[a-zµ]{1,2}|[A-Z])\Z")
_BEFORE = 12
_LONGEST = 60


def read_math(raw: str, before: str) -> list[Piece]:
    r"""Give math as pieces of text; `before` is the text it stands behind.

    A superscript without a base is a mark or an ending of the word before it;
    a lone sign is that sign. Anything else comes back with its dollars, for
    nobody can say better in plain text what it is. A power behind a number or
    a unit is math too.

        >>> read_math(r"^{\dagger, 1}", "Doe")
        [('†, 1', <Style.SUPERSCRIPT: 16>)]
        >>> read_math("^2", "5 m"), read_math("k", "The "), read_math(r"\cdot", "Journal ")
        ([('$^2$', <Style.PLAIN: 0>)], [('$k$', <Style.PLAIN: 0>)], [('·', <Style.PLAIN: 0>)])
    """
    text = raw.strip()
    if len(text) <= _LONGEST:
        sign = _sign(text)
        if sign is not None:
            return [(sign, Style.PLAIN)]
        high = _high(text)
        if high is not None:
            if high == "°":
                return [(high, Style.PLAIN)]
            if _is_mark(high, before[-_BEFORE:]):
                return [(high, Style.SUPERSCRIPT)]
    return [(f"${raw}$".replace("\n", " "), Style.PLAIN)] if text else []


def _sign(text: str) -> str | None:
    """A lone sign, or numbers that need no math; None if it is math."""
    command = _COMMAND.fullmatch(text)
    if command is not None:
        name = command[1] or command[2]
        return MATH_SIGNS.get(name) or (name if name in "&%#" else None)
    if text in MATH_SIGNS:
        return MATH_SIGNS[text]
    return text if _PLAIN.fullmatch(text) else None


def _high(text: str) -> str | None:
    """What stands in superscripts without a base; None if anything else does."""
    found, at = "", 0
    for match in _HIGH.finditer(text):
        if match.start() != at:
            return None
        at = match.end()
        found += match["group"] if match["group"] is not None else match["one"]
    return _simple(found) if at == len(text) else None


def _simple(text: str) -> str | None:
    """Text of a superscript without commands; None if one is unknown."""
    text = _FORMS.sub("", text)
    unknown = False

    def said(match: re.Match[str]) -> str:
        nonlocal unknown
        name = match[1] or match[2]
        sign = MATH_SIGNS.get(name) or SYMBOLS.get(name) or (name if name in "&%#" else None)
        unknown = unknown or sign is None
        return sign or ""

    text = _COMMAND.sub(said, text)
    return None if unknown else text.replace("{", "").replace("}", "").replace("~", " ").strip()


def _is_mark(high: str, before: str) -> bool:
    """Whether a superscript is a mark at a name or the end of an ordinal."""
    if _ORDINAL.fullmatch(high):
        return before[-1:].isdigit() or len(high) > 1
    if not _MARKS.fullmatch(high):
        return False
    if not high[0].isalnum():
        return True
    return not (before[-1:].isdigit() or before[-1:] == ")" or _UNIT.search(before) or not before)
