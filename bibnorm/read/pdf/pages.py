"""The pages of a PDF file, opened and read with pdfium within bounds."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from bibnorm.read.errors import ReadError
from bibnorm.read.pdf.drawn import drawn_on, links_on
from bibnorm.read.pdf.glyphs import PageText
from bibnorm.read.pdf.lines import Stretch, stretches
from bibnorm.read.pdf.marks import mark, set_bullets
from bibnorm.read.pdf.native import Handle
from bibnorm.read.pdf.words import words_of

MOST_GLYPHS = 3_000_000
"""How many glyphs are read of one file: a CV of sixty pages has two hundred thousand."""

MOST_SECONDS = 60.0
"""How long the pages of one file may take together."""

_TOO_LONG = "extract the pages with the list of publications"


@dataclass(frozen=True)
class Page:
    """A page's text in stretches, and whether a picture is on it."""

    number: int
    stretches: list[Stretch]
    has_picture: bool


@contextmanager
def opened(data: bytes, name: str, password: str | None) -> Iterator[Handle]:
    """Open a PDF file held in memory, and close it in the end."""
    pdfium.FPDF_InitLibrary()
    secret = password.encode("utf-8") if password else None
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), secret)
    if not document:
        raise _refused(name, pdfium.FPDF_GetLastError(), given=password is not None)
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _refused(name: str, error: int, *, given: bool) -> ReadError:
    """Say why a file was not opened."""
    match error:
        case pdfium.FPDF_ERR_PASSWORD:
            wrong = "the password is not the right one" if given else "the PDF is encrypted"
            return ReadError(name, wrong, "give its password, or save a copy without one")
        case pdfium.FPDF_ERR_SECURITY:
            wrong = "the PDF is encrypted in a way that is not known here"
            return ReadError(name, wrong, "save a copy without encryption")
        case _:
            return ReadError(name, "the PDF is broken", "save or download it again")


def pages_of(document: Handle, name: str) -> Iterator[Page]:
    """Read the pages one by one; what cannot be loaded is an empty page."""
    until = time.monotonic() + MOST_SECONDS
    glyphs = 0
    for number in range(pdfium.FPDF_GetPageCount(document)):
        if glyphs > MOST_GLYPHS or time.monotonic() > until:
            raise ReadError(
                name, f"the PDF is too long: page {number + 1} is not reached", _TOO_LONG
            )
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            yield Page(number + 1, [], has_picture=False)
            continue
        try:
            read, count = _page(document, page, number + 1, MOST_GLYPHS - glyphs)
        finally:
            pdfium.FPDF_ClosePage(page)
        glyphs += count
        yield read


def _page(document: Handle, page: Handle, number: int, most: int) -> tuple[Page, int]:
    """Read one page; give the number of its glyphs too."""
    text_page = pdfium.FPDFText_LoadPage(page)
    drawn = drawn_on(page)
    if not text_page:
        return Page(number, [], drawn.has_picture), 0
    try:
        text = PageText(text_page)
        text.count = min(text.count, most)
        words = [word for piece in text.pieces() for word in words_of(piece)]
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    found = stretches(words)
    mark(found, drawn.rules, links_on(document, page))
    set_bullets(found, drawn.dots)
    return Page(number, found, drawn.has_picture), text.count
