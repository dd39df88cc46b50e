"""White space: blanks that do not break become plain blanks, columns are counted."""

# Same length on both sides, so that offsets stay true.
BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u3000\v\f", " "))
"""Blanks that only typesetting tells apart from a plain one."""


def indent_of(row: str) -> int:
    r"""Count the columns before a row's first character; tabs go to every eighth.

    >>> indent_of("\t x"), indent_of("  x"), indent_of("x")
    (9, 2, 0)
    """
    head = row[: len(row) - len(row.lstrip())]
    return len(head.expandtabs(8))
