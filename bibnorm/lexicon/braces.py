"""Which brace closes which, in BibTeX and TeX."""

import re

_BRACE, _ESCAPED_OR_BRACE = re.compile(r"[{}]"), re.compile(r"\\.|[{}]", re.DOTALL)


def closing_braces(text: str, *, escapes: bool = False) -> dict[int, int]:
    r"""Give for each opening brace where it is closed; one that is never closed is left out.

    BibTeX counts every brace, TeX none behind a backslash (`escapes`).

    >>> closing_braces("{a {b}} {"), closing_braces(r"{\}}", escapes=True)
    ({3: 5, 0: 6}, {0: 3})
    """
    opened: list[int] = []
    pairs: dict[int, int] = {}
    for brace in (_ESCAPED_OR_BRACE if escapes else _BRACE).finditer(text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif brace[0] == "}" and opened:
            pairs[opened.pop()] = brace.start()
    return pairs
