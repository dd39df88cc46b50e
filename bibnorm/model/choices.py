"""What a user may choose about the output."""

from enum import StrEnum


class Highlight(StrEnum):
    """How the highlighted author is written into BibTeX."""

    ANNOTATION = "annotation"
    BOLD = "bold"
    NONE = "none"


class VenueNames(StrEnum):
    """Which name of a venue is written into BibTeX."""

    FULL = "full"
    SHORT = "short"
    ABBREVIATED = "abbreviated"
    AS_WRITTEN = "as-written"
    PROCEEDINGS = "proceedings"
    MACRO = "macro"


class Dialect(StrEnum):
    """Which BibTeX the output is for."""

    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
