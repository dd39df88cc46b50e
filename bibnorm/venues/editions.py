"""Which edition of an event a year saw, and the title that its proceedings bear."""

import re
from itertools import pairwise
from string import Formatter

from bibnorm.lexicon.ordinals import nth
from bibnorm.venues.record import Record

PLACEHOLDERS = frozenset({"nth", "name", "acronym", "year", "yy"})


def edition_of(record: Record, year: int) -> int | None:
    """Count the edition that a year saw, where the record's anchors make it certain.

    Between two anchors the editions came at even intervals, or the answer is None:
    every year, or every second, if the count rose by half the years. A year in
    between that saw none has none. Beyond the last anchor an event goes on only
    if it was yearly before, for no more years than the anchors saw it so, and until
    another venue took its place.

        >>> from bibnorm.model import VenueKind
        >>> anchors = ((2005, 3), (2009, 5), (2013, 9))
        >>> odd = Record("odd", VenueKind.CONFERENCE, "Odd Conference", ordinal=anchors)
        >>> [edition_of(odd, year) for year in (2003, 2007, 2008, 2011, 2015, 2024)]
        [None, 4, None, 7, 11, None]
    """
    if any(since <= year for _, since in record.successor):
        return None
    for (early, first), (late, last) in pairwise(record.ordinal):
        if early <= year < late:
            return _between(year - early, first, late - early, last - first)
    if not record.ordinal or year < record.ordinal[-1][0]:
        return None
    late, last = record.ordinal[-1]
    return last + year - late if year - late <= _yearly_until(record.ordinal) else None


def _between(after: int, first: int, years: int, editions: int) -> int | None:
    """Count on from an anchor `after` years ago to the next, `years` and `editions` away."""
    if after == 0:
        return first
    step, rest = divmod(years, editions)
    return first + after // step if step and not rest and after % step == 0 else None


def _yearly_until(anchors: tuple[tuple[int, int], ...]) -> int:
    """Count the years for which an event was yearly up to its last anchor."""
    years = 0
    for (early, first), (late, last) in reversed(tuple(pairwise(anchors))):
        if late - early != last - first:
            break
        years += late - early
    return years


def booktitle_of(record: Record, year: int | None, said: int | None = None) -> str | None:
    """Fill the record's booktitle for a year; None if it has none or a word is unknown.

    The count of the edition is left out where it is not certain, for the title reads
    well without. None comes out where a text `said` a count and the anchors do not bear
    it out: mostly the event bore another name then.

        >>> from bibnorm.model import VenueKind
        >>> title = "Proceedings of the {nth} {name} ({acronym} {year})"
        >>> odd = Record("odd", VenueKind.CONFERENCE, "Odd Conference", "ODC", booktitle=title,
        ...     ordinal=((2010, 1), (2021, 12)))
        >>> booktitle_of(odd, 2021)
        'Proceedings of the 12th Odd Conference (ODC 2021)'
        >>> booktitle_of(odd, 2009)
        'Proceedings of the Odd Conference (ODC 2009)'
        >>> booktitle_of(odd, None) is None, booktitle_of(odd, 2021, 13) is None
        (True, True)
    """
    if record.booktitle is None:
        return None
    name, acronym = record.then(year)
    edition = edition_of(record, year) if year is not None else None
    if said is not None and said != edition:
        return None
    known = {
        "name": name,
        "acronym": acronym,
        "nth": nth(edition) if edition else "",
        "year": None if year is None else str(year),
        "yy": None if year is None else f"{year % 100:02d}",
    }
    if any(known[place] is None for place in placeholders(record.booktitle)):
        return None
    return re.sub(r" {2,}", " ", record.booktitle.format_map(known)).strip()


def placeholders(template: str) -> set[str]:
    """Give the names in braces of a template; raise ValueError if its braces do not match.

    >>> sorted(placeholders("{nth} {name}"))
    ['name', 'nth']
    """
    return {place for _, place, _, _ in Formatter().parse(template) if place is not None}
