"""The lists that are open in an OpenDocument text, and their counts."""

from dataclasses import dataclass, field

from bibnorm.read.lengths import whole
from bibnorm.read.odt_styles import OdtStyles
from bibnorm.read.xmlparts import Attributes


@dataclass(slots=True)
class _List:
    style: str
    counts: dict[int, int]
    wants: bool = False
    start: int | None = None
    ends: list[bool] = field(default_factory=list)


class Lists:
    """Counts the items of lists in lists; a list may go on with an earlier one."""

    def __init__(self, styles: OdtStyles) -> None:
        """Begin outside any list."""
        self._styles = styles
        self._open: list[_List] = []
        self._by_id: dict[str, dict[int, int]] = {}
        self._by_style: dict[str, dict[int, int]] = {}

    @property
    def level(self) -> int:
        """How deep the innermost list is."""
        return len(self._open)

    @property
    def indent(self) -> tuple[float, float]:
        """Where items of the innermost list begin: their text, and how far right the first line."""
        now = self._open[-1] if self._open else None
        level = self._styles.list_level(now.style, self.level) if now else None
        return (level.left, level.first) if level else (0.0, 0.0)

    def begin(self, attributes: Attributes) -> None:
        """Begin a list, in the item of another one perhaps."""
        outer = self._open[-1] if self._open else None
        style = attributes.get("text:style-name") or (outer.style if outer else "")
        continues = attributes.get("text:continue-numbering") == "true"
        if outer is not None:
            counts = outer.counts
            if not continues:
                counts.pop(self.level + 1, None)
        else:
            counts = self._begun(attributes, style, continues=continues)
        self._open.append(_List(style, counts))

    def _begun(self, attributes: Attributes, style: str, *, continues: bool) -> dict[int, int]:
        """Give the counts of an outermost list: those of the one it goes on with, or none."""
        earlier = self._by_id.get(attributes.get("text:continue-list", ""))
        if earlier is None and continues:
            earlier = self._by_style.get(style)
        counts = {} if earlier is None else earlier
        self._by_style[style] = counts
        if "xml:id" in attributes:
            self._by_id[attributes["xml:id"]] = counts
        return counts

    def end(self) -> None:
        """End the innermost list."""
        if self._open:
            self._open.pop()

    def item(self, attributes: Attributes) -> None:
        """Begin an item; its first paragraph will ask for the number."""
        if self._open:
            self._open[-1].wants = True
            self._open[-1].start = whole(attributes.get("text:start-value"))

    def header(self, _: Attributes) -> None:
        """Begin something in a list that is no item."""
        if self._open:
            self._open[-1].wants = False

    def marker(self) -> str | None:
        """Count the item if a paragraph is its first, and give its number or bullet."""
        now = self._open[-1] if self._open else None
        if now is None or not now.wants:
            return None
        now.wants = False
        level = self.level
        form = self._styles.list_level(now.style, level)
        start = form.start if form else 1
        now.counts[level] = (
            now.start if now.start is not None else now.counts.get(level, start - 1) + 1
        )
        for deeper in [one for one in now.counts if one > level]:
            del now.counts[deeper]
        return self._styles.marker(now.style, level, now.counts)
