"""The rules, in the order in which they are applied."""

from bibnorm.bibfile.rule import Rule
from bibnorm.bibfile.rules import (
    arxiv,
    blank,
    case,
    delimiters,
    doi,
    doi_url,
    duplicates,
    layout,
    months,
    names,
    pages,
    title_braces,
    whitespace,
)

# Values first get their braces and blanks; what repeats or is empty shows after that.
RULES: tuple[Rule, ...] = (
    case.RULE,
    delimiters.RULE,
    whitespace.RULE,
    blank.RULE,
    duplicates.RULE,
    names.RULE,
    title_braces.RULE,
    pages.RULE,
    months.RULE,
    doi.RULE,
    doi_url.RULE,
    arxiv.RULE,
    layout.RULE,
)

__all__ = ["RULES"]
