"""The face of a font: bold, italic or a set of pictures, told from its name first."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bibnorm.model import Style

_SUBSET = re.compile(r"\A[A-Z]{6}\+")

# Foundries cut words short, TeX names its fonts in letters. "Medi" is how URW calls bold.
_BOLD = re.compile(
    r"bold|black|heavy|demi|semibd|[-,_ ]bd(?![a-z])|[-_]b(?:i|it)?\Z|medi(?!um)(?:ital)?\Z"
    r"|\A(?:cm(?:b|bx|bxsl|bxti|ssbx|mib|bsy)|sf(?:b|bx|bi|bl|bm|sx|so|sb|xc)|ec(?:b|bx|bi|bl|sx)"
    r"|lm(?:b|bx|bxi|ssbx|mib))\d",
    re.IGNORECASE,
)
_ITALIC = re.compile(
    r"ital|obli|slant|[-,_ ](?:it|obl|sl|i|bi|bdit)\Z"
    r"|(?:light|bold|medium|book|black|regular)(?:it|obl)\Z"
    r"|\A(?:cm(?:ti|sl|bxti|bxsl|mi|mib|ssi|u)|sf(?:ti|sl|bi|bl|si|so|it)|ec(?:ti|sl|bi|bl|si)"
    r"|lm(?:ri|ro|bxi|sso|mi))\d",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"regular|roman|book|light|thin|medium|normal|\Acm|\Asf|\Alm|\Aec", re.I)
_UPRIGHT_MATH = re.compile(r"\A(?:cmsy|cmex|cmbsy|msam|msbm)", re.IGNORECASE)
_ICONS = re.compile(
    r"awesome|academicon|icon|dingbat|wingding|webding|marvosym|fontello|material|glyphter"
    r"|bbding|typicons|svgsymbols",
    re.IGNORECASE,
)
_MONO = re.compile(r"mono|courier|consol|typewriter|\A(?:cmtt|sftt|ectt|lmtt)", re.IGNORECASE)

_TEX_FONT = re.compile(r"(cm|sf|ec|lm)[a-z]{1,5}\d")
_STYLED = re.compile(r"[-,_ ]|(?:bold|ital|medi|regu|roman|obli)")

_FIXED_FLAG = 1
_ITALIC_FLAG = 1 << 6
_FORCED_BOLD_FLAG = 1 << 18
_HEAVY = 600
_SLANT = 0.12
_LEANING = -4


@dataclass(frozen=True, slots=True)
class Font:
    """What a font says of itself; `weight` and `angle` are 0 where it says nothing."""

    name: str
    flags: int = 0
    weight: int = 0
    angle: int = 0


@dataclass(frozen=True, slots=True)
class Face:
    """How glyphs are set: size in points, style, and whether they are pictures and no letters.

    `font` tells fonts apart and means nothing else.
    """

    size: float
    style: Style = Style.PLAIN
    icons: bool = False
    font: str = ""


@lru_cache(maxsize=1024)
def style_of(font: Font) -> Style:
    """Tell a font's style: by its name, and by its flags and weight where the name is mute.

    >>> style_of(Font("ABCDEF+NimbusRomNo9L-MediItal")) == Style.BOLD | Style.ITALIC
    True
    >>> style_of(Font("CMBX10")), style_of(Font("SourceSansPro-LightIt"))
    (<Style.BOLD: 1>, <Style.ITALIC: 2>)
    >>> style_of(Font("Roboto-Medium")), style_of(Font("F27", weight=700))
    (<Style.PLAIN: 0>, <Style.BOLD: 1>)
    """
    name = _SUBSET.sub("", font.name)
    style = Style.PLAIN
    if _UPRIGHT_MATH.match(name):
        return style
    if _MONO.search(name) or font.flags & _FIXED_FLAG:
        style |= Style.CODE
    heavy = font.weight >= _HEAVY and not _PLAIN.search(name)
    if _BOLD.search(name) or font.flags & _FORCED_BOLD_FLAG or heavy:
        style |= Style.BOLD
    if _ITALIC.search(name) or font.flags & _ITALIC_FLAG or font.angle <= _LEANING:
        style |= Style.ITALIC
    return style


@lru_cache(maxsize=1024)
def family_of(name: str) -> str:
    """Give the family of a font: its name without its style.

    >>> family_of("ABCDEF+LiberationSerif-Bold"), family_of("Carlito,Italic")
    ('liberationserif', 'carlito')
    >>> family_of("CMBX10"), family_of("CMR10"), family_of("SFRM1000")
    ('cm', 'cm', 'sf')
    """
    plain = _SUBSET.sub("", name).casefold()
    tex = _TEX_FONT.match(plain)
    return tex[1] if tex else _STYLED.split(plain, maxsplit=1)[0]


@lru_cache(maxsize=1024)
def has_icons(name: str) -> bool:
    """Whether a font holds pictures: their codes are no text.

    >>> has_icons("XYZABC+FontAwesome5Free-Solid"), has_icons("Symbol")
    (True, False)
    """
    return _ICONS.search(name) is not None


def is_slanted(skew: float) -> bool:
    """Whether upright letters were leant over to pass for italic ones."""
    return skew > _SLANT
