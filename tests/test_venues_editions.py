"""Which edition a year saw: only what the anchors make certain."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibnorm.model import VenueContext, VenueKind
from bibnorm.venues import load_venues
from bibnorm.venues.editions import booktitle_of, edition_of
from bibnorm.venues.record import Record


def _held(*anchors, **facts):
    return Record("odd", VenueKind.CONFERENCE, "Odd Conference", ordinal=anchors, **facts)


@pytest.mark.parametrize(
    ("anchors", "year", "edition", "why"),
    [
        ((), 2000, None, "nothing is known"),
        (((2000, 5),), 2000, 5, "an anchor says so itself"),
        (((2000, 5),), 2001, None, "one anchor shows no step"),
        (((2000, 5),), 1999, None, "nothing is said of what came before"),
        (((2000, 5), (2004, 9)), 2003, 8, "every year"),
        (((2000, 5), (2004, 7)), 2002, 6, "every second year"),
        (((2000, 5), (2004, 7)), 2003, None, "a year in which it was not held"),
        (((2000, 5), (2005, 7)), 2002, None, "no even interval"),
        (((2000, 5), (2004, 9)), 2006, 11, "it goes on"),
        (((2000, 5), (2004, 9)), 2009, None, "longer than it was seen to"),
        (((2003, 12), (2005, 15)), 2004, None, "it was held twice in some year"),
        (((2000, 5), (2004, 7)), 2006, None, "every second year is no promise"),
        (((2000, 5), (2010, 15), (2012, 16)), 2014, None, "no longer every year"),
        (((2000, 5), (2010, 10), (2012, 12)), 2015, None, "yearly for two years only"),
    ],
)
def test_an_edition_is_counted_only_where_it_is_certain(anchors, year, edition, why):
    assert edition_of(_held(*anchors), year) == edition, why


def test_an_event_is_not_counted_on_when_another_took_its_place():
    odd = _held((2000, 1), (2008, 9), successor=(("even", 2010),))
    assert [edition_of(odd, year) for year in (2009, 2010)] == [10, None]


_ANCHORS = st.dictionaries(st.integers(1950, 2030), st.integers(1, 80)).map(
    lambda found: tuple(sorted(found.items()))
)


@given(_ANCHORS, st.integers(1900, 2100))
def test_any_anchors_give_an_edition_within_their_bounds(anchors, year):
    if any(last <= first for (_, first), (_, last) in pairwise(anchors)):
        return
    edition = edition_of(_held(*anchors), year)
    if edition is not None:
        assert anchors[0][1] <= edition <= anchors[-1][1] + max(0, year - anchors[-1][0])


@pytest.mark.parametrize(
    ("facts", "year", "title"),
    [
        ({"booktitle": "Proceedings of the {nth} {name}"}, 2002, "of the 2nd Odd Conference"),
        ({"booktitle": "Proceedings of the {nth} {name}"}, 2050, "Proceedings of the Odd"),
        ({"booktitle": "Proceedings of the {nth} {name}"}, None, "Proceedings of the Odd"),
        ({"booktitle": "{name} ({acronym} '{yy})", "acronym": "OC"}, 2003, "(OC '03)"),
    ],
)
def test_a_booktitle_is_filled_with_what_is_known(facts, year, title):
    assert title in (booktitle_of(_held((2001, 1), (2003, 3), **facts), year) or "")


@pytest.mark.parametrize(
    ("facts", "year"),
    [({}, 2000), ({"booktitle": "{name} {year}"}, None), ({"booktitle": "{acronym}"}, 2000)],
)
def test_without_what_it_needs_there_is_no_booktitle(facts, year):
    assert booktitle_of(_held(**facts), year) is None


@pytest.mark.parametrize(
    ("text", "year", "title", "why"),
    [
        ("ICSE", 2018, "Proceedings of the 40th {name}", "the anchors count it"),
        ("Proc. of the 40th ICSE", 2018, "Proceedings of the 40th {name}", "both say the same"),
        ("Proc. of the Fortieth ICSE", 2018, "Proceedings of the 40th {name}", "in words"),
        ("Proc. of the 41st ICSE", 2018, None, "text and anchors say different things"),
        ("ICSE", None, None, "of no year nothing is sure"),
    ],
)
def test_the_matcher_gives_the_title_of_the_years_proceedings(text, year, title, why):
    venue = load_venues().match(text, VenueContext(year=year))
    assert venue.id == "icse"
    assert venue.booktitle == (title and title.format(name=venue.name)), why


def _every(check: Callable[[Record], bool]) -> list[str]:
    venues = load_venues()
    return [key for key in venues if (record := venues.get(key)) and not check(record)]


def test_the_files_own_booktitles_can_be_filled():
    assert not _every(lambda record: not record.booktitle or bool(booktitle_of(record, 2020)))
