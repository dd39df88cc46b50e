"""Look-ups: the record that is the work or none, services that fail, the proof."""

import pytest
from lookup_samples import RAIN, Faulty, Knows, found, work

from bibnorm.bibfile import UnprovenError, split
from bibnorm.lookup import Found
from bibnorm.lookup.ask import Asker
from bibnorm.lookup.complete import Change, complete
from bibnorm.lookup.judge import judge
from bibnorm.lookup.propose import Proposal
from bibnorm.lookup.verify import Status, check
from bibnorm.model import Venue
from bibnorm.venues import load_venues


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


# --- the proof


def test_more_than_was_proposed_is_never_written():
    file = split("@misc{a, year = 2001}")
    change = Change("doi", "{10.1000/r}, url = {u}")
    with pytest.raises(UnprovenError, match="entry a: more than proposed would change"):
        complete(file, {0: [change]})
