"""Which entries are one work: what is, what never is, and how a list is searched."""

import time
import tomllib
from pathlib import Path

import pytest

from bibnorm.bibfile import split
from bibnorm.dedupe import find_groups, same_work
from bibnorm.model import Entry, Name, Source
from bibnorm.owner import likeness
from bibnorm.pipeline.bib.places import one_place
from bibnorm.pipeline.works import works

CASES = Path(__file__).parent / "cases" / "dedupe"


def cases():
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            marks = (
                [pytest.mark.xfail(strict=True, reason=case["why"])] if case.get("fails") else []
            )
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['why']}", marks=marks)


@pytest.mark.parametrize(("kind", "case"), list(cases()))
def test_two_entries_are_what_the_case_says(kind, case):
    a, b, *_ = [work.says for work in works(split(case["bib"]))]
    assert same_work(a, b, likeness, one_place).kind.value == kind
    assert same_work(b, a, likeness, one_place).kind.value == kind


@pytest.mark.parametrize(("kind", "case"), [case for case in cases() if not case.marks])
def test_a_list_of_two_gives_the_same(kind, case):
    entries = [work.says for work in works(split(case["bib"]))]
    found = find_groups(entries, likeness, one_place=one_place)
    assert [group.places for group in found.groups] == ([(0, 1)] if kind == "same" else [])
    assert len(found.preprints) == (kind == "preprint-of")


def entry(**said):
    said = {"type": "article", "year": 2001, "authors": (Name(given="Ada", family="Rain"),)} | said
    return Entry(key="", source=Source(text=""), **said)


def test_one_that_may_be_either_of_two_is_unclear():
    title = "Measuring Rain over Warm Seas"
    entries = [entry(title=title, doi=doi) for doi in ("10.1000/1", None, "10.1000/2")]
    [group] = find_groups(entries, likeness).groups
    assert (group.places, group.clear) == ((0, 1, 2), False)


def test_what_a_person_keeps_apart_stays_apart():
    entries = [entry(title="Measuring Rain over Warm Seas")] * 2
    assert find_groups(entries, likeness).groups
    assert not find_groups(entries, likeness, lambda a, b: {a, b} == {0, 1}).groups


def test_a_number_that_works_of_other_titles_bear_says_nothing():
    titles = ("Measuring Rain over Warm Seas", "The Price of Umbrellas in Towns")
    entries = [entry(title=title, doi="10.1000/x") for title in titles]
    entries.append(entry(title=titles[0], doi="10.1000/x", year=2019, volume="3"))
    assert find_groups(entries, likeness).groups == ()


def test_time_grows_with_the_length():
    def seconds(count):
        words = [f"word{number}" for number in range(97)]
        entries = [
            entry(title=f"{words[at % 97]} {words[at * 7 % 97]} {words[at * 31 % 89]} of rain {at}")
            for at in range(count)
        ]
        start = time.process_time()
        assert find_groups(entries, likeness).groups == ()
        return time.process_time() - start

    seconds(100)
    assert seconds(8000) < 40 * max(seconds(800), 0.05)


@pytest.mark.parametrize("title", ["Introduction", "A", "", None])
def test_many_works_of_one_title_take_no_time(title):
    entries = [entry(title=title, volume=str(at), year=1900 + at % 90) for at in range(3000)]
    start = time.process_time()
    find_groups(entries, likeness)
    assert time.process_time() - start < 20
