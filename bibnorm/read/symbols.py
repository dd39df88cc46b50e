"""Characters of symbol fonts, which stand in documents as numbers of the font, as text."""

_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_CAPITALS = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"

_SYMBOL = {
    **dict(zip(range(0x61, 0x7B), _GREEK, strict=True)),
    **dict(zip(range(0x41, 0x5B), _CAPITALS, strict=True)),
    **{ord(char): char for char in " !#%&()+,./0123456789:;<=>?[]_{|}"},
    **{0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥"},
    **{0x7E: "∼", 0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑"},
    **{0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝"},
    **{0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC0: "ℵ"},
    **{0xC5: "⊕", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xCF: "∉", 0xD1: "∇", 0xD6: "√", 0xD7: "⋅"},
    **{0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔", 0xDE: "⇒", 0xE5: "∑", 0xF2: "∫"},
}
_WINGDINGS = {
    **{0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x2B: "✉", 0x6C: "●", 0x6E: "■", 0x71: "❑", 0x75: "◆"},
    **{0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xB6: "☆", 0xD8: "➢", 0xE0: "→"},
    **{0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = 0xF000


def is_symbol_font(font: str) -> bool:
    """Whether the characters of a font are signs of its own.

    >>> is_symbol_font("Wingdings"), is_symbol_font("Segoe UI Symbol")
    (True, False)
    """
    return font.strip().casefold() in _FONTS


def symbol(font: str, code: int) -> str:
    """Give a character of a symbol font, or nothing where Unicode has none of that kind.

    >>> symbol("Symbol", 0xF061), symbol("Wingdings", 0x2A), symbol("Wingdings 3", 0xF021)
    ('α', '✉', '')
    >>> symbol("Cambria Math", 0x2211)
    '∑'
    """
    table = _FONTS.get(font.strip().casefold())
    if table is not None:
        return table.get(code - _PRIVATE if code >= _PRIVATE else code, "")
    if _PRIVATE <= code <= _PRIVATE + 0xFF or not 0x20 <= code < 0xD800:
        return ""
    return chr(code)


def symbols(font: str, text: str) -> str:
    """Give text that is set in a symbol font; plain letters among it are signs too.

    >>> symbols("Symbol", "m-"), symbols("Symbol", "\\uf062")
    ('μ−', 'β')
    """
    return "".join(symbol(font, ord(char)) or char for char in text)
