"""The headings of a document, said and unsaid, and what stands under each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from bibnorm.find.likeness import STRONG, WEAK, is_remark, likeness
from bibnorm.find.markers import leading
from bibnorm.find.rows import Row
from bibnorm.find.starts import is_open_end, starts_entry
from bibnorm.lexicon.headings import Heading, Topic, classify, is_known_word
from bibnorm.model import LineKind


class State(Enum):
    """Whether a section holds publications."""

    OPEN = "open"
    CLOSED = "closed"
    UNSURE = "unsure"


@dataclass
class Section:
    """The rows under a heading, and the headings above them, outermost first."""

    path: tuple[str, ...]
    state: State
    heading: Row | None = None
    topic: Heading = field(default_factory=lambda: Heading(Topic.UNKNOWN))
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class _Open:
    """A heading that still holds; `level` 0 means that only its look made it one."""

    text: str
    heading: Heading
    level: int

    @property
    def rank(self) -> str:
        """Which headings replace each other where no level is given."""
        if self.heading.general or self.heading.topic is Topic.OTHER:
            return "top"
        return (
            "kind" if self.heading.topic in (Topic.WORKS, Topic.KIND) else self.heading.topic.name
        )


_LONGEST_HEADING = 80
_MOST_WORDS = 9
_CAPITAL = 0.75
_SHORT = 0.6
_SHORT_LINE = 45
_LEAD = re.compile(r"\s*((?:[A-Z][A-Z&/-]{2,}|&|AND|OF)(?:[ ]+(?:[A-Z][A-Z&/-]{2,}|&|AND|OF|IN))*)")
_SORT = re.compile(r"([^\W\d_a-z]\w+(?: \w+){0,2})\s+(?=[\[§#(])")
_SURE_STYLES = ("bracket", "hash")
_SHORTEST_GLUED = 6
_NUMBER = re.compile(r"\A\d{1,3} +")
_CAPTION = re.compile(r"[^\W\d].*")
# A day, an identifier, an address: what stands in a heading are years and counts.
_REFERENCE = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2}|:\d{4}|https?:")


def outline(rows: Sequence[Row], title: str | None) -> list[Section]:
    """Divide a document into sections.

    `title` is the document's own, from its front matter; a page called
    "Publications" needs no heading of that name.
    """
    base = classify(title or "")
    root = State.OPEN if base.topic is Topic.WORKS else State.UNSURE
    stack: list[_Open] = []
    sections = [Section((), root)]
    previous: Row | None = None
    for number, whole in enumerate(rows):
        following = rows[number + 1] if number + 1 < len(rows) else None
        for row, glued in _unglued(whole):
            open_now = sections[-1].state is not State.CLOSED
            heading = glued or _heading(row, previous, following, open_now)
            if heading is None:
                sections[-1].rows.append(row)
                previous = row
                continue
            level = row.line.level if row.kind is LineKind.HEADING else 0
            _push(stack, _Open(_caption(row.text), heading, level))
            path = tuple(entry.text for entry in stack)
            sections.append(Section(path, _state(stack, root), row, heading))
            previous = None
    return sections


def _caption(text: str) -> str:
    """A heading's text as it is kept."""
    return " ".join(text.split()).rstrip(":").strip()


def _push(stack: list[_Open], new: _Open) -> None:
    """Put a heading where it belongs among those that hold."""
    if new.level:
        while stack and (not stack[-1].level or stack[-1].level >= new.level):
            stack.pop()
    else:
        unsaid = [n for n, entry in enumerate(stack) if not entry.level]
        replaced = [n for n in unsaid if _replaces(new, stack[n])]
        if replaced:
            del stack[replaced[0] :]
    stack.append(new)


def _replaces(new: _Open, old: _Open) -> bool:
    """Whether a heading without a level ends what an older one began."""
    if new.rank == "top" or new.rank == old.rank:
        return True
    # A list of works begins anew after experience or awards.
    return new.heading.topic is Topic.WORKS and old.heading.topic is Topic.OTHER


def _state(stack: Sequence[_Open], root: State) -> State:
    """Decide by the innermost heading that says something."""
    kind_seen = False
    for entry in reversed(stack):
        match entry.heading.topic:
            case Topic.WORKS:
                return State.OPEN
            case Topic.OTHER:
                return State.UNSURE if kind_seen else State.CLOSED
            case Topic.KIND:
                kind_seen = True
            case _:
                pass
    return root


def _unglued(row: Row) -> list[tuple[Row, Heading | None]]:
    """Part a heading from the text that a conversion left beside it."""
    if row.kind is not LineKind.TEXT or row.is_item or row.is_inside:
        return [(row, None)]
    end = _glued_capitals(row.text) or _glued_before_marker(row.text)
    if not end:
        return [(row, None)]
    rest = row.text[end:]
    start = end + len(rest) - len(rest.lstrip(" \t:"))
    return [(row.cut(0, end), classify(row.text[:end])), (row.cut(start), None)]


def _glued_capitals(text: str) -> int:
    """Where a heading in capitals ends that something else follows; 0 for none."""
    match = _LEAD.match(text)
    rest = text[match.end() :] if match else ""
    if match is None or not _CAPTION.search(rest):
        return 0
    glued = rest[0].isspace() or rest.startswith(": ")
    sure = len(match[1]) >= _SHORTEST_GLUED and is_known_word(match[1].split()[-1])
    return match.end() if glued and sure and classify(match[1]).covered else 0


def _glued_before_marker(text: str) -> int:
    """Where a sort of works ends that stands before the number of an entry; 0 for none."""
    match = _SORT.match(text)
    if match is None:
        return 0
    mark, heading = leading(text[match.end() :]), classify(match[1])
    sort = heading.covered and heading.topic in (Topic.WORKS, Topic.KIND)
    return match.end(1) if sort and mark is not None and mark.style in _SURE_STYLES else 0


def _heading(
    row: Row, previous: Row | None, following: Row | None, open_now: bool
) -> Heading | None:
    """Say whether a row is a heading, and of what."""
    if row.kind is LineKind.HEADING:
        return _said(row)
    text = row.text.strip(" *_")
    if row.kind is not LineKind.TEXT or len(text) > _LONGEST_HEADING or row.is_inside:
        return None
    if row.wrapped or _REFERENCE.search(text):
        return None
    if len(text.split()) > _MOST_WORDS or text.startswith(("(", "[")) or "\t" in text:
        return None
    heading = classify(text)
    if heading.covered:
        return heading if _stands_alone(row, previous, following, heading) else None
    return _unsaid(row, following, heading, open_now)


def _said(row: Row) -> Heading | None:
    """A line that the format calls a heading; a whole citation underlined is none."""
    heading = classify(row.text)
    return None if not heading.covered and likeness(row.text) >= STRONG + 2 else heading


def _stands_alone(row: Row, previous: Row | None, following: Row | None, heading: Heading) -> bool:
    """Whether a line of known words is a heading and not a line of something longer."""
    text = row.text.rstrip(" *_")
    if text.endswith((",", ";", "-")) or (text.endswith(".") and not row.is_bold):
        return False
    if row.fresh or previous is None:
        return True
    ended = previous.text.rstrip().endswith((".", ")", "]", "!", "?"))
    loud = _is_capital(text) or row.is_bold or text.endswith(":")
    apart = following is None or following.fresh or _begins(following)
    top = heading.general or heading.topic is Topic.OTHER
    if top and _breaks_off(text, previous, following):
        return True
    if heading.topic is Topic.YEAR:
        return ended and not row.line.hard_break and row.line.indent <= previous.line.indent
    return (loud and ended) or (ended and apart and heading.topic in (Topic.WORKS, Topic.OTHER))


def _begins(row: Row) -> bool:
    """Whether a row looks like the beginning of an entry."""
    text = _NUMBER.sub("", row.text)
    return row.is_item or row.mark is not None or starts_entry(text)


def _breaks_off(text: str, previous: Row, following: Row | None) -> bool:
    """Whether a line cannot go on with the one above, nor the one below with it."""
    begins = following is None or following.text[:1].isupper() or _begins(following)
    short = len(text) < _SHORT * previous.width or len(previous.text) < _SHORT_LINE
    return text[:1].isalpha() and begins and short and not is_open_end(previous.text)


def _is_capital(text: str) -> bool:
    """Whether a text is in capitals, or nearly: small capitals come out mixed."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and sum(char.isupper() for char in letters) >= _CAPITAL * len(letters)


def _unsaid(row: Row, following: Row | None, heading: Heading, open_now: bool) -> Heading | None:
    """A line that only looks like a heading: alone, short, set off."""
    text = row.text.strip(" *_")
    loud = _is_capital(text) or row.is_bold or text.endswith(":")
    if not row.fresh or row.turned or likeness(text) >= STRONG:
        return None
    if heading.topic in (Topic.WORKS, Topic.OTHER) and loud and not is_remark(text):
        return None if open_now and _leads_on(text, following) else heading
    if not open_now or not _is_caption(row, text) or following is None:
        return None
    if not following.fresh or starts_entry(text):
        return None
    begins = following.is_item or (following.mark is not None and not following.mark.is_bullet)
    return heading if begins or (loud and likeness(following.text) >= STRONG) else None


def _leads_on(text: str, following: Row | None) -> bool:
    """Whether the line below goes on with a loud one, as authors do below a bold title."""
    if following is None or following.fresh or following.is_item or following.mark is not None:
        return False
    if likeness(following.text) >= STRONG:
        return False
    return not _is_capital(text) and not text.endswith(":")


def _is_caption(row: Row, text: str) -> bool:
    """Whether a line can be the name of a group of entries: few words, no sentence."""
    plain = not row.is_item and row.mark is None and not any(char.isdigit() for char in text)
    quiet = not text.endswith((".", ",", ";")) and "," not in text and text[:1].isupper()
    return (
        plain and quiet and len(text.split()) <= 6 and likeness(text) < WEAK and not is_remark(text)
    )
