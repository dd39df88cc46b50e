"""PDF files that would take all memory or time, or that give no text: told in words, and soon."""

from pathlib import Path

import pytest
from pdfs import PICTURE, TURNED, packed, pdf, stream, text

from bibnorm.find import find
from bibnorm.read import ReadError, read_bytes, read_path
from bibnorm.read.pdf import pages

FOLDER = Path(__file__).parent / "fixtures" / "pdf"
LINES = (
    "Publications",
    "[1] A. Quill and B. Inkster. Blotting for beginners. Journal of Ink 4(2), 10-19, 2020.",
    "[2] B. Inkster. Pens that never end. Journal of Ink 5(1), 1-9, 2021.",
)


def read(data):
    return read_bytes(data, name="file.pdf")


def lines(data):
    return [line.text for line in read(data).lines]


def test_what_the_helper_makes_is_read():
    assert lines(pdf(text(*LINES))) == list(LINES)


def test_a_stream_that_unpacks_to_far_too_much_is_refused():
    drawn = packed(b" " * 200_000_000)
    with pytest.raises(ReadError, match=r"^file\.pdf: the PDF unpacks to more than \d+ MB"):
        read(pdf(drawn))


def test_many_streams_that_unpack_to_too_much_together_are_refused():
    one = stream(packed(b" " * 20_000_000))
    with pytest.raises(ReadError, match="unpacks to more than"):
        read(pdf(text(*LINES), extra=[one, one]))


def test_a_stream_packed_twice_is_refused_if_it_may_be_a_bomb():
    twice, _ = packed(packed(b" " * 200_000_000)[0])
    with pytest.raises(ReadError, match="unpacks to more than"):
        read(pdf((twice, "/Filter [/FlateDecode /FlateDecode]")))


def test_a_large_picture_is_no_bomb():
    data, entries = packed(bytes(30_000_000))
    look = "/Subtype /Image /Width 10000 /Height 3000 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    picture = stream((data, f"/Type /XObject {look} {entries}"))
    assert lines(pdf(text(*LINES), extra=[picture])) == list(LINES)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("rotated", [True, False])
def test_pages_on_their_side_are_read_as_their_reader_turns_them(turned, rotated):
    places = {0: (72, 720), 90: (90, 60), 180: (560, 90), 270: (500, 720)}
    drawn = text(*LINES, matrix=TURNED[turned], at=places[turned])
    assert lines(pdf(drawn, turned=turned if rotated else 0)) == list(LINES)


def test_a_line_on_its_side_in_the_margin_is_left_out():
    aside = text("arXiv, set upwards in the margin", matrix=TURNED[90], at=(20, 200))
    assert lines(pdf(text(*LINES) + aside)) == list(LINES)


def test_a_file_whose_every_line_comes_again_keeps_them():
    short = text("A. Quill. Ink. Journal of Ink 4, 2020.")
    assert "Journal of Ink 4" in " ".join(lines(pdf(*[short] * 3)))


@pytest.mark.parametrize("far", ["1e30", "-1e30", "999999999", "1e9"])
def test_absurd_places_do_no_harm(far):
    beyond = f"BT /F1 10 Tf 1 0 0 1 {far} {far} Tm (far off) Tj ET"
    assert lines(pdf(text(*LINES) + beyond)) == list(LINES)


@pytest.mark.parametrize("size", ["1e30", "0", "-10", "1e-30", "99999"])
def test_absurd_sizes_do_no_harm(size):
    absurd = f"BT /F1 {size} Tf 1 0 0 1 72 300 Tm (huge) Tj ET"
    assert lines(pdf(text(*LINES) + absurd))[:3] == list(LINES)


def test_a_page_without_a_sensible_size_is_read():
    assert lines(pdf(text(*LINES), box=(0, 0, 0, 0))) == list(LINES)


def test_very_many_glyphs_on_one_page_are_read_up_to_a_limit(monkeypatch):
    monkeypatch.setattr("bibnorm.read.pdf.glyphs.MOST_GLYPHS", len("".join(LINES)) + 50)
    found = lines(pdf(text(*LINES, *["More and more of the same words"] * 200)))
    assert found[:3] == list(LINES)
    assert len(found) < 8


def test_a_file_with_too_many_glyphs_is_refused_with_its_page(monkeypatch):
    monkeypatch.setattr(pages, "MOST_GLYPHS", 300)
    page = text(*LINES)
    with pytest.raises(ReadError, match="the PDF is too long: page 3 is not reached"):
        read(pdf(*[page] * 5))


def test_a_file_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(pages, "MOST_SECONDS", -1.0)
    with pytest.raises(ReadError, match="page 1 is not reached"):
        read(pdf(text(*LINES)))


def test_pictures_without_text_are_told():
    with pytest.raises(ReadError, match=r"^file\.pdf: its pages are pictures without text") as told:
        read(pdf(PICTURE, PICTURE))
    assert "text recognition" in str(told.value)


def test_a_page_with_nothing_on_it_is_told():
    with pytest.raises(ReadError, match="the PDF has no text"):
        read(pdf("0 0 m 100 100 l S"))


def test_an_encrypted_file_wants_its_password():
    with pytest.raises(ReadError, match=r"locked\.pdf: the PDF is encrypted; give its password"):
        read_path(FOLDER / "locked.pdf")


def test_a_wrong_password_is_told():
    with pytest.raises(ReadError, match="the password is not the right one"):
        read_path(FOLDER / "locked.pdf", password="guess")


@pytest.mark.parametrize("password", ["secret", "owner"])
def test_a_password_opens_the_file(password):
    document = read_path(FOLDER / "locked.pdf", password=password)
    assert document.source == read_path(FOLDER / "twocolumn.pdf").source


def test_a_password_is_taken_on_the_command_line(bibnorm):
    refused = bibnorm("parse", FOLDER / "locked.pdf")
    assert refused.returncode == 2
    assert "the PDF is encrypted" in refused.stderr.decode()
    done = bibnorm("parse", "--password", "secret", FOLDER / "locked.pdf")
    assert done.returncode in (0, 1)
    assert done.stdout.count(b"\n}") == 8


def test_pages_that_are_scans_among_others_are_named(bibnorm, tmp_path):
    path = tmp_path / "mixed.pdf"
    path.write_bytes(pdf(text(*LINES), PICTURE, PICTURE, text(*LINES), PICTURE))
    told = "pages 2-3, 5 are pictures without text and were not read; ocrmypdf can read them"
    assert read_path(path).notices == (f"{path}: {told}",)
    done = bibnorm("parse", path)
    assert told in " ".join(done.stderr.decode().split())
    assert done.returncode == 2
    assert done.stdout.count(b"\n}") == 4


def test_a_small_picture_on_a_page_of_its_own_is_no_scan():
    logo = PICTURE.replace("400 0 0 500", "40 0 0 50")
    assert read(pdf(text(*LINES), logo)).notices == ()


def test_the_properties_name_whose_list_it_is_where_nothing_else_does(normalizer):
    rows = ["A. Quill and B. Inkster. Rivers.", "B. Inkster and A. Quill. Bridges."]
    drawn = text(*(f"[{n}] {row} Journal of Ink {n}, 2020." for n, row in enumerate(rows, 1)))
    said = "/Title (Publications) /Author (Berta Inkster)"
    document = read(pdf(drawn, said=said))
    assert document.meta == {"properties": "Publications | Berta Inkster"}
    assert str(normalizer.read(document).owner.names[0]) == "Inkster, Berta"
    assert normalizer.read(read(pdf(drawn))).owner is None


def test_hundreds_of_authors_are_one_entry():
    names = [f"A. Author{chr(97 + n // 26)}{chr(97 + n % 26)}," for n in range(400)]
    rows = [" ".join(names[n : n + 5]) for n in range(0, 400, 5)]
    first = [f"[1] {rows[0]}", *rows[1:40]]
    last = [*rows[40:], "and Z. Last. Measuring everything at once. Journal of Ink 4, 2020."]
    pages_ = [text("Publications", *first), text(*last, "[2] B. Inkster. Pens. Ink 5, 2021.")]
    found = find(read(pdf(*pages_))).citations
    assert [citation.marker for citation in found] == ["[1]", "[2]"]
    assert found[0].text.count("Author") == 400
