"""Bytes and files to documents: encoding, format, lines of styled runs."""

from bibnorm.read.errors import ReadError
from bibnorm.read.source import MAX_BYTES, read_bytes, read_path, read_text, unfollowed

__all__ = ["MAX_BYTES", "ReadError", "read_bytes", "read_path", "read_text", "unfollowed"]
