"""The class of a token: what can be said of it without its neighbours, as a small number."""

import re
from functools import lru_cache

from bibnorm.lexicon.cues import WORD_CUES
from bibnorm.lexicon.months import LISTED

# Signs that open, close or part fields, each a class of its own; rarer signs share one.
_SIGNS = {
    ".": "dot", ",": "comma", ";": "semicolon", ":": "colon", "?": "end", "!": "end",
    "(": "open", ")": "close", "[": "bracket-open", "]": "bracket-close",
    '"': "quote", "“": "quote-open", "„": "quote-open", "«": "quote-open", "»": "quote-close",
    "”": "quote-close", "‟": "quote-open", "「": "quote-open", "」": "quote-close",
    "《": "quote-open", "》": "quote-close", "'": "tick", "‘": "tick", "’": "tick", "`": "tick",
    "-": "hyphen", "‐": "hyphen", "–": "dash", "—": "dash", "−": "dash", "/": "slash",
    "&": "and", "*": "star", "†": "star", "‡": "star", "#": "star", "∗": "star", "@": "at",
    "，": "comma", "、": "comma", "。": "dot", "：": "colon", "；": "semicolon", "（": "open",
    "）": "close", "…": "etal", "·": "semicolon", "•": "semicolon", "|": "semicolon",
}  # fmt: skip

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|º|ª|e|er|ème|eme)", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLC]{2,}")
# Marks that stand inside a token only when a rule took an identifier as one.
_IDENTIFIER = re.compile(r"\w[\s/.:]|\d[-–]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

CLASSES: tuple[str, ...] = (
    "pad",
    *dict.fromkeys(_SIGNS.values()),
    "sign",
    "year", "digit1", "digit2", "digit3", "digit4", "digits", "count", "mixed-number", "roman",
    "initial", "initials", "capitals", "capitalised", "lower", "mixed", "cjk",
    "month",
    *(cue for cue in dict.fromkeys(WORD_CUES.values()) if cue not in {"and", "etal"}),
    "identifier",
)  # fmt: skip
CLASS_ID = {name: number for number, name in enumerate(CLASSES)}

# Cues that mean something only in small letters or after a full stop in the middle of
# a citation: `In`, `No`, `V`, `S`, `T` are initials when they stand alone in capitals.
_LONE = re.compile(r"[A-Z]")


def _number_class(text: str) -> str:
    if _YEAR.fullmatch(text):
        return "year"
    if text.isdecimal():
        return f"digit{len(text)}" if len(text) <= 4 else "digits"
    return "count" if _ORDINAL.fullmatch(text) else "mixed-number"


def _word_class(text: str) -> str:
    if _CJK.match(text):
        return "cjk"
    if text.isupper():
        if _ROMAN.fullmatch(text):
            return "roman"
        return {1: "initial", 2: "initials", 3: "initials"}.get(len(text), "capitals")
    if text.islower():
        return "lower"
    return "capitalised" if text[:1].isupper() and text[1:].islower() else "mixed"


@lru_cache(maxsize=50_000)
def token_class(text: str) -> str:
    """Name the class of one token.

    >>> [token_class(t) for t in ("Quill", "M", "2024", "May", "pp", "Proceedings", "8th")]
    ['capitalised', 'initial', 'year', 'month', 'page', 'proceedings', 'count']
    """
    if text in _SIGNS:
        return _SIGNS[text]
    if _IDENTIFIER.search(text):
        return "identifier"
    if text[0].isdigit():
        return _number_class(text)
    if not text[0].isalpha():
        return "sign"
    if _LONE.fullmatch(text):
        return "initial"
    folded = text.casefold()
    # Short forms are words of other languages too ("set", "out", "ago") when in small letters.
    if folded in LISTED and (text[0].isupper() or len(text) > 3):
        return "month"
    return WORD_CUES.get(folded) or _word_class(text)


# The coarse classes of the three-token features: one number for what behaves alike.
_COARSE_GROUPS = {
    "pad": "pad", "dot": "dot", "comma": "comma", "semicolon": "semicolon", "colon": "colon",
    "end": "dot", "open": "open", "close": "close", "bracket-open": "open",
    "bracket-close": "close",
    "quote": "quote", "quote-open": "quote", "quote-close": "quote", "hyphen": "dash",
    "dash": "dash", "year": "year", "digit1": "number", "digit2": "number", "digit3": "number",
    "digit4": "number", "digits": "number", "mixed-number": "mixed-number", "initial": "initial",
    "initials": "initials", "capitals": "capitals", "capitalised": "capitalised", "lower": "lower",
    "function": "lower", "cjk": "cjk", "month": "month", "in": "in", "and": "and", "etal": "etal",
    "editor": "editor", "page": "page", "volume": "volume", "issue": "volume",
    "proceedings": "venue", "conference": "venue", "journal": "journal", "society": "society",
    "publisher": "publisher", "particle": "particle", "ordinal": "count", "count": "count",
    "identifier": "identifier", "institution": "institution",
}  # fmt: skip
COARSE: tuple[str, ...] = (*dict.fromkeys(_COARSE_GROUPS.values()), "other")
_COARSE_ID = {name: number for number, name in enumerate(COARSE)}
COARSE_OF = tuple(_COARSE_ID[_COARSE_GROUPS.get(name, "other")] for name in CLASSES)
