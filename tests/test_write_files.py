"""Files are whole or untouched, and unknown formats are refused at once."""

import os
import stat
from pathlib import Path

import pytest

from bibnorm.model import Entry, Source
from bibnorm.write import FORMATS, stream, write, write_file

ENTRY = Entry(key="k", type="misc", title="Rain", source=Source(text="Rain"))


def broken():
    yield "half a file"
    raise RuntimeError("no more")


def test_a_new_file_has_the_usual_mode(tmp_path):
    (tmp_path / "usual").touch()
    write_file(tmp_path / "a.bib", ["x\n", "é\n"])
    assert (tmp_path / "a.bib").read_bytes() == "x\né\n".encode()
    assert (tmp_path / "a.bib").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_nothing_is_left_of_a_failure(tmp_path):
    target = tmp_path / "a.bib"
    target.write_text("before")
    with pytest.raises(RuntimeError):
        write_file(target, broken())
    with pytest.raises(RuntimeError):
        write_file(tmp_path / "new.bib", broken())
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_the_mode_is_kept_and_a_link_stays(tmp_path):
    target = tmp_path / "real" / "a.bib"
    target.parent.mkdir()
    target.write_text("before")
    target.chmod(0o640)
    link = tmp_path / "link.bib"
    link.symlink_to(target)
    write_file(link, ["after"])
    assert link.is_symlink()
    assert target.read_text() == "after"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(IsADirectoryError):
        write_file(tmp_path, ["x"])


def test_what_is_no_ordinary_file_is_written_straight_on():
    write_file(os.devnull, ["x"])
    assert Path(os.devnull).is_char_device()


def test_an_unknown_format_is_refused_before_anything_is_read():
    with pytest.raises(ValueError, match="known are bibtex"):
        stream(broken(), "endnote")


@pytest.mark.parametrize(("to", "empty"), [("bibtex", ""), ("jsonl", ""), ("csl-json", "[]\n")])
def test_no_entries(to, empty):
    assert write([], to) == empty


@pytest.mark.parametrize("to", sorted(FORMATS))
def test_a_stream_takes_entries_as_they_come(to):
    taken = []

    def entries():
        for number in range(3):
            taken.append(number)
            yield ENTRY

    pieces = stream(entries(), to)
    next(pieces)
    assert taken == [0]


def test_keys_that_differ_only_in_case_are_told_apart():
    text = write([ENTRY, ENTRY.model_copy(update={"key": "K"}), ENTRY])
    assert [line for line in text.splitlines() if line.startswith("@")] == [
        "@misc{k,",
        "@misc{Ka,",
        "@misc{kb,",
    ]
