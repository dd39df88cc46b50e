"""Tags and texts to boxes, as forgiving as browsers are, in linear time.

Elements that are not closed end where HTML says, or with the block they stand
in; what nests deeper than anyone means it to is laid beside, not deeper.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from bibnorm.model import Style
from bibnorm.read.html_boxes import HEADINGS, ROOTS, Box, Sign, Text
from bibnorm.read.html_css import PLAIN, Element, Look, Sheet, declared, names_of
from bibnorm.read.html_names import (
    BLOCKS,
    CLOSES,
    FENCES,
    TABLE_PARTS,
    UNSEEN,
    VOID,
    drop_of,
    field_of,
)
from bibnorm.read.html_tokens import Kind, Token, attributes, tokens
from bibnorm.read.tags import SILENT, STYLES

DEEPEST = 200
_TAG_LOOKS = {tag: Look(add=style) for tag, style in STYLES.items()}
_KNOWN = BLOCKS | SILENT | frozenset(STYLES) | UNSEEN | VOID
_P_ENDS = frozenset(("p",))


@dataclass(slots=True)
class _Open:
    """An element that is open: what it says itself, and what holds in it."""

    tag: str
    box: Box | None
    element: Element
    look: Look
    link: str | None
    mark: str | None
    hidden: bool
    # What holds inside, with all that is open above:
    style: Style = Style.PLAIN
    to: str | None = None
    within: str | None = None
    field: str | None = None
    unseen: bool = False


@dataclass
class Page:
    """What was read of a page: its boxes in order, the outermost first, and its metadata."""

    boxes: list[Box]
    meta: dict[str, str] = field(default_factory=dict)


def read_page(source: str, start: int = 0) -> Page:
    """Read the boxes of a page from a place in its source on."""
    sheet = Sheet()
    found = list(tokens(source, start))
    for token in found:
        if token.kind is Kind.RAW and token.name == "style":
            sheet.add(source[token.start : token.end])
    return _Builder(source, sheet).build(found)


class _Builder:
    """Keeps the open elements, and puts text into the innermost box."""

    def __init__(self, source: str, sheet: Sheet) -> None:
        self._source = source
        self._sheet = sheet
        root = Box("body")
        self._page = Page([root])
        self._stack = [_Open("body", root, Element("body", frozenset()), PLAIN, None, None, False)]
        self._box = root
        self._open: Counter[str] = Counter()
        self._too_deep: Counter[str] = Counter()

    def build(self, found: list[Token]) -> Page:
        """Take all tokens."""
        for token in found:
            match token.kind:
                case Kind.TEXT:
                    self._text(token)
                case Kind.START:
                    self._start(token)
                case Kind.END:
                    self._end(token.name)
                case Kind.RAW:
                    self._raw(token)
        return self._page

    def _text(self, token: Token) -> None:
        top = self._stack[-1]
        if not top.unseen:
            place = token.start, token.end
            self._box.kids.append(Text(*place, top.style, top.to, top.within, top.field))

    def _raw(self, token: Token) -> None:
        # A picture has a title too; the page's own comes first.
        if token.name == "title":
            self._page.meta.setdefault("title", self._source[token.start : token.end])

    def _start(self, token: Token) -> None:
        tag = token.name
        text = self._source[token.start : token.end]
        given = attributes(text) if "=" in text or " " in text else {}
        if tag == "meta":
            self._meta(given)
        elif tag == "br":
            self._box.kids.append(Sign.BREAK)
        elif tag not in ROOTS and tag != "head":
            self._close_before(tag)
            self._push(tag, given, closed=tag in VOID or (tag not in _KNOWN and text[-2:] == "/>"))

    def _meta(self, given: Mapping[str, str]) -> None:
        name = given.get("name", "").lower()
        if name in ("author", "citation_author", "dc.creator") and given.get("content"):
            self._page.meta.setdefault("author", given["content"])

    def _close_before(self, tag: str) -> None:
        """End what the beginning of an element ends."""
        if tag in CLOSES:
            ended, fence = CLOSES[tag]
            self._close_among(ended, fence, tag)
        if tag in BLOCKS and self._open["p"]:
            self._close_among(_P_ENDS, FENCES, tag)
        if tag in HEADINGS and self._stack[-1].tag in HEADINGS:
            self._pop(len(self._stack) - 1)
        if tag == "a" and self._open["a"]:  # no link in a link
            self._end("a")

    def _close_among(self, ended: frozenset[str], fence: frozenset[str], tag: str) -> None:
        """End the outermost open element of these names below the nearest fence."""
        if not any(self._open[name] for name in ended):
            return
        at = 0
        for number in range(len(self._stack) - 1, 0, -1):
            name = self._stack[number].tag
            if name in ended:
                at = number
                if tag in ("li", "dt", "dd"):
                    break
            elif name in fence:
                break
        if at:
            self._pop(at)

    def _push(self, tag: str, given: dict[str, str], *, closed: bool) -> None:
        """Open an element."""
        if len(self._stack) >= DEEPEST and not closed:
            self._too_deep[tag] += 1
            return
        element = Element(tag, names_of(given)) if given else Element(tag, frozenset())
        look = self._look(element, given)
        opened = _Open(
            tag,
            self._new_box(element, given, look.display),
            element,
            look,
            given.get("href") if tag == "a" else None,
            given.get("class"),
            tag in UNSEEN or (tag not in BLOCKS and _is_hidden(given, look)),
        )
        self._hand_down(self._stack[-1], opened)
        if opened.box is None and not closed:
            self._edge(opened)
        if tag == "q" and not opened.unseen:
            self._literal("“", opened)
        if not closed:
            self._stack.append(opened)
            self._open[tag] += 1
            self._box = opened.box or self._box

    def _look(self, element: Element, given: Mapping[str, str]) -> Look:
        """How an element is set: by its tag, then by the sheet, then by its own style."""
        look = _TAG_LOOKS.get(element.tag, PLAIN)
        if element.names or self._sheet.count:
            above = [one.element for one in self._stack[-12:]] if self._sheet.count else ()
            added = self._sheet.look(element, above)
            look = look.then(added) if added is not PLAIN else look
        return look.then(declared(given["style"])) if "style" in given else look

    def _new_box(self, element: Element, given: dict[str, str], display: str) -> Box | None:
        """Make the box of a block, and put it into the one that is open."""
        tag = element.tag
        is_block = display in ("block", "flex") if tag not in BLOCKS else display != "inline"
        if not is_block and tag not in TABLE_PARTS:
            return None
        drop = drop_of(tag, given, element.names, display)
        box = Box(tag, self._box, [], given, element.names, display, drop)
        self._box.kids.append(box)
        self._page.boxes.append(box)
        return box

    def _edge(self, opened: _Open) -> None:
        """Note where an inline element begins or ends, if that can mean something."""
        if self._box.display == "flex" and self._stack[-1].box is self._box:
            self._box.kids.append(Sign.GAP)
        elif opened.mark:
            self._box.kids.append(Sign.EDGE)

    def _literal(self, text: str, opened: _Open) -> None:
        self._box.kids.append(Text(-1, -1, opened.style, opened.to, literal=text))

    def _hand_down(self, above: _Open, to: _Open) -> None:
        """Say what holds inside an element."""
        to.style = above.style
        if to.look is not PLAIN:
            to.style = (above.style & ~to.look.cut) | to.look.add
        to.to = to.link or above.to
        inline = to.mark if to.box is None else None
        to.within = inline or above.within
        to.field = field_of(inline) or above.field
        to.unseen = above.unseen or to.hidden

    def _end(self, tag: str) -> None:
        """Close the element that an end tag names, if it is open and within reach."""
        if tag == "br":
            self._box.kids.append(Sign.BREAK)
        elif self._too_deep[tag]:
            self._too_deep[tag] -= 1
        elif tag in HEADINGS or self._open[tag]:
            at = self._reach(tag)
            if at and any(self._stack[n].box for n in range(at + 1, len(self._stack))):
                self._pop(at) if self._stack[at].box else self._take_out(at)
            elif at:
                again = self._stack[at + 1 :] if self._stack[at].box is None else []
                self._pop(at)
                for opened in again:  # <b><i></b> goes on in italics
                    self._hand_down(self._stack[-1], opened)
                    self._stack.append(opened)
                    self._open[opened.tag] += 1

    def _reach(self, tag: str) -> int:
        """Where in the stack the element lies that an end tag closes; 0 for none."""
        for number in range(len(self._stack) - 1, 0, -1):
            name = self._stack[number].tag
            if name == tag or (tag in HEADINGS and name in HEADINGS):
                return number
            if name in FENCES and tag not in TABLE_PARTS:
                return 0
        return 0

    def _pop(self, at: int) -> None:
        """Close all from a place of the stack on."""
        for opened in reversed(self._stack[at:]):
            self._open[opened.tag] -= 1
            self._stack.pop()
            if opened.tag == "q" and not opened.unseen:
                self._literal("”", opened)
            if opened.box is not None:
                self._box = opened.box.parent or self._box
            else:
                self._edge(opened)

    def _take_out(self, at: int) -> None:
        """Close an inline element that blocks inside it outlast."""
        self._open[self._stack[at].tag] -= 1
        del self._stack[at]
        for number in range(at, len(self._stack)):
            self._hand_down(self._stack[number - 1], self._stack[number])


def _is_hidden(given: Mapping[str, str], look: Look) -> bool:
    if not given:
        return look.display == "none"
    hidden = "hidden" in given or given.get("aria-hidden") == "true" or look.display == "none"
    return hidden or _is_button(given)


def _is_button(given: Mapping[str, str]) -> bool:
    """Whether an element only makes something happen on the page, and leads nowhere."""
    button = given.get("role") == "button" or "btn" in given.get("class", "").split()
    return button and given.get("href", "#").lower().startswith(("#", "javascript:"))
