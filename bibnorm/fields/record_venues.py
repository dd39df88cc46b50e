"""Where the work of a record appeared, and what it says of the meeting."""

import re
from collections.abc import Mapping

from bibnorm.fields.acronyms import find_acronym
from bibnorm.fields.containers import take_container
from bibnorm.fields.iso import iso_date
from bibnorm.fields.record_reading import RecordReading
from bibnorm.fields.texts import fold, strip_stop, words
from bibnorm.lexicon.seats import is_seat
from bibnorm.model import Date

_PERIODICALS = frozenset(("article", None))
_PREPRINT = re.compile(r"\s*[\[(]?\barxiv\s*:\s*\S+(?:\s*\[[\w.-]+\])?[\])]?", re.IGNORECASE)


def take_venue(reading: RecordReading) -> None:
    """Read where the work appeared: a journal's name as it is, a meeting's without place and day.

    Place and day are cut off only where they agree with what the record says of them.
    """
    text = strip_stop(reading.take("container"))
    if reading.has("arxiv"):
        text = _PREPRINT.sub("", text) or text
    if not words(text):
        return
    if reading.record.type in _PERIODICALS:
        reading.put("container", text)
        return
    for name, value in _parted(reading, text).items():
        if name == "date" or not reading.has(name):
            reading.put(name, value)


def _parted(reading: RecordReading, text: str) -> Mapping[str, object]:
    """Part the name of a meeting from place and day, as far as the record lets it."""
    taken = take_container(text).parts
    sure = "container" in taken and _KNOWN.issuperset(taken)
    known = reading.draft.parts.get("date")
    if sure and _fits(known, taken.get("date")) and _is_place(reading, taken.get("location")):
        if "location" in reading.left:
            taken.pop("location", None)
        return taken
    acronym = find_acronym(text)
    return {"container": text, **({"acronym": acronym} if acronym else {})}


_KNOWN = frozenset(("container", "acronym", "location", "date"))


def _fits(known: Date | None, date: Date | None) -> bool:
    """Say whether a date may complete the one that is known, or is clearly the meeting's."""
    if date is None or known is None or date.is_stay:
        return True
    pairs = ((known.year, date.year), (known.month, date.month), (known.day, date.day))
    return all(one == other or not (one and other) for one, other in pairs)


def _is_place(reading: RecordReading, location: str | None) -> bool:
    """Say whether a place may be cut off: there is none yet, or it is the same.

    Where the publisher has its seat no meeting need have been: that place makes room.
    """
    known = fold(reading.left.get("location", ""))
    if not location or not known or location.casefold() == known.casefold():
        return True
    if not is_seat(known, reading.left.get("publisher")) or "publisher_location" in reading.left:
        return False
    reading.left["publisher_location"] = reading.left.pop("location")
    return True


def take_event(reading: RecordReading) -> None:
    """Read when a meeting took place; what cannot be said so again is left to the record."""
    text = reading.take("event_date")
    if text and (date := iso_date(text)) and str(date) == text:
        reading.put("event_date", date)
