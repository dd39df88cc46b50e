"""The styles of a Word document: what each sets, and what it inherits."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bibnorm.read.docx_props import Props, PropsHandler, is_on
from bibnorm.read.looks import over
from bibnorm.read.xmlparts import Attributes

_HEADING = re.compile(r"heading (\d)")
_DEEPEST = 64
# Set in a paragraph's style and in a character's style as well, they cancel each other.
_TOGGLES = ("bold", "italic", "hidden")


@dataclass(slots=True)
class _Definition:
    name: str = ""
    parent: str | None = None
    paragraph: Props = field(default_factory=Props)
    run: Props = field(default_factory=Props)


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph's style says, inherited things with it; `id` is that of the style."""

    id: str | None
    values: Mapping[str, float]
    look: Mapping[str, bool]
    font: str
    heading: int = 0
    is_contents: bool = False


class Styles(PropsHandler):
    """Reads the styles part, then answers what styles say."""

    skipped = PropsHandler.skipped | {"w:tblStylePr", "w:latentStyles"}

    def __init__(self) -> None:
        """Begin without any style."""
        super().__init__()
        self._defaults = _Definition()
        self._definitions: dict[str, _Definition] = {}
        self._now = self._defaults
        self._usual: str | None = None
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._characters: dict[str | None, tuple[dict[str, bool], str | None]] = {}
        self.opens = {
            **self.opens,
            "w:style": self._style,
            "w:name": self._name,
            "w:basedOn": self._based_on,
            "w:pPr": lambda _: self._open.append(self._now.paragraph),
            "w:rPr": lambda _: self._open.append(self._now.run),
        }
        self.closes = {"w:pPr": self.leave, "w:rPr": self.leave, "w:style": self._styled}

    def _style(self, attributes: Attributes) -> None:
        self._now = _Definition()
        id_ = attributes.get("w:styleId", "")
        self._definitions[id_] = self._now
        default = "w:default" in attributes and is_on({"w:val": attributes["w:default"]})
        if default and attributes.get("w:type") == "paragraph":
            self._usual = id_

    def _styled(self) -> None:
        self._now = self._defaults

    def _name(self, attributes: Attributes) -> None:
        self._now.name = attributes.get("w:val", "").casefold()

    def _based_on(self, attributes: Attributes) -> None:
        self._now.parent = attributes.get("w:val")

    def _chain(self, id_: str | None) -> list[_Definition]:
        """Give a style with what it is based on, the root first."""
        chain: list[_Definition] = []
        seen: set[str] = set()
        while id_ in self._definitions and id_ not in seen and len(chain) < _DEEPEST:
            seen.add(id_)
            chain.append(self._definitions[id_])
            id_ = chain[-1].parent
        return chain[::-1]

    def paragraph(self, id_: str | None) -> ParagraphStyle:
        """Give what a paragraph's style says; the usual one's where it names none."""
        if id_ not in self._definitions:
            id_ = self._usual
        if id_ not in self._paragraphs:
            self._paragraphs[id_] = self._resolved(id_)
        return self._paragraphs[id_]

    def _resolved(self, id_: str | None) -> ParagraphStyle:
        chain = self._chain(id_)
        with_defaults = [self._defaults, *chain]
        values: dict[str, float] = {}
        for one in with_defaults:
            if "list" in one.paragraph.values:
                values.pop("level", None)
            values.update(one.paragraph.values)
        fonts = [one.run.font for one in with_defaults if one.run.font is not None]
        return ParagraphStyle(
            id=id_,
            values=values,
            look=over(one.run.look for one in with_defaults),
            font=fonts[-1] if fonts else "",
            heading=next(_headings(chain), 0),
            is_contents=bool(chain) and re.match(r"toc \d", chain[-1].name) is not None,
        )

    def character(self, id_: str | None) -> tuple[dict[str, bool], str | None]:
        """Give what a character's style says: the look, and the font of symbols if it has one."""
        if id_ not in self._characters:
            chain = self._chain(id_)
            fonts = [one.run.font for one in chain if one.run.font is not None]
            look = over(one.run.look for one in chain)
            self._characters[id_] = (look, fonts[-1] if fonts else None)
        return self._characters[id_]

    def list_of(self, id_: str) -> int:
        """Give the list that a style numbers with, or 0."""
        found = self._definitions.get(id_)
        return int(found.paragraph.values.get("list", 0)) if found else 0

    def look(self, paragraph: ParagraphStyle, run: Props) -> dict[str, bool]:
        """Give the look of a run in a paragraph."""
        own, _ = self.character(run.style)
        base = over((paragraph.look, own))
        for key in _TOGGLES:
            if own.get(key) and paragraph.look.get(key):
                base[key] = bool(self._defaults.run.look.get(key))
        out = over((base, run.look))
        # Where all text is set like code it says nothing.
        out["code"] = bool(out.get("code")) and not paragraph.look.get("code")
        return out

    def font(self, paragraph: ParagraphStyle, run: Props) -> str:
        """Give the font of symbols in which a run is set, or nothing."""
        _, own = self.character(run.style)
        found = (font for font in (run.font, own, paragraph.font) if font is not None)
        return next(found, "")


def _headings(chain: list[_Definition]) -> Iterator[int]:
    """Give the levels of the headings that a style is, or is based on; a title is above all."""
    for one in reversed(chain):
        match = _HEADING.fullmatch(one.name)
        if match:
            yield int(match[1]) + 1
        elif one.name == "title":
            yield 1
