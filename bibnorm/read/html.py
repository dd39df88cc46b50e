"""HTML: tags to boxes, boxes to entries and lines; nothing is ever fetched or run."""

import re
from html import unescape

from bibnorm.model import Document, LineKind
from bibnorm.read.html_extras import records_of
from bibnorm.read.html_lines import write_lines
from bibnorm.read.html_plan import plan
from bibnorm.read.html_tree import read_page
from bibnorm.read.mask import mask

_FRONT = re.compile(r"\s*(?:---|\+\+\+)[ \t]*\n")
_LONGEST_FRONT = 20_000


def read_html(source: str, name: str = "<text>") -> Document:
    """Read HTML, whole pages and fragments, as browsers show it.

    What is not shown (scripts, menus, boxes that open on a click) is left
    out, and so are abstracts. Every run knows its place in the source. A page that
    has nothing but boxes of BibTeX comes as the records in them.

        >>> page = "<h2>Papers</h2><ol><li><b>Me</b>, <a href='x.pdf'>A &amp; B</a>.<br>2020"
        >>> document = read_html(page)
        >>> [(line.kind.value, line.marker, line.text) for line in document.lines]
        [('heading', None, 'Papers'), ('text', '1.', 'Me, A & B.'), ('text', None, '2020')]
        >>> document.lines[1].runs[0]
        Run(text='Me', style=<Style.BOLD: 1>, link=None, start=26, end=28)
    """
    meta, start = _front(source)
    page = read_page(source, start)
    meta = {key: " ".join(unescape(value).split()) for key, value in page.meta.items()} | meta
    plan(page.boxes, source)
    lines = tuple(write_lines(page.boxes, source))
    meta = {key: value for key, value in meta.items() if value}
    said = sum(len(line.text) for line in lines if line.kind in (LineKind.TEXT, LineKind.TABLE))
    records = records_of(page.boxes, source, said)
    if records:
        return Document((), source, name, "bibtex", meta, records)
    return Document(lines, source, name, "html", meta)


def _front(source: str) -> tuple[dict[str, str], int]:
    """Read the front matter of a page that a generator has yet to see, and where it ends."""
    if not _FRONT.match(source):
        return {}, 0
    masked = mask(source[:_LONGEST_FRONT])
    front = (
        masked.dropped[:1] if masked.dropped and not source[: masked.dropped[0][0]].strip() else ()
    )
    return (masked.meta, front[0][1]) if front else ({}, 0)
