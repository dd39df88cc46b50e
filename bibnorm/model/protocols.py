"""What one stage may ask of another, so that stages never import each other."""

from typing import Protocol

from bibnorm.model.text import Citation, Tagged
from bibnorm.model.values import Venue, VenueContext


class Authority(Protocol):
    """Knows venues: matches a string to one record, or abstains."""

    def match(self, text: str, context: VenueContext | None = None) -> Venue:
        """Give the venue as written, with the record's facts if one is sure."""
        ...


class VenueNamer(Protocol):
    """Knows under which name a venue is to be written."""

    def __call__(self, text: str, context: VenueContext) -> tuple[str, str] | None:
        """Give the name to write for a venue's text, and its name in full, where one is sure."""
        ...


class Tagger(Protocol):
    """Labels the characters of a citation."""

    def tag(self, citation: Citation) -> Tagged:
        """Give the labelled spans of one citation."""
        ...
