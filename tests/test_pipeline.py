"""The pipeline as a library: what goes in, what comes out, what one failure may cost."""

import os
import subprocess
import sys
import tomllib
from importlib import import_module
from itertools import count, islice

import pytest

import bibnorm
from bibnorm.model import Label, Name, Span, Tagged, Venue
from bibnorm.pipeline import INTERNAL_ERROR, Normalizer, Options
from bibnorm.pipeline.repeats import ORIGIN
from bibnorm.read import ReadError, read_text

LIST = """Publications

[1] Ada Quill, Ben Rook. A Quiet Theorem on Loud Graphs. Journal of Machine Learning Research, 2019.

[2] Ada Quill. BOOM goes the tagger. Nature, 2020.

[3] Ben Rook, Ada Quill. Trees for the Impatient. In Proceedings of STOC, 2021.
"""


class Stumbling:
    """A stage that works until it meets the word BOOM."""

    def __init__(self, stage):
        self._stage = stage

    def tag(self, citation):
        if "BOOM" in citation.text:
            raise KeyError("boom")
        return self._stage.tag(citation)

    def tag_all(self, citations):
        return [self.tag(citation) for citation in citations]


class NoVenue:
    def match(self, text, _context=None):
        raise ZeroDivisionError(text)


def test_one_bad_citation_stops_no_other(normalizer):
    entries = Normalizer(tagger=Stumbling(normalizer.tagger)).document(read_text(LIST))
    assert [entry.year for entry in entries] == [2019, None, 2021]
    broken = entries[1]
    assert broken.type == "misc"
    assert broken.note == broken.source.text
    assert "BOOM goes the tagger" in broken.note
    assert [problem.code for problem in broken.problems] == [INTERNAL_ERROR]
    assert "KeyError" in broken.problems[0].message


def test_a_venue_that_stumbles_takes_nothing_from_the_other_entries(normalizer):
    class StumblingAtNature:
        def match(self, text, context=None):
            if text == "Nature":
                raise ZeroDivisionError(text)
            return normalizer.venues.match(text, context)

    plain = normalizer.document(read_text(LIST))
    entries = Normalizer(normalizer.tagger, StumblingAtNature()).document(read_text(LIST))
    assert [problem.code for problem in entries[1].problems] == [INTERNAL_ERROR]
    assert [entries[0], entries[2]] == [plain[0], plain[2]]


def test_a_stream_goes_on_behind_a_bad_line(normalizer):
    entries = Normalizer(tagger=Stumbling(normalizer.tagger)).stream(
        ["BOOM", "A. Quill. Ink. 1999."]
    )
    codes = [[problem.code for problem in entry.problems] for entry in entries]
    assert codes[0] == [INTERNAL_ERROR]
    assert INTERNAL_ERROR not in codes[1]


def test_failing_venues_cost_the_entry_but_not_its_words(normalizer):
    entries = Normalizer(normalizer.tagger, NoVenue()).document(read_text(LIST))
    assert len(entries) == 3
    assert all(entry.problems[0].code == INTERNAL_ERROR for entry in entries)
    assert all(entry.note == entry.source.text for entry in entries)


def test_a_stage_that_gives_too_few_results_is_not_believed(normalizer):
    class Forgetful(Stumbling):
        def tag_all(self, citations):
            return super().tag_all(citations)[1:]

    entries = Normalizer(Forgetful(normalizer.tagger)).document(read_text(LIST.replace("BOOM", "")))
    assert [entry.year for entry in entries] == [2019, 2020, 2021]


def test_a_tagger_of_ones_own_needs_only_tag():
    class Titles:
        def tag(self, citation):
            return Tagged(citation, (Span(0, len(citation.text), Label.TITLE),))

    [entry] = Normalizer(tagger=Titles()).stream(["Anything at all"])
    assert entry.title == "Anything at all"


def test_venues_of_ones_own_are_asked(normalizer):
    class Everything:
        def match(self, text, _context=None):
            return Venue(text=text, id="mine", name="My Venue", confidence=1.0)

    entries = Normalizer(normalizer.tagger, Everything()).document(read_text(LIST))
    assert {entry.venue.name for entry in entries} == {"My Venue"}


def test_the_owner_may_be_named(normalizer):
    options = Options(highlight="Rook, B.")
    entries = Normalizer(normalizer.tagger, options=options).document(read_text(LIST))
    assert [entry.highlighted for entry in entries] == [(2,), (), (1,)]
    assert not any(entry.highlight_inferred for entry in entries)


def test_keys_are_unique_over_several_documents_if_one_maker_is_handed_in(normalizer):
    keys = normalizer.keys()
    document = read_text(LIST)
    entries = normalizer.document(document, keys=keys) + normalizer.document(document, keys=keys)
    assert len({entry.key for entry in entries}) == len(entries)
    again = normalizer.document(document)
    assert [entry.key for entry in again] == [entry.key for entry in entries[:3]]


def test_a_stream_reads_no_further_than_it_must(normalizer):
    asked = count()
    lines = (f"A. Quill. Title {next(asked)}. 2001." for _ in count())
    assert len(list(islice(normalizer.stream(lines), 3))) == 3
    assert next(asked) < 1000


RULED = (
    "A. Quill. Ink and oak. Example Press, Oslo, 1999.",
    "———. Oak and ink. Example Press, Oslo, 2001.",
    "———, and B. Rook. Ash and elm. Example Press, Oslo, 2003.",
)


def test_a_rule_stands_for_the_authors_above(normalizer):
    entries = normalizer.document(read_text("\n\n".join(RULED)))
    assert [entry.origins.get("authors") for entry in entries][1:] == [ORIGIN, ORIGIN]
    assert [name.family for name in entries[1].authors] == ["Quill"]
    assert [name.family for name in entries[2].authors] == ["Quill", "Rook"]


def test_in_a_stream_nobody_knows_what_stood_above(normalizer):
    assert [len(entry.authors) for entry in normalizer.stream(RULED[:2])] == [1, 0]


def test_lines_know_where_they_stood(normalizer):
    entries = list(normalizer.stream(["A. Quill. Ink. 1999.", "", "B. Rook. Oak. 2000."], file="x"))
    assert [(entry.source.file, entry.source.line) for entry in entries] == [
        ("x", 1),
        ("x", 2),
        ("x", 3),
    ]


def test_parse_takes_text_and_paths(tmp_path):
    path = tmp_path / "list.txt"
    path.write_text(LIST, "utf-8")
    from_text, from_path = bibnorm.parse(LIST), bibnorm.parse(path)
    assert [entry.title for entry in from_text] == [entry.title for entry in from_path]
    assert {entry.source.file for entry in from_text} == {None}
    assert {entry.source.file for entry in from_path} == {str(path)}


def test_parse_of_nothing_is_nothing():
    assert bibnorm.parse("") == []
    assert bibnorm.parse("Dear all, the meeting is on Monday.") == []


def test_parse_names_the_file_that_it_cannot_read(tmp_path):
    with pytest.raises(ReadError, match=r"missing\.md"):
        bibnorm.parse(tmp_path / "missing.md")


def test_parse_knows_its_formats():
    with pytest.raises(ReadError, match="unknown format"):
        bibnorm.parse(LIST, format="papyrus")


def test_write_is_a_function_whoever_imports_the_package_of_that_name():
    package = import_module("bibnorm.write")
    entries = bibnorm.parse(LIST)
    assert bibnorm.write is package.write
    assert bibnorm.write(entries).count("@") == 3
    assert isinstance(entries[0].authors[0], bibnorm.Name)
    assert bibnorm.Name is Name


def test_what_is_not_public_is_not_there():
    with pytest.raises(AttributeError, match="no attribute 'parsley'"):
        bibnorm.parsley  # noqa: B018
    assert set(bibnorm.__all__) <= set(dir(bibnorm))
    assert all(getattr(bibnorm, name) is not None for name in bibnorm.__all__)


def test_importing_loads_nothing_heavy():
    code = (
        "import sys, bibnorm; "
        "print([m for m in ('pydantic', 'numpy', 'typing', 'bibnorm.model') if m in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    bare = {**os.environ, "COVERAGE_PROCESS_CONFIG": ""}  # measuring coverage loads more
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=bare)
    assert done.stdout.strip() == "[]"


def test_the_version_is_said_once(examples):
    project = tomllib.loads((examples.parent / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == bibnorm.__version__
