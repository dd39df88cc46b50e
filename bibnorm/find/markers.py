"""The sign that begins an entry: `[4]`, `12.`, `J3.`, `(1)`, `•`."""

import re
from dataclasses import dataclass

from bibnorm.find.starts import starts_with_initials


@dataclass(frozen=True, slots=True)
class Marker:
    """A leading sign, its style and number, and how long it is with the blanks behind it."""

    sign: str
    style: str
    number: int | None
    length: int

    @property
    def is_bullet(self) -> bool:
        """Whether the sign says only that something begins."""
        return self.style == "bullet"


_BULLET = re.compile(
    r"([•◦▪▫■□●○◆◇‣⁃►▸▶✓✔✦❖➢➤»·∙\uf0b7\uf0a7\-–—*+]|o(?=\t| {2}))(\s+|\Z)"
    r"|([・•●○■◆□※])(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])"  # no blank there
)

# A year is no number of an entry, so numbers have three digits; and an initial
# ("J. Doe") is no letter of one, so a letter alone needs a closing bracket.
_STYLES = (
    (
        "bracket",
        re.compile(
            r"\[((?:[A-Za-z]{0,4}[-.:]?\d{1,3}[a-z]?)|(?:[A-Z][A-Za-z]{0,8}\+?\d{2}[a-z]?))\][.:]?\s*"
        ),
    ),
    ("paren", re.compile(r"\(([A-Za-z]{0,3}[-.]?\d{1,3}|[a-z]|[ivx]{2,5})\)\s+")),
    ("dotted", re.compile(r"(\d{1,3})[.)](?:\)?\s+|\Z|(?=[A-Z\u4e00-\u9fff]))")),
    ("lettered", re.compile(r"([A-Z]{1,4}[-.]?\d{1,3})[.:)](?:\s+|\Z)")),
    ("outline", re.compile(r"(\d{1,2}\.\d{1,2})[.)]?\s+(?=[^\W\d])")),
    ("letter", re.compile(r"([a-z]|[ivx]{2,5})\)\s+")),
    ("hash", re.compile(r"[#§]\s?(\d{1,3})[.:)]?\s+")),
    ("auto", re.compile(r"#\.\s+")),
    ("number", re.compile(r"(?:No|Nr|N°|№)\.?\s?(\d{1,3})[.:)]?\s+")),
    ("column", re.compile(r"(\d{1,3})(?:\t\s*|\s{2,})(?=\S)")),
    ("circled", re.compile(r"([①-⑳])\s*")),
)
# A number with nothing but a blank behind it may be the first word of a title.
_BARE = re.compile(r"(\d{1,3})\s+(?=[^\W\d_])")
_FIRST = frozenset("[(#§NabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789№")
_DIGITS = re.compile(r"\d+")


def leading(text: str, after: int | None = None) -> Marker | None:
    """Read the sign at the beginning of a text, or None.

    A bullet before a number is passed over: the number says more. What may
    be an initial or a year is no marker. A bare number is one where a name with
    initials follows, or where it goes on from `after`, the entry before.

        >>> leading("[4] Doe, J.")
        Marker(sign='[4]', style='bracket', number=4, length=4)
        >>> leading("- C17. Doe, J.").sign
        'C17.'
        >>> leading("12 Doe JA, Other B. A title.").sign, leading("12 Angry Men. A film.")
        ('12', None)
        >>> leading("12 Angry Men. A film.", after=11).sign
        '12'
        >>> leading("J. Doe"), leading("2019. Doe, J."), leading("-5 degrees")
        (None, None, None)
    """
    blanks = len(text) - len(text.lstrip())
    bullet = _BULLET.match(text, blanks)
    begin = bullet.end() if bullet else blanks
    numbered = _numbered(text, begin) or _bare(text, begin, after)
    if numbered is not None:
        return numbered
    return Marker(bullet[0].strip(), "bullet", None, bullet.end()) if bullet else None


def _bare(text: str, at: int, after: int | None) -> Marker | None:
    """Read a number without any sign, where its surroundings say what it is."""
    match = _BARE.match(text, at)
    if match is None:
        return None
    number = int(match[1])
    if number - 1 == after or starts_with_initials(text, match.end()):
        return Marker(match[1], "bare", number, match.end())
    return None


def _numbered(text: str, at: int) -> Marker | None:
    """Read a numbered or lettered sign."""
    if at >= len(text) or not (text[at] in _FIRST or "①" <= text[at] <= "⑳"):
        return None
    for style, pattern in _STYLES:
        match = pattern.match(text, at)
        if match:
            digits = _DIGITS.findall(match[0])
            number = int(digits[-1]) if digits else None
            return Marker(match[0].strip(), style, number, match.end())
    return None
