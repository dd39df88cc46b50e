"""Every layout in tests/cases/find, read and cut into entries."""

import tomllib
from pathlib import Path

import pytest

from bibnorm.find import find
from bibnorm.read import read_text

CASES = Path(__file__).parent / "cases" / "find"


def load_cases(name):
    for case in tomllib.loads((CASES / name).read_text("utf-8"))["case"]:
        marks = [pytest.mark.xfail(reason=case["why"])] if case.get("fails") else []
        yield pytest.param(case, id=case["name"], marks=marks)


@pytest.mark.parametrize("case", list(load_cases("layouts.toml")))
def test_layout(case):
    citations = find(read_text(case["text"], format=case["format"])).citations
    if "entries" in case:
        assert [citation.text for citation in citations] == case["entries"], case["why"]
    else:
        bodies = [citation.text[citation.body :] for citation in citations]
        assert len(bodies) == len(case["starts"]), (case["why"], bodies)
        for body, start in zip(bodies, case["starts"], strict=True):
            assert body.startswith(start), case["why"]
    if "labels" in case:
        assert [citation.label for citation in citations] == case["labels"]
    if "markers" in case:
        assert [citation.marker or "" for citation in citations] == case["markers"]
    if "sections" in case:
        assert [list(citation.sections) for citation in citations] == case["sections"]
