"""What to believe of drafts that stand under no heading that says what they are."""

import re
from collections.abc import Sequence

from bibnorm.find.likeness import STRONG, WEAK, likeness
from bibnorm.find.split import Draft

_SHARE = 0.5
_SHARE_BESIDE = 0.65
_LEAD = 2
_FIRST_PERSON = re.compile(r"\bI(?:[’']m)? [a-z]{2,}|\b[Mm]y [a-z]|\b[Ii]ch (?:bin|habe)|\bJe suis")


def believed(drafts: Sequence[Draft], *, beside: bool) -> list[Draft]:
    """Keep what looks like a list of citations.

    `beside` says that the document has a section of publications too, so that
    more is asked of what stands outside it.
    """
    kept = [draft for draft in drafts if not _FIRST_PERSON.search(draft.text)]
    strong = [likeness(draft.text) >= STRONG for draft in kept]
    if not any(strong) or (beside and not _is_list(kept)):
        return []
    first, last = strong.index(True), len(strong) - strong[::-1].index(True)
    share = _SHARE_BESIDE if beside else _SHARE
    if sum(strong) >= share * len(strong):
        # Names and addresses before the list are none of it.
        return kept[first:] if first <= _LEAD else kept
    run = strong[first:last]
    if sum(run) >= 2 and sum(run) >= share * len(run):
        return kept[first:last]
    return []


def _is_list(drafts: Sequence[Draft]) -> bool:
    """Whether drafts beside a list of publications can be another list."""
    strong = [draft for draft in drafts if likeness(draft.text) >= STRONG]
    return len(strong) > 1 or any(draft.marked for draft in strong)


def taken_alone(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep the drafts of a document in which nothing is sure, if most may be citations."""
    weak = sum(likeness(draft.text) >= WEAK for draft in drafts)
    return list(drafts) if weak >= _SHARE * len(drafts) else []
