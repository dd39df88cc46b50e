"""A document to its publications: the sections that hold them, each entry cut out whole."""

from collections.abc import Iterable, Iterator

from bibnorm.find.join import Joiner, line_citation
from bibnorm.find.outline import outline
from bibnorm.find.rows import rows_of
from bibnorm.find.sections import entries_of
from bibnorm.model import Citation, Document, Listing

__all__ = ["find", "find_lines"]

_HEADER_LINES = 6


def find(document: Document) -> Listing:
    """Find the publications in a document: a whole CV, a page, or a bare list.

    Sections are told by their headings, in a dozen languages, and where these
    say nothing by what stands under them. Inside a list of publications
    nothing is left out but what is surely no entry.

        >>> from bibnorm.model import Line, Run
        >>> rows = ("Publications", "[1] J. Doe. A title. Journal of Tests, 2020.", "Awards", "No")
        >>> lines = tuple(Line((Run(t),), n + 1, blank_before=True) for n, t in enumerate(rows))
        >>> listing = find(Document(lines, ""))
        >>> [(c.marker, c.text[c.body :], c.sections) for c in listing.citations]
        [('[1]', 'J. Doe. A title. Journal of Tests, 2020.', ('Publications',))]
        >>> listing.passed_over
        3
    """
    rows = rows_of(document)
    sections = outline(rows, document.meta.get("title"))
    drafts = entries_of(sections)
    joiner = Joiner(rows, document.source)
    citations = tuple(joiner.citation(draft) for draft in drafts)
    used = sum(len(draft.rows) for draft in drafts)
    total = sum(1 for line in document.lines if line.text.strip())
    header = _header(document, citations[0].line if citations else None)
    return Listing(citations, header, max(total - used, 0))


def _header(document: Document, first: int | None) -> tuple[str, ...]:
    """The first lines, and before them who the front matter says has written them.

    Where the first citation begins the header ends: a name in it is an author's.
    """
    said = tuple(document.meta[key] for key in ("author", "name") if key in document.meta)
    lines = [line for line in document.lines if line.text.strip()][:_HEADER_LINES]
    return said + tuple(line.text for line in lines if first is None or line.number < first)


def find_lines(lines: Iterable[str]) -> Iterator[Citation]:
    r"""Take every line for one citation, whatever it holds.

    Streams: a line is read when its citation is asked for.

        >>> [c.text for c in find_lines(["[1] J. Doe. A title.\n", "\n"])]
        ['[1] J. Doe. A title.', '']
    """
    marker = None
    for number, line in enumerate(lines, 1):
        citation = line_citation(line.rstrip("\r\n"), number, marker)
        marker = citation.marker
        yield citation
