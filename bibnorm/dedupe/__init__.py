"""Which entries are the same work: pairs worth comparing, what speaks for and against, groups."""

from bibnorm.dedupe.candidates import candidates
from bibnorm.dedupe.facts import Facts
from bibnorm.dedupe.groups import Found, Group, find_groups, trusted
from bibnorm.dedupe.places import may_be_one
from bibnorm.dedupe.same import compare, is_open, same_work
from bibnorm.dedupe.verdict import Kind, Verdict

__all__ = [
    "Facts",
    "Found",
    "Group",
    "Kind",
    "Verdict",
    "candidates",
    "compare",
    "find_groups",
    "is_open",
    "may_be_one",
    "same_work",
    "trusted",
]
