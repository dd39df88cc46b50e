"""Dates of ISO 8601, as biblatex has them: `2019-06-30/2019-07-02`."""

import re

from bibnorm.model import Date

_ISO = re.compile(
    r"(?P<first>-?\d{4}(?:-\d\d){0,2})(?:T[\d:.+Z-]*)?[~?%]?"
    r"(?:/(?P<last>\d{4}(?:-\d\d){0,2})(?:T[\d:.+Z-]*)?[~?%]?|/(?:\.\.)?)?"
)


def iso_date(text: str) -> Date | None:
    """Read a date of ISO 8601, with a range's last day in `end`.

    >>> str(iso_date("2019-06-30/2019-07-02")), iso_date("June 2019")
    ('2019-06-30/2019-07-02', None)
    """
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    first = _day(match["first"])
    last = _day(match["last"]) if match["last"] else None
    return first.model_copy(update={"end": last}) if first and last and last != first else first


def _day(text: str) -> Date | None:
    """Read one day, month or year; a month that is none leaves the year."""
    sign = -1 if text.startswith("-") else 1
    year, *rest = (int(part) for part in text.removeprefix("-").split("-"))
    month = rest[0] if rest and 1 <= rest[0] <= 12 else None
    day = rest[1] if month and len(rest) > 1 and 1 <= rest[1] <= 31 else None
    return Date(year=sign * year, month=month, day=day) if year else None
