"""Dates in words: `March 30 - April 2, 2017`, `2e trim. 2019`, `23 de julho de 2007`."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field

from bibnorm.lexicon.months import DATE_FILLING, MONTHS
from bibnorm.model import Date

_PIECE = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_APOSTROPHES = frozenset("'’‘`´")
_DASH = re.compile(r"[-‐‑–—/~]|\b(?:to|bis|au|al|until|till|through|do)\b", re.IGNORECASE)


@dataclass
class _Found:
    """What stands in the text, in order."""

    years: list[int] = field(default_factory=list)
    months: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    whole: bool = True


def scan_date(text: str, plausible: Callable[[int], bool]) -> tuple[Date | None, bool]:
    """Read a date word by word; gives it, or None, and whether every word was part of it."""
    if len(text) > 80:
        return None, False
    found = _collect(text, plausible)
    if not found.years and not found.months:
        return None, False
    start, end = _ends(found)
    if start is None:
        return None, False
    return (start if end is None else start.model_copy(update={"end": end})), found.whole


def _collect(text: str, plausible: Callable[[int], bool]) -> _Found:
    found, mark, last_year = _Found(), "", -1
    for match in _PIECE.finditer(text):
        piece = match.group()
        if piece[0].isdigit():
            _number(found, piece, mark, plausible)
            if len(piece) == 4:
                last_year = match.end()
        elif piece[0].isalpha() and not (len(piece) == 1 and match.start() == last_year):
            _word(found, piece)
        mark = piece
    _two_years(found, text)
    return found


def _number(found: _Found, piece: str, mark: str, plausible: Callable[[int], bool]) -> None:
    value = int(piece) if len(piece) <= 4 and piece.isdecimal() else -1
    if len(piece) == 4 and plausible(value):
        found.years.append(value)
    elif len(piece) == 2 and mark in _APOSTROPHES:
        found.years.append(2000 + value if plausible(2000 + value) else 1900 + value)
    elif len(piece) <= 2 and 1 <= value <= 31:
        found.days.append(value)
    else:
        found.whole = False


def _word(found: _Found, piece: str) -> None:
    low = piece.casefold()
    if low in MONTHS:
        found.months.append(MONTHS[low])
    elif low not in DATE_FILLING:
        found.whole = False


def _two_years(found: _Found, text: str) -> None:
    """Keep a second year only as the end of a range; else it is another fact."""
    extra = [year for year in found.years[1:] if year != found.years[0]]
    if not extra:
        del found.years[1:]
        return
    first, second = text.find(str(found.years[0])), text.find(str(extra[0]))
    ranged = 0 <= first < second and _DASH.search(text[first + 4 : second])
    keep = 1 if ranged and extra[0] > found.years[0] else 0
    if len(extra) > keep:  # another year: whose are the month and the day?
        found.whole = False
        found.months.clear()
        found.days.clear()
    found.years[1:] = extra[:keep]


def _ends(found: _Found) -> tuple[Date | None, Date | None]:
    """Put years, months and days together to the first day and the last."""
    _keep(found, "months", 2)
    _keep(found, "days", 2 if found.months else 0)
    first, last = _date(found, 0), _date(found, -1)
    if first is None or last is None:  # 31 February: no such day
        _keep(found, "days", 0)
        first, last = _date(found, 0), _date(found, -1)
    if first is None or last is None or first == last:
        return first, None
    if _order(last) < _order(first):  # over the new year: which year was meant?
        found.whole = False
        return Date(year=first.year), None
    return first, last


def _keep(found: _Found, kind: str, count: int) -> None:
    """Keep that many values of a kind; more than that is no date."""
    values: list[int] = getattr(found, kind)
    found.whole &= len(values) <= count
    del values[count:]


def _date(found: _Found, at: int) -> Date | None:
    year = found.years[at] if found.years else None
    month = found.months[at] if found.months else None
    # One day beside two months belongs to the first.
    alone = at and len(found.days) < len(found.months)
    day = found.days[at] if found.days and not alone else None
    if day and month and day > monthrange(year or 2000, month)[1]:
        return None
    return Date(year=year, month=month, day=day)


def _order(day: Date) -> tuple[int, int, int]:
    return day.year or 0, day.month or 0, day.day or 32
