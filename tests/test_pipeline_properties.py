"""Laws that hold for any text: nothing is lost, nothing escapes, lines in are entries out."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bibnorm.find import find
from bibnorm.pipeline import INTERNAL_ERROR
from bibnorm.read import read_text
from bibnorm.write import FORMATS, stream

# Pieces of real lists in any order, and among them anything at all.
PIECES = st.sampled_from(
    [
        "Publications\n\n",
        "# Papers\n",
        "\n[1] ",
        "- ",
        "\n3. ",
        "EuroConf'25\t",
        "A. Quill, B. Rook and C. D. van der Elm. ",
        "Quill, A.; Rook, B. (2019): ",
        "**Ada Quill**, ",
        "On the Weight of Ink. ",
        "“Is it so?” ",
        "In *Proceedings* of the *9th ACM Symposium on Things* (SOT '19), ",
        "Journal of Tests, 12(3):45–67, ",
        "May 2019.",
        "to appear.",
        "doi:10.1000/182 ",
        "https://example.org/a_b(c) ",
        "arXiv:2001.00001 ",
        "\n\n",
        "\n",
        "EDUCATION\n\n",
        "\t",
        "  ",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=30), max_size=25).map("".join)
ONE_LINE = st.lists(PIECES | st.text(max_size=30), max_size=12).map(
    lambda pieces: "".join(pieces).replace("\n", " ")
)
RELAXED = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def check_entry(entry, text):
    """Spans lie inside the text, ascend, and with what is between them rebuild it."""
    assert entry.source.text == text
    rebuilt, at = "", 0
    for start, end, _ in entry.spans:
        assert at <= start < end <= len(text)
        rebuilt += text[at:start] + text[start:end]
        at = end
    assert rebuilt + text[at:] == text
    assert INTERNAL_ERROR not in {problem.code for problem in entry.problems}
    assert all(1 <= place <= len(entry.authors) for place in entry.highlighted)


@RELAXED
@given(TEXTS)
def test_entries_out_are_citations_found(normalizer, text):
    document = read_text(text)
    citations = find(document).citations
    entries = normalizer.document(document)
    assert len(entries) == len(citations)
    for entry, citation in zip(entries, citations, strict=True):
        check_entry(entry, citation.text)
    keys = [entry.key for entry in entries]
    assert len(set(keys)) == len(keys)
    assert all(key.isascii() for key in keys)


@RELAXED
@given(st.lists(ONE_LINE, max_size=6))
def test_lines_in_are_entries_out(normalizer, lines):
    entries = list(normalizer.stream(lines))
    assert len(entries) == len(lines)
    for number, (line, entry) in enumerate(zip(lines, entries, strict=True), 1):
        check_entry(entry, entry.source.text)
        assert entry.source.line == number
        # Blanks at the ends may go; no other letter may.
        assert "".join(entry.source.text.split()) == "".join(line.split())


@RELAXED
@given(st.lists(ONE_LINE, min_size=1, max_size=4))
def test_every_format_takes_every_entry(normalizer, lines):
    entries = list(normalizer.stream(lines))
    for name in FORMATS:
        assert "".join(stream(entries, name)).encode("utf-8")
    written = "".join(stream(entries, "jsonl")).splitlines()
    assert [json.loads(line)["key"] for line in written] == [entry.key for entry in entries]


@RELAXED
@given(TEXTS)
def test_reading_twice_gives_the_same(normalizer, text):
    document = read_text(text)
    assert normalizer.document(document) == normalizer.document(document)
