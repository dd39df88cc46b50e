"""Every case in tests/cases/write, one test each."""

import tomllib
from pathlib import Path

import pytest

from bibnorm.model import Name
from bibnorm.write.asciitex import to_ascii
from bibnorm.write.draft import double_dash
from bibnorm.write.escape import escape
from bibnorm.write.names import write_name
from bibnorm.write.protect import protect

WRITERS = {
    "ascii": lambda case: to_ascii(case["text"]),
    "escape": lambda case: escape(case["text"]),
    "names": lambda case: write_name(Name(**case["name"])),
    "pages": lambda case: double_dash(case["text"]),
    "protect": lambda case: protect(case["text"]),
}


def load_cases():
    for path in sorted((Path(__file__).parent / "cases" / "write").glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            marks = [pytest.mark.xfail(reason=case["why"])] if case.get("fails") else []
            given = case.get("text", case.get("name"))
            yield pytest.param(path.stem, case, id=f"{path.stem}: {given}", marks=marks)


@pytest.mark.parametrize(("stem", "case"), list(load_cases()))
def test_case(stem, case):
    assert WRITERS[stem](case) == case["expect"], case["why"]
