"""Which of the records found is the work: what a service says of a record counts, too."""

import pytest

from bibnorm.lookup import Found
from bibnorm.lookup.judge import judge
from bibnorm.model import Entry, Name, Source, Venue

RAIN = {
    "title": "Measuring Rain over Warm Seas",
    "authors": (Name(given="Ada", family="Rain"), Name(given="Bo", family="Wind")),
    "year": 2031,
    "venue": Venue(text="Rain Letters"),
}


def work(**said) -> Entry:
    return Entry(**{"key": "k", "type": "article", "source": Source(text=""), **RAIN, **said})


def found(id_: str, *relations: tuple[str, str], **said) -> Found:
    return Found("index", id_, work(**said), relations=relations)


@pytest.mark.parametrize("kind", ["correction-of", "retraction-of"])
def test_the_notice_is_not_the_work(kind):
    notice = found("notice", (kind, "10.1000/rain"), doi="10.1000/notice")
    assert judge(work(), [notice]).same is None
    assert judge(work(), [notice, found("r", doi="10.1000/rain")]).same.found.id == "r"
    assert judge(work(doi="10.1000/NOTICE"), [notice]).same.found.id == "notice"


def test_a_work_that_was_corrected_is_the_work():
    record = found("r", ("corrected-by", "10.1000/notice"))
    assert judge(work(), [record]).same.found.id == "r"


def test_the_title_as_it_stands_wins_over_one_with_a_slip():
    titles = {"plural": "Measuring Rain over Warm Sea", "own": RAIN["title"]}
    records = [found(id_, title=title, number=id_) for id_, title in titles.items()]
    assert judge(work(), records).same.found.id == "own"


def test_one_main_title_of_two_works_is_neither():
    ends = ("a Study of Old Buckets and New", "the Loss of Umbrellas in Harbours")
    records = [found(end, title=f"{RAIN['title']}: {end}", number=end) for end in ends]
    judgement = judge(work(), records)
    assert judgement.same is None
    assert "equally near" in judgement.doubt


BOOK = {"type": "book", "venue": None}
CHAPTER = {"type": "incollection", "venue": Venue(text=RAIN["title"])}


@pytest.mark.parametrize(
    ("asked", "record"),
    [
        (BOOK, CHAPTER),
        (BOOK, {"authors": (Name(given="Di", family="Dou"),)}),
        ({"type": "phdthesis", "venue": None}, {}),
        ({"type": "inproceedings", "venue": Venue(text="Rain Days")}, {}),
        ({}, {"type": "dataset", "venue": None}),
        ({}, {"title": f"Erratum to: {RAIN['title']}"}),
        ({}, {"title": f"{RAIN['title']}: Part 2"}),
        ({}, {"title": f"Reply to “{RAIN['title']}”"}),
        ({}, {"year": 2033}),
        ({**BOOK, "edition": "1"}, {**BOOK, "edition": "2"}),
    ],
)
def test_what_is_like_the_work_is_not_taken(asked, record):
    assert judge(work(**asked), [found("r", **record)]).same is None
