"""Small readers for formats that are nearly plain text."""

from dataclasses import replace

from bibnorm.model import Document
from bibnorm.read.text import read_plain


def read_rst(source: str, name: str = "<text>") -> Document:
    """Read reStructuredText."""
    return replace(read_plain(source, name), format="rst")


def read_org(source: str, name: str = "<text>") -> Document:
    """Read an Org file."""
    return replace(read_plain(source, name), format="org")


def read_jemdoc(source: str, name: str = "<text>") -> Document:
    """Read a jemdoc file."""
    return replace(read_plain(source, name), format="jemdoc")
