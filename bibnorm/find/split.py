"""The rows of a section cut into entries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from bibnorm.find.layout import Layout
from bibnorm.find.likeness import (
    STRONG,
    is_abstract,
    is_column_heads,
    is_link_only,
    is_noise,
    is_remark,
    likeness,
)
from bibnorm.find.markers import Marker, leading
from bibnorm.find.rows import Row
from bibnorm.lexicon.headings import Topic, classify
from bibnorm.model import LineKind

_ENOUGH = 40


@dataclass(frozen=True)
class Draft:
    """The rows of one entry to be, and the headings above it."""

    rows: tuple[Row, ...]
    path: tuple[str, ...]
    marked: bool = False
    mark: Marker | None = None

    @cached_property
    def text(self) -> str:
        """The entry's text, roughly: enough to weigh it."""
        return " ".join(row.text for row in self.rows[:_ENOUGH])

    @cached_property
    def body(self) -> str:
        """The text after its marker."""
        text = self.text
        mark = leading(text)
        return text[mark.length :] if mark else text

    def plus(self, rows: Sequence[Row]) -> "Draft":
        """The draft with more rows at its end."""
        return replace(self, rows=(*self.rows, *rows))


def split(rows: Sequence[Row], path: tuple[str, ...]) -> list[Draft]:
    """Cut the rows of one section into drafts, in order; every row is in one of them."""
    if not rows:
        return []
    layout = Layout(rows)
    groups: list[list[int]] = []
    for number in range(len(rows)):
        if layout.begins(number) == 0 or not groups:
            groups.append([])
        groups[-1].append(number)
    drafts = [
        Draft(
            rows=tuple(rows[number] for number in group),
            path=path,
            marked=layout.is_marked(group[0]),
            mark=layout.mark_of(group[0]),
        )
        for group in groups
    ]
    return [part for draft in drafts for part in _parted(draft, layout)]


def _parted(draft: Draft, layout: Layout) -> list[Draft]:
    """Part a group label from the nested entries under it."""
    starts = [n for n, row in enumerate(draft.rows) if n and layout.is_nested(row)]
    if not starts:
        return [draft]
    bounds = [*starts, len(draft.rows)]
    children = [draft.rows[low:high] for low, high in pairwise(bounds)]
    own = replace(draft, rows=draft.rows[: starts[0]])
    strong = sum(likeness(" ".join(row.text for row in child)) >= STRONG for child in children)
    topic = classify(own.body)
    label = topic.covered or (
        len(own.body) < 80 and likeness(own.body) < STRONG and strong >= max(2, len(children) // 2)
    )
    if not label or (topic.topic is not Topic.YEAR and not strong):
        return [draft]
    if topic.topic is Topic.OTHER:
        return []
    path = (*draft.path, own.body.strip(" :*"))
    return [Draft(child, path, marked=True) for child in children]


def settle(drafts: Sequence[Draft]) -> list[Draft]:
    """Give what belongs to an entry to it, and leave out what is none."""
    kept: list[Draft] = []
    last_path: tuple[str, ...] | None = None
    for draft in drafts:
        follows = bool(kept) and draft.path == last_path
        if follows and _belongs_above(draft, kept[-1]):
            kept[-1] = kept[-1].plus(draft.rows)
        elif not _is_none(draft):
            kept.append(draft)
        last_path = draft.path if kept and kept[-1].path == draft.path else None
    return kept


def _belongs_above(draft: Draft, above: Draft) -> bool:
    """Whether a draft is the links, the award or the tail of the entry above."""
    first = draft.rows[0]
    text = draft.text
    if first.kind is LineKind.TABLE:
        return is_link_only(text)
    if draft.marked:
        # A bullet with links only, under an entry.
        return is_link_only(draft.body) and len(draft.rows) == 1
    if is_link_only(text) or first.turned:
        return True
    if likeness(text) >= STRONG:
        return False
    if is_abstract(text):
        return True
    if above.marked and (is_remark(text) or first.is_inside):
        return True
    deeper = first.line.indent > above.rows[0].line.indent
    return (deeper and above.marked) or (is_remark(text) and len(text) < 80)


def _is_none(draft: Draft) -> bool:
    """Whether a draft is surely no entry."""
    first = draft.rows[0]
    if first.kind is LineKind.CODE:
        return True
    if first.kind is LineKind.TABLE and is_column_heads(draft.text):
        return True
    return is_noise(draft.body) or is_noise(draft.text)
