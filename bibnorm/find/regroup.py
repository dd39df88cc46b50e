"""Entries whose parts stand in paragraphs of their own: title, authors, venue."""

from collections import Counter
from collections.abc import Sequence

from bibnorm.find.likeness import STRONG, has_year, is_remark, likeness
from bibnorm.find.split import Draft

_MOST_PARTS = 4
_ALIKE = 0.75
_MOST_WHOLE = 0.34


def regroup(drafts: Sequence[Draft]) -> list[Draft]:
    """Put the paragraphs of one entry together, where a section is laid out so.

    It is when hardly any paragraph is a citation by itself, and cutting
    behind each that has a year gives groups of one size that all are.
    """
    if len(drafts) < 2 or any(draft.marked for draft in drafts):
        return list(drafts)
    groups = _cut(drafts)
    sizes = Counter(len(group) for group in groups)
    size, often = sizes.most_common(1)[0]
    whole = sum(_is_strong(draft.text) for draft in drafts)
    alike = 2 <= size <= _MOST_PARTS and often >= _ALIKE * len(groups)
    if not alike or whole > _MOST_WHOLE * len(drafts):
        return list(drafts)
    merged = [group[0].plus([row for draft in group[1:] for row in draft.rows]) for group in groups]
    return merged if all(_is_strong(draft.text) for draft in merged) else list(drafts)


def _cut(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Cut behind each paragraph with a year; links and awards go with the one before."""
    groups: list[list[Draft]] = [[]]
    for draft in drafts:
        if groups[-1] and has_year(groups[-1][-1].text) and not is_remark(draft.text):
            groups.append([])
        groups[-1].append(draft)
    return groups


def _is_strong(text: str) -> bool:
    """Whether a text is a citation wherever it stands."""
    return likeness(text) > STRONG
