"""Read AsciiDoc: the signs of its lists, headings, emphasis and links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bibnorm.model import Document, Line, LineKind, Run, Style
from bibnorm.read.light import Syntax, read_lines
from bibnorm.read.runs import trimmed

_ADDRESS = r"(?:https?|ftp)://[^\s\[\]]+"
_DELIMITERS = r"-{2,}|={4,}|\*{3,}|\.{4,}|\+{1}|\+{4,}|_{4,}|\'{3,}|<{3,}|[|,:!]={3,}"
_ATTRIBUTES = (
    r"\[(?:[.#%\[][^\]]*\]?|[^\]]*=[^\]]*"
    r"|(?:bibliography|discrete|horizontal|lead|appendix|abstract|quote|verse|source|NOTE|TIP|arabic"
    r"|(?:lower|upper)(?:alpha|roman))(?:,[^\]]*)?)\]"
)


def _between(sign: str) -> str:
    """Give the pattern of what stands between two signs, at the edges of words."""
    mark = re.escape(sign)
    inner = rf"[^\s{mark}](?:[^{mark}\n]{{0,400}}?[^\s{mark}])?"
    return rf"(?<![\w\\:;}}]){mark}(?P<text>{inner}){mark}(?!\w)"


_ASCIIDOC = Syntax(
    name="asciidoc",
    inline=(
        (r"\[\[\[[^\[\]]*\]\]\](?P<text>)\s?", Style.PLAIN),
        (r"\[\[[\w,. -]+\]\](?P<text>)", Style.PLAIN),
        (rf"(?P<link>{_ADDRESS})\[(?P<text>(?:\\\]|[^\]])+)\]", Style.PLAIN),
        (rf"(?P<text>(?P<link>{_ADDRESS}))\[\]", Style.PLAIN),
        (r"link:(?P<link>[^\s\[\]]+)\[(?P<text>(?:\\\]|[^\]])+)\]", Style.PLAIN),
        (r"link:(?P<text>(?P<link>[^\s\[\]]+))\[\]", Style.PLAIN),
        (r"(?:mailto|xref):[^\s\[\]]+\[(?P<text>[^\]]*)\]", Style.PLAIN),
        (r"<<[^<>,]+,\s*(?P<text>[^<>]+)>>", Style.PLAIN),
        (r"image:[^\s\[\]]+\[[^\]]*\](?P<text>)", Style.PLAIN),
        (r"\[\.?underline\]#(?P<text>[^#\n]+)#", Style.UNDERLINE),
        (r"(?:\[[.\w-]*\])?##(?P<text>[^#\n]+)##", Style.PLAIN),
        (r"\*\*(?P<text>[^*\s](?:[^*\n]{0,400}?[^*\s])?)\*\*", Style.BOLD),
        (r"__(?P<text>[^_\s](?:[^_\n]{0,400}?[^_\s])?)__", Style.ITALIC),
        (r"\^(?P<text>[^\s^]{1,40})\^", Style.SUPERSCRIPT),
        (r"~(?P<text>[^\s~]{1,40})~", Style.PLAIN),
        (_between("*"), Style.BOLD),
        (_between("_"), Style.ITALIC),
        (_between("`"), Style.CODE),
    ),
    dropped=rf"//.*|:!?[\w-]+!?:(?: .*)?|(?:{_DELIMITERS}|{_ATTRIBUTES})\s*"
    r"|(?:include|image|video|toc|ifdef|ifndef|ifeval|endif)::\S*",
    heading=r"(?P<level>={1,6}|#{1,6}) +(?=\S)",
    item=r"(?P<marker>\*{1,5}|\.{1,5}|-|\d{1,3}\.)[ \t]+",
    escape=r"\\(?P<text>[*_`#^~\[\]{}+])",
    meta=r":(?P<key>title|author):\s*(?P<value>.*)",
    hidden=re.compile(r"^////[ \t]*\n(?:(?!////[ \t]*$).*\n)*////[ \t]*$", re.MULTILINE),
    repeats=True,
)

_BREAK = re.compile(r"\s\+\s*\Z")
_TITLE = re.compile(r"\.[^\W\d_]")


def read_asciidoc(source: str, name: str = "<text>") -> Document:
    """Read an AsciiDoc file.

    Attributes are not put in, and no other file is taken in.

    >>> document = read_asciidoc("== Papers\\n\\n. *Me* and B. Roe. _A title_. link:x.pdf[pdf]")
    >>> [(line.kind.value, line.marker, line.text) for line in document.lines]
    [('heading', None, 'Papers'), ('text', '.', 'Me and B. Roe. A title. pdf')]
    """
    document = read_lines(_ASCIIDOC, source, name)
    rows = source.split("\n")
    return replace(document, lines=tuple(_tied(document.lines, rows)))


def _tied(lines: Sequence[Line], rows: Sequence[str]) -> Iterator[Line]:
    """Undo what a plus says: at a line's end a break is meant, alone it ties on a paragraph."""
    broken = False
    for line in lines:
        above = rows[line.number - 2].strip() if line.number > 1 else ""
        if broken or above == "+":
            line = replace(line, hard_break=True, blank_before=False)
        if _TITLE.match(line.text) and line.marker is None:
            line = replace(line, runs=tuple(_without_first(line.runs)), hard_break=True)
        broken = line.kind is LineKind.TEXT and _BREAK.search(line.text) is not None
        yield _unbroken(line) if broken else line


def _without_first(runs: Sequence[Run]) -> list[Run]:
    """Cut the dot off that makes a line the title of what stands below it."""
    first = runs[0]
    return [replace(first, text=first.text[1:], start=first.start + 1), *runs[1:]]


def _unbroken(line: Line) -> Line:
    """Cut the plus off a line's end."""
    *runs, last = line.runs
    text = last.text[: last.text.rindex("+")]
    end = last.start + len(text)
    return replace(line, runs=tuple(trimmed([*runs, replace(last, text=text, end=end)])))
