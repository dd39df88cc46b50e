"""Every case in tests/cases/fields/cuts: whole citations, `<label: text>` for a span."""

import re
import tomllib
from pathlib import Path

import pytest

from bibnorm.fields import read_fields
from bibnorm.model import Citation, Label, Run, Span, Tagged

FOLDER = Path(__file__).parent / "cases" / "fields" / "cuts"
SPAN = re.compile(r"<([a-z-]+): ([^<>]*)>")


def load_cases():
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            fails = case.get("fails")
            marks = [pytest.mark.xfail(strict=True, reason=case["why"])] if fails else []
            yield pytest.param(case, id=f"{path.stem}: {case['text']}", marks=marks)


def tagged(text):
    """Take the labels out of a text and make spans of them."""
    plain, spans, done = "", [], 0
    for match in SPAN.finditer(text):
        plain += text[done : match.start()]
        spans.append(Span(len(plain), len(plain) + len(match[2]), Label(match[1])))
        plain += match[2]
        done = match.end()
    return Tagged(Citation((Run(plain + text[done:]),)), tuple(spans))


def written(values, field):
    """Write one field of the values as the cases have it."""
    if field == "year":
        return str(values.date.year) if values.date else ""
    if field == "et_al":
        return "yes" if values.authors and values.authors.et_al else ""
    value = getattr(values, field)
    if field in ("authors", "editors"):
        return "; ".join(map(str, value.names)) if value else ""
    return str(value or "")


@pytest.mark.parametrize("case", list(load_cases()))
def test_case(case):
    values = read_fields(tagged(case["text"]))
    found = {field: written(values, field) for field in case["fields"]}
    assert found == case["fields"], case["why"]


@pytest.mark.parametrize("label", list(Label))
@pytest.mark.parametrize("text", [" " * 80_000, "- " * 20_000, "(in [" * 20_000])
def test_a_span_without_end_is_read_in_linear_time(label, text):
    # Quadratic time would run into the time limit of the tests.
    span = Span(0, len(text) + 4, label)
    assert read_fields(Tagged(Citation((Run(f"x {text} y"),)), (span,)))
