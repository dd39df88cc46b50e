"""The macros that a file defines."""

import re

from bibnorm.bibfile.blocks import BibFile, Kind, Other

_MACRO = re.compile(r"@\s*string\s*[{(]\s*([^\s={}()\"]+)", re.IGNORECASE)


def macros_of(file: BibFile) -> list[str]:
    """Give the names of the macros that a file defines, in small letters, in their order.

    >>> from bibnorm.bibfile.split import split
    >>> macros_of(split('@string{JoR = "Rain"} @string(x = jor)'))
    ['jor', 'x']
    """
    strings = (
        block.text
        for block in file.blocks
        if isinstance(block, Other) and block.kind in (Kind.STRING, Kind.BROKEN)
    )
    return [match[1].lower() for text in strings if (match := _MACRO.match(text))]
