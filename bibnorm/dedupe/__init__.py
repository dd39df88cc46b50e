"""Which entries are the same work: pairs worth comparing, what speaks for and against, groups."""

from bibnorm.dedupe.candidates import candidates
from bibnorm.dedupe.facts import Facts
from bibnorm.dedupe.groups import Found, Group, find_groups
from bibnorm.dedupe.same import compare, same_work
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
    "same_work",
]
