"""`bibnorm verify`: what came back, for people and for programs."""

import json

import pytest
from lookup_samples import KNOWN

from bibnorm.lookup.index import build, records_of


@pytest.fixture
def place(tmp_path):
    (tmp_path / "known.bib").write_text(KNOWN)
    build(tmp_path / "x.sqlite", records_of(tmp_path / "known.bib"))
    return tmp_path


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


def test_a_record_of_another_work_says_nothing_of_the_doi(bibnorm, place):
    said = "author = {A. Wind and B. Boe}, title = {Measuring Rain in Wales}, year = 2031"
    (place / "checked.bib").write_text(
        f"@article{{w, {said}, journal = {{Rain Letters}}, doi = {{10.1000/rain.70}}}}\n"
    )
    decided = place / "checked.bib.bibnorm-decisions.toml"
    decided.write_text('[[refused]]\nkey = "w"\nrecords = ["known1"]\n')
    told_ = bibnorm("verify", "--index", "x.sqlite", "checked.bib", cwd=place).stdout.decode()
    assert told_ == "checked.bib:1: not-found: w: asked index\n"


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
