"""What LaTeX's font commands do to the style of text."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bibnorm.model import Style

Change = Callable[[int], int]

_BOLD, _ITALIC, _UNDERLINE = int(Style.BOLD), int(Style.ITALIC), int(Style.UNDERLINE)
_CODE, _HIGH = int(Style.CODE), int(Style.SUPERSCRIPT)


def _with(bit: int) -> Change:
    return lambda style: style | bit


def _without(bits: int) -> Change:
    return lambda style: style & ~bits


def _emphasised(style: int) -> int:
    """Emphasis in italics is upright."""
    return style ^ _ITALIC


_PLAIN = _without(_BOLD | _ITALIC | _CODE)


def _table(*rows: tuple[str, Change]) -> Mapping[str, Change]:
    return MappingProxyType({name: change for names, change in rows for name in names.split()})


ARGUMENT = _table(
    ("textbf pmb textsb", _with(_BOLD)),
    ("textit textsl", _with(_ITALIC)),
    ("emph", _emphasised),
    ("underline uline ul underbar uuline uwave dashuline dotuline hl", _with(_UNDERLINE)),
    ("texttt", _with(_CODE)),
    ("textsuperscript up fup", _with(_HIGH)),
    ("textnormal", _PLAIN),
    ("textmd", _without(_BOLD)),
    ("textup", _without(_ITALIC)),
)
"""Commands that set their argument in a style."""

DECLARED = _table(
    ("bf bfseries boldmath sbseries", _with(_BOLD)),
    ("it itshape sl slshape", _with(_ITALIC)),
    ("em", _emphasised),
    ("tt ttfamily", _with(_CODE)),
    ("rm normalfont sf sc", _PLAIN),
    ("mdseries", _without(_BOLD)),
    ("upshape", _without(_ITALIC)),
)
"""Commands that set all that follows in their group in a style."""
