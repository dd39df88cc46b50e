"""A PDF file to a document."""

from collections.abc import Iterator, Sequence

from bibnorm.model import Document
from bibnorm.read.errors import ReadError
from bibnorm.read.pdf.cells import Laid, laid_out
from bibnorm.read.pdf.columns import regions
from bibnorm.read.pdf.document import Writer
from bibnorm.read.pdf.furniture import without_furniture
from bibnorm.read.pdf.lines import Stretch
from bibnorm.read.pdf.margin import with_margin_notes
from bibnorm.read.pdf.pages import Page, opened, pages_of
from bibnorm.read.pdf.said import meta_of, notices_of
from bibnorm.read.pdf.tabled import laid_in_cells
from bibnorm.read.pdf.tables import Table, parts

_OCR = "run it through text recognition first (ocrmypdf does that)"


def read_pdf(data: bytes, name: str = "<pdf>", *, password: str | None = None) -> Document:
    """Read a PDF file.

    Lines come in reading order, columns told from tables; running heads and
    page numbers are left out. `Document.source` is the text as laid out, a
    form feed where a page or a column ends; `notices` name the pages that are
    pictures without text, among others that have some. Raises `ReadError` where there is
    nothing to read: a broken or encrypted file, or pictures without text.
    """
    with opened(data, name, password) as document:
        pages, meta = list(pages_of(document, name)), meta_of(document)
    _refuse_pictures(pages, name)
    writer = Writer()
    lines = writer.write(_rows(pages))
    return Document(lines, writer.source, name, "pdf", meta, notices=notices_of(pages, name))


def _rows(pages: Sequence[Page]) -> list[Laid]:
    """The rows of all pages in reading order."""
    found = [part for page in without_furniture(pages) for part in _parts(page)]
    return with_margin_notes(_laid(part, number) for number, part in enumerate(found))


def _parts(page: Sequence[Stretch]) -> Iterator[Table | list[Stretch]]:
    """The tables and the columns of a page in reading order."""
    for part in parts(page):
        if isinstance(part, Table):
            yield part
        else:
            yield from regions(part)


def _laid(part: Table | list[Stretch], number: int) -> list[Laid]:
    """The rows of one part of a page."""
    return laid_in_cells(part, number) if isinstance(part, Table) else laid_out(part, number)


def _refuse_pictures(pages: Sequence[Page], name: str) -> None:
    """Raise if no page has text."""
    if any(page.stretches for page in pages):
        return
    if any(page.pictures for page in pages):
        raise ReadError(name, "its pages are pictures without text", _OCR)
    raise ReadError(name, "the PDF has no text", "give a PDF that has, or the file it was made of")
