"""What holds for any document: no line is lost, none stands in two entries."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibnorm.find import find, find_lines
from bibnorm.read import read_text
from bibnorm.read.formats import TEXTS as FORMATS

LINES = [
    "Publications",
    "PUBLICATIONS\tA. Doe. A title. Nature, 2020.",
    "# Papers",
    "## 2019",
    "Education",
    "2018",
    "**Journal articles**",
    "[1] A. Doe, B. Roe. A title. Journal of Tests, 2020.",
    "- A. Doe. *A title*. Journal of Tests, 2020.",
    "  - [pdf](x.pdf)",
    "    of the long title, pp. 3-4, 2019.",
    "12. Roe, B. (2018). Another title. Test Press.",
    "3, 12-13.",
    "Under'25\tDoe, J. A title.",
    "2019    Doe, J. A title. Nature.",
    "| 2019 | A title | B. Roe |",
    "|---|---|---|",
    "words parted at the wrap-",
    "<li>A. Doe. A title.<br>Nature, 2020",
    "[pdf] [bib]",
    "See my page for a complete list.",
    "-",
    "7",
    "",
    "",
]
documents = st.lists(st.sampled_from(LINES) | st.text(max_size=20), max_size=40).map("\n".join)


@pytest.mark.parametrize("format_", FORMATS)
@settings(max_examples=200)
@given(text=documents)
def test_every_line_is_kept_or_counted(format_, text):
    document = read_text(text, format=format_)
    listing = find(document)
    seen = 0
    for citation in listing.citations:
        assert 0 <= citation.body <= len(citation.text)
        assert citation.line <= citation.end_line
        for run in citation.runs:
            if run.start >= 0:
                assert run.start >= seen, "characters come in the source's order, each once"
                seen = run.end
            elif run.text.strip():
                assert run.text.strip() == citation.marker or format_ != "text"
        if citation.marker:
            assert citation.text[: citation.body].find(citation.marker) >= 0
    lines = [line for line in document.lines if line.text.strip()]
    kept = {
        line.number
        for line in lines
        for c in listing.citations
        if c.line <= line.number <= c.end_line
    }
    assert listing.passed_over <= len(lines)
    assert len(kept) + listing.passed_over >= len({line.number for line in lines})


@settings(max_examples=200)
@given(text=documents)
def test_words_of_a_citation_stand_in_its_lines(text):
    document = read_text(text, format="text")
    for citation in find(document).citations:
        source = document.source.split("\n")[citation.line - 1 : citation.end_line]
        letters = [char for char in "".join(source) if char.isalnum()]
        rest = iter(letters)
        assert all(char in rest for char in citation.text if char.isalnum())


@given(lines=st.lists(st.text()))
def test_one_citation_a_line(lines):
    citations = list(find_lines(lines))
    assert [citation.text for citation in citations] == [line.rstrip("\r\n") for line in lines]
    assert [citation.line for citation in citations] == list(range(1, len(lines) + 1))


names = st.sampled_from(["Doe, J.", "Roe, B. and Doe, J.", "Okoye, C., Stone, B."])
titles = st.sampled_from(["A title of some length", "Another title that is longer", "Short one"])
venues = st.sampled_from(["Journal of Tests, 12(3), 4-9", "In Proceedings of the Test Workshop"])
citations = st.builds("{} ({}). {}. {}.".format, names, st.integers(1950, 2029), titles, venues)
layouts = st.sampled_from(
    ["{1}", "- {1}", "[{0}] {1}", "{0}. {1}", "({0}) {1}", "* {1}", "J{0}. {1}"]
)


@settings(max_examples=200)
@given(
    entries=st.lists(citations, min_size=1, max_size=30),
    layout=layouts,
    between=st.sampled_from(["\n", "\n\n"]),
    heading=st.sampled_from(["", "Publications\n\n", "# Publications\n\n", "PUBLICATIONS\n"]),
    format_=st.sampled_from(["markdown", "text"]),
)
def test_a_list_of_citations_loses_none(entries, layout, between, heading, format_):
    text = heading + between.join(layout.format(n, entry) for n, entry in enumerate(entries, 1))
    found = [c.text[c.body :] for c in find(read_text(text, format=format_)).citations]
    assert found == entries
