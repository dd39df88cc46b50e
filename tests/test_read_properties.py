"""What holds for any text: nothing is lost, and offsets lead back into the source."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibnorm.read import ReadError, read_bytes, read_text
from bibnorm.read.formats import TEXTS as FORMATS

# Signs that mean something in one of the formats, so that they meet often.
SIGNS = [
    *"*_`~#<>[](){}|\\!&;:.,-+=\"'$%@^/ \t\n\r\f\0\ufeff",
    *("**", "__", "\n\n", "\n- ", "\n1. ", "\n  ", "  \n", "<br>", "<b>", "</b>", "<li>", "<td>"),
    *("](", "[1]: ", "---\n", "===\n", "| a | b |\n", "|---|\n", "&nbsp;", "&amp;", "\\*", "``"),
    *("{% x %}", "{{ y }}", "<!--", "-->", "> ", "# ", "A. Doe", "2020", "é", "許", "<T>", "x"),
]
WORDS = ["Müller", "Über", "“naïve”", "–", "façade", "of", "the", "Ångström", "(2019)", "José"]
texts = st.lists(st.sampled_from(SIGNS) | st.text(max_size=8), max_size=60).map("".join)


def letters(text):
    """The characters of a text that no format takes for markup, but for names of tags."""
    return [char for char in text if "\u4e00" <= char <= "\u9fff" or char in "éÄ"]


@pytest.mark.parametrize("format_", FORMATS)
@settings(max_examples=150)
@given(text=texts)
def test_runs_lead_back_into_the_source(format_, text):
    document = read_text(text, format=format_)
    for line in document.lines:
        assert line.text.strip(), line
        for run in line.runs:
            assert "\n" not in run.text
            if run.start >= 0 and run.end - run.start == len(run.text):
                source = document.source[run.start : run.end]
                same = [
                    a == b or (a.isspace() and b == " ")
                    for a, b in zip(source, run.text, strict=True)
                ]
                assert all(same), (source, run)


@pytest.mark.parametrize("format_", FORMATS)
@settings(max_examples=150)
@given(text=texts)
def test_runs_stand_in_the_order_of_the_source(format_, text):
    document = read_text(text, format=format_)
    ends = [0]
    for line in document.lines:
        for run in line.runs:
            if run.start >= 0:
                assert run.start >= ends[-1]
                assert run.end >= run.start
                ends.append(run.end)
    numbers = [line.number for line in document.lines]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("format_", ["markdown", "text"])
@settings(max_examples=150)
@given(words=st.lists(st.text("許志伟éÄ*_ -#>.1\n\t`[]()", max_size=12), max_size=20))
def test_no_letter_is_lost(format_, words):
    text = "\n".join(words)
    document = read_text(text, format=format_)
    read = "".join(line.text for line in document.lines)
    if "](" not in text and "]:" not in text:
        assert letters(read) == letters(text)


@settings(max_examples=150)
@given(text=st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1))
def test_plain_text_keeps_every_word(text):
    document = read_text(text, format="text")
    kept = [word for line in document.lines for word in line.text.split()]
    words = document.source.split()
    # Only the rows of signs under a heading are markup.
    assert [word for word in words if any(char.isalnum() for char in word)] == [
        word for word in kept if any(char.isalnum() for char in word)
    ]


@settings(max_examples=150)
@given(data=st.binary(min_size=1, max_size=200))
def test_any_bytes_are_read_or_refused(data):
    with contextlib.suppress(ReadError):
        assert read_bytes(data, name="x").source.strip()


@given(words=st.lists(st.sampled_from(WORDS), min_size=3, max_size=60))
def test_encodings_come_out_alike(words):
    text = " ".join(words)
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        try:
            data = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        assert read_bytes(data, name="x").source == text, encoding
