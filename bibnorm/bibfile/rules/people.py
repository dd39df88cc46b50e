"""Change names one by one, whatever ends their list."""

import re
from collections.abc import Callable

from bibnorm.bibfile.names import cut, split_names, words

_ET_AL = re.compile(
    r"(?:,?[ \t\r\n]+and)?,?[ \t\r\n~]+(?:\\textit|\\emph)?\{?et\.?[ \t\r\n~]+al\b\.?\}?"
    r"[ \t\r\n]*\Z",
    re.IGNORECASE,
)
_TAIL = 60  # where "et al." is looked for


def et_al(text: str) -> int | None:
    """Give where "et al." begins behind the last name; None where there is none."""
    tail = text[-_TAIL:].lower()
    if "et" not in tail or "al" not in tail:
        return None
    match = _ET_AL.search(text, max(len(text) - _TAIL, 0))
    # Between braces it may be part of an organisation's name.
    if match is None or text.count("{", 0, match.start()) != text.count("}", 0, match.start()):
        return None
    if text.count("{") != text.count("}") or match[0].count("{") != match[0].count("}"):
        return None
    return match.start() or None


def each(text: str, change: Callable[[str], str], sign: re.Pattern[str]) -> str:
    """Change each name; give the same text where none changes, or where one is missing.

    `sign` is found in any text in which a name may change: most are known by it to stay.

    >>> anything = re.compile("")
    >>> each("Ada Rain and {Rain and Sons} et al.", str.upper, anything)
    'ADA RAIN and {RAIN AND SONS} et al.'
    >>> each("Ada Rain and and Ben Wind", str.upper, anything)
    'Ada Rain and and Ben Wind'
    """
    if not sign.search(text):
        return text
    head, tail = parted(text)
    names = split_names(head)
    new = [change(name) for name in names]
    return text if "" in names or new == names else " and ".join(new) + tail


def said(text: str, change: Callable[[str], str], sign: re.Pattern[str]) -> str:
    r"""Change each name for what a rule must keep of it: one blank where blanks may be.

    >>> said("Rain,Ada\n and  Ben  {Wind,  C}", str, re.compile(""))
    'Rain, Ada and Ben {Wind,  C}'
    """
    if not sign.search(text):
        return text
    head, tail = parted(text)
    names = (cut(name, ",") for name in split_names(head))
    plain = (", ".join(" ".join(words(piece)) for piece in pieces) for pieces in names)
    return " and ".join(map(change, plain)) + tail


def parted(text: str) -> tuple[str, str]:
    """Part the names from an "et al." behind them."""
    end = et_al(text)
    return (text, "") if end is None else (text[:end], text[end:])
