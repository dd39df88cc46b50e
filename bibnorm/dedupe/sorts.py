"""What sort of thing a work is, as far as it keeps works apart."""

import re
from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from bibnorm.model import Entry


class Sort(Enum):
    """Works of two sorts are two works; what says nothing of itself may be any."""

    ARTICLE = "an article"
    PAPER = "a paper of a meeting"
    PART = "a part of a book"
    WHOLE = "a whole book"
    THESIS = "a thesis"
    REPORT = "a report"
    PREPRINT = "a preprint"
    TALK = "a talk or a poster"
    PATENT = "a patent"
    DATA = "data or software"
    ANY = "of no sort"


_SORTS: Mapping[str, Sort] = MappingProxyType(
    {
        "article": Sort.ARTICLE,
        "inproceedings": Sort.PAPER,
        "conference": Sort.PAPER,
        "incollection": Sort.PART,
        "inbook": Sort.PART,
        "book": Sort.WHOLE,
        "booklet": Sort.WHOLE,
        "proceedings": Sort.WHOLE,
        "collection": Sort.WHOLE,
        "phdthesis": Sort.THESIS,
        "mastersthesis": Sort.THESIS,
        "thesis": Sort.THESIS,
        "techreport": Sort.REPORT,
        "report": Sort.REPORT,
        "unpublished": Sort.PREPRINT,
        "patent": Sort.PATENT,
        "dataset": Sort.DATA,
        "software": Sort.DATA,
    }
)
_SERVERS = re.compile(
    r"\b(?:(?:ar|bio|med|chem|tech|eng|psy|soc|eco|earth|agri)r?xiv|corr|ssrn|e-?prints?|pre-?prints?|"
    r"hal|osf|research square|openreview|zenodo)\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"(?:invited |contributed |conference )?(?:poster|talk|slides|keynote|presentation|presented at"
    r"|lecture(?! notes)|tutorial|video|podcast|vortrag)\b",
    re.IGNORECASE,
)
# How a note begins that says what sort of thing it is.
_THESIS = re.compile(
    r"(?:(?:unpublished|ph\.? ?d\.?|doctoral|master[’']?s?|m\.? ?sc\.?|bachelor[’']?s?)[ -]*)*"
    r"(?:thesis|dissertation|diplomarbeit|doktorarbeit|habilitation)\b",
    re.IGNORECASE,
)
_PATENT = re.compile(r"(?:[A-Z]{2}|[A-Z]\w+)? ?patent\b", re.IGNORECASE)
_LOOSE = (Sort.ANY, Sort.ARTICLE, Sort.REPORT)


def sort_of(entry: Entry) -> Sort:
    """Say what sort of thing a work is.

    >>> from bibnorm.model import Source, Venue
    >>> of = lambda **said: sort_of(Entry(key="a", source=Source(text=""), **said))
    >>> of(type="article", venue=Venue(text="arXiv preprint")).value, of(type="misc").value
    ('a preprint', 'of no sort')
    """
    sort = _SORTS.get(entry.type, Sort.ANY)
    place = entry.venue.text if entry.venue else ""
    if sort in _LOOSE:
        if _SERVERS.search(place) and not entry.volume:
            return Sort.PREPRINT
        if entry.arxiv and (not place or _SERVERS.search(place)) and not entry.institution:
            return Sort.PREPRINT
    if sort is Sort.ANY:
        return _said(entry, place)
    return sort


def _said(entry: Entry, place: str) -> Sort:
    """Give the sort that an entry of no sort says in words."""
    if _TALK.match(place) or _TALK.match(entry.genre or ""):
        return Sort.TALK
    said = tuple(filter(None, (entry.genre, entry.note, entry.institution)))
    for sort, form in ((Sort.THESIS, _THESIS), (Sort.PATENT, _PATENT)):
        if any(map(form.match, said)):
            return sort
    return Sort.ANY


def are_apart(a: Sort, b: Sort) -> bool:
    """Say whether two sorts are two works; a paper in a volume of a series may be a part."""
    if a is b or Sort.ANY in (a, b):
        return False
    return {a, b} != {Sort.PAPER, Sort.PART}
