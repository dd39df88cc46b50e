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
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".tex": "latex",
    ".ltx": "latex",
    ".bbl": "latex",
    ".bib": "bibtex",
    ".bibtex": "bibtex",
    ".biblatex": "bibtex",
    ".ris": "ris",
    ".enw": "enw",
    ".end": "enw",
    ".refer": "enw",
    ".nbib": "nbib",
    ".medline": "nbib",
}
"""What a file's suffix says; every other suffix says nothing."""

_HEAD = 200_000

# How files begin whose entries come already split. What else has such an entry in it, a
# page with a box of BibTeX, a paper that explains RIS, begins otherwise.
_RECORDS = (
    (
        "bibtex",
        re.compile(
            r"\A(?:\s*(?:%[^\n]*)?\n){0,200}\s*@[ \t]*(?:comment|preamble|string|[a-z]{3,30})"
            r"[ \t\n]*[{(]",
            re.IGNORECASE,
        ),
    ),
    ("ris", re.compile(r"\A(?:[^\n]{0,200}\n){0,9}?[ \t]*TY  ?- ?[A-Z]")),
    ("nbib", re.compile(r"\A(?:[^\n]{0,200}\n){0,9}?PMID- ?\d")),
    ("enw", re.compile(r"\A\s*(?:%0 \S[^\n]*|%[A-Z][ \t][^\n]+\n(?:[^%\n][^\n]*\n)*%[A-Z\d] )")),
    (
        "endnote-xml",
        re.compile(r"\A\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<xml\b[^>]{0,200}>\s*)?<records?\b"),
    ),
    ("csl-json", re.compile(r"\A\s*(?:\[\s*)?\{\s*\"[\w-]+\"\s*:")),
)

# What only one format writes; a text that has it is in that format, whatever its name.
_SURE = (
    ("jemdoc", re.compile(r"\A(?:.*\n){0,3}# jemdoc:", re.IGNORECASE)),
    (
        "asciidoc",
        re.compile(r"\A(?:\s|//.*\n)*= \S.*\n(?:\S.*\n){0,4}?:[\w-]+:(?: |$)", re.MULTILINE),
    ),
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
    ("rst", re.compile(r"^\.\. [\w-]+::|^\.\. _[^\n:]+:", re.MULTILINE)),
)

# Site generators put it before pages in Markdown, and in HTML; the suffix knows which.
_FRONT_MATTER = re.compile(r"\A\s*---\s*\n(?:.*\n){0,80}?---\s*\n")

# A piece cut out of a page begins with a block and has several.
_HTML_BLOCK = re.compile(
    r"\A\s*(?:<!--.*?-->\s*)*<(?:div|[uod]l|table|p|section|article|main|h[1-6]|center|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_BLOCKS = re.compile(r"</(?:div|li|p|tr|td|dd|dt|h[1-6]|[uod]l)\s*>|<br", re.IGNORECASE)
_HTML_LEAST = 4

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


# Commands of LaTeX in a piece that was cut out of a file: one that sets a line or an
# entry is enough, of those that set a word it takes several. A BibTeX file has them too.
_LATEX_LINE = re.compile(
    r"^[ \t]*\\(?:item\b|bibitem\b|newblock\b|(?:sub)*section\*?\{|cv[a-z]+\*?[\[{]"
    r"|begin\{[a-z]+\*?\}|(?:re)?newcommand\b|noindent\b|vspace\*?\{|(?:small|med|big)skip\b)",
    re.MULTILINE,
)
_LATEX_WORD = re.compile(
    r"\\(?:textbf|textit|textsc|emph|underline|href|url|hfill)\{|\{\\(?:bf|it|em|sl|sc)\b"
    r"|\\\\[ \t]*(?:\[[^\]\n]{1,9}\])?$|\\[\"'`^~](?:\{\\?[A-Za-z]\}|[A-Za-z])",
    re.MULTILINE,
)
_BIBTEX = re.compile(r"^[ \t]*@[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_LATEX_WORDS = 3
_PAGE = re.compile(r"\s*<")


def _has_latex(head: str, pattern: re.Pattern[str], least: int) -> bool:
    """Whether a text has so many commands of LaTeX and is no BibTeX, where they stand too."""
    found = pattern.finditer(head) if "\\" in head else iter(())
    enough = sum(1 for _ in zip(found, range(least), strict=False)) == least
    return enough and not _BIBTEX.search(head)


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
        >>> sniff(r"\item Doe, M., \emph{A fine title}, 2019.", "list.txt")
        'latex'
        >>> sniff("---\\ntitle: Me\\n---\\n<ul><li>Doe, M. A title.</li></ul>", "pubs.html")
        'html'
    """
    head = source[:_HEAD]
    by_suffix = SUFFIXES.get(PurePath(name).suffix.lower())
    if told := _told(head, by_suffix):
        return told
    if by_suffix is not None:
        return by_suffix
    if _FRONT_MATTER.match(head):
        return "markdown"
    if _HTML_BLOCK.match(head) and len(_HTML_BLOCKS.findall(head)) >= _HTML_LEAST:
        return "html"
    if _has_latex(head, _LATEX_LINE, 1):
        return "latex"
    hits = sum(len(pattern.findall(head)) for pattern in _MARKDOWN[:4])
    soft = sum(len(pattern.findall(head)) for pattern in _MARKDOWN[4:])
    if hits >= 1 or soft >= 2:
        return "markdown"
    return "latex" if _has_latex(head, _LATEX_WORD, _LATEX_WORDS) else "text"


def _told(head: str, by_suffix: str | None) -> str | None:
    """Give the format of which a text has what only that format writes."""
    if by_suffix == "bibtex" and _BIBTEX.search(head) and not _PAGE.match(head):
        return by_suffix  # whatever stands before the entries, and in them
    signs = (*_RECORDS, *_SURE)
    return next((format_ for format_, pattern in signs if pattern.search(head)), None)
