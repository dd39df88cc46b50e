"""Which venue an entry appeared in, by its fields and by what the authority knows."""

import re
from dataclasses import replace

from bibnorm.lexicon.dblp import dblp_key
from bibnorm.model import Authority, Citation, Values, Venue, VenueContext, VenueKind


def settle_venue(
    citation: Citation,
    values: Values,
    authority: Authority,
    company: frozenset[str] = frozenset(),
) -> tuple[Values, Venue | None]:
    """Match the venue; and where none was read, see whether the publisher is one.

    Of several venues that a text may mean it is the one that other entries of the list
    have for sure: the ids of those are the `company`. A bare acronym ("..., COLT 2021")
    reads like a publisher's name as much as like a venue's. What the authority knows as
    a venue is one.
    """
    context = venue_context(citation, values)
    if text := values.container or values.acronym:
        venue = authority.match(text, context)
        if venue.candidates and company:
            venue = authority.match(text, replace(context, company=company))
        return values, venue
    if values.publisher is None:
        return values, None
    venue = authority.match(values.publisher, replace(context, publisher=None))
    if venue.id is None and not _begins_with_venue(values.publisher, authority):
        return values, None
    origins = [(name, how) for name, how in values.origins if name != "publisher"]
    moved = replace(
        values,
        container=values.publisher,
        publisher=None,
        origins=(*origins, ("container", "a venue's name in the publisher's place")),
    )
    return moved, venue


_NUMBERED = re.compile(
    r"(?P<name>.*?[^\W\d_][)\]]?)[\s,]+(?:vol(?:ume|\.)?\s*)?(?P<volume>\d{1,4})"
)
_PRINTED = frozenset((VenueKind.JOURNAL, VenueKind.MAGAZINE, VenueKind.SERIES))


def with_volume(
    values: Values, venue: Venue | None, authority: Authority
) -> tuple[Values, Venue | None]:
    """Take a number behind the name of a known journal for the volume, if there is none.

    The canonical name drops it. A year is none, nor is a number of the name itself.
    """
    if venue is None or venue.kind not in _PRINTED or values.volume or values.number:
        return values, venue
    match = _NUMBERED.fullmatch(values.container or "")
    if match is None or match["volume"] in (venue.name or "") or _YEAR.fullmatch(match["volume"]):
        return values, venue
    year = values.date.year if values.date else None
    again = authority.match(match["name"], VenueContext(year=year))
    if again.id != venue.id:
        return values, venue
    origins = (*values.origins, ("volume", "a number behind the journal's name"))
    return replace(values, container=match["name"], volume=match["volume"], origins=origins), again


_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_CAPITALS = 3


def _begins_with_venue(text: str, authority: Authority) -> bool:
    """Say whether a venue's acronym stands before other words: a track, a workshop of it."""
    head, _, rest = text.partition(" ")
    is_acronym = sum(map(str.isupper, head)) >= _CAPITALS
    return bool(rest) and is_acronym and authority.match(head).id is not None


def venue_context(citation: Citation, values: Values) -> VenueContext:
    """Say what else is known about the entry whose venue is to be matched."""
    return VenueContext(
        year=values.date.year if values.date else None,
        acronym=values.acronym,
        location=values.location,
        publisher=values.publisher,
        issn=values.issn,
        doi=values.doi,
        dblp=dblp_key(citation.text),
        section=citation.section,
        has_volume=values.volume is not None,
        has_pages=values.pages is not None,
    )
