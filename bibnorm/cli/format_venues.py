"""The venue authority for `bibnorm format`: under which name a venue is to be written."""

from collections.abc import Sequence
from pathlib import Path

from bibnorm.cli.settings import venue_files
from bibnorm.cli.venues import opened
from bibnorm.model import Authority, VenueContext, VenueKind, VenueNamer, VenueNames
from bibnorm.write.venuenames import container_name

_SURE = 0.9
# The papers of no book appear in these.
_PERIODICALS = (VenueKind.JOURNAL, VenueKind.MAGAZINE)


def namer(files: Sequence[Path], names: str) -> VenueNamer:
    """Open the authority and give what names venues, under the names that are asked for."""
    return naming(opened(venue_files(files)), VenueNames(names))


def naming(authority: Authority, names: VenueNames) -> VenueNamer:
    """Give what names the venues that an authority is sure of.

    >>> from bibnorm.venues import load_venues
    >>> short = naming(load_venues(), VenueNames.SHORT)
    >>> short("Int'l Conf. on Learning Representations", VenueContext())
    ('ICLR', 'International Conference on Learning Representations')
    >>> short("Workshop on Odd Things at ICLR", VenueContext())
    """

    def name(text: str, context: VenueContext) -> tuple[str, str] | None:
        venue = authority.match(text, context)
        if venue.id is None or venue.name is None or venue.confidence < _SURE:
            return None
        if context.kind is VenueKind.CONFERENCE and venue.kind in _PERIODICALS:
            return None
        return container_name(venue, names), venue.name

    return name
