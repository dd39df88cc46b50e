"""Look-ups: the record that is the work or none, what is proposed, what is written."""

import json

import pytest
from lookup_server import Told, told

from bibnorm.bibfile import UnprovenError, split
from bibnorm.lookup import Found, TroubleError
from bibnorm.lookup.ask import Asker
from bibnorm.lookup.complete import Change, complete
from bibnorm.lookup.index import build, records_of
from bibnorm.lookup.judge import judge
from bibnorm.lookup.propose import Proposal
from bibnorm.lookup.verify import Status, check
from bibnorm.model import Entry, Name, Source, Venue
from bibnorm.venues import load_venues

KNOWN = """
@article{known1, author = {Wind, Ada and Boe, Berta}, title = {Measuring Rain in Wales},
  journal = {Rain Letters}, year = 2031, volume = 7, pages = {1--12}, doi = {10.1000/rain.7}}
@article{known2, author = {Wind, Ada and Boe, Berta}, title = {Measuring Rain in Wales, Part II},
  journal = {Rain Letters}, year = 2031, volume = 7, pages = {13--20}, doi = {10.1000/rain.8}}
@book{known3, author = {Cid, Carla}, title = {The Big Book of Hail and Snow}, edition = {2},
  publisher = {Weather Press}, year = 2029}
@misc{known4, author = {Dou, Di}, title = {Old Winds over New Hills}, year = 2020,
  eprint = {2001.00001}, archiveprefix = {arXiv}}
"""
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


def work(**said) -> Entry:
    said = {"key": "k", "type": "article", "source": Source(text=""), **said}
    return Entry(**said)


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


# --- verify

CHECKED = """@article{ok, author = {A. Wind and B. Boe}, title = {Measuring {R}ain in Wales},
  journal = {Rain Lett.}, year = 2031, pages = {1-12}}
@article{off, author = {Wind, Ada and Boe, Berta}, title = {Measuring Rain in Wales},
  journal = {Rain Letters}, year = 2031, volume = 8, doi = {10.1000/rain.7}}
@article{lead, author = {Cid, Carla}, title = {Something else}, year = 2031, doi = {10.1000/rain.8}}
@misc{pre, author = {Wind, Ada and Boe, Berta}, title = {Measuring Rain in Wales}, year = 2030,
  eprint = {3001.00001}, archiveprefix = {arXiv}}
@inproceedings{cvpr, author = {Dou, Di}, title = {Winds}, year = 2021, doi = {10.1109/ICRA1.2},
  booktitle = {IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)}}
"""


def test_verify_says_what_came_back(bibnorm, place):
    (place / "checked.bib").write_text(CHECKED)
    done = bibnorm("verify", "--index", "x.sqlite", "checked.bib", cwd=place)
    assert done.returncode == 1
    told = done.stdout.decode()
    heads = [line.split(": ")[1:3] for line in told.splitlines() if line.startswith("checked")]
    assert heads == [
        ["confirmed", "ok"],
        ["differs", "off"],
        ["not-found", "lead"],
        ["not-found", "pre"],
        ["not-found", "cvpr"],
    ]
    assert "  volume: 8, record 7\n" in told
    assert "doi-of-another-work: the DOI 10.1000/rain.8 leads to “Measuring Rain in Wales" in told
    assert "published: cited as a preprint; it appeared in 2031: Rain Letters" in told
    assert "venue-of-another-doi: the venue is IEEE/CVF" in told


def test_another_version_confirms_only_its_own_number(bibnorm, place):
    paper = "author = {Di Dou}, title = {Old Winds over New Hills}, year = 2020"
    (place / "checked.bib").write_text(
        f"@inproceedings{{c, {paper}, booktitle = {{Wind Days}}}}\n"
        f"@inproceedings{{n, {paper}, booktitle = {{Wind Days}}, eprint = {{2001.00001}},"
        " archiveprefix = {arXiv}}\n"
    )
    told_ = bibnorm("verify", "--index", "x.sqlite", "checked.bib", cwd=place).stdout.decode()
    assert "not-found: c: only another version: index: known4\n" in told_
    assert "checked.bib:2: confirmed: n" in told_


def test_the_doi_of_another_record_differs(bibnorm, place):
    said = "author = {A. Wind and B. Boe}, title = {Measuring Rain in Wales}, year = 2031"
    (place / "checked.bib").write_text(
        f"@article{{w, {said}, journal = {{Rain Letters}}, doi = {{10.1000/rain.70}}}}\n"
        f"@article{{x, {said}, journal = {{Hail Annals}}, doi = {{10.1000/hail.70}}}}\n"
    )
    told_ = bibnorm("verify", "--index", "x.sqlite", "checked.bib", cwd=place).stdout.decode()
    assert told_ == (
        "checked.bib:1: differs: w: asked index\n"
        "  doi: 10.1000/rain.70, record 10.1000/rain.7\n"
        "  of this title, not taken: index: known1 (DOI 10.1000/rain.70, 10.1000/rain.7)\n"
        "checked.bib:2: not-found: x: asked index\n"
        "  of this title, not taken: index: known1 (DOI 10.1000/hail.70, 10.1000/rain.7)\n"
    )


def test_verify_for_machines(bibnorm, place):
    (place / "checked.bib").write_text(CHECKED)
    common = ("verify", "--index", "x.sqlite", "checked.bib", "--json", "--sarif", "out.sarif")
    found = json.loads(bibnorm(*common, cwd=place).stdout)
    assert [one["status"] for one in found[:3]] == ["confirmed", "differs", "not-found"]
    sarif = json.loads((place / "out.sarif").read_text())
    results = sarif["runs"][0]["results"]
    assert {one["ruleId"] for one in results} == {
        "differs",
        "not-found",
        "doi-of-another-work",
        "published",
        "venue-of-another-doi",
    }
    known = {rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]}
    assert {one["ruleId"] for one in results} <= known


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 0),
        (["--fail-on", "not-found"], 1),
        (["--fail-on", "differs"], 0),
        (["--fail-on", "x"], 2),
    ],
)
def test_what_ends_with_1_is_chosen(bibnorm, place, arguments, code):
    (place / "checked.bib").write_text("@misc{d, author = {Nobody}, title = {Nowhere to be found}}")
    done = bibnorm("verify", "--index", "x.sqlite", *arguments, "checked.bib", cwd=place)
    assert done.returncode == code


def test_trouble_is_no_finding_about_the_entry():
    asked = Asker([Faulty(over=False), Knows()]).ask(work(**RAIN))
    checked = check(work(**RAIN), asked, Proposal(), load_venues())
    assert (checked.status, checked.problems) == (Status.COULD_NOT_ASK, ())
    asked = Asker([Faulty(over=False), Knows(found("r"))]).ask(work(**RAIN))
    assert check(work(**RAIN), asked, Proposal(), load_venues()).status is Status.CONFIRMED


@pytest.mark.parametrize(
    ("kind", "code"), [("retracted-by", "retracted"), ("corrected-by", "corrected")]
)
def test_what_a_record_says_of_its_work_is_told(kind, code):
    record = found("r")
    record = Found("knows", "r", record.entry, relations=((kind, "10.1000/notice"),))
    asked = Asker([Knows(record)]).ask(work(**RAIN))
    [problem] = check(work(**RAIN), asked, Proposal(), load_venues()).problems
    assert (problem.code, "10.1000/notice" in problem.message) == (code, True)


@pytest.mark.parametrize("stamp", ["{}", "RETRACTED: {}"])
def test_a_work_that_was_retracted_is_known_by_its_title(bibnorm, place, stamp):
    known = KNOWN.replace(
        "{Measuring Rain in Wales}", "{RETRACTED ARTICLE: Measuring Rain in Wales}"
    )
    (place / "known.bib").write_text(known)
    build(place / "x.sqlite", records_of(place / "known.bib"))
    title = stamp.format("Measuring Rain in Wales")
    (place / "checked.bib").write_text(
        f"@article{{a, author = {{A. Wind and B. Boe}}, title = {{{title}}}, year = 2031,"
        " journal = {Rain Letters}, doi = {10.1000/rain.7}}"
    )
    told_ = bibnorm("verify", "--index", "x.sqlite", "checked.bib", cwd=place).stdout.decode()
    assert "confirmed: a" in told_
    assert "  retracted: the work was retracted\n" in told_


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


# --- the judgement

ADA = (Name(given="Ada", family="Wind"),)
RAIN = {"title": "Measuring rain in the old hills", "authors": ADA, "year": 2031}


def found(id_: str, service: str = "index", **said) -> Found:
    return Found(service, id_, work(**{**RAIN, **said}))


def test_two_works_equally_near_are_not_taken():
    venues = [Venue(text="Rain Letters"), Venue(text="Hail Letters")]
    rivals = [found(f"r{at}", venue=venue) for at, venue in enumerate(venues)]
    judgement = judge(work(**RAIN), rivals)
    assert judgement.same is None
    assert "equally near" in judgement.doubt


def test_records_of_one_work_are_no_rivals():
    judgement = judge(work(**RAIN), [found("r", "one"), found("s", "two", doi="10.1000/r")])
    assert judgement.same.found.service == "one"


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ({}, "p"),
        ({"year": 2030}, None),
        ({"venue": Venue(text="Rain Days")}, None),
        ({"title": "Measuring rain in the old hill"}, None),
    ],
)
def test_what_says_no_place_may_be_a_preprint(said, same):
    asked = work(**{**RAIN, "type": "misc", **said})
    preprint = found("p", type="misc", arxiv="3101.00001")
    judgement = judge(asked, [preprint])
    assert (judgement.same.found.id if judgement.same else None) == same
    other = found("q", type="misc", arxiv="3101.00002")
    assert judge(asked, [preprint, other]).same is None
    paper = found("r", type="article", venue=Venue(text="Rain Letters"))
    if same:
        assert judge(asked, [preprint, paper]).same.found.id == "r"


# --- who is asked


class Faulty:
    """A service that cannot be asked, and counts how often it was."""

    name = "faulty"

    def __init__(self, over: bool):
        self.over, self.count = over, 0

    def by_doi(self, _):
        self.count += 1
        raise TroubleError(self.name, "503", over=self.over)

    by_arxiv = by_work = by_doi


class Knows:
    name = "knows"

    def __init__(self, *records):
        self.records = records

    def by_doi(self, doi):
        return next((one for one in self.records if one.entry.doi == doi), None)

    def by_arxiv(self, _):
        return None

    def by_work(self, _):
        return self.records


@pytest.mark.parametrize(("over", "count"), [(True, 1), (False, 2)])
def test_a_service_that_fails_stops_nobody(over, count):
    faulty = Faulty(over)
    asker = Asker([faulty, Knows(found("r"))])
    for _ in range(2):
        asked = asker.ask(work(**RAIN))
        assert asked.judgement.same.found.id == "r"
        assert [trouble.why for trouble in asked.troubles] == ["503"]
    assert faulty.count == count


def test_a_doi_that_leads_elsewhere_is_known():
    other = found("other", title="Another work altogether", doi="10.1000/x")
    asked = Asker([Knows(other)]).ask(work(**RAIN, doi="10.1000/X"))
    assert asked.judgement.same is None
    assert asked.by_doi is other


# --- the proof


def test_more_than_was_proposed_is_never_written():
    file = split("@misc{a, year = 2001}")
    change = Change("doi", "{10.1000/r}, url = {u}")
    with pytest.raises(UnprovenError, match="entry a: more than proposed would change"):
        complete(file, {0: [change]})
