"""Laws of the owner stage: it never fails, and never points at nobody."""

from hypothesis import given
from hypothesis import strategies as st

from bibnorm.model import Citation, Listing, Name, People, Person, Run, Style, Values
from bibnorm.owner import find_owner, highlight, learn_legend, likeness, read_marks

texts = st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["Li", "AB", "de", "Ø", "李"]))
names = st.builds(Name, given=texts, family=texts, prefix=texts, literal=st.none() | texts)
styles = st.integers(0, 31).map(Style)
runs = st.builds(Run, text=st.text(max_size=20), style=styles)
citations = st.builds(Citation, runs=st.lists(runs, max_size=6).map(tuple))
places = st.integers(0, 60)
marks = st.lists(st.sampled_from(["*", "†", "1", "✉", "*†", ""]), max_size=2).map(tuple)
people = st.builds(Person, name=names, text=st.text(), start=places, end=places, marks=marks)
blocks = st.builds(People, people=st.lists(people, max_size=5).map(tuple), et_al=st.booleans())
values = st.builds(Values, authors=st.none() | blocks, author_offset=places, note=texts)


@given(st.lists(st.tuples(citations, values), max_size=6), st.lists(st.text(), max_size=3), texts)
def test_nobody_is_pointed_at_who_is_not_there(entries, header, user):
    listing = Listing(tuple(c for c, _ in entries), header=tuple(header))
    owner = find_owner(listing, [v for _, v in entries], given=user)
    legend = learn_legend(header, [v for _, v in entries])
    for citation, value in entries:
        count = len(value.authors.people) if value.authors else 0
        found = highlight(citation, value, owner).indices
        assert len(found) <= 2
        for indices in (found, *read_marks(value, legend, citation.text)):
            assert list(indices) == sorted(set(indices))
            assert all(1 <= index <= count for index in indices)


@given(names, names)
def test_likeness_is_a_symmetric_grade(a, b):
    assert 0 <= likeness(a, b) <= 1
    assert likeness(a, b) == likeness(b, a)
