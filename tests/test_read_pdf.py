"""PDF files of our own making: reading order, columns, fonts, and files that cannot be read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibnorm.find import find
from bibnorm.model import Style
from bibnorm.read import ReadError, read_bytes, read_path
from bibnorm.read.pdf import read_pdf

FOLDER = Path(__file__).parent / "fixtures" / "pdf"
MARGIN, COLUMNS = FOLDER / "margin.pdf", FOLDER / "twocolumn.pdf"


def texts(path):
    return [" ".join(citation.text.split()) for citation in find(read_path(path)).citations]


def test_years_in_the_margin_stand_before_their_entries():
    found = texts(MARGIN)
    assert [text.split()[0] for text in found] == [str(year) for year in range(2023, 2015, -1)]


def test_accents_that_were_drawn_over_letters_are_one_with_them():
    found = texts(MARGIN)
    assert "M. Štefančič, and É. Dubrück. Efficient offline flow fields" in found[0]
    assert "A. naïf Brel" in found[-1]


def test_hyphens_of_wraps_go_and_those_of_words_stay():
    found = texts(MARGIN)
    assert "multi-tenant workflows" in found[0]
    assert "On the multi-tenant kitchen" in found[2]


def test_two_columns_are_read_one_after_the_other():
    found = texts(COLUMNS)
    assert [text.split()[0] for text in found] == [f"{number}." for number in range(1, 9)]
    assert found[0].endswith("Journal of Applied Furniture 14(2), 2024, pp. 81–99.")
    assert found[-1].endswith("2017, pp. 2–11.")


@pytest.mark.parametrize(("path", "owner"), [(MARGIN, "Krajnc"), (COLUMNS, "Varga")])
def test_bold_names_are_bold_and_italic_venues_italic(path, owner):
    runs = [run for line in read_path(path).lines for run in line.runs]
    bold = [run.text for run in runs if Style.BOLD in run.style]
    assert sum(owner in text for text in bold) >= 8
    assert any(Style.ITALIC in run.style for run in runs)


def test_runs_point_into_the_source():
    document = read_path(MARGIN)
    for line in document.lines:
        for run in line.runs:
            if run.start >= 0:
                assert run.end <= len(document.source)


def read_or_refused(data):
    """Give the document's name, or what a person is told; anything else fails."""
    try:
        return read_pdf(data, "file.pdf").name
    except ReadError as error:
        return str(error)


@pytest.mark.parametrize("kept", [20, 500, 5_000, 20_000])
def test_a_file_that_was_cut_off_is_read_or_refused_in_words(kept):
    assert read_or_refused(MARGIN.read_bytes()[:kept]).startswith("file.pdf")


@given(st.integers(0, 57_000), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_read_or_refused_in_words(at, junk):
    data = COLUMNS.read_bytes()
    assert read_or_refused(data[:at] + junk + data[at + len(junk) :]).startswith("file.pdf")


def test_what_only_calls_itself_a_pdf_is_refused():
    with pytest.raises(ReadError, match=r"^fake\.pdf: "):
        read_bytes(b"%PDF-1.7\nnothing of the kind", name="fake.pdf")
