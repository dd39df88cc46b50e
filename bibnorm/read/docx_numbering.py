"""The numbers and bullets of lists in Word, which stand in no paragraph's text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bibnorm.read.docx_props import Props, PropsHandler, is_on
from bibnorm.read.docx_styles import Styles
from bibnorm.read.lengths import whole
from bibnorm.read.numerals import bullet, numeral
from bibnorm.read.xmlparts import Attributes

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_MOST_LINKS = 8


@dataclass(slots=True)
class Level:
    """How one level of a list is numbered; `restart` is the level that begins it anew."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    style: str | None = None
    props: Props = field(default_factory=Props)


@dataclass(slots=True)
class _Abstract:
    levels: dict[int, Level] = field(default_factory=dict)
    link: str | None = None


@dataclass(slots=True)
class _List:
    abstract: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Numbering(PropsHandler):
    """Reads the numbering part, then counts the items of a document in their order."""

    def __init__(self, styles: Styles) -> None:
        """Begin without lists; `styles` are asked for those that a style names."""
        super().__init__()
        self._styles = styles
        self._abstracts: dict[str, _Abstract] = {}
        self._lists: dict[int, _List] = {}
        self._in: _Abstract | _List = _Abstract()
        self._level = Level()
        self._override = 0
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()
        self.opens = {
            **self.opens,
            "w:abstractNum": self._abstract,
            "w:numStyleLink": self._link,
            "w:num": self._num,
            "w:abstractNumId": self._of,
            "w:lvlOverride": self._overriding,
            "w:startOverride": self._start_over,
            "w:lvl": self._lvl,
            "w:start": self._start,
            "w:numFmt": self._format,
            "w:lvlText": self._text,
            "w:lvlRestart": self._restart,
            "w:isLgl": self._legal,
            "w:pStyle": self._style,
            "w:pPr": lambda _: self._open.append(self._level.props),
            "w:rPr": lambda _: self._open.append(Props()),
        }
        self.closes = {"w:pPr": self.leave, "w:rPr": self.leave}

    def _abstract(self, attributes: Attributes) -> None:
        self._in = self._abstracts[attributes.get("w:abstractNumId", "")] = _Abstract()

    def _link(self, attributes: Attributes) -> None:
        if isinstance(self._in, _Abstract):
            self._in.link = attributes.get("w:val")

    def _num(self, attributes: Attributes) -> None:
        self._in = self._lists[whole(attributes.get("w:numId")) or 0] = _List()

    def _of(self, attributes: Attributes) -> None:
        if isinstance(self._in, _List):
            self._in.abstract = attributes.get("w:val", "")

    def _overriding(self, attributes: Attributes) -> None:
        self._override = whole(attributes.get("w:ilvl")) or 0

    def _start_over(self, attributes: Attributes) -> None:
        start = whole(attributes.get("w:val"))
        if isinstance(self._in, _List) and start is not None:
            self._in.starts[self._override] = start

    def _lvl(self, attributes: Attributes) -> None:
        self._level = self._in.levels[whole(attributes.get("w:ilvl")) or 0] = Level()

    def _start(self, attributes: Attributes) -> None:
        start = whole(attributes.get("w:val"))
        self._level.start = 1 if start is None else start

    def _format(self, attributes: Attributes) -> None:
        self._level.format = attributes.get("w:val", "decimal")

    def _text(self, attributes: Attributes) -> None:
        self._level.text = attributes.get("w:val", "")

    def _restart(self, attributes: Attributes) -> None:
        self._level.restart = whole(attributes.get("w:val"))

    def _legal(self, attributes: Attributes) -> None:
        self._level.is_legal = is_on(attributes)

    def _style(self, attributes: Attributes) -> None:
        self._level.style = attributes.get("w:val")

    def level(self, list_: int, level: int) -> Level | None:
        """Give how a level of a list is numbered; None if there is no such list."""
        return self._levels(list_).get(min(max(level, 0), _LEVELS - 1))

    def level_of_style(self, list_: int, style: str | None) -> int:
        """Give the level of a list that belongs to a style; the first if none does."""
        levels = self._levels(list_).items()
        return next((number for number, one in levels if style and one.style == style), 0)

    def marker(self, list_: int, level: int) -> str | None:
        """Count one item, and give its number or bullet as it is printed; None for none."""
        level = min(max(level, 0), _LEVELS - 1)
        levels = self._levels(list_)
        now = levels.get(level)
        if now is None:
            return None
        counts = self._counted(list_, level, levels)
        if now.format == "bullet":
            return bullet(now.text) or None if now.text else "•"
        return _PLACE.sub(lambda place: _figure(int(place[1]) - 1, now, levels, counts), now.text)

    def _counted(self, list_: int, level: int, levels: dict[int, Level]) -> dict[int, int]:
        """Count one item of a level, and let the levels below it begin anew."""
        counts = self._counts.setdefault(self._root(list_), {})
        over = self._lists[list_].starts.get(level)
        if over is not None and (list_, level) not in self._begun:
            counts[level] = over
        else:
            counts[level] = counts.get(level, levels[level].start - 1) + 1
        self._begun.add((list_, level))
        for deeper in [number for number in counts if number > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if level < (deeper if restart is None else restart):
                del counts[deeper]
        return counts

    def _linked(self, list_: int) -> Iterator[_List]:
        """Give a list and those that stand behind it through the names of list styles."""
        for _ in range(_MOST_LINKS):
            if list_ not in self._lists:
                return
            yield self._lists[list_]
            abstract = self._abstracts.get(self._lists[list_].abstract)
            if abstract is None or abstract.link is None:
                return
            list_ = int(self._styles.list_of(abstract.link))

    def _root(self, list_: int) -> str:
        """Give the name of what is counted together."""
        return [one.abstract for one in self._linked(list_)][-1]

    def _levels(self, list_: int) -> dict[int, Level]:
        """Give the levels of a list, its own exceptions among them."""
        found = list(self._linked(list_))
        if not found:
            return {}
        abstract = self._abstracts.get(found[-1].abstract)
        return {**(abstract.levels if abstract else {}), **found[0].levels}


def _figure(place: int, now: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    """Write the number of one level within the marker of another."""
    level = levels.get(place)
    if level is None or level.format in ("none", "bullet"):
        return ""
    number = counts.get(place, level.start)
    return numeral(number, "decimal" if now.is_legal else level.format)
