"""Types, keys and problems of entries: the cases in tests/cases/entry."""

import tomllib
from pathlib import Path

import pytest

from bibnorm.entry import DEFAULT_PATTERN, Facts, KeyMaker, build, entry_type
from bibnorm.entry.problems import MESSAGES
from bibnorm.model import (
    Citation,
    Date,
    Entry,
    Label,
    Name,
    Pages,
    People,
    Person,
    Problem,
    Run,
    Source,
    Span,
    Tagged,
    Values,
    Venue,
    VenueKind,
)

CASES = Path(__file__).parent / "cases" / "entry"


def load(name):
    for case in tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]:
        marks = [pytest.mark.xfail(reason=case["why"])] if case.get("fails") else []
        yield pytest.param(case, id=case["why"], marks=marks)


def people(text):
    names = [given_first(name) for name in text.split("; ")]
    return People(tuple(Person(name, str(name), 0, 1) for name in names))


def given_first(text):
    given, _, family = text.rpartition(" ")
    return Name(given=given, family=family)


def pages(text):
    first, _, last = text.partition("-")
    return Pages(first=first, last=last or None)


MERELY_LEFT_OUT = {"no-year", "no-venue", "no-publisher", "no-institution", "doubtful-venue"}
READ = {"authors": people, "editors": people, "pages": pages}


def values_of(case):
    given = dict(case["values"])
    year = given.pop("year", None)
    given = {field: READ.get(field, str)(value) for field, value in given.items()}
    return Values(date=Date(year=year) if year else None, **given)


@pytest.mark.parametrize("case", list(load("types")))
def test_type(case):
    values = values_of(case)
    venue = None
    if "venue" in case:
        venue = Venue(text=values.container, id="x", kind=VenueKind(case["venue"]))
    assert entry_type(Facts(values, venue, case.get("section", "")))[0] == case["type"]


@pytest.mark.parametrize("case", list(load("problems")))
def test_problems(case):
    citation = Citation((Run("the line"),))
    entry = build(citation, Tagged(citation, ()), values_of(case), this_year=2030)
    assert [problem.code for problem in entry.problems] == case["codes"]
    lowered = set(case["codes"]) - MERELY_LEFT_OUT
    assert (entry.confidence < 1) is bool(lowered)


def entry_of(line):
    authors, year, title = (part.strip() for part in line.split("|"))
    names = [name for name in authors.split("; ") if name]
    return Entry(
        key="",
        type="misc",
        authors=tuple(map(family_first, names)),
        year=int(year) if year else None,
        title=title or None,
        venue=Venue(text="GearCon", acronym="GearCon"),
        source=Source(text=line),
    )


def family_first(text):
    if text.startswith("{"):
        return Name(literal=text.strip("{}"))
    family, _, given = text.partition(", ")
    return Name(given=given, family=family)


@pytest.mark.parametrize("case", list(load("keys")))
def test_keys(case):
    pattern = case.get("pattern", DEFAULT_PATTERN)
    if "error" in case:
        with pytest.raises(ValueError, match=case["error"]):
            KeyMaker(pattern)
        return
    maker = KeyMaker(pattern)
    assert [maker.make(entry_of(line)) for line in case["entries"]] == case["keys"]


def test_a_key_once_given_stays():
    entry = entry_of("Lovelace, Ada | 1843 | Notes")
    maker = KeyMaker(taken=["Lovelace1843Notes"])
    assert maker.make(entry) == "lovelace1843notesa"
    assert maker.make(entry.model_copy(update={"key": "MyKey"})) == "MyKey"


def test_what_was_read_goes_through():
    text = "A. Lovelace*, Notes. Journal of Engines 3, 1843. Best notes."
    citation = Citation((Run(text),), line=7, sections=("Works", "Accepted papers"))
    spans = (Span(0, 11, Label.AUTHOR), Span(14, 19, Label.TITLE))
    values = Values(
        authors=people("A. Lovelace"),
        title="Notes",
        container="Journal of Engines",
        volume="3",
        pages=Pages(first="1", last="9"),
        date=Date(year=1843, month=8, end=Date(year=1844)),
        note="Best notes",
        origins=(("title", "span"),),
        problems=(Problem(code="odd", field="month", message="Look."),),
    )
    entry = build(citation, Tagged(citation, spans, 0.8), values, None, (1,), (), (1,), file="a.md")
    assert (entry.year, entry.month, entry.pages, entry.volume) == (1843, 8, "1-9", "3")
    assert (entry.highlighted, entry.corresponding, entry.note) == ((1,), (1,), "Best notes")
    assert entry.venue == Venue(text="Journal of Engines")
    assert (entry.status, entry.section) == ("accepted", "Accepted papers")
    assert entry.source == Source(file="a.md", line=7, text=text)
    assert entry.spans == ((0, 11, "author"), (14, 19, "title"))
    assert entry.origins["title"] == "span"
    assert entry.origins["status"] == "section heading"
    assert [problem.code for problem in entry.problems] == ["odd"]
    assert entry.confidence == pytest.approx(0.72)


def test_a_doubted_venue_and_a_doubted_reading_are_told():
    citation = Citation((Run("the line"),))
    values = values_of({"values": {"title": "Gears", "authors": "A. Uthor", "year": 2029}})
    venue = Venue(text="SAC", candidates=("a", "b"))
    entry = build(citation, Tagged(citation, (), 0.2), values, venue, this_year=2030)
    assert [problem.code for problem in entry.problems] == ["doubtful-venue", "low-confidence"]


def test_a_sure_reading_without_optional_fields_stays_sure():
    citation = Citation((Run("the line"),))
    values = values_of(
        {"values": {"title": "Gears", "authors": "A. Uthor", "container": "J. Gear"}}
    )
    entry = build(citation, Tagged(citation, (), 0.97), values)
    assert [problem.code for problem in entry.problems] == ["no-year"]
    assert entry.confidence == pytest.approx(0.97)


@pytest.mark.parametrize(("sure", "told"), [(0.49, True), (0.51, False)])
def test_a_reading_less_sure_than_half_is_doubtful(sure, told):
    citation = Citation((Run("the line"),))
    values = values_of({"values": {"title": "Gears", "authors": "A. Uthor", "year": 2029}})
    entry = build(citation, Tagged(citation, (), sure), values, this_year=2030)
    assert ("low-confidence" in [problem.code for problem in entry.problems]) is told


def test_a_date_that_was_not_understood_is_told():
    citation = Citation((Run("Gears, this spring"),))
    tagged = Tagged(citation, (Span(7, 18, Label.DATE),))
    values = values_of({"values": {"title": "Gears", "authors": "A. Uthor"}})
    [problem] = build(citation, tagged, values).problems
    assert problem.code == "unread-date"
    assert "this spring" in problem.message


def test_every_message_is_a_sentence():
    assert all(message.endswith(".") for _, message, _ in MESSAGES.values())
