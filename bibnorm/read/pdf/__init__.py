"""PDF: pages of glyphs to lines of styled runs."""

from bibnorm.read.pdf.reader import read_pdf

__all__ = ["read_pdf"]
