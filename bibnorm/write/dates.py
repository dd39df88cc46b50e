"""Dates: `year` and a bare month macro for BibTeX, one ISO `date` for biblatex."""

import datetime
from calendar import monthrange

from bibnorm.lexicon.months import ENGLISH, MACROS
from bibnorm.model import Date, Entry

_LEAP_YEAR = 2000


def bibtex_date(entry: Entry) -> dict[str, str]:
    """Give `year`, `month` and `day`; styles print the first two, biber knows all three.

    >>> from bibnorm.model import Source
    >>> bibtex_date(Entry(key="k", type="misc", year=2023, month=5, source=Source(text="")))
    {'year': '2023', 'month': 'may'}
    """
    year, month, day, *_ = [*map(str, date_parts(entry)), "", "", ""]
    if not year:
        return {}
    fields = {"year": year}
    if month:
        fields["month"] = MACROS[int(month) - 1]
    if day:
        fields["day"] = day
    return fields


def biblatex_date(entry: Entry) -> dict[str, str]:
    """Give `date` as exactly as it is known, a range with its end.

    A year that ISO 8601 cannot write in four digits keeps the old fields.

        >>> from bibnorm.model import Source
        >>> biblatex_date(Entry(key="k", type="misc", year=2023, month=5, source=Source(text="")))
        {'date': '2023-05'}
    """
    if entry.year is None or not 1 <= entry.year <= 9999:
        return bibtex_date(entry)
    first = _joined(date_parts(entry))
    last = _joined(until_parts(entry))
    return {"date": f"{first}/{last}" if last else first}


def event_date(entry: Entry) -> str:
    """Give when the meeting took place, as ISO 8601 has it, if there are such days.

    >>> from bibnorm.model import Date, Source
    >>> days = Date(year=2023, month=5, day=9, end=Date(year=2023, month=5, day=12))
    >>> event_date(Entry(key="k", type="inproceedings", event_date=days, source=Source(text="")))
    '2023-05-09/2023-05-12'
    """
    return "/".join(map(_joined, event_parts(entry)))


def event_parts(entry: Entry) -> list[list[int]]:
    """Give the first and the last day of the meeting, in parts; nothing where a day cannot be."""
    date = entry.event_date
    if date is None:
        return []
    ends = [date, *([date.end] if date.end else [])]
    parts = [_parts(end) for end in ends]
    return parts if all(parts) and parts == sorted(parts) else []


def until_parts(entry: Entry) -> list[int]:
    """Give where the entry's date ends, if that is a range and can be."""
    first, last = date_parts(entry), _parts(entry.until) if entry.until else []
    return last if first and last > first and len(last) == len(first) else []


def date_parts(entry: Entry) -> list[int]:
    """Give year, month and day as far as they are known and can be.

    The day on which the meeting began is no day on which a work appeared.

        >>> from bibnorm.model import Source
        >>> odd = Entry(key="k", type="misc", year=2023, month=2, day=30, source=Source(text=""))
        >>> date_parts(odd)
        [2023, 2]
    """
    if entry.year is None or not _has_year(entry):
        return []
    parts = [part for part in (entry.year, _month(entry), _day(entry)) if part is not None]
    events = event_parts(entry)
    return parts[:2] if events and parts == events[0] else parts


def range_remark(entry: Entry) -> str | None:
    """Say in words what BibTeX's `year` and `month` cannot: a range.

    >>> from bibnorm.model import Date, Source
    >>> range_remark(Entry(key="k", type="misc", year=2023, month=5,
    ...                    until=Date(year=2023, month=6), source=Source(text="")))
    'May\u2013June 2023'
    """
    first, last = date_parts(entry), until_parts(entry)
    if not last:
        return None
    if first[0] == last[0]:
        first = [0, *first[1:]]
    return f"{_words(first)}\u2013{_words(last)}"


def _words(parts: list[int]) -> str:
    year, month, day, *_ = [*parts, 0, 0]
    words = (str(day or ""), ENGLISH[month - 1] if month else "", str(year or ""))
    return " ".join(filter(None, words))


def _parts(date: Date) -> list[int]:
    """Give a date in parts if every part of it can be written."""
    parts = [part for part in (date.year, date.month, date.day) if part is not None]
    if date.year not in range(1, 10_000) or (date.day and not date.month):
        return []
    if date.day and date.month and date.day > monthrange(date.year or _LEAP_YEAR, date.month)[1]:
        return []
    return parts


def _joined(parts: list[int]) -> str:
    return "-".join(f"{part:0{2 if at else 4}d}" for at, part in enumerate(parts))


def lost_date(entry: Entry) -> str | None:
    """Say in words what no field takes: a day that no month has, a month of no year.

    >>> from bibnorm.model import Source
    >>> lost_date(Entry(key="k", type="misc", month=2, day=30, source=Source(text="")))
    'February, day 30'
    """
    month, day = _month(entry), _day(entry)
    odd = []
    if entry.year is not None and not _has_year(entry):
        odd.append(f"year {entry.year}")
    if month and not _has_year(entry):
        odd.append(f"{ENGLISH[month - 1]} {day or ''}".strip())
    elif entry.month is not None and not month:
        odd.append(f"month {entry.month}")
    if entry.day is not None and not day:
        odd.append(f"day {entry.day}")
    if entry.event_date is not None and not event_parts(entry):
        odd.append(f"held {entry.event_date}")
    if entry.until is not None and not until_parts(entry):
        odd.append(f"until {entry.until}")
    text = ", ".join(odd)
    return text[:1].upper() + text[1:] or None


def _has_year(entry: Entry) -> bool:
    """Say whether there is a year that tools take for one; none takes 44 BC."""
    return entry.year is not None and entry.year >= 0


def _month(entry: Entry) -> int | None:
    return entry.month if entry.month in range(1, 13) else None


def _day(entry: Entry) -> int | None:
    """Give the day if its month, in its year, has so many."""
    month = _month(entry)
    if not month or entry.day is None:
        return None
    year = entry.year if entry.year in range(1, 10_000) else _LEAP_YEAR
    try:
        return datetime.date(year or _LEAP_YEAR, month, entry.day).day
    except (ValueError, OverflowError):
        return None
