"""What stands in a line of a Word document: runs, signs, fields, links, references to notes."""

import re
from abc import abstractmethod
from collections.abc import Mapping

from bibnorm.model import Style
from bibnorm.read.docx_fields import Fields
from bibnorm.read.docx_props import Props, PropsHandler
from bibnorm.read.docx_styles import ParagraphStyle, Styles
from bibnorm.read.flow import Flow
from bibnorm.read.looks import as_linked, style_of
from bibnorm.read.symbols import symbol, symbols
from bibnorm.read.xmlparts import Attributes

_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")


class Inline(PropsHandler):
    """Reads runs: no hidden text, of fields the results, and symbols as characters.

    `notes` are the notes that are referred to, in order: their kind and id.
    """

    def __init__(self, styles: Styles, links: Mapping[str, str]) -> None:
        """Take the styles; `links` are the targets of hyperlinks by id."""
        super().__init__()
        self._styles = styles
        self._links = links
        self.notes: list[tuple[str, str]] = []
        self._run = Props()
        self._seen: tuple[Style, bool, str] | None = None
        self._fields = Fields()
        self._anchors: list[str | None] = []
        self._takes: str | None = None
        self._raised = 0
        self._looks: dict[object, tuple[Style, bool, str]] = {}
        self._inline()

    @abstractmethod
    def _begun(self) -> Flow:
        """Give the flow, with the open paragraph begun in it."""

    @abstractmethod
    def _style_now(self) -> ParagraphStyle:
        """Give the style of the open paragraph."""

    def _inline(self) -> None:
        """Name the elements that stand in a line."""
        self.opens = {
            **self.opens,
            "w:r": self._begin_run,
            "m:r": self._begin_run,
            "w:t": lambda _: self._take("text"),
            "m:t": lambda _: self._take("text"),
            "w:instrText": lambda _: self._take("instruction"),
            "w:tab": lambda _: self._sign("\t"),
            "w:ptab": lambda _: self._sign("\t"),
            "w:br": lambda _: self._turn(),
            "w:cr": lambda _: self._turn(),
            "w:noBreakHyphen": lambda _: self._sign("-"),
            "w:sym": self._symbol,
            "w:fldChar": lambda attributes: self._fields.mark(attributes.get("w:fldCharType")),
            "w:fldSimple": lambda attributes: self._fields.begin(attributes.get("w:instr", "")),
            "w:hyperlink": self._begin_link,
            "w:footnoteReference": lambda attributes: self._note("footnote", attributes),
            "w:endnoteReference": lambda attributes: self._note("endnote", attributes),
            "m:den": lambda _: self._sign("/"),
            "m:sup": lambda _: self._raise(1),
        }
        self.closes = {
            **self.closes,
            "w:t": lambda: self._take(None),
            "m:t": lambda: self._take(None),
            "w:instrText": lambda: self._take(None),
            "w:fldSimple": lambda: self._fields.mark("end"),
            "w:hyperlink": self._end_link,
            "m:sup": lambda: self._raise(-1),
        }

    def _begin_run(self, _: Attributes) -> None:
        self._run, self._seen = Props(), None

    def _take(self, what: str | None) -> None:
        self._takes = what

    def characters(self, text: str) -> None:
        """Take characters where they are seen."""
        if self._takes == "text":
            self._say(text)
        elif self._takes == "instruction":
            self._fields.instruct(text)

    def _sign(self, text: str) -> None:
        """Take a character that is an element; a tab among properties is none."""
        if not self._open:
            self._say(text)

    def _symbol(self, attributes: Attributes) -> None:
        code = attributes.get("w:char", "")
        if _HEX.fullmatch(code):
            self._say(symbol(attributes.get("w:font", ""), int(code, 16)))

    def _raise(self, by: int) -> None:
        self._raised += by

    def _begin_link(self, attributes: Attributes) -> None:
        target = self._links.get(attributes.get("r:id", ""), "")
        anchor = attributes.get("w:anchor")
        self._anchors.append((f"{target}#{anchor}" if anchor else target) or None)

    def _end_link(self) -> None:
        if self._anchors:
            self._anchors.pop()

    def _note(self, kind: str, attributes: Attributes) -> None:
        """Keep that a note is referred to. Its number is left out: it would end a title."""
        if not self._is_hidden():
            self.notes.append((kind, attributes.get("w:id", "")))

    def _turn(self) -> None:
        if not self._open and not self._is_hidden():
            self._begun().turn()

    def _is_hidden(self) -> bool:
        return self._fields.is_hidden or self._look()[1]

    def _say(self, text: str) -> None:
        """Put characters into the line as the run sets them."""
        style, _, font = self._look()
        if self._is_hidden():
            return
        link = self._anchors[-1] if self._anchors else self._fields.link
        style = as_linked(style) if link else style
        shown = symbols(font, text) if font else text
        self._begun().text(shown, style | Style.SUPERSCRIPT if self._raised else style, link)

    def _look(self) -> tuple[Style, bool, str]:
        """Give the style of the run, whether it is hidden, and the font of its symbols."""
        if self._seen is None:
            paragraph, run = self._style_now(), self._run
            key = (paragraph.id, run.style, run.font, *sorted(run.look.items()))
            if key not in self._looks:
                look = self._styles.look(paragraph, run)
                hidden = bool(look.get("hidden")) or paragraph.is_contents
                self._looks[key] = (style_of(look), hidden, self._styles.font(paragraph, run))
            self._seen = self._looks[key]
        return self._seen
