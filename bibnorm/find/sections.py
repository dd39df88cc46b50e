"""Which sections hold publications, and the entries in them."""

from collections.abc import Sequence

from bibnorm.find.likeness import STRONG, WEAK, likeness
from bibnorm.find.outline import Section, State
from bibnorm.find.split import Draft, settle, split
from bibnorm.lexicon.headings import Topic
from bibnorm.model import LineKind

_SHARE_ALONE = 0.5
_SHARE_BESIDE = 0.65
_WORDS_OF_A_TITLE = 4
_MOST_ROWS_OF_ONE = 12


def entries_of(sections: Sequence[Section]) -> list[Draft]:
    """Give the entries of all sections that hold publications, in order."""
    titled = _titled(sections)
    has_open = any(section.state is State.OPEN and section.rows for section in sections)
    drafts: list[Draft] = []
    for number, section in enumerate(sections):
        if section.state is State.CLOSED:
            continue
        if number in titled and section.heading is not None:
            kept, _ = settle([Draft((section.heading, *section.rows), section.path[:-1], True)])
        else:
            kept, _ = settle(split(section.rows, section.path))
        if _has_parts(sections, number) and _is_preface(kept):
            continue
        if section.state is State.UNSURE:
            kept = _believed(kept, _SHARE_BESIDE if has_open else _SHARE_ALONE)
        drafts += kept
    if not drafts and not has_open:
        return _bare(sections)
    return drafts


def _has_parts(sections: Sequence[Section], number: int) -> bool:
    """Whether the next heading stands under this section's."""
    path = sections[number].path
    after = sections[number + 1].path if number + 1 < len(sections) else ()
    return bool(path) and len(after) > len(path) and after[: len(path)] == path


def _is_preface(drafts: Sequence[Draft]) -> bool:
    """Whether all between a heading and the first under it is a motto or a word before."""
    return len(drafts) <= 2 and all(
        not draft.marked and likeness(draft.text) < STRONG for draft in drafts
    )


def _believed(drafts: list[Draft], share: float) -> list[Draft]:
    """Keep what stands under a heading that says nothing, if it looks like citations."""
    strong = [likeness(draft.text) >= STRONG for draft in drafts]
    if not strong or sum(strong) < share * len(strong):
        return [
            draft for draft, sure in zip(drafts, strong, strict=True) if sure and len(strong) < 0
        ]
    # Names and addresses before the list are none of it.
    first = strong.index(True)
    return drafts[first:] if first <= 2 else drafts


def _bare(sections: Sequence[Section]) -> list[Draft]:
    """A document without any list that is sure: take what may be citations."""
    drafts: list[Draft] = []
    for section in sections:
        if section.state is not State.CLOSED:
            kept, _ = settle(split(section.rows, section.path))
            weak = sum(likeness(draft.text) >= WEAK for draft in kept)
            if weak >= _SHARE_ALONE * len(kept):
                drafts += kept
    return drafts


def _titled(sections: Sequence[Section]) -> frozenset[int]:
    """The sections whose heading is an entry's title: many alike, each with a few lines."""
    candidates = [n for n, section in enumerate(sections) if _may_be_titled(section)]
    levels: dict[tuple[int, tuple[str, ...]], list[int]] = {}
    for number in candidates:
        section = sections[number]
        level = section.heading.line.level if section.heading else 0
        levels.setdefault((level, section.path[:-1]), []).append(number)
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
    few = 0 < len(section.rows) <= _MOST_ROWS_OF_ONE
    return few and not section.topic.covered and section.topic.topic is not Topic.YEAR


def _are_titles(sections: Sequence[Section], numbers: Sequence[int]) -> bool:
    """Whether headings of one level are titles: long, and what is under them is no list."""
    words = sorted(len(sections[n].path[-1].split()) for n in numbers)
    if words[len(words) // 2] < _WORDS_OF_A_TITLE:
        return False
    lists = sum(sum(row.is_item for row in sections[n].rows) > 3 for n in numbers)
    whole = sum(
        sum(likeness(row.text) >= STRONG + 2 for row in sections[n].rows) > 1 for n in numbers
    )
    return lists + whole <= len(numbers) / 3
