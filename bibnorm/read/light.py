"""Small readers for reStructuredText, Org and jemdoc: line by line, a table of signs each.

They read what lists of publications use: headings, items, emphasis, links and
tables. What they do not know stays in the text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from bibnorm.model import Document, Line, LineKind, Run, Style
from bibnorm.read.blanks import BLANKS
from bibnorm.read.runs import cells, is_delimiter_row, joined, trimmed
from bibnorm.read.text import read_plain

_OPEN = r"(?:(?<=[\s(\[{\"'“‘/*_|>-])|^|(?<=[^\x00-\x7f]))"
_CLOSE = r"(?=[\s)\]}\"'”’.,;:!?/*_|<-]|$|[^\x00-\x7f])"


def emphasis(sign: str, longest: int = 400) -> str:
    """Give the pattern of emphasis between two signs, with no blank just inside them."""
    mark = re.escape(sign)
    inner = rf"(?P<text>(?:\\.|(?!{mark})[^\\]){{1,{longest}}}?)"
    return rf"{_OPEN}{mark}(?=[^\s{mark}]){inner}(?<=\S){mark}{_CLOSE}"


@dataclass(frozen=True)
class Syntax:
    """The signs of one format. Every inline pattern has a group `text`, a link's one `link`.

    `dropped` are lines that are no text, `hidden` what is none over several
    lines. Where a list `repeats` its marker, the deeper the item the more often.
    """

    name: str
    inline: tuple[tuple[str, Style], ...]
    dropped: str
    heading: str | None = None
    item: str | None = None
    escape: str | None = None
    meta: str | None = None
    hidden: re.Pattern[str] | None = None
    repeats: bool = False
    rules: tuple[tuple[re.Pattern[str], Style], ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        """Compile the patterns."""
        rules = tuple((re.compile(pattern), style) for pattern, style in self.inline)
        object.__setattr__(self, "rules", rules)


_RST = Syntax(
    name="rst",
    inline=(
        (r"``(?P<text>[^`]+)``", Style.CODE),
        (r"`(?P<text>[^`<]*[^`<\s])\s*<(?P<link>[^<>`\s]+)>`__?", Style.PLAIN),
        (r":[\w-]+:`(?P<text>[^`]+)`", Style.PLAIN),
        (emphasis("**"), Style.BOLD),
        (emphasis("*"), Style.ITALIC),
    ),
    dropped=r"\.\. .*|\.\.\s*|:[\w-]+:(?: .*)?",
    item=r"(?P<marker>[-*+•])[ \t]+",
    escape=r"\\(?P<text>[^\w\s])",
)

_ORG = Syntax(
    name="org",
    inline=(
        (r"\[\[(?P<link>[^\[\]]+)\]\[(?P<text>[^\[\]]+)\]\]", Style.PLAIN),
        (r"\[\[(?P<text>(?P<link>[^\[\]]+))\]\]", Style.PLAIN),
        (emphasis("*"), Style.BOLD),
        (emphasis("/"), Style.ITALIC),
        (emphasis("_"), Style.UNDERLINE),
        (emphasis("="), Style.CODE),
        (emphasis("~"), Style.CODE),
    ),
    dropped=r"\s*#(?:\+.*| .*)?|\s*:[\w-]+:(?: .*)?|\s*-{5,}",
    heading=r"(?P<level>\*+) +(?:(?:TODO|DONE) )?",
    item=r"(?P<marker>[-+]|\s\*|\d+[.)])[ \t]+",
    meta=r"\s*#\+(?P<key>TITLE|AUTHOR):\s*(?P<value>.*)",
)

_JEMDOC = Syntax(
    name="jemdoc",
    inline=(
        (r"\[(?P<link>[^\s\[\]\\]+) (?P<text>(?:\\.|[^\[\]\\])+)\]", Style.PLAIN),
        (emphasis("*"), Style.BOLD),
        (emphasis("/"), Style.ITALIC),
        (emphasis("_"), Style.UNDERLINE),
        (emphasis("+"), Style.CODE),
        (r"\{\{(?P<text>)[^{}]*\}\}", Style.PLAIN),
    ),
    dropped=r"#.*|~~~.*",
    heading=r"(?P<level>=+) +",
    item=r"(?P<marker>\.{1,4}|-{1,4})[ \t]+",
    escape=r"\\(?P<text>[^\w\s])|\\n(?P<none>)(?=\s|$)",
    # Raw HTML on lines of its own; inside a line it is dropped with the other marks.
    hidden=re.compile(r"^[ \t]*\{\{(?:(?!\}\}).)*\}\}[ \t]*$", re.DOTALL | re.MULTILINE),
    repeats=True,
)


def read_rst(source: str, name: str = "<text>") -> Document:
    """Read reStructuredText.

    >>> document = read_rst("Papers\\n======\\n\\n#. **Me**. `A title <x.pdf>`_.")
    >>> [(run.text, run.link) for run in document.lines[1].runs]
    [('#. ', None), ('Me', None), ('. ', None), ('A title', 'x.pdf'), ('.', None)]
    """
    return read_lines(_RST, source, name)


def read_org(source: str, name: str = "<text>") -> Document:
    """Read an Org file.

    >>> document = read_org("* Papers\\n| 2019 | *Me*. A title |")
    >>> [(line.kind.value, line.text) for line in document.lines]
    [('heading', 'Papers'), ('table', '2019\\tMe. A title')]
    """
    return read_lines(_ORG, source, name)


def read_jemdoc(source: str, name: str = "<text>") -> Document:
    """Read a jemdoc file.

    >>> document = read_jemdoc("== Papers\\n. *Me*, /A title/ [x.pdf \\\\[pdf\\\\]]")
    >>> [(line.marker, line.text) for line in document.lines]
    [(None, 'Papers'), ('.', 'Me, A title [pdf]')]
    """
    return read_lines(_JEMDOC, source, name)


def read_lines(syntax: Syntax, source: str, name: str) -> Document:
    """Read a text line by line by one table of signs."""
    shown = source
    if syntax.hidden is not None:
        shown = syntax.hidden.sub(lambda raw: re.sub(r"[^\n]", " ", raw[0]), source)
    plain = read_plain(shown, name)
    lines: list[Line] = []
    fresh = False
    for line in plain.lines:
        if re.fullmatch(syntax.dropped, line.text) or is_delimiter_row(line.text):
            fresh = True
            continue
        read = _line(syntax, line, source)
        if read.text.strip():
            lines.append(replace(read, blank_before=read.blank_before or fresh))
            fresh = False
    return replace(
        plain, lines=tuple(lines), source=source, format=syntax.name, meta=_meta(syntax, source)
    )


def _meta(syntax: Syntax, source: str) -> Mapping[str, str]:
    """What the head of the file says of itself."""
    if syntax.meta is None:
        return {}
    found = (re.match(syntax.meta, row, re.IGNORECASE) for row in source.split("\n", 60)[:60])
    return {match["key"].lower(): match["value"].strip() for match in found if match}


def _line(syntax: Syntax, line: Line, source: str) -> Line:
    """Read one line: heading or item first, then what is set off in it."""
    text, start = line.text, line.runs[0].start
    heading = re.match(syntax.heading, text) if syntax.heading else None
    # A star at the margin is a heading of Org, an indented one is an item.
    if heading and not (syntax is _ORG and line.indent):
        line = replace(line, kind=LineKind.HEADING, level=len(heading["level"]), hard_break=True)
        text, start = text[heading.end() :], start + heading.end()
        text = text.rstrip("= ") if syntax.repeats else text
    elif syntax.item and (item := re.match(syntax.item, text)):
        marker = item["marker"].strip()
        level = len(marker.lstrip(_DIGITS)) if syntax.repeats else 1 + line.indent // 2
        line = replace(line, marker=marker, level=level, hard_break=True)
        text, start = text[item.end() :], start + item.end()
    runs = trimmed(joined(_runs(syntax, text, start, Style.PLAIN, None)))
    if line.text.startswith("|") and syntax is not _JEMDOC:
        runs = cells(runs, source)
        line = replace(line, kind=LineKind.TABLE, hard_break=True)
    return replace(line, runs=tuple(runs))


def _runs(syntax: Syntax, text: str, start: int, style: Style, link: str | None) -> Iterator[Run]:
    """Give the runs of a text; what is set off is read again for what is set off in it."""
    at = 0
    for begin, end, match, more in _marks(syntax, text):
        yield from _plain(syntax, text[at:begin], start + at, style, link)
        inner = match["text"] or ""
        to = match.groupdict().get("link") or link
        offset = start + (match.start("text") if inner else begin)
        if more == Style.CODE or inner == text:
            yield from _plain(syntax, inner, offset, style | more, to)
        else:
            yield from _runs(syntax, inner, offset, style | more, to)
        at = end
    yield from _plain(syntax, text[at:], start + at, style, link)


def _marks(syntax: Syntax, text: str) -> Iterator[tuple[int, int, re.Match[str], Style]]:
    """Find what is set off, from left to right, the outermost first."""
    if len(text) > _LONGEST:
        return
    found = [
        (match.start(), match.end(), match, style)
        for pattern, style in syntax.rules
        for match in pattern.finditer(text)
    ]
    at = 0
    for mark in sorted(found, key=lambda mark: (mark[0], -mark[1])):
        if mark[0] >= at and mark[1] > mark[0]:
            yield mark
            at = mark[1]


_LONGEST = 20_000
_DIGITS = "0123456789"


def _plain(syntax: Syntax, text: str, start: int, style: Style, link: str | None) -> Iterator[Run]:
    """Give text without marks, its escapes undone."""
    at = 0
    for match in re.finditer(syntax.escape, text) if syntax.escape else ():
        yield Run(
            text[at : match.start()].translate(BLANKS),
            style,
            link,
            start + at,
            start + match.start(),
        )
        yield Run(match["text"] or "", style, link, start + match.start(), start + match.end())
        at = match.end()
    yield Run(text[at:].translate(BLANKS), style, link, start + at, start + len(text))
