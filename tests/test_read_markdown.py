"""Every case of Markdown in tests/cases/find/markdown.toml."""

import tomllib
from pathlib import Path

import pytest

from bibnorm.model import Style
from bibnorm.read import ReadError, read_bytes, read_path, read_text

CASES = Path(__file__).parent / "cases" / "find" / "markdown.toml"


def load_cases():
    for case in tomllib.loads(CASES.read_text("utf-8"))["case"]:
        yield pytest.param(case, id=case["text"])


@pytest.mark.parametrize("case", list(load_cases()))
def test_markdown(case):
    lines = read_text(case["text"], format="markdown").lines
    assert [line.text for line in lines] == case["lines"], case["why"]
    runs = [run for line in lines for run in line.runs]
    set_off = [[run.text, Style(run.style).name.lower()] for run in runs if run.style]
    assert set_off == case.get("styles", []), case["why"]
    if "links" in case:
        assert [[run.text, run.link] for run in runs if run.link] == case["links"]
    if "hard" in case:
        assert [line.hard_break for line in lines] == case["hard"]


def test_front_matter_goes_into_meta():
    document = read_text("---\ntitle: 'My papers'\nauthor:\n  name: B. Stone\n---\nText")
    assert dict(document.meta) == {"title": "My papers", "name": "B. Stone"}
    assert [line.text for line in document.lines] == ["Text"]


def test_what_cannot_be_read_is_said(tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_text(" \n")
    large = tmp_path / "large.txt"
    large.write_text("A. Doe\n" * 10)
    for path, words in [
        (tmp_path / "none.txt", "there is no such file"),
        (tmp_path, "this is a directory"),
        (empty, "the file is empty"),
    ]:
        with pytest.raises(ReadError, match=words) as refused:
            read_path(path)
        assert str(path) in str(refused.value)
    with pytest.raises(ReadError, match="larger than 20 bytes"):
        read_path(large, max_bytes=20)


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"%PDF-1.7 x", "PDF"), (b"PK\x03\x04xx", "DOCX"), (b"\x01\x02\x03\x04" * 9, "binary")],
)
def test_binary_files_are_named(data, words):
    with pytest.raises(ReadError, match=words):
        read_bytes(data, name="cv")


def test_line_ends_and_nuls():
    document = read_bytes(b"one\r\ntwo\rth\0ree\n", name="x")
    assert document.source == "one\ntwo\nthree\n"
    assert [line.number for line in document.lines] == [1, 2, 3]


def test_utf_16_without_a_mark():
    text = "A. Doe. A title. 2020."
    assert read_bytes(text.encode("utf-16-le"), name="x").source == text
    assert read_bytes(text.encode("utf-16-be"), name="x").source == text
