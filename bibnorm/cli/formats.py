"""The formats that `--from` takes; written out here, for loading the readers takes time."""

from typing import Literal, get_args

SourceFormat = Literal[
    "markdown",
    "text",
    "rst",
    "org",
    "jemdoc",
    "asciidoc",
    "html",
    "latex",
    "bibtex",
    "ris",
    "csl-json",
    "endnote-xml",
    "enw",
    "nbib",
    "pdf",
    "docx",
    "odt",
]

NAMED = ", ".join(get_args(SourceFormat)[:-1]) + f" or {get_args(SourceFormat)[-1]}"
"""The formats, as a sentence names them."""
