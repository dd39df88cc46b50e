"""Every case in tests/cases/names, one test each."""

import tomllib
from pathlib import Path

import pytest

from bibnorm.fields.names import read_name, read_people
from bibnorm.model import Name, Unread

CASES = Path(__file__).parent / "cases" / "names"


def load_cases():
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            marks = [pytest.mark.xfail(reason=case["why"])] if case.get("fails") else []
            yield pytest.param(case, id=f"{path.stem}: {case['text']}", marks=marks)


def show(person):
    """Write a name as the cases do: `Family, Given [particle] ^mark`, bodies in braces."""
    name = person.name
    text = str(name) if name.literal is None else f"{{{name.literal}}}"
    particle = [f"[{name.prefix}]"] if name.prefix else []
    return " ".join([text, *particle, *(f"^{mark}" for mark in person.marks)])


@pytest.mark.parametrize("case", list(load_cases()))
def test_case(case):
    match read_people(case["text"]):
        case Unread(why=why):
            assert why == case.get("unread"), case["why"]
        case people:
            assert [show(person) for person in people.people] == case.get("names"), case["why"]
            assert people.et_al == case.get("et_al", False), case["why"]


@pytest.mark.parametrize(
    "text", ["Qian Halden", "Halden, Qian", "HALDEN, QIAN", "Halden (Qian)", "*Qian Halden"]
)
def test_one_name_in_any_order(text):
    assert read_name(text) == Name(given="Qian", family="Halden")


def test_a_body_is_left_whole():
    assert read_name("Institute of Glass") == Name(literal="Institute of Glass")
    assert read_name("12") == Name(literal="12")


def test_span_holds_the_name_in_its_own_script():
    text = "Ann Moor, Xiaoming Zhao (赵小明)*"
    person = read_people(text).people[1]
    assert person.text == "Xiaoming Zhao"
    assert text[person.start : person.end] == "Xiaoming Zhao (赵小明)"
    assert person.marks == ("*",)


def test_marks_within_a_name_are_no_part_of_its_text():
    person = read_people("Moor*, Ann, Brink†, Kay").people[0]
    assert (person.text, person.marks) == ("Moor, Ann", ("*",))
