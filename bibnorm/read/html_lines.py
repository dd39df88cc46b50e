"""Boxes to lines: what is written beside each other, what stands apart, what begins an item."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import accumulate

from bibnorm.model import Line, LineKind, Run, Style
from bibnorm.read.blanks import BLANKS
from bibnorm.read.html_boxes import CELLS, Box, Role, Sign, Text
from bibnorm.read.html_extras import is_abstract
from bibnorm.read.html_names import MARGINS
from bibnorm.read.runs import joined, trimmed

_ENTITY = r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,40});?"
_WORD = r"(?:[^ \t\r\n\f&]|&(?![#A-Za-z]))+"
_PIECES = re.compile(
    rf"(?P<blank>[ \t\r\n\f]+)|(?P<entity>{_ENTITY})|(?P<plain>{_WORD}(?:[ \t\r\n\f]{_WORD})*)|&"
)
_PIECES_AS_THEY_STAND = re.compile(
    rf"(?P<blank>[ \t\r\n\f]+)|(?P<entity>{_ENTITY})|(?P<plain>{_WORD}(?: {_WORD})*)|&"
)
# What is never seen: soft hyphens, joints without width, marks of the byte order.
_SHOWN = (
    BLANKS | dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF)) | {9: " ", 10: " ", 13: " ", 0: None}
)
_PERSON = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+)+\.?")
_AS_IS = frozenset(("pre", "listing"))
_ONE_LINE = frozenset((Role.HEADING, Role.ROW, Role.FLAT, Role.LABEL))
_LEAST_SAME = 3
_SAME_SHARE = 0.7
_ENDS = re.compile(r"[\w)\]”\"'’*]")
_BEGINS = re.compile(r"[\w“\"(]")


def write_lines(boxes: Sequence[Box], source: str) -> list[Line]:
    """Write the lines of a page whose boxes have their roles."""
    writer = _Writer(source, owner_marks(boxes, source))
    for entering, kid in _walk(boxes[0]):
        if isinstance(kid, Text):
            writer.text(kid)
        elif isinstance(kid, Sign):
            writer.sign(kid)
        elif entering:
            writer.enter(kid)
        else:
            writer.leave(kid)
    writer.flush()
    return writer.lines


def _walk(root: Box) -> Iterator[tuple[bool, Box | Text | Sign]]:
    """Give what is in a box in order; a box comes twice, when it begins and when it ends."""
    todo: list[tuple[bool, Box | Text | Sign]] = [(True, root)]
    while todo:
        entering, kid = todo.pop()
        if isinstance(kid, Box) and kid.role in (Role.GONE, Role.SIGN):
            continue
        yield entering, kid
        if isinstance(kid, Box) and entering:
            todo.append((False, kid))
            todo.extend((True, inner) for inner in reversed(kid.kids))


def owner_marks(boxes: Iterable[Box], source: str) -> frozenset[str]:
    """Give the classes that set one person off, whatever a style sheet elsewhere makes of them.

    A class that stands again and again on the same name, and on hardly
    anything else, is there for that.
    """
    texts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for box in boxes:
        for kid in box.kids:
            if isinstance(kid, Text) and kid.mark and kid.end - kid.start < 60:
                text = " ".join(source[kid.start : kid.end].split()).strip(" ,.;*†‡§0123456789")
                if text:
                    texts[kid.mark][text] += 1
    found = set()
    for mark, counted in texts.items():
        text, often = counted.most_common(1)[0]
        same = often >= max(_LEAST_SAME, _SAME_SHARE * counted.total())
        if same and _PERSON.fullmatch(text) and text[0].isupper():
            found.add(mark)
    return frozenset(found)


def _is_apart(box: Box) -> bool:
    """Whether a box stands apart from what is above and below it."""
    return (box.tag in MARGINS and not box.tight) or (box.role is Role.BLOCK and box.tag in CELLS)


class _Writer:
    """Collects runs, and ends lines where blocks, breaks and items do."""

    def __init__(self, source: str, owners: frozenset[str]) -> None:
        self.lines: list[Line] = []
        self._source = source
        self._starts = [0, *accumulate(len(row) + 1 for row in source.split("\n"))]
        self._owners = owners
        self._runs: list[Run] = []
        self._apart = True
        self._marker: str | None = None
        self._level = 0
        self._heading = 0
        self._bold = 0
        self._row = 0
        self._pre = 0
        self._lined = 0
        self._code = 0
        self._tab = False
        self._blank = False
        self._field: str | None = None
        self._tail = ""
        self._edge = False
        self._number = 1
        self._breaks = 0
        self._indent = 0

    def enter(self, box: Box) -> None:
        """Begin a box."""
        if box.role in (Role.CELL, Role.PART):
            self._beside(box)
            return
        self.flush()
        self._apart = self._apart or _is_apart(box)
        if box.role in (Role.ENTRY, Role.LABEL) and box.marker is not None:
            self._marker = box.marker
        self._count(box, 1)

    def leave(self, box: Box) -> None:
        """End a box."""
        if box.role in (Role.CELL, Role.PART):
            return
        self._lined -= box.role in _ONE_LINE
        if box.role is Role.LABEL:
            self._runs = trimmed(self._runs)
            self._tab = bool(self._runs)
            return
        self.flush()
        self._lined += box.role in _ONE_LINE
        self._count(box, -1)
        self._apart = self._apart or _is_apart(box)
        if box.role in (Role.ENTRY, Role.INSIDE):
            self._marker = None

    def _count(self, box: Box, step: int) -> None:
        """Note what holds inside a box, or no longer does."""
        self._lined += step * (box.role in _ONE_LINE)
        self._pre += step * (box.tag in _AS_IS)
        match box.role:
            case Role.HEADING:
                self._heading += step * box.level
            case Role.ENTRY | Role.INSIDE:
                self._level += step
            case Role.ROW:
                self._row += step
            case Role.CODE:
                self._code += step
            case _:
                self._bold += step * (box.level > 0)

    def _beside(self, box: Box) -> None:
        """Part what stands in one line: columns by tabs, short items by commas."""
        if not self._runs:
            return
        if box.role is Role.CELL:
            self._runs = [*trimmed(self._runs), Run("\t")]
            self._blank = False
        elif _ENDS.match(self._tail):
            self._runs.append(Run(","))
            self._blank = True

    def sign(self, sign: Sign) -> None:
        """Take a break, a gap or an edge."""
        if sign is Sign.EDGE:
            self._edge = True
        elif sign is Sign.GAP or self._lined:
            self._blank = True
        else:
            self._breaks = 0 if self._runs else self._breaks + 1
            self._apart = self._apart or self._breaks > 0
            self.flush()

    def text(self, text: Text) -> None:
        """Take a stretch of text."""
        style = text.style | Style.BOLD if self._bold else text.style
        if text.mark in self._owners and not style & (Style.BOLD | Style.UNDERLINE):
            style |= Style.BOLD
        shown = self._source[text.start : text.end].strip() if text.literal is None else ""
        if shown:
            self._between(text, shown)
        elif text.literal is not None:
            self._put(Run(text.literal, style, text.link))
            return
        pieces = _PIECES_AS_THEY_STAND if self._pre else _PIECES
        for match in pieces.finditer(self._source, text.start, text.end):
            self._piece(match, style, text.link)
        self._edge = False

    def _between(self, text: Text, shown: str) -> None:
        """Look at what parts a text from that before it, where no sign does."""
        if self._runs and _ENDS.match(self._tail) and _BEGINS.match(shown):
            parts = self._edge and text.field and self._field not in (None, text.field)
            if parts and not self._lined:
                self.flush()
            elif self._is_glued(text, shown):
                self._blank = True
        self._field = text.field

    def _is_glued(self, text: Text, shown: str) -> bool:
        """Whether a text stands apart from that before it though no blank parts them."""
        link = self._runs[-1].link
        other_link = link is not None and text.link is not None and link != text.link
        return other_link or (self._edge and shown[0] == "(")

    def _piece(self, match: re.Match[str], style: Style, link: str | None) -> None:
        """Take a word, an entity or white space."""
        start, end = match.span()
        if match.lastgroup == "blank":
            if self._pre and ("\n" in match[0] or not self._runs):
                self._pre_break(match[0])
            elif self._pre:
                self._put(Run(match[0].replace("\t", "    "), style, link, start, end))
            else:
                self._space(start, style, link)
            return
        text = unescape(match[0]) if match.lastgroup == "entity" else match[0]
        self._put(Run(text.translate(_SHOWN), style, link, start, end))

    def _space(self, start: int, style: Style, link: str | None) -> None:
        """Let white space be one blank, or none beside another."""
        owed = self._blank or self._tab
        if self._runs and not owed and not self._runs[-1].text.endswith((" ", "\t")):
            self._runs.append(Run(" ", style, link, start, start + 1))

    def _pre_break(self, blank: str) -> None:
        """End a line of text that is set as it stands; two ends are a blank line."""
        self.flush()
        self._apart = self._apart or blank.count("\n") > 1
        self._indent = len(blank.rpartition("\n")[2].expandtabs(8))

    def _put(self, run: Run) -> None:
        """Put a run behind the others, with the blank or the tab that is owed."""
        if not run.text:
            return
        if self._tab:
            self._runs.append(Run("\t"))
        elif self._blank and self._runs and not self._runs[-1].text.endswith((" ", "\t")):
            self._runs.append(Run(" "))
        self._tab = self._blank = False
        self._runs.append(run)
        self._tail = run.text.rstrip()[-1:] or self._tail

    def flush(self) -> None:
        """End the line, unless more is to stand in it."""
        if self._lined or (self._tab and self._runs):
            self._blank = True
            return
        runs = trimmed(joined(self._runs))
        self._runs, self._blank, self._edge, self._tab = [], False, False, False
        if not runs or (not self._heading and is_abstract("".join(run.text for run in runs))):
            return
        self.lines.append(self._line(runs))
        self._marker, self._apart, self._breaks, self._field = None, False, 0, None

    @property
    def _kind(self) -> LineKind:
        """What the line that is being built is."""
        if self._heading:
            return LineKind.HEADING
        if self._row:
            return LineKind.TABLE
        return LineKind.CODE if self._code else LineKind.TEXT

    def _line(self, runs: list[Run]) -> Line:
        """Make a line of runs."""
        at = next((run.start for run in runs if run.start >= 0), -1)
        if at >= 0:
            self._number = bisect_right(self._starts, at)
        return Line(
            runs=tuple(runs),
            number=self._number,
            kind=self._kind,
            level=self._heading or self._level,
            marker=None if self._heading or self._row else self._marker,
            indent=self._indent if self._pre else 0,
            blank_before=self._apart,
            hard_break=not self._pre or self._apart,
        )
