"""Every case in tests/cases/venues, one test each; and what the context adds."""

import tomllib
from pathlib import Path

import pytest

from bibnorm.model import VenueContext, VenueKind
from bibnorm.venues import Venues, load_venues

VENUES = load_venues()


def load_cases():
    for path in sorted((Path(__file__).parent / "cases" / "venues").glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            marks = [pytest.mark.xfail(reason=case["why"])] if case.get("fails") else []
            yield pytest.param(case, id=f"{path.stem}: {case['text'][:60]}", marks=marks)


@pytest.mark.parametrize("case", list(load_cases()))
def test_case(case):
    venue = VENUES.match(case["text"])
    assert (venue.id or "") == case["id"], case["why"]
    for field in ("name", "acronym"):
        assert getattr(venue, field) == case.get(field, getattr(venue, field)), case["why"]
    if "candidates" in case:
        assert sorted(venue.candidates) == case["candidates"], case["why"]


def test_an_unknown_venue_keeps_the_acronym_that_it_is_written_with():
    venue = VENUES.match("First International Workshop on Odd Things (WOT 2016)")
    assert (venue.id, venue.acronym, venue.confidence) == (None, "WOT", 0.0)


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("SEC 2021", VenueContext(publisher="USENIX Association"), "uss"),
        ("ASE", VenueContext(has_volume=True), None),
        ("AAMAS", VenueContext(kind=VenueKind.CONFERENCE), "aamas"),
        ("Symposium on Edge Computing", VenueContext(acronym="SEC'20"), "sec-edge"),
        ("J. Odd Letters", VenueContext(issn="1533-7928"), None),
        ("Journal of Machine Learn. Res", VenueContext(issn="1533-7928"), "jmlr"),
        ("Nature", VenueContext(kind=VenueKind.CONFERENCE), None),
        ("Comp. Vision & Patt. Recog.", VenueContext(doi="10.1109/CVPR42600.2020.00001"), "cvpr"),
        ("Pattern Recogn. Workshop", VenueContext(doi="10.1109/CVPR42600.2020.00001"), None),
        ("Conf. on Oper. Systems", VenueContext(dblp="conf/sosp"), "sosp"),
        ("Rain Letters", VenueContext(dblp="conf/sosp"), None),
        # Divided by then, whatever the rest of the list has.
        ("J. Phys.", VenueContext(year=1995, company=frozenset({"jphys"})), None),
        ("Rain Letters", VenueContext(doi="10.1109/CVPR42600.2020.00001"), None),
        ("International World Wide Web Conference", VenueContext(year=2020), "www"),
    ],
)
def test_context(text, context, expected):
    assert VENUES.match(text, context).id == expected


def test_the_year_of_the_entry_chooses_the_name():
    old = VENUES.match("International World Wide Web Conference", VenueContext(year=2010))
    new = VENUES.match("International World Wide Web Conference", VenueContext(year=2022))
    assert (old.name, new.name) == ("International World Wide Web Conference", "ACM Web Conference")


def test_an_answer_is_remembered():
    text = "Proc. Int. Conf. Mach. Learn."
    assert VENUES.match(text) is VENUES.match(text)


def test_every_record_is_found_under_its_own_name():
    strays = []
    for key in VENUES:
        record = VENUES.get(key)
        venue = VENUES.match(record.name)
        if venue.id != key:
            strays.append((key, venue.id, venue.candidates))
    assert strays == []


def test_a_user_file_is_laid_on_top(tmp_path):
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        "- {key: oddconf, kind: conference, name: Conference on Very Odd Things, acronym: COVOT}\n"
        "- {key: icml, kind: conference, name: The Renamed Conference}\n",
        "utf-8",
    )
    venues = load_venues([mine])
    assert isinstance(venues, Venues)
    assert venues.match("Proc. 3rd Conf. on Very Odd Things").id == "oddconf"
    assert venues.match("The Renamed Conference").id == "icml"
    assert len(venues) == len(VENUES) + 1
