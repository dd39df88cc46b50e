"""What a person decides about proposals, and what Ctrl-C leaves of a look-up."""

import json
import signal
import subprocess
import sys
import time
import tomllib

import pytest
from lookup_server import Told, told

from bibnorm.lookup.ask import Asker
from bibnorm.lookup.index import build, records_of
from bibnorm.model import Entry, Source

KNOWN = """
@article{known1, author = {Wind, Ada and Boe, Berta}, title = {Measuring Rain in Wales},
  journal = {Rain Letters}, year = 2031, volume = 7, pages = {1--12}, doi = {10.1000/rain.7}}
@inproceedings{known2, author = {Dou, Di}, title = {Old Winds over New Hills}, year = 2021,
  booktitle = {Wind Days}, pages = {3--9}}
"""
MINE = """@article{a, author = {A. Wind and B. Boe}, title = {Measuring Rain in Wales},
  journal = {Rain Letters}, year = 2031, pages = {1-11}}
@misc{p, author = {Di Dou}, title = {Old Winds over New Hills}, year = 2020,
  eprint = {2001.00001}, archiveprefix = {arXiv}}
"""
DECISIONS = "mine.bib.bibnorm-decisions.toml"


@pytest.fixture
def place(tmp_path):
    (tmp_path / "known.bib").write_text(KNOWN)
    build(tmp_path / "x.sqlite", records_of(tmp_path / "known.bib"))
    (tmp_path / "bibnorm.toml").write_text("[lookup]\nindex = ['x.sqlite']\n")
    (tmp_path / "mine.bib").write_text(MINE)
    return tmp_path


def test_a_publication_is_written_when_it_is_accepted(bibnorm, place):
    told_ = bibnorm("lookup", "mine.bib", cwd=place).stdout.decode()
    assert "mine.bib:3: p: found only in another version (index)\n  published: Wind Days" in told_
    bibnorm("lookup", "mine.bib", "--apply", cwd=place)
    assert "@misc{p" in (place / "mine.bib").read_text()
    bibnorm("lookup", "mine.bib", "--apply", "--accept", "published", cwd=place)
    new = (place / "mine.bib").read_text()
    assert "@inproceedings{p, author = {Di Dou}, title = {Old Winds over New Hills}" in new
    assert "eprint = {2001.00001}" in new
    again = json.loads(bibnorm("lookup", "mine.bib", "--json", cwd=place).stdout)
    assert again[0]["entries"][1]["published"] is None


def test_an_empty_file_is_clean(bibnorm, place):
    (place / "none.bib").write_text("\n")
    assert bibnorm("lookup", "none.bib", "--apply", cwd=place).returncode == 0
    assert bibnorm("verify", "none.bib", cwd=place).returncode == 0


def test_a_person_is_asked_and_not_asked_again(bibnorm, place):
    replies = "?\ny\nn\n\nn\n"  # help; volume and doi; author; pages; the publication
    done = bibnorm("lookup", "mine.bib", "--interactive", cwd=place, input=replies.encode())
    assert done.returncode == 1
    assert b"add volume, doi?" in done.stderr
    assert b"not now" in done.stderr
    assert (place / "mine.bib").read_text() == MINE.replace(
        "pages = {1-11}}", "pages = {1-11}, volume = {7}, doi = {10.1000/rain.7}}"
    )
    decided = tomllib.loads((place / DECISIONS).read_text())
    assert [(one["key"], one["field"]) for one in decided["kept"]] == [
        ("a", "author"),
        ("p", "published"),
    ]
    told_ = bibnorm("lookup", "mine.bib", cwd=place).stdout.decode()
    assert "differs: pages" in told_
    assert "fuller" not in told_
    assert "published" not in told_


@pytest.mark.parametrize("replies", ["e\nn\n\nq\n", "e\nn\nq\n", "e\nn\n"])
def test_enough_is_enough(bibnorm, place, replies):
    bibnorm("lookup", "mine.bib", "--interactive", cwd=place, input=replies.encode())
    assert (place / "mine.bib").read_text() == MINE
    [kept] = tomllib.loads((place / DECISIONS).read_text())["kept"]
    assert kept == {"key": "a", "field": "volume", "against": "7"}


def test_ctrl_c_at_a_question_writes_nothing_and_keeps_the_no(place):
    command = [sys.executable, "-m", "bibnorm.cli", "lookup", "mine.bib", "--interactive"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=place, **pipes) as process:
        process.stdin.write(b"y\nn\n")
        process.stdin.flush()
        asked = b""
        while b"pages: 1-11, take 1--12? " not in asked:
            asked += process.stderr.read(1)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
    assert (place / "mine.bib").read_text() == MINE
    [kept] = tomllib.loads((place / DECISIONS).read_text())["kept"]
    assert kept["field"] == "author"


def test_another_work_is_not_proposed_again(bibnorm, place):
    bibnorm("lookup", "mine.bib", "--interactive", cwd=place, input=b"y\no\n\n")
    assert (place / "mine.bib").read_text() == MINE  # what was said of that record does not count
    [refused] = tomllib.loads((place / DECISIONS).read_text())["refused"]
    assert refused == {"key": "a", "records": ["known1", "10.1000/rain.7"]}
    told_ = bibnorm("lookup", "mine.bib", cwd=place).stdout.decode()
    assert "mine.bib:1: a: not found (index)" in told_
    [first, _] = json.loads(bibnorm("verify", "mine.bib", "--json", cwd=place).stdout)
    assert first["status"] == "not-found"


def test_a_slip_in_a_decision_is_told(bibnorm, place):
    (place / DECISIONS).write_text('[[kept]]\nkey = "a"\nfield = "yaer"\n')
    for command in ("lookup", "verify"):
        done = bibnorm(command, "mine.bib", cwd=place)
        told_ = f"{DECISIONS}: kept: yaer: no field that is proposed (did you mean year?)"
        assert (done.returncode, told_ in done.stderr.decode()) == (2, True), done.stderr


def test_decisions_without_questions(bibnorm, place):
    assert bibnorm("lookup", "mine.bib", "--keep", "a", "pages", cwd=place).returncode == 0
    assert bibnorm("lookup", "mine.bib", "--no", "p", cwd=place).returncode == 0
    text = (place / DECISIONS).read_text()
    assert bibnorm("lookup", "mine.bib", "--no", "p", cwd=place).returncode == 0
    assert (place / DECISIONS).read_text() == text
    told_ = bibnorm("lookup", "mine.bib", cwd=place).stdout.decode()
    assert "pages" not in told_
    assert "published" not in told_
    [first, _] = json.loads(bibnorm("verify", "mine.bib", "--json", cwd=place).stdout)
    assert first["status"] == "confirmed"
    # A record that says something else is proposed anew.
    (place / "known.bib").write_text(KNOWN.replace("1--12", "1--13"))
    build(place / "x.sqlite", records_of(place / "known.bib"))
    assert b"differs: pages: 1-11, found 1--13" in bibnorm("lookup", "mine.bib", cwd=place).stdout


@pytest.mark.parametrize(
    ("arguments", "told_"),
    [
        (["--keep", "a", "year"], "a: nothing is proposed for year"),
        (["--keep", "b", "year"], "no entry has the key b"),
        (["--keep", "a", "yaer"], "did you mean year?"),
        (["--no", "x"], "no entry has the key x"),
        (["--interactive", "--apply"], "leave out --apply and --accept"),
        (["--interactive", "--json"], "leave out --apply and --interactive"),
        (["--decisions", "none.toml"], "none.toml: No such file"),
    ],
)
def test_what_cannot_be_decided_is_said(bibnorm, place, arguments, told_):
    done = bibnorm("lookup", "mine.bib", *arguments, cwd=place)
    assert (done.returncode, told_ in done.stderr.decode()) == (2, True), done.stderr
    assert (place / "mine.bib").read_text() == MINE


# --- over the network

ANSWER = {
    "DOI": "10.1000/rain.7", "type": "journal-article", "title": ["Measuring Rain in Wales"],
    "author": [{"family": "Wind", "given": "Ada"}, {"family": "Boe", "given": "Berta"}],
    "container-title": ["Rain Letters"], "issued": {"date-parts": [[2031]]}, "volume": "7",
}  # fmt: skip


def ask_crossref(place, server, index: str) -> None:
    said = ["[lookup]", "services = ['crossref']", "cache-dir = 'kept'", f"index = [{index}]"]
    (place / "bibnorm.toml").write_text(
        "\n".join([*said, f"bases = {{crossref = '{server.url}'}}"])
    )


def test_what_an_index_confirms_may_be_retracted(bibnorm, place, server):
    ask_crossref(place, server, "'x.sqlite'")
    notice = {"DOI": "10.1000/notice", "type": "retraction", "source": "publisher"}
    server.answer("/works", told({"message": {"items": []}}))
    server.answer("/works/10.1000", told({"message": {**ANSWER, "updated-by": [notice]}}))
    assert bibnorm("lookup", "mine.bib", cwd=place).stdout.startswith(b"mine.bib:1: a: is known1")
    assert [seen.path for seen in server.seen] == ["/works"]  # for the other entry
    [first, _] = json.loads(bibnorm("verify", "mine.bib", "--json", cwd=place).stdout)
    assert [one["code"] for one in first["problems"]] == ["retracted"]


def test_ctrl_c_keeps_what_was_found(place, server):
    ask_crossref(place, server, "")

    def answer(seen):
        first = "measuring" in seen.params.get("query.bibliographic", [""])[0]
        return told({"message": {"items": [ANSWER]}}) if first else Told(fault="silent")

    server.answer("/works", answer)
    command = [sys.executable, "-m", "bibnorm.cli", "lookup", "mine.bib", "--json"]
    with subprocess.Popen(
        command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        while len(server.seen) < 2:  # the second is at work
            assert process.poll() is None
            time.sleep(0.1)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        said, complaint = process.communicate(timeout=30)
    assert (process.returncode, b"stopped; nothing was written" in complaint) == (130, True)
    [found] = json.loads(said)
    [first, second] = found["entries"]
    assert (first["same"]["id"], first["troubles"]) == ("10.1000/rain.7", [])
    assert second["troubles"] == ["services: stopped by Ctrl-C"]


def test_ctrl_c_in_an_index_leaves_the_others_unasked():
    class Interrupted:
        name = "index"

        def by_doi(self, _):
            return None

        by_arxiv = by_doi

        def by_work(self, entry):
            if entry.title == "Wind":
                raise KeyboardInterrupt
            return ()

    entries = [
        Entry(key=title, type="misc", title=title, source=Source(text="")) for title in
        ("Rain", "Wind", "Hail")
    ]  # fmt: skip
    asker = Asker([Interrupted()])
    asked = asker.all(entries)
    assert asker.stopped
    assert [len(one.troubles) for one in asked] == [0, 1, 1]
