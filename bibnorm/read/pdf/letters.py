"""What a glyph's code means: ligatures, private codes, codes that only one font knows."""

import unicodedata
from functools import lru_cache

ICON = "\ue000"
"""Stands for a picture from a font of pictures until its line is known."""

_HYPHENS = {"\u00ad": "-", "\u2010": "-", "\u2011": "-", "\x02": "-", "\ufffe": "-"}
_BLANKS = dict.fromkeys(" \t\n\r\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007", " ") | (
    dict.fromkeys("\u2008\u2009\u200a\u202f\u205f\u3000", " ")
)
_NOTHING = dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\ufffd\0", "")

# TeX's own encodings (T1, and OT1's ligatures) where a font came without names.
_TEX = {
    0x0B: "ff", 0x0C: "fi", 0x0E: "ffi", 0x0F: "ffl",
    0x10: "“", 0x11: "”", 0x12: "„", 0x13: "«", 0x14: "»", 0x15: "–", 0x16: "—", 0x19: "ı",
    0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl",
}  # fmt: skip

_SYMBOL_BULLETS = {0xA7: "▪", 0xA8: "◻", 0xB7: "•", 0xD8: "➢", 0xE0: "→", 0xFC: "✓", 0x76: "❖"}
_SYMBOLS = range(0xF000, 0xF100)
_ADOBE = range(0xF721, 0xF7FF)
_LIGATURES = range(0xFB00, 0xFB07)


@lru_cache(maxsize=8192)
def letter(code: int, icons: bool = False) -> str:
    r"""Give the text of a glyph's code; nothing if it means none.

    Every hyphen that is drawn is a hyphen, soft or not; every blank is one
    blank. Small capitals and old-style figures of Adobe's fonts have private
    codes that end like the letter's own.

        >>> letter(0xFB01), letter(0xAD), letter(0xA0), letter(0x1C)
        ('fi', '-', ' ', 'fi')
        >>> letter(0x92), letter(0x96), letter(0x81)
        ('’', '–', '')
        >>> letter(0xF731), letter(0xF765), letter(0xF0B7), letter(0xE9D4)
        ('1', 'e', '•', '')
        >>> letter(ord("n"), icons=True) == ICON
        True
    """
    if not 0 < code <= 0x10FFFF or 0xD800 <= code < 0xE000:
        return ICON if icons else ""
    char = chr(code)
    known = _BLANKS.get(char)
    if known is not None:
        return known
    if icons:
        return char if char in "•·➤►▶▪■□◦" else ICON
    if char in _HYPHENS or char in _NOTHING:
        return _HYPHENS.get(char, "")
    return _plain(code, char)


def _plain(code: int, char: str) -> str:
    """A code that is neither a blank nor a hyphen."""
    if code < 0x20:
        return _TEX.get(code, "")
    if 0x7F <= code < 0xA0:  # no letters in Unicode, but in what Windows wrote before it
        return bytes([code]).decode("cp1252", "ignore")
    if code in _SYMBOLS:
        return _SYMBOL_BULLETS.get(code & 0xFF, "")
    if code in _ADOBE:
        small = chr(code & 0xFF)
        return small.lower() if small.isalnum() else ""
    if code in _LIGATURES:
        return unicodedata.normalize("NFKC", char)
    return "" if unicodedata.category(char) in ("Co", "Cc", "Cs", "Cn") else char
