"""What pdfium hands out: pointers to things of its own, which only it looks into."""

from typing import Any, TypeAlias

Handle: TypeAlias = Any
"""A document, a page, an object, a font: ctypes knows no better type."""
