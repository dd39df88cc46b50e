"""Small cuts that every kind of text needs: blanks, quotes, marks at the ends."""

import re

_BLANKS = re.compile(r"\s+")
_MARKUP = re.compile(r"</?(?:italic|bold|em|i|b|sc|sub|sup|span|u)>", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_QUOTES = {
    '"': '"',
    "“": "”",
    "”": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    "'": "'",
    "`": "'`",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "″": "″",
}
_OPENERS = frozenset(_QUOTES)
_PAIRS = {")": "(", "]": "[", "}": "{"}
_OPENS = {"(": ")", "[": "]", "{": "}"}
_LIGHT = " \t\n\r ,;:"


def fold(text: str) -> str:
    """Make every run of blanks and line ends one blank, and drop markup left over.

    >>> fold(" A <i>title</i>\\n  in two lines ")
    'A title in two lines'
    """
    if "<" in text:
        text = _MARKUP.sub("", text)
    return _BLANKS.sub(" ", text).strip()


def words(text: str) -> list[str]:
    """Give the words of a text, as runs of letters and digits."""
    return _WORD.findall(text)


def strip_marks(text: str) -> str:
    """Cut the marks off that merely part a text from its neighbours.

    >>> strip_marks(", (Berlin)."), strip_marks("Frankfurt a.M. (Main),")
    ('Berlin', 'Frankfurt a.M. (Main)')
    """
    text = text.strip(" \t\n\r\u00a0,;:.–—-·•|/<>*")
    while (shorter := _unwrapped(text)) != text:
        text = shorter.strip(" \t\n\r\u00a0,;:.–—-·•|/<>*")
    return text


def strip_quotes(text: str) -> str:
    """Take the quotation marks off that stand round the whole, in any style.

    Quotes of a part stay: in `"A" and "B"` the first and the last mark are no pair.

    >>> strip_quotes("“A title,”"), strip_quotes('"A" and "B"'), strip_quotes("``Old style''")
    ('A title', '"A" and "B"', 'Old style')
    """
    text = text.strip(_LIGHT)
    while (shorter := _unquoted(text)) != text:
        text = shorter.strip(_LIGHT) if shorter[-1:] in _LIGHT else shorter.strip()
    return text


def _unquoted(text: str) -> str:
    for opening, closing in (("``", "''"), ("``", '"'), ("''", "''"), (",,", "''"), (",,", "“")):
        if text.startswith(opening) and text.endswith(closing) and len(text) > 5:
            inner = text[len(opening) : -len(closing)]
            return text if closing in inner else inner
    if len(text) < 3 or text[0] not in _OPENERS:
        return text
    closing = _QUOTES[text[0]]
    if text[-1] in closing:
        inner = text[1:-1]
        return inner if _whole(inner, text[0], closing) else text
    # A mark that is never closed is a slip, unless it is the apostrophe of 'n' or of '25.
    if text[0] not in "'’‘`" and not any(mark in text[1:] for mark in closing):
        return text[1:]
    return text


def _whole(inner: str, opening: str, closing: str) -> bool:
    """Say whether the pair round this stands for the whole, not for two parts of it."""
    if opening in closing:
        second = inner.find(opening)
        return second <= 0 or inner[second - 1] in " (["
    if "’" in closing or "'" in closing:  # the closing mark is the apostrophe, too
        return opening not in inner
    depth = 0
    for mark in inner:
        depth += (mark == opening) - (mark in closing)
        if depth < 0:
            return False
    return True


def cut_brackets(text: str) -> tuple[str, str] | None:
    """Split the last brackets off a text, if it ends with a pair: its head and what is in them.

    >>> cut_brackets("A title [PDF]"), cut_brackets("A (small) title")
    (('A title ', 'PDF'), None)
    """
    text = text.rstrip()
    if not text.endswith((")", "]")):
        return None
    start = text.rfind("(" if text[-1] == ")" else "[")
    return (text[:start], text[start + 1 : -1]) if start > 0 else None


def strip_stop(text: str) -> str:
    """Cut the full stop or comma off that ends a text; a ? or ! is part of it.

    >>> strip_stop("A title."), strip_stop("What now?"), strip_stop("And so on...")
    ('A title', 'What now?', 'And so on...')
    """
    text = text.strip(_LIGHT)
    if text.endswith(("...", "…")):
        return text
    return text.rstrip(" ,;:.")


def _unwrapped(text: str) -> str:
    """Take brackets off that stand round the whole or have no partner."""
    if text and text[0] in _OPENS:
        closing = _OPENS[text[0]]
        if text[-1] == closing and _closes_at(text) == len(text) - 1:
            return text[1:-1]
        if closing not in text:
            return text[1:]
    if text and text[-1] in _PAIRS and _PAIRS[text[-1]] not in text:
        return text[:-1]
    return text


def _closes_at(text: str) -> int:
    """Where the bracket that opens a text is closed; -1 if it never is."""
    opening, closing, depth = text[0], _OPENS[text[0]], 0
    for at, mark in enumerate(text):
        depth += (mark == opening) - (mark == closing)
        if not depth:
            return at
    return -1
