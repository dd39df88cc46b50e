"""What to believe of drafts that stand under no heading that says what they are."""

import re
from collections.abc import Sequence
from enum import Enum

from bibnorm.find.likeness import STRONG, WEAK, likeness
from bibnorm.find.split import Draft

_SHARE = 0.5
_LEAD = 2
_FIRST_PERSON = re.compile(r"\bI(?:[’']m)? [a-z]{2,}|\b[Mm]y [a-z]|\b[Ii]ch (?:bin|habe)|\bJe suis")


class Asked(Enum):
    """What is asked of drafts: the share that must be citations, and how many at least.

    More is asked beside a section of publications, and most of the lines
    before the first heading of a CV, where its owner's life is told.
    """

    ALONE = (0.5, 1)
    BESIDE = (0.65, 1)
    BEFORE = (0.75, 3)


def believed(drafts: Sequence[Draft], asked: Asked) -> list[Draft]:
    """Keep what looks like a list of citations."""
    share, least = asked.value
    kept = [draft for draft in drafts if not _FIRST_PERSON.search(draft.text)]
    strong = [likeness(draft.text) >= STRONG for draft in kept]
    lone = sum(strong) == 1 and not any(draft.marked for draft in kept)
    if sum(strong) < least or (lone and asked is not Asked.ALONE):
        return []
    first, last = strong.index(True), len(strong) - strong[::-1].index(True)
    if sum(strong) >= share * len(strong):
        # Names and addresses before the list are none of it.
        return kept[first:] if first <= _LEAD else kept
    run = strong[first:last]
    # Items of one list stand or fall together.
    while last < len(kept) and kept[last - 1].marked and kept[last].marked:
        last += 1
    return kept[first:last] if sum(run) >= max(2, share * len(run)) else []


def taken_alone(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep the drafts of a document in which nothing is sure, if most may be citations."""
    weak = sum(likeness(draft.text) >= WEAK for draft in drafts)
    return list(drafts) if weak >= _SHARE * len(drafts) else []
