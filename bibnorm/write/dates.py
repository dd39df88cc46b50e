"""Dates: `year` and a bare month macro for BibTeX, one ISO `date` for biblatex."""

import datetime

from bibnorm.model import Entry

MONTH_MACROS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_LEAP_YEAR = 2000


def bibtex_date(entry: Entry) -> dict[str, str]:
    """Give `year`, `month` and `day`; styles print the first two, biber knows all three.

    >>> from bibnorm.model import Source
    >>> bibtex_date(Entry(key="k", type="misc", year=2023, month=5, source=Source(text="")))
    {'year': '2023', 'month': 'may'}
    """
    fields = {} if entry.year is None else {"year": str(entry.year)}
    if month := _month(entry):
        fields["month"] = MONTH_MACROS[month - 1]
    if day := _day(entry):
        fields["day"] = str(day)
    return fields


def biblatex_date(entry: Entry) -> dict[str, str]:
    """Give `date` as exactly as it is known.

    A year that ISO 8601 cannot write in four digits, and a month without a
    year, keep the old fields.

        >>> from bibnorm.model import Source
        >>> biblatex_date(Entry(key="k", type="misc", year=2023, month=5, source=Source(text="")))
        {'date': '2023-05'}
    """
    if entry.year is None or not 1 <= entry.year <= 9999:
        return bibtex_date(entry)
    month, day = _month(entry), _day(entry)
    parts = [f"{entry.year:04d}", month and f"{month:02d}", day and f"{day:02d}"]
    return {"date": "-".join(part for part in parts if part)}


def lost_date(entry: Entry) -> str | None:
    """Say in words what no calendar has, so that it is kept in a remark.

    >>> from bibnorm.model import Source
    >>> lost_date(Entry(key="k", type="misc", month=2, day=30, source=Source(text="")))
    'Day 30'
    """
    odd = []
    if entry.month is not None and not _month(entry):
        odd.append(f"month {entry.month}")
    if entry.day is not None and not _day(entry):
        odd.append(f"day {entry.day}")
    return ", ".join(odd).capitalize() or None


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
