"""The text of a Word document, its notes or its headers, read into lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bibnorm.model import LineKind
from bibnorm.read.docx_inline import Inline
from bibnorm.read.docx_numbering import Numbering
from bibnorm.read.docx_props import Props
from bibnorm.read.docx_styles import ParagraphStyle, Styles
from bibnorm.read.flow import Flow, Page, Shape
from bibnorm.read.xmlparts import Attributes

_NO_HEADING = 9


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is open; `is_begun` once a line of it was asked for."""

    props: Props = field(default_factory=Props)
    mark: Props = field(default_factory=Props)
    style: ParagraphStyle | None = None
    is_begun: bool = False
    is_merged: bool = False


@dataclass(slots=True)
class _Choice:
    """Alternatives of one content, of which the first is taken."""

    is_taken: bool = False


class Body(Inline):
    """Reads what is seen of a part: paragraphs, tables and boxes, without what was deleted."""

    # Deleted text, how things were, phonetic guides, prompts and the like.
    skipped = Inline.skipped | {"w:rt", "w:rubyPr", "w:tblPr", "w:tblGrid", "w:sdtEndPr"}

    def __init__(self, styles: Styles, numbering: Numbering, links: Mapping[str, str]) -> None:
        """Take what the other parts say; `links` are the targets of hyperlinks by id."""
        super().__init__(styles, links)
        self._numbering = numbering
        self.page = Page()
        self._paragraphs: list[_Paragraph] = []
        self._previous: ParagraphStyle | None = None
        self._merging: Flow | None = None
        self._runs: list[Props] = []
        self._choices: list[_Choice] = []
        self._rows: list[bool] = []
        self._in_row_props = False
        self._prompts = False
        self._structure()

    def _structure(self) -> None:
        """Name the elements that hold paragraphs or say how these are set."""
        page = self.page
        self.opens = {
            **self.opens,
            "w:p": self._begin_paragraph,
            "w:pPr": lambda _: self._open.append(self._paragraph.props),
            "w:rPr": self._begin_run_props,
            "w:tbl": lambda _: page.begin_table(),
            "w:tr": self._begin_row,
            "w:trPr": self._row_props,
            "w:tc": lambda _: page.begin_cell(),
            "w:txbxContent": self._begin_box,
            "w:showingPlcHdr": self._prompt,
            "w:docPartGallery": self._gallery,
            "w:sdtContent": self._content,
            "mc:AlternateContent": lambda _: self._choices.append(_Choice()),
            "mc:Choice": self._alternative,
            "mc:Fallback": self._alternative,
            "w:del": self._deleted,
            "w:moveFrom": self._deleted,
        }
        self.closes = {
            **self.closes,
            "w:p": self._end_paragraph,
            "w:pPr": self.leave,
            "w:rPr": self.leave,
            "w:tbl": page.end_table,
            "w:tr": self._end_row,
            "w:trPr": self._row_props_end,
            "w:tc": page.end_cell,
            "w:txbxContent": self._end_box,
            "mc:AlternateContent": self._chosen,
        }

    # Paragraphs

    @property
    def _paragraph(self) -> _Paragraph:
        return self._paragraphs[-1] if self._paragraphs else _Paragraph()

    def _begin_paragraph(self, _: Attributes) -> None:
        paragraph = _Paragraph()
        # The mark between this paragraph and the one above is not seen: they are one.
        paragraph.is_begun = self._merging is self.page.flow
        self._merging = None
        self._paragraphs.append(paragraph)

    def _end_paragraph(self) -> None:
        if not self._paragraphs:
            return
        self._fields.settle()
        paragraph = self._paragraph
        merges = paragraph.is_merged or bool(paragraph.mark.look.get("hidden"))
        if merges:
            self._merging = self.page.flow if paragraph.is_begun else None
        elif not self._style_of(paragraph).is_contents:
            self._begun().end()
        self._paragraphs.pop()

    def _begun(self) -> Flow:
        """Give the flow, with the open paragraph begun in it."""
        flow = self.page.flow
        if self._paragraphs and not self._paragraph.is_begun:
            self._paragraph.is_begun = True
            flow.begin(self._shape(self._paragraph))
        return flow

    def _style_of(self, paragraph: _Paragraph) -> ParagraphStyle:
        if paragraph.style is None:
            paragraph.style = self._styles.paragraph(paragraph.props.style)
        return paragraph.style

    def _style_now(self) -> ParagraphStyle:
        return self._style_of(self._paragraph)

    def _shape(self, paragraph: _Paragraph) -> Shape:
        """Say how a paragraph is set, and count it if it is numbered."""
        style = self._style_of(paragraph)
        values = self._values(paragraph, style)
        marker, level = self._marker(style, values)
        same = self._previous is not None and self._previous.id == style.id
        tight = same and bool(values.get("tight"))
        self._previous = style
        outline = int(values.get("outline", _NO_HEADING))
        heading = outline + 2 if 0 <= outline < _NO_HEADING else style.heading
        return Shape(
            kind=LineKind.HEADING if heading else LineKind.TEXT,
            level=heading or level,
            marker=None if heading else marker,
            left=values.get("left", 0.0),
            first=values.get("first", 0.0),
            above=0.0 if tight else values.get("above", 0.0),
            below=values.get("below", 0.0),
        )

    def _values(self, paragraph: _Paragraph, style: ParagraphStyle) -> dict[str, float]:
        """Give the numbers that hold for a paragraph: its style's, its list's, its own."""
        values = {**style.values, **paragraph.props.values}
        list_ = int(values.get("list", 0))
        if not list_:
            return values
        if "level" not in values or "list" not in paragraph.props.values:
            values.setdefault("level", self._numbering.level_of_style(list_, style.id))
        level = self._numbering.level(list_, int(values["level"]))
        return {**values, **(level.props.values if level else {}), **paragraph.props.values}

    def _marker(self, style: ParagraphStyle, values: Mapping[str, float]) -> tuple[str | None, int]:
        """Give a paragraph's number or bullet, and how deep it stands in its list."""
        list_ = int(values.get("list", 0))
        if not list_ or style.is_contents:
            return None, 0
        level = int(values.get("level", 0))
        return self._numbering.marker(list_, level), min(max(level, 0), 8) + 1

    # Tables, boxes, alternatives

    def _begin_row(self, _: Attributes) -> None:
        self._rows.append(False)
        self.page.begin_row()

    def _row_props(self, _: Attributes) -> None:
        self._in_row_props = True

    def _row_props_end(self) -> None:
        self._in_row_props = False

    def _end_row(self) -> None:
        self.page.end_row(dropped=self._rows.pop() if self._rows else False)

    def _begin_box(self, _: Attributes) -> None:
        self._begun()
        self._runs.append(self._run)
        self._paragraphs.append(_Paragraph(is_begun=True))
        self.page.begin_box()

    def _end_box(self) -> None:
        if self._runs:
            self._run, self._seen = self._runs.pop(), None
            self._paragraphs.pop()
            self.page.end_box()

    def _alternative(self, _: Attributes) -> None:
        if self._choices:
            if self._choices[-1].is_taken:
                self.skip()
            self._choices[-1].is_taken = True

    def _chosen(self) -> None:
        if self._choices:
            self._choices.pop()

    def _deleted(self, _: Attributes) -> None:
        """Leave deleted text out, let a deleted mark join paragraphs, drop a deleted row."""
        if self._in_row_props:
            if self._rows:
                self._rows[-1] = True
        elif not self._open:
            self.skip()
        elif self._paragraphs and self._open[-1] is self._paragraph.mark:
            self._paragraph.is_merged = True

    def _prompt(self, _: Attributes) -> None:
        self._prompts = True

    def _gallery(self, attributes: Attributes) -> None:
        self._prompts = attributes.get("w:val") == "Table of Contents"

    def _content(self, _: Attributes) -> None:
        """Leave out the content of a control that is but a prompt, or repeats the headings."""
        if self._prompts:
            self.skip()
        self._prompts = False

    def _begin_run_props(self, _: Attributes) -> None:
        in_paragraph = bool(self._open) and self._open[-1] is self._paragraph.props
        self._open.append(self._paragraph.mark if in_paragraph else self._run)
