"""Every case in tests/cases/fields, one test each."""

import tomllib
from pathlib import Path

import pytest

from bibnorm.fields import READERS, read_award, read_status, status_of_heading
from bibnorm.fields.gather import TAKERS
from bibnorm.model import Date, Label, Unread

LABELS = {"number": Label.ISSUE}
OTHERS = {
    "status": read_status,
    "award": read_award,
    "heading": lambda text: status_of_heading(text) or Unread(text=text, why=""),
}


def load_cases():
    for path in sorted((Path(__file__).parent / "cases" / "fields").glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            fails = case.get("fails")
            marks = [pytest.mark.xfail(strict=True, reason=case["why"])] if fails else []
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['text']}", marks=marks)


def written(value):
    if not isinstance(value, Date):
        return str(value)
    parts = (f"{value.year or 0:04d}", value.month, value.day)
    text = "-".join(p if isinstance(p, str) else f"{p:02d}" for p in parts if p is not None)
    return f"{text}/{written(value.end)}" if value.end else text


@pytest.mark.parametrize(("kind", "case"), list(load_cases()))
def test_case(kind, case):
    label = LABELS.get(kind) or (None if kind in OTHERS else Label(kind))
    if "fields" in case:
        parts = TAKERS[label](case["text"]).parts
        assert {key: parts.get(key) for key in case["fields"]} == case["fields"], case["why"]
        if "declined" not in case and kind in ("date", "doi"):
            return
    value = (OTHERS.get(kind) or READERS[label])(case["text"])
    if "declined" in case:
        assert value == Unread(text=case["text"], why=case["declined"]), case["why"]
    else:
        assert not isinstance(value, Unread), value
        assert written(value) == case["value"], case["why"]
