"""New citation keys for an existing .bib file: which, what follows them, what stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_bibfile_properties import FILES

from bibnorm.bibfile import UnprovenError, split
from bibnorm.bibfile.insert import behind, taken_out
from bibnorm.bibfile.rekey import rekeyed
from bibnorm.bibfile.verify_keys import verify_keys
from bibnorm.pipeline.rekey import new_keys

PATTERN = "auth+year+shorttitle"


def given_keys(text, pattern=PATTERN, keep=False):
    file = split(text)
    made = new_keys([file], pattern)
    new = rekeyed(file, made.keys[0], made.known, keep)
    verify_keys([file], [split(new.text)])
    return new.text, made


def entry(key, more="", family="Rain", kind="misc"):
    return f"@{kind}{{{key}, author = {{{family}, A.}}, year = 2001{more}}}\n"


def keys_of(text):
    return [one.key for one in split(text).entries]


def test_an_entry_that_has_its_key_keeps_it():
    text = entry("x") + entry("Rain2001") + entry("Rain2001b") + entry("rain2001c")
    new, _ = given_keys(text)
    assert keys_of(new) == ["Rain2001a", "Rain2001", "Rain2001b", "Rain2001c"]
    assert given_keys(new)[0] == new


def test_a_word_behind_the_key_is_no_letter():
    assert keys_of(given_keys(entry("Rain2001on"))[0]) == ["Rain2001"]


def test_what_the_pattern_gives_nothing_for_stays_and_is_told():
    text = (
        "@misc{a, note = {N}}\n@misc{b, year = 2001}\n@xdata{c, year = 2001}\n@set{d, entryset={a}}"
    )
    new, made = given_keys(text)
    assert new == text
    assert [(one.line, one.key) for one in made.remarks] == [(1, "a"), (2, "b")]


def test_references_follow():
    text = (
        entry("whole", kind="book")
        + entry("part", ", crossref = {Whole}, related = {two ,whole}, xref = two", family="Wind")
        + entry("two", ', note = {see whole}, entryset = "whole, nobody"', family="Snow")
        + entry("12", family="Fog")
        + entry("last", ", crossref = 12", family="Ice")
    )
    new, _ = given_keys(text)
    assert "crossref = {Rain2001}, related = {Snow2001 ,Rain2001}, xref = two" in new
    assert 'note = {see whole}, entryset = "Rain2001, nobody"' in new
    assert "crossref = {Fog2001}" in new


def test_no_key_comes_from_another_entry_or_from_nowhere():
    # A citation that is not rewritten may lead nowhere, but never to another work.
    text = entry("Wind2001") + entry("x", family="Wind") + entry("y", ", xref = {Fog2001}", "Fog")
    text += entry("z", ", ids = {old, Ice2001}") + entry("u", family="Ice")
    text += "@misc{Snow2001 author = {Snow}}\n" + entry("v", family="Snow")
    assert keys_of(given_keys(text)[0]) == [
        *["Rain2001", "Wind2001a", "Fog2001a", "Rain2001a", "Ice2001a", "Snow2001a"]
    ]


def test_keys_that_come_twice_stay_two_entries():
    text = entry("a") + entry("A") + entry("b", ", xref = {A}, crossref = {a}")
    new, made = given_keys(text)
    assert keys_of(new) == ["Rain2001", "Rain2001a", "Rain2001b"]
    assert "xref = {Rain2001a}, crossref = {Rain2001}" in new
    assert [(one.line, one.key) for one in made.remarks] == [(2, "A")]


def test_a_key_that_comes_twice_never_leads_to_the_other():
    text = entry("Wind2001") + entry("Wind2001", family="Wind")
    assert keys_of(given_keys(text)[0]) == ["Rain2001", "Wind2001a"]
    new, made = given_keys(entry("a") + "@misc{a, note = {N}}\n" + entry("b", ", xref = {a}"))
    assert keys_of(new) == ["a", "a", "Rain2001"]
    assert [one.line for one in made.remarks] == [1, 2, 2]


def test_several_files_are_one_bibliography():
    files = [split(entry("a")), split(entry("b", ", xref = {a}"))]
    made = new_keys(files, PATTERN)
    assert made.keys == (("Rain2001",), ("Rain2001a",))
    new = [
        rekeyed(file, keys, made.known).text for file, keys in zip(files, made.keys, strict=True)
    ]
    assert "xref = {Rain2001}" in new[1]


def test_old_keys_can_be_kept():
    text = entry("a") + entry("b", ", ids = {c}", "Wind") + entry("b", family="Fog")
    new, made = given_keys(text, keep=True)
    assert "@misc{Rain2001, author = {Rain, A.}, year = 2001, ids = {a}}" in new
    assert "ids = {c, b}" in new
    assert "@misc{Fog2001, author = {Fog, A.}, year = 2001}" in new
    assert given_keys(new, keep=True)[0] == new
    assert made.known.changed == {"a": "Rain2001", "b": "Wind2001"}


def test_groups_of_jabref_follow():
    text = (
        "@comment{jabref-meta: grouping:\r\n0 AllEntriesGroup:;\r\n"
        "1 ExplicitGroup:a\\;0\\;a\\;l\r\nong\\;nobody\\;;\r\n"
        "1 KeywordGroup:a\\;0\\;a\\;;\r\n}\r\n@comment{a}\r\n"
    )
    new, _ = given_keys(text + entry("a") + entry("long", family="Wind"))
    assert "1 ExplicitGroup:a\\;0\\;Rain2001\\;Wind2001\\;nobody\\;;" in new
    assert "1 KeywordGroup:a\\;0\\;a\\;;\r\n}\r\n@comment{a}\r\n" in new


BEFORE = entry("a", ", note = {N}") + "@comment{c}\n" + entry("b", ", xref = {a}", "Wind")
AFTER = given_keys(BEFORE)[0]


@pytest.mark.parametrize(
    "after",
    [
        "",
        AFTER + entry("c"),
        AFTER.replace("{N}", "{M}"),
        AFTER.replace("@comment{c}", "@comment{d}"),
        AFTER.replace("@misc{Wind2001", "@misc{Rain2001"),
        AFTER.replace("xref = {Rain2001}", "xref = {Wind2001}"),
        AFTER.replace("xref = {Rain2001}", "xref = {Fog}"),
        AFTER.replace(", xref = {Rain2001}", ""),
        AFTER.replace("note = {N}", "note = {N}, ids = {z}"),
        AFTER.replace("2001}", "2002}", 1).replace("year = 2001", "year = 2002"),
    ],
)
def test_the_proof_refuses(after):
    verify_keys([split(BEFORE)], [split(AFTER)])
    with pytest.raises(UnprovenError):
        verify_keys([split(BEFORE)], [split(after)])


def test_values_are_those_of_the_entry_where_some_cannot_be_cut_out():
    broken = "@misc{, title = {Broken one}, year 2001}\n"
    text = entry("", ", title = {One}") + broken + entry("", ", title = {Two}")
    assert keys_of(given_keys(text)[0]) == ["Rain2001One", "Rain2001Two"]


# --- for any file

PATTERNS = st.sampled_from([PATTERN, "{family}{year}{title}", "[auth3]:[shortyear]"])


@given(FILES, PATTERNS, st.booleans())
def test_new_keys_are_one_for_each_and_stay(text, pattern, keep):
    new, made = given_keys(text, pattern, keep)
    before, after = list(split(text).entries), list(split(new).entries)
    changed = [now.key for was, now in zip(before, after, strict=True) if was.key != now.key]
    lowered = [one.key.casefold() for one in after]
    assert all(lowered.count(key.casefold()) == 1 for key in changed)
    assert len(set(made.known.changed.values())) == len(made.known.changed)
    assert given_keys(new, pattern, keep)[0] == new
    # What still has the old key leads to the same entry, or nowhere.
    old = [one.key.casefold() for one in before]
    assert all(low not in lowered or lowered.index(low) == old.index(low) for low in old if low)


@given(FILES, st.data())
def test_a_field_put_in_and_taken_out_leaves_no_trace(text, data):
    entries = [one for one in split(text).entries if one.fields]
    if entries:
        one = data.draw(st.sampled_from(entries))
        at = data.draw(st.integers(0, len(one.fields) - 1))
        longer = behind(one, at, "author+an", "{1=x}")
        assert [f.value for f in split(longer.text).blocks[0].fields].count("{1=x}") >= 1
        assert taken_out(longer, at + 1).text == one.text
