"""Writing: entries in, BibTeX, JSON Lines or CSL-JSON out."""

from bibnorm.write.files import write_file
from bibnorm.write.formats import FORMATS, stream, write
from bibnorm.write.options import Options

__all__ = ["FORMATS", "Options", "stream", "write", "write_file"]
