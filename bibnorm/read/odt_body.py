"""The text of an OpenDocument text, or of its headers, read into lines."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from bibnorm.model import LineKind, Style
from bibnorm.read.flow import Page, Shape
from bibnorm.read.laid import Laid
from bibnorm.read.lengths import whole
from bibnorm.read.looks import as_linked, over, style_of
from bibnorm.read.odt_lists import Lists
from bibnorm.read.odt_styles import PREFIXES, OdtStyle, OdtStyles
from bibnorm.read.xmlparts import Attributes, Handler

_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS = 100
_LEVELS = 10

# What is not seen, or says nothing of its own.
_SKIPPED = (
    "text:tracked-changes text:table-of-content text:illustration-index text:table-index "
    "text:object-index text:user-index text:alphabetical-index text:bibliography-source "
    "text:note-citation text:ruby-text text:hidden-text text:script office:annotation "
    "office:binary-data office:forms office:scripts office:event-listeners svg:title svg:desc "
    "presentation:notes math:annotation math:annotation-xml"
)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is open: its style, the looks laid over it, the links round them."""

    style: OdtStyle
    looks: list[dict[str, bool]] = field(default_factory=list)
    links: list[str | None] = field(default_factory=list)
    is_blank: bool = True
    seen: tuple[Style, bool] | None = None


class OdtBody(Handler):
    """Reads what is seen of a part: no deleted and no hidden text, no comments.

    `notes` are the footnotes and endnotes in order, by class; `formula` gives the
    text of a formula, which is a part of its own.
    """

    prefixes = PREFIXES
    skipped = frozenset(_SKIPPED.split(" "))

    def __init__(self, styles: OdtStyles, formula: Callable[[str], str]) -> None:
        """Take the styles that are known, and collect the part's own."""
        super().__init__()
        self._styles = styles
        self._formula = formula
        self.page = Page()
        self.notes: dict[str, list[list[Laid]]] = {}
        self._paragraphs: list[_Paragraph | None] = []
        self._lists = Lists(styles)
        self._outer: list[Lists] = []
        self._classes: list[str] = []
        self._previous = ""
        self._rows: list[bool] = []
        self.opens = {**styles.opens, **self._blocks(), **self._inline()}
        self.closes = {**styles.closes, **self._block_ends(), **self._inline_ends()}

    def _blocks(self) -> dict[str, Callable[[Attributes], None]]:
        page = self.page
        return {
            "text:p": self._begin_paragraph,
            "text:h": self._begin_paragraph,
            "text:list": lambda attributes: self._lists.begin(attributes),
            "text:list-item": lambda attributes: self._lists.item(attributes),
            "text:list-header": lambda attributes: self._lists.header(attributes),
            "text:section": self._section,
            "table:table": lambda _: page.begin_table(),
            "table:table-row": self._begin_row,
            "table:table-cell": self._begin_cell,
            "table:covered-table-cell": self._begin_cell,
            "draw:text-box": lambda _: self._begin_box(),
            "text:note": lambda attributes: self._classes.append(
                attributes.get("text:note-class", "footnote")
            ),
            "text:note-body": lambda _: self._begin_box(),
        }

    def _block_ends(self) -> dict[str, Callable[[], None]]:
        page = self.page
        return {
            "text:p": self._end_paragraph,
            "text:h": self._end_paragraph,
            "text:list": lambda: self._lists.end(),
            "table:table": page.end_table,
            "table:table-row": self._end_row,
            "table:table-cell": self._end_cell,
            "table:covered-table-cell": self._end_cell,
            "draw:text-box": self._end_box,
            "text:note": self._noted,
            "text:note-body": self._end_note,
        }

    def _inline(self) -> dict[str, Callable[[Attributes], None]]:
        return {
            "text:span": self._begin_span,
            "text:a": self._begin_link,
            "text:s": self._space,
            "text:tab": lambda _: self._say("\t"),
            "text:line-break": lambda _: self._turn(),
            "draw:object": self._object,
        }

    def _inline_ends(self) -> dict[str, Callable[[], None]]:
        return {"text:span": self._end_span, "text:a": self._end_link}

    # Paragraphs

    @property
    def _paragraph(self) -> _Paragraph | None:
        return self._paragraphs[-1] if self._paragraphs else None

    def _begin_paragraph(self, attributes: Attributes) -> None:
        style = self._styles.style("paragraph", attributes.get("text:style-name", ""))
        self._paragraphs.append(_Paragraph(style))
        outline = attributes.get("text:outline-level")
        heading = (whole(outline) or 1) + 1 if outline is not None else int(style.is_title)
        self.page.flow.begin(self._shape(style, heading))

    def _shape(self, style: OdtStyle, heading: int) -> Shape:
        """Say how a paragraph is set, and count it if an item begins with it."""
        values = style.values
        marker = self._lists.marker()
        tight = bool(values.get("tight")) and style.named == self._previous
        self._previous = style.named
        left, first = values.get("left", 0.0), values.get("first", 0.0)
        if self._lists.level:
            left, first = self._lists.indent
        return Shape(
            kind=LineKind.HEADING if heading else LineKind.TEXT,
            level=min(heading or self._lists.level, _LEVELS),
            marker=None if heading else marker,
            left=left,
            first=first if marker is not None or not self._lists.level else 0.0,
            above=0.0 if tight else values.get("above", 0.0),
            below=values.get("below", 0.0),
        )

    def _end_paragraph(self) -> None:
        if self._paragraph is not None:
            self._paragraphs.pop()
            self.page.flow.end()

    # Tables, boxes, notes: each has paragraphs and lists of its own

    def _begin_row(self, attributes: Attributes) -> None:
        self._rows.append(attributes.get("table:visibility") in ("collapse", "filter"))
        self.page.begin_row()

    def _end_row(self) -> None:
        self.page.end_row(dropped=self._rows.pop() if self._rows else False)

    def _enter(self) -> None:
        self._outer.append(self._lists)
        self._lists = Lists(self._styles)
        self._paragraphs.append(None)

    def _leave(self) -> None:
        if self._outer:
            self._lists = self._outer.pop()
            self._paragraphs.pop()

    def _begin_cell(self, _: Attributes) -> None:
        self._enter()
        self.page.begin_cell()

    def _end_cell(self) -> None:
        self._leave()
        self.page.end_cell()

    def _begin_box(self) -> None:
        self._enter()
        self.page.begin_box()

    def _end_box(self) -> None:
        self._leave()
        self.page.end_box()

    def _end_note(self) -> None:
        self._leave()
        kind = self._classes[-1] if self._classes else "footnote"
        rows = self.page.take_box()
        if rows:
            self.notes.setdefault(kind, []).append(rows)

    def _noted(self) -> None:
        if self._classes:
            self._classes.pop()

    def _section(self, attributes: Attributes) -> None:
        if attributes.get("text:display") == "none":
            self.skip()

    # Text

    def _begin_span(self, attributes: Attributes) -> None:
        paragraph = self._paragraph
        if paragraph is not None:
            look = self._styles.style("text", attributes.get("text:style-name", "")).look
            paragraph.looks.append(dict(look))
            paragraph.seen = None

    def _end_span(self) -> None:
        paragraph = self._paragraph
        if paragraph is not None and paragraph.looks:
            paragraph.looks.pop()
            paragraph.seen = None

    def _begin_link(self, attributes: Attributes) -> None:
        if self._paragraph is not None:
            self._paragraph.links.append(attributes.get("xlink:href") or None)

    def _end_link(self) -> None:
        if self._paragraph is not None and self._paragraph.links:
            self._paragraph.links.pop()

    def characters(self, text: str) -> None:
        """Take characters of a paragraph; white space in a row counts as one blank."""
        paragraph = self._paragraph
        if paragraph is None:
            return
        plain = _BLANKS.sub(" ", text)
        if paragraph.is_blank:
            plain = plain.removeprefix(" ")
        if plain:
            self._say(plain)

    def _space(self, attributes: Attributes) -> None:
        count = whole(attributes.get("text:c"))
        self._say(" " * min(1 if count is None else max(count, 0), _MOST_BLANKS))

    def _turn(self) -> None:
        if self._paragraph is not None and not self._look(self._paragraph)[1]:
            self._paragraph.is_blank = True
            self.page.flow.turn()

    def _object(self, attributes: Attributes) -> None:
        """Put in the text of a formula."""
        formula = self._formula(attributes.get("xlink:href", "")) if self._paragraph else ""
        if formula:
            self._say(formula)

    def _say(self, text: str) -> None:
        """Put characters into the line as they are set."""
        paragraph = self._paragraph
        if paragraph is None or not text:
            return
        style, hidden = self._look(paragraph)
        if not hidden:
            link = paragraph.links[-1] if paragraph.links else None
            style = as_linked(style) if link else style
            paragraph.is_blank = text.endswith(" ")
            self.page.flow.text(text, style, link)

    def _look(self, paragraph: _Paragraph) -> tuple[Style, bool]:
        """Give the style of what is said now, and whether it is hidden."""
        if paragraph.seen is None:
            base = paragraph.style.look
            look = over((base, *paragraph.looks))
            # Where all text is set like code it says nothing.
            look["code"] = bool(look.get("code")) and not base.get("code")
            paragraph.seen = (style_of(look), bool(look.get("hidden")))
        return paragraph.seen
