"""Laws of the entry stage: it never fails, loses no line, and its keys are BibTeX's."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bibnorm.entry import KeyMaker, build
from bibnorm.model import (
    Citation,
    Date,
    Entry,
    Label,
    Name,
    Pages,
    People,
    Person,
    Run,
    Source,
    Span,
    Tagged,
    Values,
    Venue,
    VenueKind,
)

words = st.sampled_from(["Proceedings", "J.", "PhD thesis", "submitted", "Springer", "arXiv", "3"])
texts = st.none() | st.text(max_size=20) | st.lists(words, max_size=4).map(" ".join)
names = st.builds(Name, given=texts, family=texts, prefix=texts, literal=st.none() | texts)
blocks = st.none() | st.lists(names, max_size=4).map(
    lambda names: People(tuple(Person(name, str(name), 0, 1) for name in names))
)
years = st.none() | st.integers(-10, 10**6)
values = st.builds(
    Values,
    authors=blocks,
    editors=blocks,
    date=st.none() | st.builds(Date, year=years, month=st.none() | st.integers(1, 12)),
    pages=st.none() | st.builds(Pages, first=st.text(max_size=9), last=texts),
    **dict.fromkeys(
        ("title", "container", "volume", "number", "publisher", "institution", "genre", "status"),
        texts,
    ),
    **dict.fromkeys(("arxiv", "isbn", "issn", "location", "edition", "note"), texts),
)
venues = st.none() | st.builds(
    Venue,
    text=st.text(max_size=9),
    id=texts,
    acronym=texts,
    kind=st.none() | st.sampled_from(VenueKind),
    candidates=st.lists(st.text(max_size=3), max_size=2).map(tuple),
)


@given(st.text(max_size=30), values, venues, texts, st.floats())
def test_any_values_make_an_entry(line, value, venue, section, confidence):
    citation = Citation((Run(line),), sections=(section,) if section else ())
    spans = (Span(0, len(line), Label.DATE),) if line else ()
    entry = build(citation, Tagged(citation, spans, confidence), value, venue)
    assert entry.source.text == line
    assert 0 <= entry.confidence <= 1
    assert entry.title == value.title
    if not (value.title or value.authors or value.container):
        assert entry.type == "misc"
        assert (entry.note or "") == line.strip()
        assert entry.problems


entries = st.builds(
    Entry,
    key=st.just(""),
    type=st.just("misc"),
    authors=st.lists(names, max_size=3).map(tuple),
    title=texts | st.sampled_from(["Gears", "gears", "Gears a"]),
    year=years,
    venue=venues,
    source=st.just(Source(text="")),
)
patterns = st.sampled_from(["{family}{year}{title}", "{title:2}", "{venue:upper}-{initials}"])


@given(st.lists(entries, max_size=8), patterns)
def test_keys_are_unique_plain_and_stable(listed, pattern):
    maker = KeyMaker(pattern)
    keys = [maker.make(entry) for entry in listed]
    assert len({key.casefold() for key in keys}) == len(keys)
    assert all(re.fullmatch(r"[A-Za-z0-9_:.+/-]+", key) for key in keys)
    again = KeyMaker(pattern)
    assert [again.make(entry) for entry in listed[: len(listed) // 2]] == keys[: len(listed) // 2]
