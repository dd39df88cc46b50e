"""Office files that are damaged, locked, hostile or huge."""

import contextlib
import struct
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import NUMBERING, docx, leads_back, odt, paragraph, zipped

from bibnorm.read import ReadError, read_bytes
from bibnorm.read import zipped as zipped_module
from bibnorm.read.docx import read_docx
from bibnorm.read.odt import read_odt

ENTITIES = '<!DOCTYPE x [<!ENTITY a "{}"><!ENTITY b "{}">]><x>&b;</x>'.format(
    "A" * 1000, "&a;" * 1000
)
HOSTILE = {
    "no zip": (b"PK\x03\x04word/" + bytes(200), "damaged"),
    "no document": (zipped({"word/styles.xml": "<x/>"}), "word/document.xml is missing"),
    "no XML": (zipped({"word/document.xml": "word/"}), "word/document.xml, line 1"),
    "broken off": (zipped({"word/document.xml": "<a>\n<b>"}), "word/document.xml, line 2"),
    "entities": (zipped({"word/document.xml": ENTITIES}), "entities"),
    "encoding": (
        zipped({"word/document.xml": '<?xml version="1.0" encoding="klingon"?><a/>'}),
        "damaged",
    ),
    "depth": (zipped({"word/document.xml": "<a>" * 100_000 + "</a>" * 100_000}), "nests"),
    "no text": (docx("<w:p><w:r><w:drawing/></w:r></w:p>"), "no text"),
    "packed oddly": (zipped({"word/document.xml": "<a/>"}, zipfile.ZIP_LZMA), "no document is"),
}


@pytest.mark.parametrize("why", HOSTILE)
def test_damaged_and_hostile_files_are_refused_in_words(why):
    data, words = HOSTILE[why]
    with pytest.raises(ReadError, match=words) as refused:
        read_docx(data, "cv.docx")
    assert str(refused.value).startswith("cv.docx: ")


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(zipped_module, "MAX_PART", 1_000_000)
    bomb = docx("<w:p/>" * 200_000)
    # What a bomb says of its own size is not believed.
    lying = bomb.replace(struct.pack("<L", 1_200_000), struct.pack("<L", 1))
    assert len(bomb) < 20_000
    for data in (bomb, lying):
        with pytest.raises(ReadError, match=r"more than 1,000,000 bytes|damaged"):
            read_docx(data, "cv.docx")


def test_a_directory_of_endless_parts_is_refused():
    data = docx(paragraph("A")) + b"PK\x01\x02" * 30_000
    with pytest.raises(ReadError, match="parts"):
        read_docx(data, "cv.docx")


def test_documents_under_a_password_and_old_ones_say_so():
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    with pytest.raises(ReadError, match="password"):
        read_bytes(container + "EncryptedPackage".encode("utf-16-le"), name="cv.docx")
    with pytest.raises(ReadError, match="old Office"):
        read_bytes(container + "WordDocument".encode("utf-16-le"), name="cv.doc")
    manifest = {"META-INF/manifest.xml": "<manifest:encryption-data/>", "content.xml": b"\x99" * 9}
    with pytest.raises(ReadError, match="password"):
        read_odt(zipped({"mimetype": "application/vnd.oasis.opendocument.text", **manifest}))
    locked = bytearray(docx(paragraph("A")))
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(magic)
        while at >= 0:
            locked[at + flags] |= 1
            at = locked.find(magic, at + 1)
    with pytest.raises(ReadError, match="password"):
        read_docx(bytes(locked))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_file_cut_off_or_changed_anywhere_is_read_or_refused(data):
    made = data.draw(st.sampled_from([docx(paragraph("A. Stone")), odt("<text:p>A</text:p>")]))
    cut = bytearray(made[: data.draw(st.integers(0, len(made)))])
    for _ in range(data.draw(st.integers(0, 3))):
        if cut:
            cut[data.draw(st.integers(0, len(cut) - 1))] = data.draw(st.integers(0, 255))
    for reader in (read_docx, read_odt):
        with contextlib.suppress(ReadError):
            leads_back(reader(bytes(cut), "x"))


MANY = {
    "runs": lambda n: f"<w:p>{'<w:r><w:t>a </w:t></w:r>' * n}</w:p>",
    "styles in turn": lambda n: (
        f"<w:p>{'<w:r><w:t> </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t> </w:t></w:r>' * n}"
        "<w:r><w:t>a</w:t></w:r></w:p>"
    ),
    "paragraphs": lambda n: paragraph("A. Stone") * n,
    "empty paragraphs": lambda n: "<w:p/>" * n + paragraph("A"),
    "breaks": lambda n: f"<w:p><w:r><w:t>a</w:t>{'<w:br/>' * n}<w:t>b</w:t></w:r></w:p>",
    "rows": lambda n: f"<w:tbl>{'<w:tr><w:tc><w:p/></w:tc></w:tr>' * n}</w:tbl>{paragraph('A')}",
    "tables in tables": lambda n: (
        "<w:tbl><w:tr><w:tc>" * min(n // 10, 400)
        + paragraph("A", "B") * n
        + "</w:tc></w:tr></w:tbl>" * min(n // 10, 400)
    ),
    "items": lambda n: (
        paragraph("A", properties='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>') * n
    ),
    "fields": lambda n: (
        "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * n + "</w:p>" + paragraph("A")
    ),
}


def seconds(data):
    begin = time.perf_counter()
    read_docx(data)
    return time.perf_counter() - begin


@pytest.mark.parametrize("why", MANY)
def test_time_grows_with_size_and_no_faster(why):
    make = MANY[why]
    small, large = (docx(make(n), numbering=NUMBERING) for n in (500, 5_000))
    least = min(seconds(small) for _ in range(3))
    assert seconds(large) < 40 * least + 0.5
