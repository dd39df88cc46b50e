"""A record, whose fields come already split, to `Values`: the same readers as for prose.

A field says itself what it is, so nothing is guessed: a reader may only make a value
cleaner. What it declines stays in its field as it was written, with a problem.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from bibnorm.fields.acronyms import find_acronym
from bibnorm.fields.containers import take_container
from bibnorm.fields.dates import read_date
from bibnorm.fields.draft import Draft
from bibnorm.fields.idents import (
    address_parts,
    read_arxiv,
    read_doi,
    read_isbn,
    read_issn,
    read_pmid,
)
from bibnorm.fields.names import read_people
from bibnorm.fields.numbers import read_edition, take_number, take_volume
from bibnorm.fields.pages import read_pages
from bibnorm.fields.record_names import polished
from bibnorm.fields.remarks import take_remark
from bibnorm.fields.states import read_status
from bibnorm.fields.texts import fold, strip_stop, words
from bibnorm.lexicon.months import month_number
from bibnorm.model import Date, Name, Pages, People, Person, Record, Role, Unread, Values

ORIGIN = "field"
"""Where such values come from, as the entry's origins say it."""

_PERIODICALS = frozenset(("article", None))


def read_record(record: Record) -> Values:
    """Read all fields of a record.

    >>> fields = (("title", "On rain."), ("year", "2001"), ("month", "May"), ("pages", "3--9"))
    >>> values = read_record(Record("", type="article", fields=fields))
    >>> values.title, values.date.month, str(values.pages)
    ('On rain', 5, '3-9')
    """
    reading = _Reading(record)
    reading.people()
    for step in (_title, _date, _identifiers, _container, _numbers, _plain, _note):
        step(reading)
    return reading.draft.values()


class _Reading:
    """A record on its way: the fields that are left, and what was read of the others."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.left = dict(record.fields)
        self.draft = Draft()

    def take(self, name: str) -> str:
        """Take a field; "????" says that nobody knows."""
        text = fold(self.left.pop(name, ""))
        return text if words(text) else ""

    def put(self, name: str, value: object) -> None:
        self.draft.put(name, value, at=0, origin=ORIGIN)

    def has(self, name: str) -> bool:
        return name in self.draft.parts

    def unread(self, name: str, text: str, why: str) -> None:
        self.draft.problem(f"unread-{name}", name, f"{text!r}: {why}")

    def people(self) -> None:
        for role, key in ((Role.AUTHOR, "authors"), (Role.EDITOR, "editors")):
            found = tuple(
                person
                for own, who in self.record.people
                if own is role
                for person in self._persons(who, key)
            )
            et_al = role is Role.AUTHOR and self.record.et_al
            if found:
                self.put(key, People(found, et_al))

    def _persons(self, who: Name | str, key: str) -> Iterator[Person]:
        """Read a person, or those whom a text names."""
        if isinstance(who, Name):
            yield Person(polished(who), str(who), 0, 0)
            return
        read = read_people(who)
        if isinstance(read, People):
            yield from read.people
        else:
            self.unread(key, who, read.why)
            yield Person(Name(literal=fold(who)), who, 0, 0)


def _title(reading: _Reading) -> None:
    title, subtitle = strip_stop(reading.take("title")), strip_stop(reading.take("subtitle"))
    if subtitle and subtitle.casefold() not in title.casefold():
        mark = "" if title.endswith((":", "?", "!")) else ":"
        title = f"{title}{mark} {subtitle}" if title else subtitle
    if title:
        reading.put("title", title)


_ISO = re.compile(
    r"(?P<first>-?\d{4}(?:-\d\d){0,2})(?:T[\d:.+Z-]*)?[~?%]?"
    r"(?:/(?P<last>\d{4}(?:-\d\d){0,2})(?:T[\d:.+Z-]*)?[~?%]?|/(?:\.\.)?)?"
)
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_DAY = re.compile(r"\D*([0-3]?\d)(?:\D.*)?", re.DOTALL)
_MONTH_WORD = re.compile(r"[^\W\d_]{3,}")


def _date(reading: _Reading) -> None:
    """Read the date, ISO 8601 or in words; or year, month and day from fields of their own."""
    whole, year, month, day = (reading.take(name) for name in ("date", "year", "month", "day"))
    for text in (whole, year):
        if not text:
            continue
        date = _iso(text) or read_date(text)
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


def _iso(text: str) -> Date | None:
    """Read a date of ISO 8601, with a range's last day in `end`."""
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


def _month(reading: _Reading, date: Date, month: str, day: str) -> None:
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


def _identifiers(reading: _Reading) -> None:
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


def _address(reading: _Reading) -> None:
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


def _agrees(reading: _Reading, name: str, value: object) -> bool:
    known = str(reading.draft.parts.get(name, ""))
    return known.casefold() == str(value).casefold()


def _archived(reading: _Reading) -> None:
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


_PREPRINT = re.compile(r"\s*[\[(]?\barxiv\s*:\s*\S+(?:\s*\[[\w.-]+\])?[\])]?", re.IGNORECASE)


def _container(reading: _Reading) -> None:
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


def _parted(reading: _Reading, text: str) -> Mapping[str, object]:
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
    """Say whether a date may complete the one that is known."""
    if date is None or known is None:
        return True
    years = known.year == date.year or not (known.year and date.year)
    return years and (known.month is None or (known.month, known.day) == (date.month, date.day))


def _is_place(reading: _Reading, location: str | None) -> bool:
    """Say whether a place may be cut off: there is none yet, or it is the same."""
    known = fold(reading.left.get("location", "")).casefold()
    return not location or not known or location.casefold() == known


_LEAD = re.compile(
    r"(?:vol(?:ume)?|no|nr|num(?:ber)?|issue|iss|heft|bd|band|jg|tome?)\b\.?", re.IGNORECASE
)


def _numbers(reading: _Reading) -> None:
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


def _plain(reading: _Reading) -> None:
    """Take what needs no thought."""
    for name in ("publisher", "institution", "location", "genre", "status", "award"):
        if text := reading.take(name):
            reading.put(name, text)


_SENTENCE = re.compile(r"(?<=[.;])\s+")
_SAYING = frozenset(("status", "award", "doi", "arxiv", "pmid", "url"))


def _note(reading: _Reading) -> None:
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
