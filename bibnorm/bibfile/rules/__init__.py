"""The rules, in the order in which they are applied."""

from bibnorm.bibfile.rule import Rule
from bibnorm.bibfile.rules import (
    arxiv,
    biblatex,
    bibtex,
    blank,
    case,
    delimiters,
    doi,
    doi_url,
    duplicates,
    initials,
    latex,
    layout,
    months,
    names,
    organisations,
    pages,
    protect,
    suffixes,
    title_braces,
    unicode,
    venue,
    whitespace,
)

# Values first get their braces, blanks and letters; what repeats shows after all of that.
RULES: tuple[Rule, ...] = (
    case.RULE,
    delimiters.RULE,
    whitespace.RULE,
    blank.RULE,
    venue.RULE,
    unicode.RULE,
    latex.RULE,
    suffixes.RULE,
    initials.RULE,
    organisations.RULE,
    names.RULE,
    title_braces.RULE,
    protect.RULE,
    pages.RULE,
    months.RULE,
    doi.RULE,
    arxiv.RULE,
    duplicates.RULE,
    doi_url.RULE,
    biblatex.RULE,
    bibtex.RULE,
    layout.RULE,
)

__all__ = ["RULES"]
