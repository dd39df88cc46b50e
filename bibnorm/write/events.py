"""What a paper in proceedings says of the meeting: its title, and whose the place is."""

import re

from bibnorm.lexicon.ordinals import ordinals_in
from bibnorm.lexicon.seats import is_seat
from bibnorm.model import MEETING_TYPES, Entry, VenueKind

_MEETINGS = frozenset((VenueKind.CONFERENCE, VenueKind.WORKSHOP))
_LEAD = re.compile(
    r"(?:in:?\s+)?(?:the\s+)?proc(?:eedings|\.)?\s+(?:of\s+)?(?:the\s+)?", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,9}")


def event_title(entry: Entry, written: str | None) -> str | None:
    """Give the title of the meeting, where it says more than the name that is `written`.

    A record's own title counts. Else it is the venue as it stood, if that has a number
    that the canonical name drops: mostly the count of the meeting ("8th").

        >>> from bibnorm.model import Source, Venue
        >>> venue = Venue(text="Proc. of the 8th Workshop on Odd Rain", id="wor",
        ...               name="Workshop on Odd Rain", kind=VenueKind.WORKSHOP)
        >>> entry = Entry(key="k", type="inproceedings", venue=venue, source=Source(text=""))
        >>> event_title(entry, venue.name), event_title(entry, "Proceedings of the 8th Workshop")
        ('8th Workshop on Odd Rain', None)
    """
    venue = entry.venue
    if entry.event_title or venue is None or venue.id is None or venue.kind not in _MEETINGS:
        return entry.event_title
    said, told = _numbers(venue.text, entry.year), _numbers(written or "", None)
    if entry.type not in MEETING_TYPES or said <= told:
        return None
    lead = _LEAD.match(venue.text)
    return venue.text[lead.end() :] if lead else venue.text


def _numbers(text: str, year: int | None) -> set[int]:
    """Give all numbers of a text, those in words too, but for the year, whole or short."""
    found = {int(digits) for digits in _NUMBER.findall(text)} | set(ordinals_in(text))
    return found - {year, (year or 0) % 100 if year else None}


def is_event_place(entry: Entry) -> bool:
    """Say whether an entry's place is the meeting's, not the publisher's."""
    if entry.type not in MEETING_TYPES:
        return False
    return bool(entry.publisher_location) or not is_seat(entry.location, entry.publisher)
