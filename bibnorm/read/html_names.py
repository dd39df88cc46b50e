"""Which elements of HTML mean what: what breaks a line, what is no text, what a class says."""

import re

from bibnorm.read.html_boxes import CELLS, HEADINGS, LISTS, Drop
from bibnorm.read.tags import BLOCKS as MARKDOWN_BLOCKS

_MORE_BLOCKS = "caption legend fieldset hgroup dialog form tfoot optgroup search listing"
_APART = "p dl pre blockquote table hr figure fieldset"
_VOID_NAMES = (
    "area base basefont bgsound br col embed frame hr img input link meta param source track "
    "wbr keygen"
)
_UNSEEN_NAMES = (
    "script style noscript template svg iframe object embed video audio canvas map select "
    "textarea datalist option button input title head xmp noembed noframes annotation "
    "annotation-xml rp progress meter"
)
_ROLE_NAMES = (
    "navigation contentinfo search dialog alertdialog menu menubar tablist toolbar tooltip "
    "complementary"
)
_MENU_CLASSES = (
    "nav navbar navigation menu topnav sidenav breadcrumb breadcrumbs pagination pager footer "
    "site-footer page-footer site-nav site-header-nav cookie-banner skip-link skip-links "
    "social social-links share share-buttons #footer #nav #navbar #menu #navigation #topnav "
    "#site-nav #breadcrumbs"
)

BLOCKS = MARKDOWN_BLOCKS | CELLS | LISTS | frozenset(HEADINGS) | frozenset(_MORE_BLOCKS.split())
"""Elements that begin and end a line unless styles say otherwise."""

MARGINS = LISTS | frozenset(HEADINGS) | frozenset(_APART.split())
"""Elements that stand apart from what is above and below."""

VOID = frozenset(_VOID_NAMES.split())
"""Elements without an end tag."""

UNSEEN = frozenset(_UNSEEN_NAMES.split())
"""Elements that are no text of the page, or none that a person reads as such."""

MENUS = frozenset(("nav", "footer", "aside", "form", "dialog", "search"))
ROLES = frozenset(_ROLE_NAMES.split())
HEADS = frozenset(("header",))

CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), LISTS | CELLS | {"table"}),
    **dict.fromkeys(("dt", "dd"), (frozenset(("dt", "dd")), CELLS | {"dl", "table"})),
    **dict.fromkeys(CELLS, (CELLS | {"caption"}, frozenset(("tr", "table")))),
    "tr": (CELLS | {"tr", "caption"}, frozenset(("table",))),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot"),
        (CELLS | {"tr", "caption", "thead", "tbody", "tfoot"}, frozenset(("table",))),
    ),
    "option": (frozenset(("option",)), frozenset(("select",))),
}
"""What the beginning of an element ends, and how far up it looks for that."""

TABLE_PARTS = CELLS | frozenset(("table", "tr", "thead", "tbody", "tfoot", "caption"))
FENCES = CELLS | frozenset(("table", "caption"))
"""What the end of an element that is no part of a table does not reach over."""

_MENU_NAMES = frozenset(_MENU_CLASSES.split())
_ABSTRACT = re.compile(
    r"#?(?:[\w-]*[-_])?(?:abstracts?|abs)(?:[-_]?\d*|[-_]?(?:text|box|content))\Z", re.I
)
_BIBTEX = re.compile(
    r"#?(?:[\w-]*[-_])?bib(?:tex)?(?:[-_]?\d*|[-_]?(?:entry|box|code|content))\Z", re.I
)
_FOLDED = frozenset(("collapse", "modal", "tooltip", "popover", "dropdown-menu", "tooltiptext"))


def drop_of(tag: str, attributes: dict[str, str], names: frozenset[str], display: str) -> Drop:
    """Say whether a block may be left out, and why.

    >>> drop_of("pre", {}, frozenset(["bibtex"]), "")
    <Drop.EXTRA: 'extra'>
    """
    hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    if tag in MENUS or attributes.get("role") in ROLES or names & _MENU_NAMES:
        return Drop.MENU
    if any(_ABSTRACT.match(name) or (tag == "pre" and _BIBTEX.match(name)) for name in names):
        return Drop.EXTRA
    if hidden or display == "none" or names & _FOLDED or _is_shut(tag, attributes):
        return Drop.HIDDEN
    if tag in HEADS or attributes.get("role") == "banner":
        return Drop.HEAD
    return Drop.NOT


def _is_shut(tag: str, attributes: dict[str, str]) -> bool:
    return tag == "details" and "open" not in attributes


_FIELDS = re.compile(
    r"(?P<title>title)|(?P<authors>author|people|names)"
    r"|(?P<venue>venue|journal|conf|booktitle|periodical|proceedings|publisher|pub(?:lication)?info)"
    r"|(?P<date>year|date)|(?P<links>links?\b|btn|badge)",
    re.IGNORECASE,
)


def field_of(mark: str | None) -> str | None:
    """The part of a citation that a class names, if it does.

    >>> field_of("paper-title"), field_of("me")
    ('title', None)
    """
    found = _FIELDS.search(mark) if mark else None
    return found.lastgroup if found else None
