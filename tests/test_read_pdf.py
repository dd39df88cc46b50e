"""PDF files of our own making: reading order, columns, fonts, and files that cannot be read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfs import pdf, text

from bibnorm.find import find
from bibnorm.model import LineKind, Style
from bibnorm.read import ReadError, read_bytes, read_path
from bibnorm.read.pdf import read_pdf

FOLDER = Path(__file__).parent / "fixtures" / "pdf"
MARGIN, COLUMNS = FOLDER / "margin.pdf", FOLDER / "twocolumn.pdf"
SIDEBAR, TABLE = FOLDER / "sidebar.pdf", FOLDER / "table.pdf"


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


def test_a_narrow_column_beside_the_text_is_read_by_itself():
    lines = [line.text for line in read_path(SIDEBAR).lines]
    assert lines.index("Service") < lines.index("Mira Falkner") < lines.index("Publications")
    found = texts(SIDEBAR)
    assert [text.rpartition(" ")[2] for text in found] == ["doi", "2020.", "2019."]
    assert "Whales under the ice: a multi-sensor survey" in found[0]


def test_underlines_superscripts_and_links_are_kept():
    runs = [run for line in read_path(SIDEBAR).lines for run in line.runs]
    assert sum(run.style == Style.UNDERLINE and run.text == "Mira Falkner" for run in runs) == 3
    assert sum(run.style == Style.SUPERSCRIPT and run.text == "*" for run in runs) == 2
    assert [run.text for run in runs if run.link == "https://doi.org/10.5555/jqs.2021.101"] == [
        "doi"
    ]


def test_cells_of_several_lines_are_read_one_by_one():
    found = texts(TABLE)
    assert [text.split()[0] for text in found] == ["2022", "2020", "2017"]
    assert found[0].endswith(
        "Slow rivers and the people who measure them: a history in twelve instruments "
        "Annals of Hydrometry 31(2), pp. 44–61"
    )


def page(*drawn):
    """Read a page of what was drawn on it."""
    return read_pdf(pdf("".join(drawn)), "file.pdf")


def test_bold_lines_that_stand_alone_are_headings_where_nothing_else_is_bold():
    titles = ["Rivers by night", "What the walls remember", "A gauge for every bridge"]
    drawn = text("Essays and articles", size=14, at=(72, 740))
    for number, title in enumerate(titles):
        top = 700 - 90 * number
        drawn += text(("F2", title), at=(72, top))
        drawn += text(
            "In: Annals of Water",
            "Edited by A. Quill",
            f"Port Ellery: Inkster 200{number}, pp. 1-9.",
            at=(72, top - 26),
        )
    document = page(drawn)
    kinds = {line.text: line.kind for line in document.lines}
    assert [kinds[title] for title in titles] == [LineKind.HEADING] * 3
    assert [citation.text.split("\n")[0] for citation in find(document).citations] == titles


def test_bold_names_in_lines_make_no_headings_of_bold_lines():
    drawn = ""
    for number in range(4):
        drawn += text(("F2", "Rivers by night"), at=(72, 700 - 60 * number))
        drawn += text(
            ("F2", "A. Quill, Port Ellery"),
            "and others in the Annals of Water, 2001",
            at=(72, 674 - 60 * number),
        )
    assert all(line.kind is LineKind.TEXT for line in page(drawn).lines)


def test_blanks_that_grew_in_a_narrow_column_are_no_tabs():
    letter, width = 6, 160
    rows = [
        "Slow rivers and the",
        "people who measure them",
        "Annals of Hydrometry",
        "volume thirty one",
        "Port Ellery 2001",
    ]
    drawn = ""
    for number, row in enumerate(rows):
        words, x = row.split(), 72.0
        gap = (width - letter * sum(map(len, words))) / (len(words) - 1)
        for word in words:
            drawn += text(("F4", word), at=(x, 700 - 12 * number))
            x += letter * len(word) + gap
    lines = page(drawn).lines
    assert [line.text for line in lines] == rows
    # A face that the whole text is set in sets nothing apart.
    assert {run.style for line in lines for run in line.runs} == {Style.PLAIN}


def test_a_bold_title_that_fills_its_line_does_not_go_on_in_the_names_below():
    drawn = ""
    for number in range(4):
        top = 700 - 60 * number
        drawn += text(
            ("F2", "Slow rivers and the people who have measured all of them"), at=(72, top)
        )
        drawn += text(
            "Anna Quill, Bert Inkster, Carla Roe, and several other people", at=(72, top - 14)
        )
        drawn += text("In Annals of Hydrometry, 2001", at=(72, top - 28))
    breaks = [line.hard_break for line in page(drawn).lines if line.text.startswith("Anna")]
    assert breaks == [True] * 4


def test_blanks_that_stand_below_each_other_make_no_table():
    drawn = text("1.2 Accepted", size=12, at=(72, 720))
    for number, end in enumerate(("1949.", "press.")):
        top = 690 - 36 * number
        drawn += text(f"{number + 2}. C. Quill.", at=(80, top))
        drawn += text("Communication on the slow rivers. To appear in", at=(132, top))
        drawn += text(end, at=(92, top - 12))
    lines = [line.text for line in page(drawn).lines]
    assert lines[1].endswith("C. Quill. Communication on the slow rivers. To appear in")
    assert lines[2] == "1949."


def test_the_second_line_of_an_item_is_no_new_paragraph():
    drawn = ""
    for number in range(3):
        drawn += text(f"\x95 Rivers by night, part {number}", at=(80, 700 - 28 * number))
        drawn += text("Annals of Water 4, 2001", at=(86.3, 686 - 28 * number))
    lines = page(drawn).lines
    assert [line.blank_before for line in lines if line.text.startswith("Annals")] == [False] * 3


def test_a_year_at_the_right_margin_is_no_text_behind_a_label():
    rows = [
        'A. Quill and B. Inkster, "Calculating the interactions of many rivers with their',
        'banks"',
    ]
    drawn = text(*rows) + text("2025", at=(430, 706))
    drawn += text(
        'B. Inkster, "Rivers that run slower than most of the people at their',
        'side"',
        at=(72, 680),
    )
    drawn += text("2024", at=(430, 666))
    lines = [line for line in page(drawn).lines if line.text.startswith(("banks", "side"))]
    assert [(line.indent, line.text[-5:]) for line in lines] == [(0, "\t2025"), (0, "\t2024")]


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
