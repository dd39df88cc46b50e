"""What trails behind a venue's name: `…, San Diego, CA, May 2024`."""

import re
from typing import NamedTuple

from bibnorm.fields.dates import take_date
from bibnorm.lexicon.months import LISTED
from bibnorm.lexicon.places import COUNTRIES, is_place, may_be_town
from bibnorm.model import Date

_PIECE = re.compile(r"\d+|[^\W\d_]+|\S")
_DATE_MARKS = frozenset(".,-–—/'’‘`")
_ENDINGS = frozenset(("st", "nd", "rd", "th", "of", "de", "del", "to"))
_MEETING = re.compile(
    r"\b(?:conf\w*|workshops?|symposi\w+|congress\w*|colloqui\w+|meeting|seminar|summit|"
    r"forum|tagung|kongress|conférence|colloque|congreso|congresso|simposio|simpósio|encontro|"
    r"atelier|journées|jornadas|convegno|konferenz|konference|konferencja|конференция)\b|会议|学会",
    re.IGNORECASE,
)
_FROM = re.compile(r"\s(?:vom|am|on|from|of|den|du|del|de)$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(.*?),?\s*\(([^()]+)\)$")


class Tail(NamedTuple):
    """A text, and the place and date that were cut off its end."""

    text: str
    location: str | None = None
    date: Date | None = None


def cut_tail(text: str) -> Tail:
    """Cut a place and a date off the end of a venue, where they clearly are such.

    A year alone stays unless a comma parts it off: it is a part of the name
    ("NAACL 2025"). A place must be known by name, or stand before a month.

        >>> cut_tail("Conf. on Examples (ExaCon), Little Town, CA, May 2024")[:2]
        ('Conf. on Examples (ExaCon)', 'Little Town, CA')
        >>> cut_tail("Systems, Man, and Cybernetics, Part B")[:2]
        ('Systems, Man, and Cybernetics, Part B', None)
    """
    text, day = _cut_date(text)
    head, place = _cut_place(text, dated=day is not None and day.month is not None)
    if place is not None and day is None:
        head, day = _cut_date(head)
    return Tail(head, place, day)


def is_meeting(text: str) -> bool:
    """Say whether a venue's name is that of a conference or workshop.

    >>> is_meeting("2nd Workshop on Examples"), is_meeting("Annals of Examples")
    (True, False)
    """
    return _MEETING.search(text) is not None


def _cut_date(text: str) -> tuple[str, Date | None]:
    """Cut a date off the end: what follows a comma, or begins with a month or a day."""
    start = _date_start(text)
    if start is None or not start:
        return text, None
    taken = take_date(text[start:])
    day = taken.parts.get("date")
    if day is None or taken.rest or day.year is None:
        return text, None
    before = text[:start].rstrip()
    if day.month is None and (day.end is not None or not before.endswith(",")):
        return text, None
    return _FROM.sub("", before.rstrip(" ,.;:–—-(")), day


def _date_start(text: str) -> int | None:
    """Where the last words of a text begin that can all be parts of a date."""
    body = text.rstrip(" .)")
    if not body[-2:].isdigit():
        return None
    start, pieces = None, list(_PIECE.finditer(body, max(0, len(body) - 40)))
    for match in reversed(pieces):
        piece = match.group()
        if (piece.isdecimal() and len(piece) in (1, 2, 4)) or (
            piece[0].isalpha() and _in_date(piece)
        ):
            start = match.start()
        elif piece not in _DATE_MARKS:
            break
    return start


def _in_date(piece: str) -> bool:
    low = piece.casefold()
    return low in _ENDINGS or (low in LISTED and piece[0].isupper())


def _cut_place(text: str, *, dated: bool) -> tuple[str, str | None]:
    """Cut the segments off that are places; the first is always the venue."""
    if ", " not in text:
        return text, None
    segments = text.split(", ")
    cut = len(segments)
    last = segments[-1].strip(" .")
    if _known(last) or (dated and may_be_town(last)):
        cut -= 1
        while cut > 1 and _before_place(segments[cut - 1], segments[cut].strip(" .")):
            cut -= 1
    head = ", ".join(segments[:cut])
    # "Proceedings of the Academy, USA": one country alone may belong to the name.
    sure = dated or len(segments) - cut > 1 or _MEETING.search(head)
    if cut == len(segments) or not sure or head.count("(") != head.count(")"):
        return text, None
    return head.rstrip(" ,;"), ", ".join(segments[cut:]).strip(" ,.;")


def _known(segment: str) -> bool:
    """Say whether a segment is a known place: `Oslo`, `Oslo (Norway)`."""
    if match := _IN_BRACKETS.fullmatch(segment):
        return match[2].casefold() in COUNTRIES and may_be_town(match[1])
    return is_place(segment)


def _before_place(segment: str, after: str) -> bool:
    """Say whether a segment is the town of the state or country behind it."""
    return is_place(after) and (is_place(segment) or may_be_town(segment))
