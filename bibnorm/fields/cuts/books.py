"""Books that were taken for venues, and the signs that they are none."""

import re

from bibnorm.fields.cuts.site import Site
from bibnorm.fields.tails import is_meeting
from bibnorm.lexicon.imprints import is_imprint_town
from bibnorm.lexicon.places import is_place
from bibnorm.model import Label, Span

_IN = re.compile(r"\b(?:in|en|em|dans|nel|w|v|в)\b", re.IGNORECASE)
_PERIODICAL = (Label.VOLUME, Label.ISSUE, Label.ISSN, Label.PAGES)


def book_alone(site: Site) -> tuple[Span, ...] | None:
    """Make a venue the title where there is no other title but a publisher.

    It stands behind the names without "In", bears no numbers of a periodical and
    is the only one: `S. Fern, Summa of Moss, Oslo: Lichen 1964`.
    """
    if site.has(Label.TITLE, Label.CONTAINER, *_PERIODICAL) or not site.has(Label.PUBLISHER):
        return None
    people = {span.label for span in site.before} & {Label.AUTHOR, Label.EDITOR}
    if len(people) != 1 or _inside(site) or is_meeting(site.body):
        return None
    return (site.piece(0, len(site.body), Label.TITLE),)


def _inside(site: Site) -> bool:
    """Say whether "In" stands anywhere before a span, outside the spans, or at its front."""
    ends = [span.end for span in site.before]
    starts = [span.start for span in site.spans[1 : site.at + 1]]
    gaps = (site.text[end:start] for end, start in zip(ends, starts, strict=True))
    return any(map(_IN.search, gaps)) or _IN.match(site.body) is not None


def house_before_town(site: Site) -> tuple[Span, ...] | None:
    """Part a book's publisher from its town: `Fern, Leipzig`.

    Only for a book: a conference may be held in a part of a town.
    """
    if site.has(Label.PUBLISHER, Label.CONTAINER, Label.INSTITUTION) or not site.has(Label.TITLE):
        return None
    house, comma, town = site.body.partition(", ")
    if not comma or ", " in town or not is_imprint_town(town.strip(" .")) or is_place(house):
        return None
    if is_imprint_town(house):
        return None
    return (
        site.piece(0, len(house), Label.PUBLISHER),
        site.piece(len(house) + 2, len(site.body), Label.LOCATION),
    )
