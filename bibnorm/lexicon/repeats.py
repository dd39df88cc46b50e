"""The rule that stands in the authors' place: "———", the same as in the entry above."""

import re

# Two hyphens alone are a bullet, so they need a stop, and so does a single long dash.
_RULE = re.compile(r"(_{2,}|[—–‒―-]{3,}|(?:—|[—–-]{2})(?=[.,]))[.,:;]?(?=\s|\Z)")


def repeating_rule(text: str, start: int = 0) -> tuple[int, int] | None:
    """Give where the rule at a place begins and where its stop ends; None for none.

    >>> repeating_rule("———. A title, 2020."), repeating_rule("-- Doe, J.")
    ((0, 4), None)
    """
    match = _RULE.match(text, start)
    return match.span() if match else None
