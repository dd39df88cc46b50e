"""In which manner a .bib file is written: for which program, and in what letters."""

from bibnorm.bibfile import BibFile
from bibnorm.model import Dialect

_OF_BIBLATEX = frozenset({"date", "journaltitle", "location"})
_OF_BIBTEX = frozenset({"year", "journal", "address"})


def dialect_of(file: BibFile) -> Dialect:
    """Tell for which BibTeX a file was written, by the names of its fields.

    >>> from bibnorm.bibfile import split
    >>> dialect_of(split("@misc{a, date = {2001}}")).value, dialect_of(split("")).value
    ('biblatex', 'bibtex')
    """
    names = [name for entry in file.entries for name in entry.names]
    new, old = (sum(name in of for name in names) for of in (_OF_BIBLATEX, _OF_BIBTEX))
    return Dialect.BIBLATEX if new > old else Dialect.BIBTEX


def has_bytes(text: str) -> bool:
    """Say whether a text holds bytes that are no UTF-8: it is in an old encoding, or damaged."""
    return not text.isascii() and any("\udc80" <= sign <= "\udcff" for sign in text)
