"""What a paper in proceedings says of the meeting: its title, and whose the place is."""

import re
from collections.abc import Iterable

from bibnorm.lexicon.ordinals import nth, ordinals_in
from bibnorm.lexicon.seats import is_seat
from bibnorm.model import MEETING_TYPES, Entry, VenueKind

_MEETINGS = frozenset((VenueKind.CONFERENCE, VenueKind.WORKSHOP))
_LEAD = re.compile(
    r"(?:in:?\s+)?(?:the\s+)?proc(?:eedings|\.)?\s+(?:of\s+)?(?:the\s+)?", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<!['’‘`´])(?<!['’‘`´]\d)\d{1,9}")


def event_title(entry: Entry, written: str | None) -> str | None:
    """Give the title of the meeting, where it says more than the name that is `written`.

    A record's own title counts. Else it is the venue as it stood, if that has a number
    that the canonical name drops.

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
    said = _numbers(venue.text) - {entry.year}
    if entry.type not in MEETING_TYPES or said <= _numbers(written or ""):
        return None
    lead = _LEAD.match(venue.text)
    return venue.text[lead.end() :] if lead else venue.text


def event_count(entry: Entry, written: str | None) -> str | None:
    """Give the count of the meeting, where it is all that the name `written` drops of the venue.

    For `eventtitleaddon`: biblatex prints it before the place and the days, so that the name
    need not come twice.

        >>> from bibnorm.model import Source, Venue
        >>> venue = Venue(text="Proc. of the Eighth Workshop on Odd Rain", id="wor",
        ...               name="Workshop on Odd Rain", kind=VenueKind.WORKSHOP)
        >>> entry = Entry(key="k", type="inproceedings", venue=venue, source=Source(text=""))
        >>> event_count(entry, venue.name)
        '8th edition'
    """
    if entry.event_title or entry.venue is None or event_title(entry, written) is None:
        return None
    dropped = _numbers(entry.venue.text) - {entry.year} - _numbers(written or "")
    counts = set(ordinals_in(entry.venue.text))
    return f"{nth(min(dropped))} edition" if len(dropped) == 1 and dropped <= counts else None


def dropped_numbers(entry: Entry, fields: Iterable[str]) -> bool:
    """Say whether a number of the venue as it stood is in none of the fields written.

    >>> from bibnorm.model import Source, Venue
    >>> venue = Venue(text="Rain Lett. 12", id="rain", name="Rain Letters")
    >>> entry = Entry(key="k", type="article", venue=venue, source=Source(text=""))
    >>> dropped_numbers(entry, ["Rain Letters"]), dropped_numbers(entry, ["Rain Letters", "12"])
    (True, False)
    """
    if entry.venue is None or entry.venue.id is None:
        return False
    return not _numbers(entry.venue.text) - {entry.year} <= _numbers(" ".join(fields))


def _numbers(text: str) -> set[int]:
    """Give all numbers of a text, those in words too, but for years cut short ("'23")."""
    return {int(digits) for digits in _NUMBER.findall(text)} | set(ordinals_in(text))


def is_event_place(entry: Entry) -> bool:
    """Say whether an entry's place is the meeting's, not the publisher's."""
    if entry.type not in MEETING_TYPES:
        return False
    return bool(entry.publisher_location) or not is_seat(entry.location, entry.publisher)
