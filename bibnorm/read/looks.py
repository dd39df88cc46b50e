"""How characters look, as far as it says something: what a style sets, or leaves to its parent."""

from collections.abc import Iterable, Mapping

from bibnorm.model import Style

Look = Mapping[str, bool]
"""What is said of characters: `bold`, `italic`, …, `hidden`; what is not said is left open."""

STYLES = (
    ("bold", Style.BOLD),
    ("marked", Style.BOLD),  # with a pen: as loud as bold
    ("italic", Style.ITALIC),
    ("underline", Style.UNDERLINE),
    ("raised", Style.SUPERSCRIPT),
    ("code", Style.CODE),
)

_MONOSPACED = ("mono", "courier", "consol", "menlo", "monaco", "typewriter", "source code")


def style_of(look: Look) -> Style:
    """Give the style of a look.

    >>> style_of({"bold": True, "italic": False})
    <Style.BOLD: 1>
    """
    style = Style.PLAIN
    for key, bit in STYLES:
        if look.get(key):
            style |= bit
    return style


def as_linked(style: Style) -> Style:
    """Give the style of a link: that it is underlined says only that it is one."""
    return style & ~Style.UNDERLINE


def over(looks: Iterable[Look]) -> dict[str, bool]:
    """Lay looks over each other, the strongest last.

    >>> over([{"bold": True}, {"bold": False, "italic": True}])
    {'bold': False, 'italic': True}
    """
    out: dict[str, bool] = {}
    for look in looks:
        out.update(look)
    return out


def is_monospaced(font: str) -> bool:
    """Whether a font is one in which code is set.

    >>> is_monospaced("Courier New"), is_monospaced("Times New Roman")
    (True, False)
    """
    low = font.casefold()
    return any(part in low for part in _MONOSPACED)
