"""One list in every format, compared to the letter with files that people have read.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/test_write_golden.py`
writes the files anew; read the diff before you commit it.
"""

import json
import os
import tomllib
from pathlib import Path

import pytest
from latex import needs_biber, needs_bibtex, run_biber, run_bibtex

from bibnorm.model import Entry
from bibnorm.write import write

GOLDEN = Path(__file__).parent / "golden" / "write"
OUTPUTS = {
    "bibtex.bib": {},
    "bold.bib": {"highlight": "bold"},
    "plain.bib": {"highlight": "none"},
    "ascii.bib": {"ascii": True},
    "biblatex.bib": {"dialect": "biblatex"},
    "biblatex-ascii.bib": {"dialect": "biblatex", "ascii": True, "highlight": "bold"},
    "macros.bib": {"venue_names": "macro"},
    "abbreviated.bib": {"venue_names": "abbreviated", "dialect": "biblatex"},
    "proceedings.bib": {"venue_names": "proceedings"},
    "entries.jsonl": {"to": "jsonl"},
    "csl.json": {"to": "csl-json"},
}
BIBS = [name for name in OUTPUTS if name.endswith(".bib")]
CLASSIC = [name for name in BIBS if OUTPUTS[name].get("dialect") != "biblatex"]


@pytest.fixture(scope="module")
def entries():
    listed = tomllib.loads((GOLDEN / "entries.toml").read_text("utf-8"))["entry"]
    return [Entry.model_validate(entry) for entry in listed]


@pytest.mark.parametrize("name", OUTPUTS)
def test_as_agreed(entries, name):
    written = write(entries, **OUTPUTS[name])
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / name).write_text(written, "utf-8")
    assert written == (GOLDEN / name).read_text("utf-8")


def test_ascii_is_ascii():
    assert (GOLDEN / "ascii.bib").read_text("utf-8").isascii()


@needs_bibtex
@pytest.mark.parametrize("style", ["plain", "alpha", "abbrv", "unsrt"])
@pytest.mark.parametrize("name", CLASSIC)
def test_bibtex_does_not_complain(name, style):
    assert run_bibtex(GOLDEN / name, style) == []


@needs_biber
@pytest.mark.parametrize("name", BIBS)
def test_biber_does_not_complain(name):
    assert run_biber(GOLDEN / name) == []


@needs_biber
def test_biblatex_fits_the_data_model():
    complaints = run_biber(GOLDEN / "biblatex.bib", validate=True)
    # What an entry does not say, no writer can put there.
    assert [line for line in complaints if "Missing mandatory field" not in line] == []


def test_json_lines_hold_the_contract(entries):
    lines = (GOLDEN / "entries.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == len(entries)
    for line, entry in zip(lines, entries, strict=True):
        record = json.loads(line)
        assert list(record)[: len(CONTRACT)] == CONTRACT
        assert record["source"]["text"] == entry.source.text
        assert record["highlighted"] == list(entry.highlighted)


CONTRACT = [
    "key", "type", "authors", "et_al", "highlighted", "equal", "corresponding", "editors", "title",
    "venue", "year", "month", "day", "volume", "number", "pages", "location", "publisher", "doi",
    "arxiv", "url", "status", "award", "note", "section", "source", "spans", "problems",
    "confidence",
]  # fmt: skip
