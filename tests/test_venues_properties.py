"""Laws of matching: no text breaks it, the text comes back, an id comes with its facts."""

from hypothesis import given
from hypothesis import strategies as st

from bibnorm.model import VenueContext
from bibnorm.venues import load_venues

VENUES = load_venues()
NAMES = [VENUES.get(key).name for key in VENUES]
PIECES = st.sampled_from(
    ["Proc. of the", "5th", "Workshop on", "(SEC '20)", "IEEE", ",", ":", "2019", "at", "Poster"]
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.one_of(st.sampled_from(NAMES), PIECES, st.text(max_size=5)), max_size=6).map(
        " ".join
    ),
)
CONTEXTS = st.builds(
    VenueContext,
    year=st.none() | st.integers(1900, 2100),
    acronym=st.none() | st.text(max_size=8),
    publisher=st.none() | st.text(max_size=8),
    issn=st.none() | st.text(max_size=9),
    has_volume=st.booleans(),
)


@given(TEXTS, CONTEXTS)
def test_any_text_gets_an_answer(text, context):
    venue = VENUES.match(text, context)
    assert venue.text == text
    assert (venue.id is None) == (venue.name is None) == (venue.kind is None)
    assert (venue.confidence > 0) == (venue.id is not None)
    assert venue.id is None or not venue.candidates


@given(st.sampled_from(NAMES), st.sampled_from(["Workshop on {} Things", "{} Companion"]))
def test_a_part_never_takes_the_whole_venues_name(name, part):
    venue = VENUES.match(part.format(name))
    assert venue.name != name


@given(st.sampled_from(NAMES), st.integers(1, 30))
def test_an_edition_changes_nothing(name, count):
    plain = VENUES.match(name)
    if plain.kind in {"conference", "workshop"} and not plain.name.startswith("ACM"):
        assert VENUES.match(f"Proceedings of the {count}th {name}").id == plain.id
