"""`bibnorm lookup`: what is proposed, what is written, who is asked."""

import json

import pytest
from lookup_samples import KNOWN
from lookup_server import Told, told

from bibnorm.lookup.index import build, records_of

MINE = """% mine
@string{rl = "Rain Lett."}
@article{a, author = {A. Wind and B. Boe}, title = {Measuring {R}ain in Wales}, journal = rl,
  year = 2031, pages = {1-11}}
@book{b, author = {Carla Cid}, title = {The Big Book of Hail and Snow}, edition = {1}, year = 2019}
@inproceedings{c, author = {Di Dou}, title = {Old Winds over New Hills}, booktitle = {Wind Days},
  year = 2021}
@misc{d, author = {Nobody}, title = {Nowhere to be found}}
"""


@pytest.fixture
def place(tmp_path):
    (tmp_path / "known.bib").write_text(KNOWN)
    build(tmp_path / "x.sqlite", records_of(tmp_path / "known.bib"))
    (tmp_path / "mine.bib").write_text(MINE)
    return tmp_path


def test_what_is_missing_is_proposed_with_evidence(bibnorm, place):
    done = bibnorm("lookup", "--index", "x.sqlite", "mine.bib", cwd=place)
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "mine.bib:3: a: is known1 (index: same title; same authors; same year 2031; same place)",
        "  add: volume = {7} (index, 0.70)",
        "  add: doi = {10.1000/rain.7} (index, 0.70)",
        "  fuller: author: A. Wind and B. Boe, found Wind, Ada and Boe, Berta (index, 0.70)",
        "  differs: pages: 1-11, found 1--12 (index, 0.70)",
        "mine.bib:5: b: not found (index)",
        "mine.bib:5: b: of this title, not taken: index: known3 (edition 1, 2)",
        "mine.bib:6: c: found only in another version (index)",
        "mine.bib:6: c: another version: known4 (index: same title; same authors)",
        "mine.bib:8: d: not found (index)",
    ]
    assert (place / "mine.bib").read_text() == MINE


def test_apply_adds_and_replaces_nothing(bibnorm, place):
    done = bibnorm("lookup", "--index", "x.sqlite", "--apply", "--backup", "mine.bib", cwd=place)
    assert done.returncode == 1
    new = (place / "mine.bib").read_text()
    added = "pages = {1-11}, volume = {7}, doi = {10.1000/rain.7}}"
    assert new == MINE.replace("pages = {1-11}}", added)
    assert (place / "mine.bib.bak").read_text() == MINE
    done = bibnorm(
        "lookup", "--index", "x.sqlite", "--apply", "--accept", "pages", "mine.bib", cwd=place
    )
    assert (place / "mine.bib").read_text() == new.replace("{1-11}", "{1--12}")


def test_a_diff_is_what_apply_writes(bibnorm, place):
    told = bibnorm("lookup", "--index", "x.sqlite", "--diff", "mine.bib", cwd=place).stdout.decode()
    assert "+  year = 2031, pages = {1-11}, volume = {7}, doi = {10.1000/rain.7}}\n" in told
    assert (place / "mine.bib").read_text() == MINE


def test_json_says_all_of_it(bibnorm, place):
    done = bibnorm("lookup", "--index", "x.sqlite", "--json", "mine.bib", cwd=place)
    [file] = json.loads(done.stdout)
    first = file["entries"][0]
    assert (first["same"]["id"], first["asked"]) == ("known1", ["index"])
    assert [one["field"] for one in first["add"]] == ["volume", "doi"]
    assert {one["field"] for one in first["differ"]} == {"author", "pages"}
    assert file["entries"][2]["versions"][0]["id"] == "known4"


def test_a_list_in_prose_is_looked_up_too(bibnorm, place):
    (place / "cv.md").write_text(
        "- A. Wind and B. Boe. Measuring rain in Wales. Rain Letters, 7, 2031.\n"
    )
    done = bibnorm("lookup", "--index", "x.sqlite", "cv.md", cwd=place)
    assert "  add: doi = {10.1000/rain.7}" in done.stdout.decode()
    done = bibnorm("lookup", "--index", "x.sqlite", "--apply", "cv.md", cwd=place)
    assert (done.returncode, b"is no .bib file" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["mine.bib"], "nobody to ask"),
        (["--index", "none.sqlite", "mine.bib"], "no such file"),
        (["--index", "mine.bib", "mine.bib"], "this is no index"),
        (["--index", "x.sqlite", "none.bib"], "check the path"),
        (["--index", "x.sqlite", "--accept", "page", "mine.bib"], "did you mean pages?"),
        (["--index", "x.sqlite", "--apply", "--diff", "mine.bib"], "leave out --apply"),
        (["--index", "x.sqlite", "--backup", "mine.bib"], "--backup goes with --apply"),
        (["--index", "x.sqlite", "--apply", "-"], "standard input"),
    ],
)
def test_what_cannot_be_done_is_said(bibnorm, place, arguments, told):
    done = bibnorm("lookup", *arguments, cwd=place, input=b"")
    assert (done.returncode, told in done.stderr.decode()) == (2, True)
    assert (place / "mine.bib").read_text() == MINE


# --- services

ANSWER = {
    "DOI": "10.1000/rain.7",
    "type": "journal-article",
    "title": ["Measuring Rain in Wales"],
    "author": [{"family": "Wind", "given": "Ada"}, {"family": "Boe", "given": "Berta"}],
    "container-title": ["Rain Letters"],
    "issued": {"date-parts": [[2031]]},
    "volume": "7",
}


def ask_crossref(place, server) -> None:
    """Let the project ask Crossref, as it is on this machine, and nobody else."""
    said = ["[lookup]", "services = ['crossref']", "cache-dir = 'kept'"]
    said.append(f"bases = {{crossref = '{server.url}'}}")
    (place / "bibnorm.toml").write_text("\n".join(said))


def test_services_are_asked_where_the_project_says_so(bibnorm, place, server):
    ask_crossref(place, server)
    server.answer("/works", told({"message": {"items": [ANSWER]}}))
    done = bibnorm("lookup", "mine.bib", cwd=place)
    told_ = done.stdout.decode()
    assert "mine.bib:3: a: is 10.1000/rain.7 (crossref: same title; same authors" in told_, told_
    assert "  add: doi = {10.1000/rain.7}" in told_
    assert "mine.bib:8: d: not found (crossref)" in told_
    count = len(server.seen)
    again = bibnorm("lookup", "--offline", "mine.bib", cwd=place)
    assert (again.stdout, len(server.seen)) == (done.stdout, count)
    found = json.loads(bibnorm("verify", "--json", "mine.bib", cwd=place).stdout)
    assert [one["status"] for one in found] == ["confirmed", *["not-found"] * 3]


def test_a_service_in_trouble_is_no_finding(bibnorm, place, server):
    ask_crossref(place, server)
    server.answer("/works", Told(404, b"<html>not here</html>", "text/html"))
    done = bibnorm("verify", "mine.bib", cwd=place)
    assert done.returncode == 0
    assert done.stdout.decode().count(": could-not-ask: ") == 4
    assert bibnorm("verify", "--fail-on", "could-not-ask", "mine.bib", cwd=place).returncode == 1


def test_an_index_goes_before_services(bibnorm, place, server):
    ask_crossref(place, server)
    server.answer("/works", told({"message": {"items": []}}))
    done = bibnorm("lookup", "--index", "x.sqlite", "mine.bib", cwd=place).stdout.decode()
    assert "mine.bib:3: a: is known1 (index: " in done
    assert "mine.bib:8: d: not found (index, crossref)" in done


@pytest.mark.parametrize(
    ("settings", "told_"),
    [
        ("services = ['crossreff']", "crossreff"),
        ("services = ['crossref']\nmailto = 'me'", "not a mail address"),
        ("services = ['crossref']\nbases = {crossref = 'http://example.org'}", "only https"),
        ("bases = {google = 'x'}", "google: no such setting"),
    ],
)
def test_wrong_settings_are_said(bibnorm, place, settings, told_):
    (place / "bibnorm.toml").write_text(f"[lookup]\n{settings}\n")
    done = bibnorm("lookup", "mine.bib", cwd=place)
    assert (done.returncode, told_ in done.stderr.decode()) == (2, True), done.stderr
