"""Dates: `2019a`, `May 4-9, 2014`, `12.-14.10.2021`, `Jan/Feb 2020`, `'25`, `2007年5月`."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from bibnorm.fields.parts import Taken, declined
from bibnorm.fields.scan import scan_date
from bibnorm.fields.texts import strip_marks
from bibnorm.model import Date, Unread

_LAST_YEAR = date.today().year + 3
_PLAIN = re.compile(r"([12]\d{3})[a-z]?")
_RAISED = re.compile(r"([12]\d{3})([2-9²³⁴-⁹])")
_SEP = r"\s?[./-]\s?"


def read_date(text: str) -> Date | Unread:
    """Read a date as far as it is given, a range with its last day in `end`.

    Declines what is no date and what holds more than a date ("in press", "n.d.",
    "2007; online 2008"), and leaves day and month out where `3/4/2020` could be
    either. Years run from 1500 to three years from now.

        >>> read_date("2019a").year
        2019
        >>> span = read_date("30 March - 2 April 2017")
        >>> (span.day, span.month, span.end.day, span.end.month)
        (30, 3, 2, 4)
        >>> read_date("in press")
        Unread(text='in press', why='not a date')
    """
    taken = take_date(text)
    if "date" in taken.parts and not taken.rest:
        return taken.parts["date"]
    return Unread(text=text, why=taken.why or "more than a date")


def take_date(text: str) -> Taken:
    """Take the date out of a text; words that belong to no date are left over."""
    body = strip_marks(text)
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(body):
            found = read(*match.groups())
            if found is not None:
                return Taken({"date": found[0]}, (body,) if found[1] else ())
    if match := _RAISED.fullmatch(body):
        # A raised figure behind the year counts the edition: "1984²", "19842".
        year, edition = int(match[1]), str(unicodedata.digit(match[2]))
        if plausible(year):
            return Taken({"date": Date(year=year), "edition": edition})
    scanned, whole = scan_date(body, plausible)
    if scanned is None:
        return declined(text, "not a date")
    return Taken({"date": scanned}, () if whole else (body,))


def plausible(year: int) -> bool:
    """Say whether a work may bear this year."""
    return 1500 <= year <= _LAST_YEAR


# Each reader gives the date and whether something in the text stayed doubtful.
_Found = tuple[Date, bool] | None


def _plain(year: str) -> _Found:
    return (Date(year=int(year)), False) if plausible(int(year)) else None


def _short(year: str) -> _Found:
    return Date(year=_century(year)), False


def _year_first(year: str, mark: str, month: str, day: str | None) -> _Found:
    if not plausible(int(year)) or int(month) > 12:
        return None
    if day is None and int(month) == (int(year) + 1) % 100 and mark in "-/":
        return Date(year=int(year)), True  # 2001-02: February, or two years?
    if day is None and mark == "-" and len(month) == 1:
        return None  # 1954-8: two years
    return _checked(int(year), int(month), int(day) if day else None)


def _day_first(first: str, mark: str, second: str, year: str) -> _Found:
    full, day, month = _century(year), int(first), int(second)
    if not plausible(full):
        return None
    if month > 12 or mark == ".":
        return _checked(full, month, day) or _checked(full, day, month)
    if day <= 12 and day != month:
        return Date(year=full), True  # 3/4/2020: April, or March?
    return _checked(full, month, day)


def _month_first(month: str, year: str) -> _Found:
    return _checked(int(year), int(month), None)


def _years(first: str, last: str) -> _Found:
    full = first[: 4 - len(last)] + last
    if not plausible(int(first)) or not plausible(int(full)) or int(full) < int(first):
        return None
    end = Date(year=int(full)) if full != first else None
    return Date(year=int(first), end=end), False


def _days(first: str, month: str | None, last: str, last_month: str, year: str) -> _Found:
    start = _checked(int(year), int(month or last_month), int(first))
    end = _checked(int(year), int(last_month), int(last))
    if start is None or end is None or _day_of(start[0]) >= _day_of(end[0]):
        return None
    return start[0].model_copy(update={"end": end[0]}), False


def _day_of(date: Date) -> tuple[int, int]:
    return date.month or 0, date.day or 0


def _characters(year: str, month: str | None, day: str | None) -> _Found:
    if not month:
        return _plain(year)
    return _checked(int(year), int(month), int(day) if day else None)


def _checked(year: int, month: int, day: int | None) -> _Found:
    """Make a date of numbers that may be none."""
    if not plausible(year) or not 1 <= month <= 12:
        return None
    if day is not None and not 1 <= day <= monthrange(year, month)[1]:
        return None
    return Date(year=year, month=month, day=day), False


def _century(year: str) -> int:
    """Complete a year of two figures to one that has been."""
    if len(year) == 4:
        return int(year)
    return 2000 + int(year) if 2000 + int(year) <= _LAST_YEAR else 1900 + int(year)


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., _Found]], ...] = (
    (_PLAIN, _plain),
    (re.compile(r"['’‘`´](\d\d)"), _short),
    (re.compile(r"(\d{4})\s?([./ -])\s?(\d{1,2})(?:\s?[./ -]\s?(\d{1,2}))?"), _year_first),
    (re.compile(r"(\d{4})\s?[-‐‑–—/]{1,3}\s?(\d{1,4})"), _years),
    (re.compile(rf"(\d{{1,2}})\s?([./-])\s?(\d{{1,2}}){_SEP}(\d{{4}}|\d\d)"), _day_first),
    (re.compile(r"(\d{1,2})\s?[./]\s?(\d{4})"), _month_first),
    (
        re.compile(
            r"(\d\d?)\.(?:\s?(\d\d?)\.)?\s?[-–—]\s?(\d\d?)\.\s?(\d\d?)\.\s?(\d{4})",
        ),
        _days,
    ),
    (
        re.compile(r"(\d{4})\s?[年년]\s?(?:(\d\d?)\s?[月월]\s?)?(?:(\d\d?)\s?[日일])?"),
        _characters,
    ),
)
