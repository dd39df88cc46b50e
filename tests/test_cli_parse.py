"""`bibnorm parse` as a user runs it."""

import json
import signal
import subprocess
import sys
import time
import tomllib

import pytest

LIST = """Publications

[1] Ada Quill, Ben Rook. A Quiet Theorem on Loud Graphs. Journal of Machine Learning Research, 2019.

[2] Ada Quill, Ben Rook. Inkwell Dynamics. Nature, 2020.

[3] Cy Dove, Ada Quill. Trees for the Impatient. Nature, 2021.
"""
CLEAN = "A. Quill, B. Rook. Inkwell Dynamics and their Uses. Nature, 12(3), pp. 4-5, 2020.\n"


@pytest.fixture
def cv(tmp_path):
    path = tmp_path / "cv.txt"
    path.write_text(LIST, "utf-8")
    return path


def records(done):
    return [json.loads(line) for line in done.stdout.decode("utf-8").split("\n")[:-1]]


def test_a_cv_goes_in_and_a_bib_comes_out(bibnorm, examples, tmp_path):
    out = tmp_path / "pubs.bib"
    done = bibnorm("parse", examples / "cv.md", "-o", out)
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout == b""
    text = out.read_text("utf-8")
    assert text.count("\n@") + text.startswith("@") == 10
    assert "author+an = {2=highlight}" in text
    assert "Řasa" in text


@pytest.mark.parametrize(("name", "count"), [("cv.md", 10), ("cv.txt", 2)])
def test_jsonl_has_one_object_an_entry(bibnorm, examples, name, count):
    found = records(bibnorm("parse", "--to", "jsonl", examples / name))
    assert len(found) == count
    assert {record["source"]["file"] for record in found} == {str(examples / name)}


def test_csl_json_is_json(bibnorm, cv):
    found = json.loads(bibnorm("parse", "--to", "csl-json", "-q", cv).stdout)
    assert [item["issued"]["date-parts"][0][0] for item in found] == [2019, 2020, 2021]


def test_options_of_the_writer(bibnorm, examples):
    def bib(*options):
        return bibnorm("parse", "-q", examples / "cv.md", *options).stdout.decode("utf-8")

    assert "date = {2023-10}" in bib("--dialect", "biblatex")
    assert "\\textbf" in bib("--highlight-style", "bold")
    assert "highlight" not in bib("--highlight-style", "none")
    assert bib("--ascii").isascii()
    assert "@inproceedings{FERREIRA23," in bib("--key-pattern", "{family:upper}{year:2}")


def test_the_owner_may_be_named(bibnorm, cv):
    found = records(bibnorm("parse", "--to", "jsonl", "--highlight", "Rook, Ben", cv))
    assert [record["highlighted"] for record in found] == [[2], [2], []]


def test_standard_input_by_dash_and_by_pipe(bibnorm):
    for arguments in ((), ("-",)):
        found = records(bibnorm("parse", "--to", "jsonl", *arguments, input=LIST.encode()))
        assert [record["year"] for record in found] == [2019, 2020, 2021]
        assert {record["source"]["file"] for record in found} == {"<stdin>"}


def test_several_inputs_give_one_output_with_unique_keys(bibnorm, cv, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(LIST, "utf-8")
    found = records(bibnorm("parse", "--to", "jsonl", cv, other))
    assert len(found) == 6
    assert len({record["key"] for record in found}) == 6


def test_what_fails_in_one_input_does_not_stop_the_others(bibnorm, cv, tmp_path):
    done = bibnorm("parse", "--to", "jsonl", tmp_path / "missing.md", cv)
    assert done.returncode == 2
    assert len(records(done)) == 3
    assert b"missing.md" in done.stderr


def test_the_format_may_be_named(bibnorm, cv):
    cv.write_text("# Publications\n\n1. **A. Quill**, B. Rook. Ink. *Nature*, 2020.\n", "utf-8")
    plain = records(bibnorm("parse", "--to", "jsonl", "--from", "text", cv))
    assert "**" in plain[0]["source"]["text"]
    styled = records(bibnorm("parse", "--to", "jsonl", "--from", "markdown", cv))
    assert "**" not in styled[0]["source"]["text"]


# Lines


def test_lines_are_counted_one_by_one(bibnorm):
    lines = [
        b"A. Quill. Ink. Nature, 2020.",
        b"",
        b"   ",
        b"\xff\xfe\x00broken\xe9",
        b"nul\0nul",
        "separator\u2028and\x85next\x0bline".encode(),
        b"\r",
        b"B. Rook. Oak. 1999.\r",
        b"x" * 1_000_000,
        b"%PDF-1.4",
        b"\t[3]\t",
    ]
    done = bibnorm("parse", "--lines", "--to", "jsonl", input=b"\n".join(lines) + b"\n")
    assert done.returncode == 1, done.stderr
    found = records(done)
    assert len(found) == len(lines)
    assert [record["source"]["line"] for record in found] == list(range(1, len(lines) + 1))
    assert (found[0]["year"], found[7]["year"]) == (2020, 1999)
    assert len(done.stdout.decode("utf-8").splitlines()) == len(lines)


def test_the_last_line_needs_no_line_feed(bibnorm):
    done = bibnorm("parse", "--lines", "--to", "jsonl", input=b"A. Quill. Ink. 2020.\nB. Rook")
    assert len(records(done)) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_lines_in_any_usual_encoding(bibnorm, tmp_path, encoding):
    path = tmp_path / "refs.txt"
    path.write_text("K. Gödel. Über Sätze. 1931.\nE. Noether. Idealtheorie. 1921.\n", encoding)
    found = records(bibnorm("parse", "--lines", "--to", "jsonl", path))
    assert [record["year"] for record in found] == [1931, 1921]
    assert found[0]["authors"][0]["family"] == "Gödel"


def test_lines_stream():
    command = [sys.executable, "-m", "bibnorm.cli", "parse", "--lines", "--to", "jsonl", "-q"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        for _ in range(2000):
            process.stdin.write(b"A. Quill. Ink. Nature, 2020.\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["year"] == 2020  # and stdin still open
        process.stdin.close()
        process.stdout.read()


# Exit codes and the summary


def test_exit_codes(bibnorm, cv):
    assert bibnorm("parse", "-q", "--lines", input=CLEAN.encode()).returncode == 0
    assert bibnorm("parse", "-q", "--lines", input=b"nothing to see\n").returncode == 1
    assert bibnorm("parse", "--to", "papyrus", cv).returncode == 2
    assert bibnorm("parse", "--key-pattern", "{colour}", cv).returncode == 2


def test_a_wrong_option_says_what_is_right(bibnorm, cv):
    assert b"csl-json" in bibnorm("parse", "--to", "papyrus", cv).stderr
    assert b"markdown" in bibnorm("parse", "--from", "papyrus", cv).stderr
    assert b"family" in bibnorm("parse", "--key-pattern", "{colour}", cv).stderr


def test_the_summary_says_what_was_read_matched_and_doubted(bibnorm, examples):
    path = examples / "cv.md"
    told = bibnorm("parse", path).stderr.decode("utf-8")
    assert f"{path}: 10 entries; list of Ilse Brandauer" in told
    assert "9 matched" in told
    assert "\033" not in told


def test_problems_are_told_by_code_with_their_places(bibnorm, tmp_path):
    path = tmp_path / "refs.txt"
    path.write_text(CLEAN + "nothing to see\n" * 5, "utf-8")
    told = bibnorm("parse", "--lines", path).stderr.decode("utf-8")
    assert f" (5): {path}:2, {path}:3, {path}:4 and 2 more: " in told


def test_quiet_is_quiet(bibnorm, examples):
    assert bibnorm("parse", "-q", examples / "cv.md").stderr == b""


def test_strict_writes_all_or_nothing(bibnorm, tmp_path):
    bad = CLEAN.encode() + b"nothing to see\n"
    out = tmp_path / "pubs.bib"
    out.write_text("mine")
    done = bibnorm("parse", "--strict", "--lines", "-o", out, input=bad)
    assert (done.returncode, out.read_text()) == (1, "mine")
    assert b"nothing was written" in done.stderr
    done = bibnorm("parse", "--strict", "--lines", input=bad)
    assert (done.returncode, done.stdout) == (1, b"")
    done = bibnorm("parse", "--strict", "--lines", input=CLEAN.encode())
    assert done.returncode == 0
    assert done.stdout.startswith(b"@article{quill2020inkwell,")


def test_a_closed_pipe_is_quiet():
    shell = f"{sys.executable} -m bibnorm.cli parse --to jsonl -q --lines | head -1 | wc -l"
    done = subprocess.run(
        ["bash", "-c", f"yes '{CLEAN.strip()}' | head -3000 | {shell}"],
        capture_output=True,
        check=True,
    )
    assert (done.stdout.strip(), done.stderr) == (b"1", b"")


def test_interruption_is_quiet():
    command = [sys.executable, "-m", "bibnorm.cli", "parse", "--lines", "-q", "--to", "jsonl"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdin.write(CLEAN.encode() * 500)  # less than a pipe holds
        process.stdin.flush()
        process.stdout.readline()  # it is at work
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        process.stdin.close()
        process.stdout.read()
        told = process.stderr.read()
        assert process.wait(30) == 130
    assert told == b""


def test_an_input_is_never_written_over(bibnorm, cv):
    done = bibnorm("parse", cv, "-o", cv)
    assert done.returncode == 2
    assert cv.read_text("utf-8") == LIST
    assert str(cv).encode() in done.stderr


def test_project_scripts_name_the_entry_point(examples):
    project = tomllib.loads((examples.parent / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"]["bibnorm"] == "bibnorm.cli:main"
