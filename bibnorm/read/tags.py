"""HTML in Markdown: which tags set a style, which break a line, which mean nothing."""

import re
from dataclasses import dataclass
from html import unescape

from bibnorm.model import Style

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)([^<>]*?)(/?)>", re.DOTALL)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_STYLE = re.compile(r"\bstyle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)

STYLES = {
    **dict.fromkeys(("em", "i", "cite", "var", "dfn"), Style.ITALIC),
    **dict.fromkeys(("b", "strong", "mark"), Style.BOLD),
    **dict.fromkeys(("u", "ins"), Style.UNDERLINE),
    **dict.fromkeys(("code", "tt", "kbd", "samp"), Style.CODE),
    "sup": Style.SUPERSCRIPT,
}
"""Tags that set what they hold in a style."""

_BLOCK_NAMES = (
    "p div li ul ol dl dt dd tr table tbody thead section article header footer main nav aside "
    "blockquote center details summary figure figcaption pre address h1 h2 h3 h4 h5 h6 hr"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Tags whose beginning and end are the beginning and end of a line."""

CELLS = frozenset(("td", "th"))

_SILENT_NAMES = (
    "a span font small big sub abbr acronym q s del strike wbr img time label button input "
    "nobr bdi bdo ruby rt rp data picture source video audio iframe svg path html "
    "head body meta link title form br colgroup col caption object embed noscript tfoot"
)
SILENT = frozenset(_SILENT_NAMES.split())
"""Tags that say nothing about lines; every tag unknown here is text."""

_CSS = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)"), Style.BOLD),
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)"), Style.ITALIC),
    (re.compile(r"underline"), Style.UNDERLINE),
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name in small letters, and what it does to the text in it."""

    name: str
    closing: bool
    style: Style = Style.PLAIN
    link: str | None = None

    @property
    def is_block(self) -> bool:
        """Whether the tag begins or ends a line."""
        return self.name in BLOCKS

    @property
    def level(self) -> int:
        """The level of a heading tag, or 0."""
        return int(self.name[1]) if re.fullmatch(r"h[1-6]", self.name) else 0


def read_tag(text: str) -> Tag | None:
    """Read one HTML tag; None if HTML has no such tag, so that `<T>` stays text.

    >>> read_tag('<a href="x.pdf">')
    Tag(name='a', closing=False, style=<Style.PLAIN: 0>, link='x.pdf')
    >>> read_tag("<T>") is None
    True
    """
    match = _TAG.fullmatch(text)
    if match is None:
        return None
    name = match[2].lower()
    if not (name in STYLES or name in BLOCKS or name in CELLS or name in SILENT):
        return None
    return Tag(name, bool(match[1]), _style(name, match[3]), _link(name, match[3]))


def _style(name: str, attributes: str) -> Style:
    """The style of a tag by its name and its CSS."""
    style = STYLES.get(name, Style.PLAIN)
    css = _STYLE.search(attributes)
    if css:
        for pattern, also in _CSS:
            if pattern.search((css[1] or css[2] or "").lower()):
                style |= also
    return style


def _link(name: str, attributes: str) -> str | None:
    """Where an `<a>` leads."""
    href = _HREF.search(attributes) if name == "a" else None
    return unescape(href[1] or href[2] or href[3] or "") if href else None
