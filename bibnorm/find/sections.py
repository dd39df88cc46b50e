"""Which sections hold publications, and the entries in them."""

from collections.abc import Sequence

from bibnorm.find.belief import Asked, believed, taken_alone
from bibnorm.find.likeness import STRONG, likeness
from bibnorm.find.outline import Section, State
from bibnorm.find.regroup import regroup
from bibnorm.find.split import Draft, settle, split
from bibnorm.find.titled import titled
from bibnorm.lexicon.headings import Topic


def entries_of(sections: Sequence[Section]) -> list[Draft]:
    """Give the entries of all sections that hold publications, in order."""
    has_title = titled(sections)
    beside = any(section.state is State.OPEN and section.rows for section in sections)
    drafts: list[Draft] = []
    for number, section in enumerate(sections):
        if section.state is State.CLOSED and number not in has_title:
            continue
        found = _titled_entry(section) if number in has_title else _entries(section)
        if _has_parts(sections, number) and _is_preface(found):
            continue
        sure = section.state is State.OPEN or (section.state is State.CLOSED and beside)
        drafts += found if sure else believed(found, _asked(section, beside))
    if drafts or beside:
        return drafts
    unsure = [section for section in sections if section.state is State.UNSURE]
    return [draft for section in unsure for draft in taken_alone(_entries(section))]


def _asked(section: Section, beside: bool) -> Asked:
    """How much is asked of a section whose headings do not say what it holds."""
    # "Submitted", "Book chapters": the heading vouches for what stands below it.
    if not beside or (section.topic.topic is Topic.KIND and section.topic.covered):
        return Asked.ALONE
    return Asked.BESIDE if section.path else Asked.BEFORE


def _entries(section: Section) -> list[Draft]:
    """The entries among a section's rows."""
    return settle(regroup(split(section.rows, section.path)))


def _titled_entry(section: Section) -> list[Draft]:
    """The one entry whose title is the section's heading."""
    heading = (section.heading,) if section.heading else ()
    return settle([Draft((*heading, *section.rows), section.path[:-1], marked=True)])


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
