"""Laws of the writers, for any entry whatever it holds."""

import json
import re
from functools import cache

import bibtexparser
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from latex import needs_biber, needs_bibtex, run_biber, run_bibtex
from write_strategies import TYPES, dates, entries, maybe, names, some, texts

from bibnorm.model import Dialect, Entry, Highlight, Name, Source
from bibnorm.write import FORMATS, Options, stream, write
from bibnorm.write.asciitex import to_ascii
from bibnorm.write.bibtex import FIELD_ORDER, _values
from bibnorm.write.citekeys import Keys
from bibnorm.write.dialects import DIALECTS
from bibnorm.write.draft import draft
from bibnorm.write.escape import escape
from bibnorm.write.mathtext import without_math
from bibnorm.write.names import write_name
from bibnorm.write.protect import protect

options = st.builds(
    Options,
    dialect=st.sampled_from(Dialect),
    highlight=st.sampled_from(Highlight),
    ascii=st.booleans(),
)


def fields_of(entry, chosen, key="key"):
    """Give what the writer means to write, before it is one text."""
    made = DIALECTS[chosen.dialect](draft(entry, key))
    return made, {name: text for name, text in _values(made, chosen).items() if text}


def balanced(text, escaped_count):
    """Say whether braces balance, counting escaped ones (BibTeX) or not (others)."""
    depth, before = 0, ""
    for char in text:
        if escaped_count or before != "\\":
            depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
        before = char
    return depth == 0


@given(st.lists(entries(maybe), max_size=4), options)
def test_what_was_written_is_read_back(listed, chosen):
    text = write(listed, dialect=chosen.dialect, highlight=chosen.highlight, ascii=chosen.ascii)
    text.encode("utf-8")
    library = bibtexparser.parse_string(text, parse_stack=[])
    assert library.failed_blocks == []
    assert library.comments == []
    assert len(library.entries) == len(listed)
    assert len({entry.key.lower() for entry in library.entries}) == len(listed)
    keys = Keys()
    for read, entry in zip(library.entries, listed, strict=True):
        made, fields = fields_of(entry, chosen, keys.take(entry.key))
        got = {field.key: field.value for field in read.fields}
        assert read.entry_type == made.type
        assert read.key == made.key
        assert got == fields


@given(entries(maybe), options)
def test_every_field_has_its_place_in_the_order(entry, chosen):
    _, fields = fields_of(entry, chosen)
    assert set(fields) <= set(FIELD_ORDER)
    assert fields


@given(texts)
@pytest.mark.parametrize("writer", [escape, protect])
def test_braces_balance_for_every_reader(writer, text):
    for written in (writer(text), to_ascii(writer(text))):
        assert balanced(written, escaped_count=True)
        assert balanced(written, escaped_count=False)
        assert not written.endswith("\\")


@given(names, st.booleans(), st.booleans())
def test_a_name_stays_one_name(name, bold, ascii):
    written = write_name(name, bold=bold, ascii=ascii)
    depth, outer = 0, []
    for char in written:
        depth += (char == "{") - (char == "}")
        outer.append(char if depth == 0 else " ")
    flat = "".join(outer)
    assert written
    assert flat.count(",") <= 2
    assert "and" not in flat.lower().split()
    assert balanced(written, escaped_count=True)


WORDS = st.sampled_from(("Rain", "Deep", "Brno", "Ltd", "Ann", "Bo"))


@given(
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("given", "family", "prefix", "suffix"), WORDS)
    )
)
def test_no_part_of_a_name_is_lost(parts):
    written = write_name(Name(**parts))
    assert sorted(written.replace(",", "").strip("{}").split()) == sorted(parts.values())


HELD = (
    "volume", "number", "edition", "location", "publisher", "institution", "genre", "pmid",
    "status", "award", "note", "title", "arxiv", "event_title", "publisher_location",
)  # fmt: skip


@given(entries(some), st.sampled_from(Dialect))
def test_nothing_is_lost(entry, dialect):
    named = {
        name: f"{name.replace('_', '')}value" for name in HELD if getattr(entry, name) is not None
    }
    marked = entry.model_copy(update=named)
    text = write([marked], dialect=dialect)
    assert [
        name for name, value in named.items() if value not in text.replace("Statusv", "statusv")
    ] == []
    if entry.venue is not None:
        assert (entry.venue.name or entry.venue.text) in text.replace("{", "").replace("}", "")


@given(dates, st.sampled_from(["bibtex", "biblatex", "csl-json"]), st.sampled_from(TYPES))
def test_no_day_of_a_meeting_is_lost(days, to, kind):
    source = Source(text="")
    entry = Entry(key="k", type=kind, title="Rain", event_date=days, year=2020, source=source)
    text = write([entry], to) if to == "csl-json" else write([entry], dialect=to)
    ends = [days, days.end] if days and days.end else [days] if days else []
    said = [int(number) for number in re.findall(r"\d+", text)]
    for end in ends:
        assert all(abs(part) in said for part in (end.year, end.month, end.day) if part is not None)


@given(st.lists(entries(maybe), max_size=3))
def test_json_lines_are_lines_of_json(listed):
    pieces = list(stream(listed, "jsonl"))
    assert len("".join(pieces).splitlines()) == len(listed)
    for piece, entry in zip(pieces, listed, strict=True):
        piece.encode("utf-8")
        record = json.loads(piece)
        assert record["title"] == (entry.title and without_math(entry.title))
        assert [author["family"] for author in record["authors"]] == [
            name.family for name in entry.authors
        ]


# CSL's schema allows no others; the dates and the names have theirs below them.
CSL_KEYS = {
    "id", "type", "author", "editor", "title", "volume", "issue", "number", "page", "edition",
    "URL", "ISBN", "ISSN", "PMID", "DOI", "status", "genre", "container-title",
    "container-title-short",
    "publisher", "publisher-place", "event-place", "authority", "archive", "archive_location",
    "issued", "note", "custom", "event-title", "event-date",
}  # fmt: skip
CSL_NAME = {"family", "given", "non-dropping-particle", "suffix", "literal"}


@given(st.lists(entries(maybe), max_size=3))
def test_csl_fits_its_schema(listed):
    text = write(listed, "csl-json")
    text.encode("utf-8")
    items = json.loads(text)
    assert len({item["id"].lower() for item in items}) == len(items) == len(listed)
    for item, entry in zip(items, listed, strict=True):
        assert set(item) <= CSL_KEYS
        assert {"id", "type"} < set(item)
        assert len(item.get("author", [])) == len(entry.authors)
        assert all(set(name) <= CSL_NAME for name in item.get("author", []))


@given(entries(some))
def test_nothing_is_lost_in_csl(entry):
    named = {
        name: f"{name.replace('_', '')}value" for name in HELD if getattr(entry, name) is not None
    }
    text = write([entry.model_copy(update=named)], "csl-json")
    assert [value for value in named.values() if value not in text] == []


@given(st.lists(entries(maybe), max_size=3), st.sampled_from(sorted(FORMATS)))
def test_a_stream_is_the_whole(listed, to):
    assert "".join(stream(iter(listed), to)) == write(listed, to)


@cache
def sample(count):
    """Give a good many odd entries at once, since a run of a tool costs a second."""
    found = []

    @settings(max_examples=count, database=None, derandomize=True, phases=[Phase.generate])
    @given(entries(maybe) | entries(some))
    def collect(entry):
        found.append(entry)

    collect()
    return found


CHOICES = [
    {},
    {"ascii": True},
    {"highlight": Highlight.BOLD},
    {"highlight": Highlight.BOLD, "ascii": True},
]


@needs_bibtex
@pytest.mark.parametrize("choice", CHOICES)
def test_bibtex_never_complains(tmp_path, choice):
    (tmp_path / "list.bib").write_text(write(sample(200), **choice), "utf-8")
    assert run_bibtex(tmp_path / "list.bib") == []


@needs_biber
@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"dialect": Dialect.BIBLATEX, "ascii": True},
        {"dialect": Dialect.BIBLATEX, "highlight": Highlight.BOLD},
    ],
)
def test_biber_never_complains(tmp_path, choice):
    (tmp_path / "list.bib").write_text(write(sample(100), **choice), "utf-8")
    assert run_biber(tmp_path / "list.bib") == []
