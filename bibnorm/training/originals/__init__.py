"""The public originals of the labelled references, read as they are published.

AnyStyle's XML, GROBID's TEI and JATS reference lists give the same records as the JSON
Lines of a corpus, so that anyone can train from what anyone can fetch.
"""

from bibnorm.training.originals.anystyle import read_anystyle
from bibnorm.training.originals.grobid import read_grobid
from bibnorm.training.originals.harmonise import harmonise
from bibnorm.training.originals.jats import read_jats
from bibnorm.training.originals.records import Record
from bibnorm.training.originals.xml import XmlError

__all__ = ["Record", "XmlError", "harmonise", "read_anystyle", "read_grobid", "read_jats"]
