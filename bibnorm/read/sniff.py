"""Which format a text is in: told from the text first, from its name after that."""

import re
from pathlib import PurePath

SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mkd": "markdown",
    ".mdown": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".rst": "rst",
    ".org": "org",
    ".jemdoc": "jemdoc",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".tex": "latex",
    ".ltx": "latex",
    ".bbl": "latex",
}
"""What a file's suffix says; every other suffix says nothing."""

_HEAD = 200_000

# What only one format writes; a text that has it is in that format, whatever its name.
_SURE = (
    ("jemdoc", re.compile(r"\A(?:.*\n){0,3}# jemdoc:", re.IGNORECASE)),
    ("org", re.compile(r"^#\+(?:TITLE|STARTUP|OPTIONS|AUTHOR|INCLUDE):", re.I | re.M)),
    (
        "html",
        re.compile(
            r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S
        ),
    ),
    (
        "latex",
        re.compile(r"^[^%\n]*\\(?:documentclass|begin\{(?:document|thebibliography)\})", re.M),
    ),
    ("markdown", re.compile(r"\A\s*---\s*\n(?:.*\n){0,80}?---\s*\n")),
    ("rst", re.compile(r"^\.\. [\w-]+::|^\.\. _[^\n:]+:", re.MULTILINE)),
)

# Signs of Markdown that plain text hardly ever shows. Each hit counts once a line.
_MARKDOWN = (
    re.compile(r"(?<![*\w])\*\*(?![\s*])[^*\n]{1,200}(?<![\s*])\*\*"),
    re.compile(r"\]\((?:https?:|/|\.|#|mailto:|[\w-]+[./])[^)\n]{0,500}\)"),
    re.compile(r"\A\s*#{1,6} [^\W\d_]"),
    re.compile(r"(?<![_\w])__(?![\s_])[^_\n]{1,100}(?<![\s_])__(?!\w)"),
    # A lone "# " is as often a telephone's picture that a conversion left.
    re.compile(r"^#{1,6} [^\W\d_]", re.MULTILINE),
    re.compile(r"(?<![*\w])\*(?![\s*])[^*\n]{3,200}(?<![\s*])\*(?![*\w])"),
    re.compile(r"<(?:br|em|i|b|strong|u|li|p|span|a|sup|h[1-6])\b[^<>\n]{0,300}>", re.IGNORECASE),
)


def sniff(source: str, name: str) -> str:
    r"""Tell the format of a text.

    Plain text with Markdown's emphasis is Markdown, whatever its suffix; a
    lone star is not enough, since stars mark equal contribution.

        >>> sniff("- [4] A. Other, **M. Doe**. A *fine* title.", "cv.txt")
        'markdown'
        >>> sniff("1. Doe*, M. and Other*, A. A fine title.", "cv.txt")
        'text'
        >>> sniff("whatever", "cv.md")
        'markdown'
    """
    head = source[:_HEAD]
    for format_, pattern in _SURE:
        if pattern.search(head):
            return format_
    by_suffix = SUFFIXES.get(PurePath(name).suffix.lower())
    if by_suffix is not None:
        return by_suffix
    hits = sum(len(pattern.findall(head)) for pattern in _MARKDOWN[:4])
    soft = sum(len(pattern.findall(head)) for pattern in _MARKDOWN[4:])
    return "markdown" if hits >= 1 or soft >= 2 else "text"
