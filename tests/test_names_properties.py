"""Laws of reading names: nothing is lost, no text breaks the reader."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibnorm.fields.names import read_name, read_people
from bibnorm.fields.names.lex import lex
from bibnorm.lexicon.people import AND, AND_OR_NAME
from bibnorm.model import People, Unread

NAMES = ["Smith", "van der Berg", "J.", "K. L.", "Jane", "DOE", "AB", "Müller", "张凯", "O'Neil"]
SIGNS = [
    ", ",
    "; ",
    " and ",
    " & ",
    "/",
    " - ",
    "*",
    "†",
    "1",
    " et al.",
    " ",
    "\n",
    " (Eds.)",
    ".",
]
names = st.lists(st.sampled_from(NAMES + SIGNS), max_size=30).map("".join)
blocks = st.one_of(st.text(max_size=200), names)


def is_subsequence(part, whole):
    letters = iter(whole)
    return all(letter in letters for letter in part)


@given(blocks)
@settings(max_examples=400, deadline=None)
def test_spans_ascend_and_hold_their_names(text):
    people = read_people(text)
    if isinstance(people, Unread):
        assert people.text == text
        return
    at = 0
    for person in people.people:
        assert at <= person.start < person.end <= len(text)
        assert is_subsequence(person.text, text[person.start : person.end])
        at = person.end


@given(blocks)
@settings(max_examples=400, deadline=None)
def test_nothing_but_signs_and_joining_words_is_left_over(text):
    people = read_people(text)
    if isinstance(people, Unread):
        return
    block = lex(text)
    held = [(person.start, person.end) for person in people.people]
    marked = [(mark.start, mark.end) for mark in block.marks]
    for token, kind in zip(block.tokens, block.code, strict=True):
        if any(start <= token.start and token.end <= end for start, end in held + marked):
            continue
        joins = token.text.lower() in AND | AND_OR_NAME
        assert kind in "rE" or joins or not any(c.isalpha() for c in token.text), token


@given(blocks)
@settings(max_examples=300, deadline=None)
def test_tokens_and_marks_hold_every_letter(text):
    block = lex(text)
    held = {i for t in block.tokens for i in range(t.start, t.end)}
    held |= {i for m in block.marks for i in range(m.start, m.end)}
    lost = [c for i, c in enumerate(text) if i not in held and c.isalnum()]
    assert not lost


@given(blocks)
@settings(max_examples=200, deadline=None)
def test_one_name_is_always_read(text):
    name = read_name(text)
    assert name.family is not None or name.literal is not None


@pytest.mark.parametrize(
    "piece",
    [
        "Smith, J., ",
        "Smith ",
        "J. ",
        "(",
        "*",
        "of ",
        "- ",
        "Ed  ",
        "1.",
        "...",
        "A",
        "王",
        " * ;",
        "'",
    ],
)
def test_time_grows_with_length_only(piece):
    started = time.process_time()
    read_people(piece * (200_000 // len(piece)))
    assert time.process_time() - started < 15


def test_names_of_a_long_list_are_all_read():
    people = read_people(", ".join(["Jane K. Doe*", "John Roe"] * 1500))
    assert isinstance(people, People)
    assert len(people.people) == 3000
