"""Whose list this is, and where that person stands in each entry."""

from bibnorm.owner.emphasis import emphasised
from bibnorm.owner.find import Owner, find_owner
from bibnorm.owner.highlight import Highlighted, highlight
from bibnorm.owner.marks import Legend, learn_legend, read_legend, read_marks
from bibnorm.owner.names import likeness, same_person

__all__ = [
    "Highlighted",
    "Legend",
    "Owner",
    "emphasised",
    "find_owner",
    "highlight",
    "learn_legend",
    "likeness",
    "read_legend",
    "read_marks",
    "same_person",
]
