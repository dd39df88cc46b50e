"""Strings as YAML, Lua, Typst and JSON all take them."""

import json
from collections.abc import Iterable


def quoted(text: str) -> str:
    r"""Give a string in double quotes.

    >>> print(quoted('O"Hara'))
    "O\"Hara"
    """
    return json.dumps(text, ensure_ascii=False)


def array(texts: Iterable[str]) -> str:
    """Give a list as YAML has it on one line.

    >>> array(["Ada", "A."])
    '["Ada", "A."]'
    """
    return f"[{', '.join(map(quoted, texts))}]"
