"""Year and month as one date and back, where both forms say the same."""

import re

from bibnorm.bibfile.blocks import Entry, Field
from bibnorm.bibfile.fieldnames import HEIRS
from bibnorm.bibfile.rules import edit
from bibnorm.bibfile.rules.months import month_of
from bibnorm.lexicon.months import MACROS

_YEAR = re.compile(r"\d{4}")
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(-\d\d)?")
_PARTS = ("year", "month")

Parts = tuple[str, str | None, bool]


def year_of(field: Field | None) -> str | None:
    """Give a year of four figures, and no other."""
    text = edit.unwrapped(field.value).strip(" ") if field else ""
    return text if _YEAR.fullmatch(text) else None


def parts_of(field: Field | None) -> Parts | None:
    """Give the year and the macro of the month of a plain date, and whether it has a day."""
    text = edit.unwrapped(field.value).strip(" ") if field else ""
    match = _DATE.fullmatch(text)
    if match is None or (match[3] and not match[2]):
        return None
    return match[1], MACROS[int(match[2]) - 1] if match[2] else None, bool(match[3])


def date_from(entry: Entry) -> str | None:
    """Give the date that year and month say; None where that is not all or not plain.

    An entry that inherits may have one of the two from another: it stays.
    """
    year = year_of(entry.told("year"))
    if year is None or entry.has(*HEIRS) or entry.tells("date", "day", "endyear"):
        return None
    field = entry.told("month")
    if field is None:
        return year
    month = month_of(field.value)
    return f"{year}-{MACROS.index(month) + 1:02}" if month else None


def parts_from(entry: Entry) -> Parts | None:
    """Give year and month as a plain date says them, where no field says them yet."""
    if entry.has(*HEIRS) or entry.tells(*_PARTS, "day"):
        return None
    return parts_of(entry.told("date"))


def says(date: Field | None, field: Field) -> bool:
    """Say whether a date says the same as a year or a month."""
    parts = parts_of(date)
    if parts is None:
        return False
    if field.low == "year":
        return year_of(field) == parts[0]
    return field.low == "month" and parts[1] is not None and month_of(field.value) == parts[1]
