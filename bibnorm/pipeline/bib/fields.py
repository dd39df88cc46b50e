"""Fields that say the same under two names, and those that programs keep for themselves."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bibnorm.pipeline.bib.agree import agree

_PAIRS = (
    ("journal", "journaltitle"),
    ("address", "location"),
    ("school", "institution"),
    ("archiveprefix", "eprinttype"),
    ("primaryclass", "eprintclass"),
    ("annote", "annotation"),
    ("pdf", "file"),
    ("key", "sortkey"),
)
_OTHER: Mapping[str, str] = MappingProxyType({**dict(_PAIRS), **{new: old for old, new in _PAIRS}})
# What a program writes for itself: when, by whom, from where an entry came to be.
_KEPT_BY_PROGRAMS = re.compile(
    r"timestamp|date-(?:added|modified)|(?:creation|modification)date|owner|biburl|bibsource"
    r"|__markedentry|groups|bdsk-.*|mendeley-.*|citeulike-.*|jabref.*|ranking|qualityassured"
    r"|printed|readstatus|priority|relevance|added-at|interhash|intrahash|username|zoterokey"
)
NAMING = ("crossref", "xref", "xdata", "related", "entryset")
"""Fields that name other entries by their keys."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?")


def is_of_a_program(name: str) -> bool:
    """Say whether a program keeps a field for itself; of two such values either is as good.

    >>> is_of_a_program("date-added"), is_of_a_program("note")
    (True, False)
    """
    return _KEPT_BY_PROGRAMS.fullmatch(name) is not None


def same_field(name: str, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give what an entry says in a field, or in one of another name that means the same.

    >>> list(same_field("journal", {"journaltitle": "Rain"}))
    [('journaltitle', 'Rain')]
    >>> list(same_field("month", {"date": "2001-05"}))
    [('date', '05')]
    """
    if name in said:
        yield name, said[name]
        return
    if (other := _OTHER.get(name)) and other in said:
        yield other, said[other]
    match = _DATE.match(said.get("date", ""))
    if match and name == "year":
        yield "date", match[1]
    if match and match[2] and name == "month":
        yield "date", match[2]
    if name == "date" and "year" in said:
        year, month = said["year"], said.get("month", "")
        yield "year", f"{year}-{month}" if month else year


def covers(said: Mapping[str, str], name: str, value: str) -> bool | None:
    """Say whether an entry says a value of a field already; None where it says nothing there.

    >>> covers({"date": "2001-05-03"}, "year", "2001"), covers({"year": "2001"}, "year", "2002")
    (True, False)
    >>> covers({"year": "2001"}, "doi", "10.1000/1") is None
    True
    """
    there = [other for _, other in same_field(name, said) if other.strip()]
    if not there:
        return None
    if name == "date" and (match := _DATE.fullmatch(value)) and "date" not in said:
        year, _, month = there[0].partition("-")
        return agree("year", year, match[1]) and agree("month", month or "0", match[2] or "0")
    return any(agree(name, other, value) for other in there)
