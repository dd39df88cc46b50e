"""Whose list it is: the cases in tests/cases/owner."""

import re
import tomllib
from pathlib import Path

import pytest

from bibnorm.model import Citation, Listing, Name, People, Person, Run, Style, Values
from bibnorm.owner import find_owner, highlight, learn_legend, read_marks, same_person

CASES = Path(__file__).parent / "cases" / "owner"
MARKUP = {"**": Style.BOLD, "__": Style.UNDERLINE, "`": Style.CODE, "_": Style.ITALIC}
STYLED = re.compile(r"(\*\*|__|`|_)(.+?)\1")


def load(name):
    for case in tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]:
        marks = [pytest.mark.xfail(reason=case["why"])] if case.get("fails") else []
        yield pytest.param(case, id=case["why"], marks=marks)


def family_first(text):
    family, _, given = text.partition(", ")
    return Name(family=family, given=given or None)


def runs_of(line):
    runs, at = [], 0
    for match in STYLED.finditer(line):
        runs += [Run(line[at : match.start()]), Run(match[2], MARKUP[match[1]])]
        at = match.end()
    return (*(run for run in runs if run.text), Run(line[at:]))


def read_name(text):
    if text.startswith("Anonymous"):
        return Name(literal=text)
    given, _, family = text.rpartition(" ")
    return Name(given=given or None, family=family)


def read_entry(line):
    citation = Citation(runs_of(line))
    people = []
    for match in re.finditer(r"[^,]+", citation.text.partition(" | ")[0]):
        text = match[0].strip()
        start = match.start() + match[0].index(text)
        if text != "et al.":
            people.append(Person(read_name(text), text, start, start + len(text)))
    return citation, Values(authors=People(tuple(people), "et al." in line))


@pytest.mark.parametrize("case", list(load("same")))
def test_same_person(case):
    a, b = family_first(case["a"]), family_first(case["b"])
    assert same_person(a, b) is case["same"]
    assert same_person(b, a) is case["same"]


@pytest.mark.parametrize("case", list(load("lists")))
def test_list(case):
    entries = [read_entry(line) for line in case["entries"]]
    listing = Listing(tuple(c for c, _ in entries), header=tuple(case.get("header", ())))
    meta = {"author": case["author"]} if "author" in case else {}
    owner = find_owner(listing, [v for _, v in entries], given=case.get("given"), meta=meta)
    assert (owner.how if owner else None) == case.get("how")
    if "owner" in case:
        assert str(owner.names[0]) == case["owner"]
    found = [highlight(citation, values, owner) for citation, values in entries]
    assert [list(one.indices) for one in found] == case["highlighted"]
    if "inferred" in case:
        assert [one.inferred for one in found] == case["inferred"]


@pytest.mark.parametrize("case", list(load("marks")))
def test_marks(case):
    people = []
    for text in case["authors"].split(", "):
        name = re.match(r"[\w. ]*[^\W\d]", text)[0]
        marks = (text[len(name) :],) if text[len(name) :] else ()
        people.append(Person(read_name(name), name, 0, len(name), marks))
    values = Values(authors=People(tuple(people)))
    legend = learn_legend(case.get("legend", ()), [values])
    equal, corresponding = read_marks(values, legend, case.get("text", ""))
    assert list(equal) == case.get("equal", [])
    assert list(corresponding) == case.get("corresponding", [])


def test_a_list_teaches_what_its_marks_mean():
    def entry(*marked):
        names = ("Lovelace", "Somerville", "Babbage")
        return Values(
            authors=People(
                tuple(Person(Name(family=n), n, 0, 1, ("*",) if n in marked else ()) for n in names)
            )
        )

    listed = [entry("Babbage"), entry("Lovelace"), entry("Babbage"), entry("Lovelace", "Babbage")]
    legend = learn_legend((), listed)
    assert read_marks(listed[3], legend) == ((), (1, 3))
    assert read_marks(listed[3], None) == ((1, 3), ())


def test_a_mark_that_one_person_alone_bears_says_nothing():
    one = Person(Name(family="Lovelace"), "Lovelace", 0, 8, ("*",))
    other = Person(Name(family="Babbage"), "Babbage", 10, 17)
    listed = [Values(authors=People((one, other)))] * 3
    assert read_marks(listed[0], learn_legend((), listed)) == ((), ())
    assert read_marks(listed[0]) == ((), (1,))
