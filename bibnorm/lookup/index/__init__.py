"""A local index of publications: one SQLite file, built from dumps, asked like a service."""

from bibnorm.lookup.index.build import build
from bibnorm.lookup.index.errors import IndexFileError, SourceError
from bibnorm.lookup.index.search import Index
from bibnorm.lookup.index.sources import records_of

__all__ = ["Index", "IndexFileError", "SourceError", "build", "records_of"]
