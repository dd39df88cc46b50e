"""Distinct works stay apart, joining touches nothing else, a file merged with itself is itself."""

import string

from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_bibfile_properties import FILES

from bibnorm.bibfile import UnprovenError, split
from bibnorm.pipeline.bib.apply import apply
from bibnorm.pipeline.bib.find import find_doubles
from bibnorm.pipeline.bib.join import plan
from bibnorm.pipeline.bib.merge import merge
from bibnorm.pipeline.bib.values import Values

PEOPLE = ["Ada Rain", "Rain, Ada", "Bo Wind and Ada Rain", "{Fog Society}"]
WORD = st.text(string.ascii_lowercase, min_size=6, max_size=10)


@st.composite
def works(draw):
    """Works with titles that have no telling word in common, under keys of their own."""
    words = draw(st.lists(WORD, min_size=6, max_size=24, unique_by=lambda word: word[:4]))
    titles = [" ".join(words[at : at + 3]) for at in range(0, len(words) - 2, 3)]
    return [
        f"@{draw(st.sampled_from(['article', 'Misc', 'book']))}{{k{at},"
        f" author = {{{draw(st.sampled_from(PEOPLE))}}}, title = {{{title}}},"
        f" year = {draw(st.integers(1990, 1992))}}}"
        for at, title in enumerate(titles)
    ]


@st.composite
def files(draw):
    """A file of distinct works with text between them."""
    between = st.sampled_from(["\n", "\n\n", " ", "\n% a comment\n", "\n@comment{kept}\n"])
    entries = draw(works())
    return "".join(entry + draw(between) for entry in entries), len(entries)


@given(files())
def test_of_distinct_works_nothing_is_proposed(made):
    assert not find_doubles(split(made[0])).twice


@given(files(), st.data())
def test_joining_leaves_every_other_entry_as_it_stands(made, data):
    text, count = made
    file = split(text)
    one = data.draw(st.sampled_from(list(file.entries)))
    double = one.text.replace("{k", "{z", 1).replace(" year", " note = {Found}, year")
    at = data.draw(st.integers(0, count))
    others = [entry.text for entry in file.entries if entry is not one]
    places = [text.index(entry.text) for entry in file.entries] + [len(text)]
    file = split(text[: places[at]] + double + "\n" + text[places[at] :])
    [found] = find_doubles(file).twice
    assert found.settled
    after = split(apply(file, [found.joint]).text)
    assert [entry.text for entry in after.entries if not entry.has("ids")] == others
    [kept] = [entry for entry in after.entries if entry.has("ids")]
    assert kept.get("note") is not None


@settings(max_examples=60)
@given(FILES)
def test_a_file_merged_with_itself_is_itself(text):
    file = split(text)
    done = merge(file, split(text), fill=True)
    assert (done.text, done.added) == (text, ())


@settings(max_examples=60)
@given(FILES, FILES)
@example(mine="@string{jan = \n@Misc{a,\nauthor = {}}}", new="@Misc{a,}\n@Misc{a,\nauthor = jan}")
def test_merging_keeps_mine_and_is_done_once(mine, new):
    done = merge(split(mine), split(new))
    assert [old for old, new in done.pairs if old and old != new] == []
    assert "".join(old for old, _ in done.pairs) == mine
    assert merge(split(done.text), split(new)).added == ()


@settings(max_examples=60)
@given(FILES, st.data())
def test_any_two_entries_are_joined_whole_or_not_at_all(text, data):
    file = split(text)
    entries = list(file.entries)
    if len(entries) < 2:
        return
    kept, gone = data.draw(st.permutations(entries))[:2]
    joint = plan(kept, [gone], Values(file))
    try:
        after = split(apply(file, [joint]).text)
    except UnprovenError:
        return  # no harm: nothing is written
    assert len(list(after.entries)) == len(entries) - 1
