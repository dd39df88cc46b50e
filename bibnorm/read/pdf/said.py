"""What a PDF file says of itself, and which of its pages say nothing."""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2.raw as pdfium

from bibnorm.read.pdf.native import Handle
from bibnorm.read.pdf.pages import Page

_LONGEST = 1_000
_SCANNED = 0.25
_KEYS = (b"Title", b"Author")


def meta_of(document: Handle) -> dict[str, str]:
    """Give the file's title and author, as `properties`.

    They are no `title` and no `author` of the text: who first saved the file
    need not be whose list it is, so they are asked last.
    """
    said = [text for key in _KEYS if (text := _property(document, key))]
    return {"properties": " | ".join(said)} if said else {}


def _property(document: Handle, key: bytes) -> str:
    """One property of a file, blanks made one."""
    length = pdfium.FPDF_GetMetaText(document, key, None, 0)
    if not 2 < length <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDF_GetMetaText(document, key, buffer, length)
    text = buffer.raw.decode("utf-16-le", "replace").replace("\0", " ")
    return " ".join(text.split())


def notices_of(pages: Sequence[Page], name: str) -> tuple[str, ...]:
    """Say which pages are pictures without text, among pages that have some.

    >>> notices_of([Page(1, [], pictures=0.9), Page(2, [], pictures=0.02)], "cv.pdf")
    ('cv.pdf: page 1 is a picture without text and was not read; ocrmypdf can read it',)
    """
    found = [page.number for page in pages if page.pictures > _SCANNED and not page.stretches]
    if not found:
        return ()
    what = (
        ("pages {} are pictures", "were", "them")
        if len(found) > 1
        else ("page {} is a picture", "was", "it")
    )
    told = what[0].format(", ".join(_ranges(found)))
    return (f"{name}: {told} without text and {what[1]} not read; ocrmypdf can read {what[2]}",)


def _ranges(numbers: Sequence[int]) -> Iterator[str]:
    """Numbers in words, neighbours put together.

    >>> list(_ranges([2, 4, 5, 6]))
    ['2', '4-6']
    """
    breaks = [n for n, (low, high) in enumerate(pairwise(numbers), 1) if high != low + 1]
    for begin, end in pairwise([0, *breaks, len(numbers)]):
        first, last = numbers[begin], numbers[end - 1]
        yield str(first) if first == last else f"{first}-{last}"
