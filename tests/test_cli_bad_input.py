"""Bad input: a clear message that names the file, exit code 2, nothing half-written."""

import os
from pathlib import Path

import pytest

HUGE = 200 * 1024 * 1024


def empty(path):
    path.write_bytes(b"")


def blank(path):
    path.write_bytes(b" \n\t\n")


def binary(path):
    path.write_bytes(bytes(range(256)) * 64)


def pdf(path):
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")


def directory(path):
    path.mkdir()


def missing(path):
    pass


def huge(path):
    with path.open("wb") as file:
        file.truncate(HUGE)


def no_publications(path):
    path.write_text("EDUCATION\n\nSome University\n\nSKILLS\n\nReading, writing\n", "utf-8")


def unreadable(path):
    path.write_text("Publications\n\n[1] A. Quill. Ink. Nature, 2020.\n", "utf-8")
    path.chmod(0)


BAD = [empty, blank, binary, pdf, directory, missing, huge, no_publications]
if os.getuid() != 0:  # for root every file is readable
    BAD.append(unreadable)


@pytest.mark.parametrize("make", BAD, ids=lambda make: make.__name__)
def test_message_exit_code_and_untouched_output(bibnorm, tmp_path, make):
    path, out = tmp_path / "input.md", tmp_path / "pubs.bib"
    make(path)
    out.write_text("mine")
    done = bibnorm("parse", path, "-o", out)
    told = done.stderr.decode("utf-8")
    assert done.returncode == 2
    assert done.stdout == b""
    assert out.read_text() == "mine"
    assert told.startswith(f"bibnorm: {path}: ")
    assert "Traceback" not in told
    assert len(told.splitlines()) == 1
    assert {child.name for child in tmp_path.iterdir()} <= {"input.md", "pubs.bib"}


@pytest.mark.parametrize("make", [empty, directory, missing, huge, no_publications])
def test_explain_refuses_the_same(bibnorm, tmp_path, make):
    path = tmp_path / "input.md"
    make(path)
    done = bibnorm("explain", path)
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").startswith(f"bibnorm: {path}: ")


@pytest.mark.parametrize("make", [empty, directory, missing])
def test_lines_refuse_what_has_none(bibnorm, tmp_path, make):
    path = tmp_path / "input.md"
    make(path)
    done = bibnorm("parse", "--lines", path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode("utf-8").startswith(f"bibnorm: {path}: ")


def test_empty_standard_input(bibnorm):
    done = bibnorm("parse", "-", input=b"")
    assert done.returncode == 2
    assert b"<stdin>" in done.stderr


@pytest.mark.parametrize("where", ["no/such/folder/pubs.bib", "."])
def test_an_output_that_cannot_be(bibnorm, examples, tmp_path, where):
    done = bibnorm("parse", "-q", examples / "cv.md", "-o", tmp_path / where)
    assert (done.returncode, done.stdout) == (2, b"")
    assert str(tmp_path / where).encode() in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_special_file_is_written_to_and_not_replaced(bibnorm, examples):
    assert bibnorm("parse", "-q", examples / "cv.md", "-o", "/dev/null").returncode in (0, 1)
    assert not Path("/dev/null").is_file()


GOOD = "Publications\n\n[1] A. Quill, B. Rook. Grün ist die Tinte. Nature, 2020.\n"


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode("utf-8-sig"),
        GOOD.encode("utf-16"),
        GOOD.encode("cp1252"),
        GOOD.encode().replace(b"Publ", b"Publ\0"),
        GOOD.encode() + b"\n\xff\xc3\x28\n",
        GOOD.encode().replace(b"\n", b"\r\n"),
        GOOD.encode() + b"\n" + b"word " * 200_000 + b"\n",
        GOOD.encode() + b"\n" + b"x" * 1_000_000 + b"\n",
    ],
    ids=["bom", "utf-16", "cp1252", "nul", "broken", "crlf", "long line", "long word"],
)
def test_odd_bytes_are_read_all_the_same(bibnorm, tmp_path, data):
    path = tmp_path / "cv.txt"
    path.write_bytes(data)
    done = bibnorm("parse", path)
    assert done.returncode in (0, 1), done.stderr
    assert "Grün ist die Tinte" in done.stdout.decode("utf-8")
