"""The formats that are read, and the reader of each; a reader is loaded when it is needed."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import cast

from bibnorm.model import Document

TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "markdown": "markdown:read_markdown",
        "text": "text:read_plain",
        "rst": "light:read_rst",
        "org": "light:read_org",
        "jemdoc": "light:read_jemdoc",
        "asciidoc": "asciidoc:read_asciidoc",
        "html": "html:read_html",
        "latex": "latex:read_latex",
    }
)
"""Formats that are text: `module:function` of what reads a string."""

PACKED: Mapping[str, str] = MappingProxyType(
    {
        "pdf": "pdf:read_pdf",
        "docx": "docx:read_docx",
        "odt": "odt:read_odt",
    }
)
"""Formats that are no text: `module:function` of what reads bytes."""

RECORDS: Mapping[str, str] = MappingProxyType(
    {
        "bibtex": "bibtex:read_bibtex",
        "ris": "records_ris:read_ris",
        "csl-json": "records_csl:read_csl",
        "endnote-xml": "records_xml:read_endnote_xml",
        "enw": "records_enw:read_enw",
        "nbib": "records_nbib:read_nbib",
    }
)
"""Formats whose entries come already split: what gives a document of records."""

FORMATS: tuple[str, ...] = (*TEXTS, *RECORDS, *PACKED)
"""The formats that can be asked for by name."""

_PDF_WITHIN = 1024


def text_reader(format_: str) -> Callable[[str, str], Document]:
    """Give the reader of a text format: source and name in, document out."""
    return cast("Callable[[str, str], Document]", _load({**TEXTS, **RECORDS}[format_]))


def packed_reader(format_: str) -> Callable[..., Document]:
    """Give the reader of a packed format: bytes and name in, document out, or a `ReadError`."""
    return cast("Callable[..., Document]", _load(PACKED[format_]))


def packed_format(data: bytes) -> str | None:
    r"""Tell the packed format that bytes are in, from their first ones; None for text.

    Of a zip file the names within say what it is: they stand in its headers
    as they are.

        >>> packed_format(b"%PDF-1.7\n"), packed_format(b"# Publications")
        ('pdf', None)
    """
    # Some programs write a few bytes before the PDF; its specification lets them.
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return "docx"
        if b"opendocument.text" in data[:_PDF_WITHIN] or b"content.xml" in data:
            return "odt"
    return None


def _load(where: str) -> object:
    module, function = where.split(":")
    return getattr(import_module(f"bibnorm.read.{module}"), function)
