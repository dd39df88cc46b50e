"""Sections whose heading is the title of an entry."""

from collections.abc import Sequence

from bibnorm.find.likeness import STRONG, likeness
from bibnorm.find.outline import Section, State
from bibnorm.find.rows import Row
from bibnorm.lexicon.headings import Topic, classify
from bibnorm.model import LineKind

_WORDS_OF_A_TITLE = 4
_MOST_ROWS_OF_ONE = 12


def titled(sections: Sequence[Section]) -> frozenset[int]:
    """Give the sections whose heading is an entry's title: many alike, each with a few lines."""
    levels: dict[tuple[int, tuple[str, ...]], list[int]] = {}
    for number, section in enumerate(sections):
        if section.heading is not None and _may_be_titled(section):
            key = (section.heading.line.level, section.path[:-1])
            levels.setdefault(key, []).append(number)
    return frozenset(
        number
        for numbers in levels.values()
        if _are_titles(sections, numbers)
        for number in numbers
    )


def _may_be_titled(section: Section) -> bool:
    """Whether a section can be one entry under its title."""
    heading = section.heading
    if heading is None or heading.kind is not LineKind.HEADING or section.state is State.CLOSED:
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
    items = [row for row in whole if row.is_item or row.mark is not None]
    return bool(items) or sum(likeness(row.text) >= STRONG + 2 for row in whole) > 1
