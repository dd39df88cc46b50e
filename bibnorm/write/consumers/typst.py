"""Typst: a show rule for the bibliography."""

import re
from collections.abc import Sequence

from bibnorm.model import Name
from bibnorm.write.consumers.printed import printed

_BLANKS = re.compile(r"(?:\\ )+")


def typst(names: Sequence[Name], _label: str) -> str:
    r"""Give the rule, to stand before `#bibliography`.

    >>> print(typst([Name(family="Rain", given="A.")], "highlight"), end="")
    // before #bibliography(...)
    #show bibliography: it => {
      show regex("\\b(?:Rain,\\s+A\\.|A\\.\\s+Rain\\b|Rain\\s+A\\b)"): strong
      it
    }
    """
    pattern = rf"\b(?:{'|'.join(map(_pattern, printed(names)))})"
    written = pattern.replace("\\", "\\\\").replace('"', '\\"')
    return (
        "// before #bibliography(...)\n"
        "#show bibliography: it => {\n"
        f'  show regex("{written}"): strong\n'
        "  it\n"
        "}\n"
    )


def _pattern(form: str) -> str:
    """Give a form as a pattern; behind a letter the word must end."""
    return _BLANKS.sub(lambda _: r"\s+", re.escape(form)) + (r"\b" if form[-1].isalnum() else "")
