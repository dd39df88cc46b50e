"""Every case in tests/cases/lookup: records of services as they are, and what comes of them."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibnorm.lookup.net import BrokenError, Reply
from bibnorm.lookup.services import SERVICES, arxiv, crossref, datacite, dblp, openalex, s2
from bibnorm.lookup.services.markup import plain_text

READERS = {name: service(desk=None) for name, service in SERVICES.items()}
ANSWERS = (crossref._record, crossref._items, openalex._record, openalex._items, s2._match)
ANSWERS += (s2._batch, datacite._record, datacite._items, dblp._items, arxiv._items)
FEED = '<feed xmlns="http://www.w3.org/2005/Atom">{}</feed>'


def load_cases():
    for path in sorted((Path(__file__).parent / "cases" / "lookup").glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['why']}")


def item_of(service: str, text: str):
    if service == "arxiv":
        items = arxiv._items(Reply(200, FEED.format(text).encode(), {}))
        return items[0] if items else {}
    return json.loads(text)


@pytest.mark.parametrize(("service", "case"), list(load_cases()))
def test_case(service, case):
    found = READERS[service].read(item_of(service, case["item"]))
    if case.get("none"):
        assert found is None
        return
    entry = found.entry
    said = entry.model_dump() | {"venue": entry.venue.text if entry.venue else None}
    assert {key: said[key] for key in case.get("expect", {})} == case.get("expect", {})
    assert [key for key in case.get("missing", ()) if said[key] is not None] == []
    for role in ("authors", "editors"):
        if role in case:
            assert [str(name) for name in getattr(entry, role)] == case[role]
    if "relations" in case:
        assert [list(pair) for pair in found.relations] == case["relations"]
    assert {key: entry.extra.get(key) for key in case.get("extra", {})} == case.get("extra", {})
    assert found.service == service
    assert found.id == case.get("id", found.id)
    assert found.url == case.get("url", found.url)


WORDS = st.sampled_from(
    [key for _, case in (param.values for param in load_cases()) if "<entry" not in case["item"]
     for key in json.loads(case["item"])]
    + ["title", "name", "family", "given", "date-parts", "source", "author", "text", "id", "DOI"]
)  # fmt: skip
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.just("10.5555/1")
)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=6),
    max_leaves=20,
)
IDS = {
    "DOI": "10.5555/1",
    "doi": "10.5555/1",
    "id": "https://openalex.org/W1",
    "paperId": "0" * 40,
    "key": "conf/a/B",
}


@given(item=st.dictionaries(WORDS, ANYTHING, max_size=12))
def test_no_record_however_odd_breaks_a_reader(item):
    for service, reader in READERS.items():
        ids = IDS | {"id": "2101.00001v1"} if service == "arxiv" else IDS
        assert reader.read(item | ids) is not None
        reader.read(item)


@given(body=st.binary(max_size=300) | ANYTHING.map(lambda value: json.dumps(value).encode()))
def test_no_answer_however_odd_breaks_a_service(body):
    for status in (200, 404, 400):
        for answer in ANSWERS:
            try:
                answer(Reply(status, body, {}))
            except BrokenError:
                continue


@given(text=st.text(alphabet="<>&;/aimst \n12ub=", max_size=200))
def test_markup_leaves_one_line_and_takes_no_letters(text):
    plain = plain_text(text)
    assert plain == " ".join(plain.split())
    assert len(plain) <= len(text) + text.count("<")


@pytest.mark.parametrize(
    "text", ["<" * 50_000, "<i>" * 20_000, "&amp;" * 20_000, "<mml:math>" * 5_000]
)
def test_markup_of_hostile_length_ends(text):
    assert len(plain_text(text)) <= 2 * len(text)
