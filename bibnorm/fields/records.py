"""A record, whose fields come already split, to `Values`: the same readers as for prose.

A field says itself what it is, so nothing is guessed: a reader may only make a value
cleaner. What it declines stays in its field as it was written, with a problem.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from bibnorm.fields.dates import read_date
from bibnorm.fields.idents import (
    address_parts,
    read_arxiv,
    read_doi,
    read_isbn,
    read_issn,
    read_pmid,
)
from bibnorm.fields.iso import iso_date
from bibnorm.fields.numbers import read_edition, take_number, take_volume
from bibnorm.fields.pages import read_pages
from bibnorm.fields.record_reading import RecordReading
from bibnorm.fields.record_venues import take_event, take_venue
from bibnorm.fields.remarks import take_remark
from bibnorm.fields.states import read_status
from bibnorm.fields.texts import strip_stop, words
from bibnorm.lexicon.months import month_number
from bibnorm.model import Date, Pages, Record, Unread, Values


def read_record(record: Record) -> Values:
    """Read all fields of a record.

    >>> fields = (("title", "On rain."), ("year", "2001"), ("month", "May"), ("pages", "3--9"))
    >>> values = read_record(Record("", type="article", fields=fields))
    >>> values.title, values.date.month, str(values.pages)
    ('On rain', 5, '3-9')
    """
    reading = RecordReading(record)
    reading.people()
    for step in (_title, _date, take_event, _identifiers, take_venue, _numbers, _plain, _note):
        step(reading)
    return reading.draft.values()


def _title(reading: RecordReading) -> None:
    title, subtitle = strip_stop(reading.take("title")), strip_stop(reading.take("subtitle"))
    if subtitle and subtitle.casefold() not in title.casefold():
        mark = "" if title.endswith((":", "?", "!")) else ":"
        title = f"{title}{mark} {subtitle}" if title else subtitle
    if title:
        reading.put("title", title)


_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_DAY = re.compile(r"\D*([0-3]?\d)(?:\D.*)?", re.DOTALL)
_MONTH_WORD = re.compile(r"[^\W\d_]{3,}")


def _date(reading: RecordReading) -> None:
    """Read the date, ISO 8601 or in words; or year, month and day from fields of their own."""
    whole, year, month, day = (reading.take(name) for name in ("date", "year", "month", "day"))
    for text in (whole, year):
        if not text:
            continue
        date = iso_date(text) or read_date(text)
        if isinstance(date, Date):
            reading.put("date", date)
        elif not isinstance(status := read_status(text), Unread) and not words(
            text.casefold().replace(status, "")
        ):
            reading.put("status", status)
        elif not reading.has("date"):
            reading.unread("date", text, date.why)
            reading.draft.note(text, at=0)
    known = reading.draft.parts.get("date")
    if month and known and known.month is None:
        _month(reading, known, month, day)
    elif month and not known:
        reading.draft.note(month, at=0)


def _month(reading: RecordReading, date: Date, month: str, day: str) -> None:
    """Complete a year by its month: a figure, a word, or a word with days."""
    found: Date | Unread | None = None
    if _MONTH.fullmatch(month):
        found = Date(year=date.year, month=int(month))
    elif (word := _MONTH_WORD.fullmatch(month.rstrip("."))) and month_number(word[0].casefold()):
        found = Date(year=date.year, month=month_number(word[0].casefold()))
    else:
        found = read_date(f"{month} {date.year}")
    if isinstance(found, Unread) or found.month is None:
        reading.draft.note(month, at=0)
        return
    if day and found.day is None and (only := _DAY.fullmatch(day)) and 0 < int(only[1]) <= 31:
        found = found.model_copy(update={"day": int(only[1])})
    if date.end is None:
        reading.put("date", found)


_STRICT: Mapping[str, Callable[[str], str | Unread]] = MappingProxyType(
    {"doi": read_doi, "arxiv": read_arxiv, "isbn": read_isbn, "issn": read_issn, "pmid": read_pmid}
)
_ADDRESS = re.compile(r"https?://\S+\Z")
_CORR = re.compile(r"abs/(\S+)")


def _identifiers(reading: RecordReading) -> None:
    """Read what names the work; what cannot be such a number is left to the record, and told."""
    for name, read in _STRICT.items():
        text = reading.take(name)
        if not text:
            continue
        value = read(text)
        if isinstance(value, str):
            reading.put(name, value)
        elif name == "isbn" and isinstance(serial := read_issn(text), str):
            reading.left.setdefault("issn", serial)
        elif name == "doi" and _ADDRESS.match(text) and "url" not in reading.left:
            reading.left["url"] = text
        elif name != "pmid":
            reading.unread(name, text, value.why)
    _address(reading)
    _archived(reading)


def _address(reading: RecordReading) -> None:
    """Read the address; one that only leads to the DOI or to arXiv says nothing more."""
    url = reading.take("url")
    if not url:
        return
    parts = address_parts(url) if " " not in url else {"url": url}
    if str(parts.get("arxiv", "")).startswith(("abs/", "pdf/")):
        parts = {"url": url}  # an old number without its class
    same = any(_agrees(reading, name, value) for name, value in parts.items() if name != "url")
    if "url" not in parts and not same and any(reading.has(name) for name in parts):
        parts = {"url": url}
    for name, value in parts.items():
        if not reading.has(name):
            reading.put(name, value)


def _agrees(reading: RecordReading, name: str, value: object) -> bool:
    known = str(reading.draft.parts.get(name, ""))
    return known.casefold() == str(value).casefold()


def _archived(reading: RecordReading) -> None:
    """Know arXiv's numbers where its papers are entered as a journal's: `CoRR abs/1234.5678`."""
    volume, container = reading.left.get("volume", ""), reading.left.get("container", "")
    match = _CORR.fullmatch(volume.strip())
    number = read_arxiv(match[1] if match else container) if match or container else None
    if not isinstance(number, str):
        return
    if match or "arxiv" in container.casefold():
        if not reading.has("arxiv"):
            reading.put("arxiv", number)
        if match:
            del reading.left["volume"]


_LEAD = re.compile(
    r"(?:vol(?:ume)?|no|nr|num(?:ber)?|issue|iss|heft|bd|band|jg|tome?)\b\.?", re.IGNORECASE
)


def _numbers(reading: RecordReading) -> None:
    """Read volume, number, pages and edition; only a word before the number is cut off."""
    volume = reading.take("volume")
    if _LEAD.match(volume) and "volume" in (taken := take_volume(volume).parts):
        volume = taken["volume"] if len(taken) == 1 else volume
    number = reading.take("number")
    if _LEAD.match(number) and "number" in (taken := take_number(number).parts):
        number = taken["number"] if len(taken) == 1 else number
    for name, text in (("volume", volume), ("number", number)):
        if text:
            reading.put(name, text)
    if pages := reading.take("pages"):
        read = read_pages(pages)
        if isinstance(read, Unread):
            reading.unread("pages", pages, read.why)
            read = Pages(first=pages)
        reading.put("pages", read)
    if edition := reading.take("edition"):
        value = read_edition(edition)
        reading.put("edition", edition if isinstance(value, Unread) else value)


_PLAIN = (
    *("publisher", "institution", "location", "publisher_location", "event_title"),
    *("genre", "status", "award"),
)


def _plain(reading: RecordReading) -> None:
    """Take what needs no thought."""
    for name in _PLAIN:
        if text := reading.take(name):
            reading.put(name, text)


_SENTENCE = re.compile(r"(?<=[.;])\s+")
_SAYING = frozenset(("status", "award", "doi", "arxiv", "pmid", "url"))


def _note(reading: RecordReading) -> None:
    """Read the note sentence by sentence: one that is a status or an identifier is taken."""
    left = []
    for sentence in _SENTENCE.split(reading.take("note")):
        taken = take_remark(sentence)
        names = set(taken.parts)
        if (
            taken.rest
            or len(names) != 1
            or not names <= _SAYING
            or names & set(reading.draft.parts)
        ):
            left.append(sentence)
        else:
            for name, value in taken.parts.items():
                reading.put(name, value)
    reading.draft.note(" ".join(left), at=1)
    for text in reading.left.values():
        reading.draft.note(text, at=2)
