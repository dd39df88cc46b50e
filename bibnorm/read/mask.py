"""What in a Markdown file is not for the reader: front matter, comments, templates.

It is blanked out before parsing, character for character, so that every
offset into the masked text is an offset into the source.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

_FRONT = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_META = re.compile(
    r"^(?:[ ]{2})?(title|author|name)[ \t]*[:=][ \t]*(.*)$", re.MULTILINE | re.IGNORECASE
)
_KEY = re.compile(r"^[\w .-]+\s*[:=]|^\s*(?:[-#]|\Z)", re.MULTILINE)

# Each opens with a literal that is looked for first: a missing end must not
# make every beginning scan to the end of the file.
_DROPPED = (
    (re.compile(r"<!--.*?-->", re.DOTALL), "-->"),
    (re.compile(r"\{%.*?%\}", re.DOTALL), "%}"),
    (re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE), "</"),
    (re.compile(r"^\{:[^\n}]*\}[ \t]*$", re.MULTILINE), "}"),
)
_VALUE = re.compile(r"\{\{[^{}\n]*\}\}")
_LONG_LINE = re.compile(r"[^\n]{20000,}")
_SIGNS = re.compile(r"[^\w\s]")


@dataclass(frozen=True)
class Masked:
    """The text to parse, what was dropped from it, and the front matter's values."""

    text: str
    dropped: tuple[tuple[int, int], ...]
    meta: dict[str, str]

    def kept(self, start: int, end: int) -> list[tuple[int, int]]:
        """Cut what was dropped out of a stretch of the source."""
        if not self.dropped:
            return [(start, end)]
        pieces = []
        for low, high in self.dropped[max(0, bisect_right(self.dropped, (start,)) - 1) :]:
            if low >= end:
                break
            if high <= start:
                continue
            if low > start:
                pieces.append((start, low))
            start = max(start, high)
        if start < end:
            pieces.append((start, end))
        return pieces


def mask(source: str) -> Masked:
    r"""Blank out what is not text.

    >>> masked = mask("---\ntitle: Papers\n---\nA <!-- old --> B")
    >>> masked.meta, masked.text.split()
    ({'title': 'Papers'}, ['A', 'B'])
    """
    dropped: list[tuple[int, int]] = []
    meta: dict[str, str] = {}
    front = _FRONT.match(source)
    # A rule above the first paragraph is no front matter: that is keys and values.
    if front and _KEY.match(front[2]):
        meta = {key.lower(): _unquote(value) for key, value in reversed(_META.findall(front[2]))}
        dropped.append(front.span())
    text = source
    for pattern, end in _DROPPED:
        limit = text.rfind(end) + len(end)
        for match in pattern.finditer(text, 0, max(limit, 0)) if limit >= len(end) else ():
            dropped.append(match.span())
    dropped = _merged(dropped)
    for low, high in dropped:
        text = text[:low] + re.sub(r"[^\n]", " ", text[low:high]) + text[high:]
    text = _VALUE.sub(lambda value: "x" * len(value[0]), text)
    text = _LONG_LINE.sub(lambda line: _SIGNS.sub("x", line[0]), text)
    return Masked(text, tuple(dropped), {k: v for k, v in meta.items() if v})


def _unquote(value: str) -> str:
    """Take a scalar out of its quotes."""
    return value.strip().strip("\"'")


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what overlaps."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged
