"""Sections whose heading is the title of an entry."""

from collections.abc import Sequence

from bibnorm.find.likeness import STRONG, likeness
from bibnorm.find.outline import Section, State
from bibnorm.find.rows import Row
from bibnorm.lexicon.headings import Topic, classify
from bibnorm.model import LineKind

_WORDS_OF_A_TITLE = 4
_MOST_ROWS_OF_ONE = 12
_MOST_CLOSED = 0.25


def titled(sections: Sequence[Section]) -> frozenset[int]:
    """Give the sections whose heading is an entry's title: many alike, each with a few lines."""
    levels: dict[tuple[int, tuple[str, ...]], list[int]] = {}
    states: dict[tuple[str, ...], State] = {}
    for number, section in enumerate(sections):
        states[section.path] = section.state
        # A title may hold a word ("Contact at a Distance") that heads another sort of section.
        closed = states.get(section.path[:-1]) is State.CLOSED
        if section.heading is not None and not closed and _may_be_titled(section):
            key = (section.heading.line.level, section.path[:-1])
            levels.setdefault(key, []).append(number)
    groups = [_few_closed(sections, numbers) for numbers in levels.values()]
    return frozenset(
        number for group in groups if group and _are_titles(sections, group) for number in group
    )


def _few_closed(sections: Sequence[Section], numbers: Sequence[int]) -> list[int]:
    """Leave out what is closed by its heading, unless it is rare among headings alike."""
    open_ = [number for number in numbers if sections[number].state is not State.CLOSED]
    few = len(numbers) - len(open_) <= _MOST_CLOSED * len(numbers)
    return list(numbers) if few else open_


def _may_be_titled(section: Section) -> bool:
    """Whether a section can be one entry under its title."""
    heading = section.heading
    if heading is None or heading.kind is not LineKind.HEADING:
        return False
    if section.topic.covered or _begins_with_works(heading.text):
        return False
    return 0 < len(section.rows) <= _MOST_ROWS_OF_ONE


def _begins_with_works(text: str) -> bool:
    """Whether a heading says what sort of works follow: "Articles in indexed journals"."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return classify(first).topic is Topic.WORKS


def _are_titles(sections: Sequence[Section], numbers: Sequence[int]) -> bool:
    """Whether headings of one level are titles: long, and what is under them is no list."""
    words = sorted(len(sections[n].path[-1].split()) for n in numbers)
    if words[len(words) // 2] < _WORDS_OF_A_TITLE:
        return False
    lists = sum(_is_list(sections[n].rows) for n in numbers)
    return lists <= len(numbers) / 3


def _is_list(rows: Sequence[Row]) -> bool:
    """Whether rows are entries themselves, and not the authors and the venue of one."""
    whole = [row for row in rows if likeness(row.text) >= STRONG]
    if any(row.mark is not None for row in whole) or any(_is_entry(item) for item in _items(rows)):
        return True
    return sum(likeness(row.text) >= STRONG + 2 for row in whole) > 1


def _items(rows: Sequence[Row]) -> list[list[Row]]:
    """The items of a list among rows, each with the rows that go on with it."""
    items: list[list[Row]] = []
    for row in rows:
        if row.is_item or (row.mark is not None and row.fresh):
            items.append([row])
        elif items and (row.is_inside or not row.fresh):
            items[-1].append(row)
    return items


def _is_entry(item: Sequence[Row]) -> bool:
    return likeness(" ".join(row.text for row in item)) >= STRONG
