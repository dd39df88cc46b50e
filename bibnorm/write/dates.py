"""Dates: `year` and a bare month macro for BibTeX, one ISO `date` for biblatex."""

import datetime

from bibnorm.lexicon.months import ENGLISH, MACROS
from bibnorm.model import Entry

_LEAP_YEAR = 2000


def bibtex_date(entry: Entry) -> dict[str, str]:
    """Give `year`, `month` and `day`; styles print the first two, biber knows all three.

    >>> from bibnorm.model import Source
    >>> bibtex_date(Entry(key="k", type="misc", year=2023, month=5, source=Source(text="")))
    {'year': '2023', 'month': 'may'}
    """
    if not _has_year(entry):
        return {}
    fields = {"year": str(entry.year)}
    if month := _month(entry):
        fields["month"] = MACROS[month - 1]
    if day := _day(entry):
        fields["day"] = str(day)
    return fields


def biblatex_date(entry: Entry) -> dict[str, str]:
    """Give `date` as exactly as it is known.

    A year that ISO 8601 cannot write in four digits keeps the old fields.

        >>> from bibnorm.model import Source
        >>> biblatex_date(Entry(key="k", type="misc", year=2023, month=5, source=Source(text="")))
        {'date': '2023-05'}
    """
    if entry.year is None or not 1 <= entry.year <= 9999:
        return bibtex_date(entry)
    year, *rest = date_parts(entry)
    return {"date": "-".join([f"{year:04d}", *(f"{part:02d}" for part in rest)])}


def date_parts(entry: Entry) -> list[int]:
    """Give year, month and day as far as they are known and can be.

    >>> from bibnorm.model import Source
    >>> date_parts(Entry(key="k", type="misc", year=2023, month=2, day=30, source=Source(text="")))
    [2023, 2]
    """
    if entry.year is None or not _has_year(entry):
        return []
    return [part for part in (entry.year, _month(entry), _day(entry)) if part is not None]


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
