"""The sample CVs that the project ships, entry by entry."""

import tomllib
from pathlib import Path

import pytest

from bibnorm.read import read_path

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.toml"))
AS_IS = ("type", "title", "year", "month", "location", "status")


def expected():
    for path in SAMPLES:
        sample = tomllib.loads(path.read_text("utf-8"))
        for at, entry in enumerate(sample["entry"]):
            yield pytest.param(sample["document"], at, entry, id=f"{sample['document']} {at + 1}")


@pytest.fixture(scope="module")
def read(normalizer, examples):
    known = {}

    def entries(name):
        if name not in known:
            known[name] = normalizer.document(read_path(examples / name))
        return known[name]

    return entries


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_as_many_entries_as_the_list_has(read, path):
    sample = tomllib.loads(path.read_text("utf-8"))
    assert len(read(sample["document"])) == len(sample["entry"])


@pytest.mark.parametrize(("document", "at", "expect"), list(expected()))
def test_entry(read, document, at, expect):
    entry = read(document)[at]
    got = {field: getattr(entry, field) for field in AS_IS}
    assert got == {field: expect.get(field) for field in AS_IS}
    assert [str(name) for name in entry.authors] == expect.get("authors", expect.get("literal"))
    assert all(bool(name.literal) == ("literal" in expect) for name in entry.authors)
    assert list(entry.highlighted) == expect["highlighted"]
    assert not entry.highlight_inferred


@pytest.mark.parametrize(("document", "at", "expect"), list(expected()))
def test_venue(read, document, at, expect):
    venue = read(document)[at].venue
    if "venue" in expect:
        assert venue.id is not None
        assert venue.acronym == expect["venue"]
    elif "unmatched" in expect:
        assert (venue.id, venue.name) == (None, None)
        assert expect["unmatched"] in venue.text
    else:
        assert venue is None
