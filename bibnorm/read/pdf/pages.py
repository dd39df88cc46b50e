"""The pages of a PDF file, opened and read with pdfium within bounds."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from bibnorm.read.errors import ReadError
from bibnorm.read.pdf.drawn import Box, drawn_on, links_on
from bibnorm.read.pdf.glyphs import PageText
from bibnorm.read.pdf.guard import refuse_bombs
from bibnorm.read.pdf.lines import Stretch, stretches
from bibnorm.read.pdf.marks import mark, set_bullets
from bibnorm.read.pdf.native import Handle
from bibnorm.read.pdf.words import Word, words_of

MOST_GLYPHS = 3_000_000
"""How many glyphs are read of one file: a CV of sixty pages has two hundred thousand."""

MOST_SECONDS = 60.0
"""How long the pages of one file may take together."""

_ANY = Box(-20_000, -20_000, 20_000, 20_000)
_TOO_LONG = "extract the pages with the list of publications"


@dataclass(frozen=True)
class Page:
    """A page's text in stretches, and which share of it pictures cover."""

    number: int
    stretches: list[Stretch]
    pictures: float = 0.0


@contextmanager
def opened(data: bytes, name: str, password: str | None) -> Iterator[Handle]:
    """Open a PDF file held in memory, and close it in the end."""
    refuse_bombs(data, name)
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
            yield Page(number + 1, [])
            continue
        try:
            read, count = _page(document, page, number + 1)
        finally:
            pdfium.FPDF_ClosePage(page)
        glyphs += count
        yield read


def _page(document: Handle, page: Handle, number: int) -> tuple[Page, int]:
    """Read one page; give the number of its glyphs too."""
    drawn = drawn_on(page)
    size = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    pictures = drawn.pictures / max(1.0, size)
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return Page(number, [], pictures), 0
    try:
        words, quarters, count = _words(text_page, _bounds(page))
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    found = stretches(words)
    links = [link.turned(quarters) for link in links_on(document, page)]
    mark(found, [rule.turned(quarters) for rule in drawn.rules], links)
    set_bullets(found, [dot.turned(quarters) for dot in drawn.dots])
    return Page(number, found, pictures), count


def _words(text_page: Handle, bounds: Box) -> tuple[list[Word], int, int]:
    """Read the words of a page as most of them stand: by how many quarters, of how many glyphs."""
    text = PageText(text_page, bounds)
    words = [word for piece in text.pieces() for word in words_of(piece)]
    most = max(range(4), key=lambda quarters: text.askew[quarters])
    if text.askew[most] > text.askew[0]:
        text = PageText(text_page, bounds, most)
        words = [word for piece in text.pieces() for word in words_of(piece)]
        return words, most, text.count
    return words, 0, text.count


def _bounds(page: Handle) -> Box:
    """The box of a page, and as much around it: lines that are too long run over its edge."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, box):
        return _ANY
    low, high = sorted((box.bottom, box.top))
    left, right = sorted((box.left, box.right))
    wide, tall = right - left, high - low
    return Box(left - wide, low - tall, right + wide, high + tall)
