"""What a user may choose about the output, in one frozen object."""

from dataclasses import dataclass

from bibnorm.model import Dialect, Highlight, VenueNames


@dataclass(frozen=True, slots=True)
class Options:
    """How BibTeX is to be written; the JSON formats ignore it."""

    dialect: Dialect = Dialect.BIBTEX
    highlight: Highlight = Highlight.ANNOTATION
    ascii: bool = False
    venue_names: VenueNames = VenueNames.FULL
