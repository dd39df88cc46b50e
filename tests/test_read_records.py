"""Readers of records: every case in tests/cases/read_records, laws for any input, bad input."""

import json
import string
import time
import tomllib
import typing
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bibnorm.cli.formats import SourceFormat
from bibnorm.model import Name
from bibnorm.read import ReadError, read_bytes, read_text
from bibnorm.read.formats import FORMATS, RECORDS, TEXTS

CASES = [
    pytest.param(case, id=f"{path.stem}-{number}")
    for path in sorted((Path(__file__).parent / "cases" / "read_records").glob("*.toml"))
    for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"])
]


def shown(record):
    """A record as cases write it: people by role, fields, and what else there is."""
    people: dict[str, list[str]] = {}
    for role, who in record.people:
        braced = isinstance(who, Name) and who.literal is not None
        people.setdefault(role.value, []).append(f"{{{who}}}" if braced else str(who))
    rest = {"key": record.key, "type": record.type, "et_al": record.et_al or None}
    rest["marks"] = [list(mark) for mark in record.marks] or None
    rest["extra"] = dict(record.extra) or None
    rest["damaged"] = record.damage is not None or None
    return {
        **people,
        **dict(record.fields),
        **{name: value for name, value in rest.items() if value is not None},
    }


@pytest.mark.parametrize("case", CASES)
def test_case(case):
    assert case["why"]
    document = read_text(case["text"], format=case["format"])
    assert [shown(record) for record in document.records] == case["records"]


def test_the_command_takes_every_format():
    assert set(typing.get_args(SourceFormat)) == set(FORMATS)


# --- the format is told

SIGNS = {
    "bibtex": "% exported\n\n@Article{doe,\n title = {Rain}\n}",
    "ris": "Provider: some one\nContent: text\n\nTY  - JOUR\nTI  - Rain\nER  - ",
    "nbib": "\nPMID- 123\nTI  - Rain",
    "enw": "%0 Journal Article\n%T Rain",
    "endnote-xml": '<?xml version="1.0" encoding="UTF-8" ?><xml><records><record/></records></xml>',
    "csl-json": '[\n  {"id": "doe", "type": "book", "title": "Rain"}\n]',
}
NO_RECORDS = (
    ("- Doe, J. Rain. me@example.org {2001}", "cv.md", "markdown"),
    (
        "# Papers\n\nDoe, J. **Rain**.\n\n```\n@article{doe,\n title = {Rain}\n}\n```",
        "",
        "markdown",
    ),
    (
        f"<html><ul>{'<li>Doe, J. On rain. J. of Rain 2, 2001.' * 3}</ul>"
        "<pre>@article{doe, title = {Rain}}</pre></html>",
        *("", "html"),
    ),
    ("\\documentclass{cv}\n\\begin{document}\n@article{doe,}\n\\end{document}", "", "latex"),
    ("Doe, J. Rain. 2001.\nTY  Smith - Wind. 2002.", "", "text"),
    ("% my list\n\\item Doe, J. \\emph{Rain}.", "", "latex"),
    ("[1] {Doe}, J. Rain.", "", "text"),
)


@pytest.mark.parametrize(("format_", "text"), SIGNS.items(), ids=list(SIGNS))
def test_a_format_is_told_by_how_it_begins(format_, text):
    assert read_text(text, name="list.txt").format == format_


@pytest.mark.parametrize(("text", "name", "format_"), NO_RECORDS)
def test_a_page_that_shows_an_entry_is_a_page(text, name, format_):
    assert read_text(text, name=name).format == format_


@pytest.mark.parametrize("suffix", ["bib", "ris", "enw", "nbib"])
def test_a_suffix_tells_where_nothing_else_does(suffix):
    assert read_text("nothing to be seen", name=f"list.{suffix}").format in RECORDS


# --- laws

MARKUP = st.sampled_from(
    (
        *(
            "@article{",
            "@string(",
            "@comment{",
            "a,",
            "title = ",
            "{",
            "}",
            '"',
            "#",
            ",",
            "=",
            "\\",
        ),
        *("crossref = {a}", "author = {", " and ", "\\'{e}", "$x$", "\n", "%", "jan", "x", "1999"),
        *("TY  - JOUR\n", "AU  - Doe, J\n", "ER  - \n", "PMID- 1\n", "%0 Book\n", "%A Doe, J\n"),
        *("<xml><records>", "<record>", "<titles><title>", "</title></titles></record>", "&amp;"),
        *('[{"id": "a"', ', "title": ["T"]', ', "author": [{"family": "D"}]', "}", "]", "{}", '"'),
        *(
            "\\textbf{",
            "\\ifmmode",
            "\\else",
            "\\fi{}",
            "family=",
            "others",
            ";",
            "~",
            "<!DOCTYPE a>",
        ),
    )
)
SOURCES = st.lists(st.one_of(MARKUP, st.text(max_size=5)), max_size=30).map("".join)


@pytest.mark.parametrize("format_", RECORDS)
@given(source=SOURCES)
@example("@a{b, c = {")
@example("[[[{")
@example('{"message": [1]}')
@example("<record")
def test_any_text_can_be_read(format_, source):
    document = read_text(source, format=format_)
    assert document.format == format_
    for record in document.records:
        assert record.line <= record.end_line <= source.count("\n") + source.count("\r") + 1
        for where, text in record.fields + record.extra:
            assert where
            assert text


WORDS = st.text(string.ascii_letters + " éßŁ&<", min_size=1, max_size=12).map(
    lambda text: " ".join(text.split()) or "x"
)
ENTRIES = st.lists(st.tuples(WORDS, WORDS, st.integers(1500, 2020)), min_size=1, max_size=6)


def as_bibtex(entries):
    return "\n".join(
        f"@book{{k{n},\n  title = {{{title}}},\n  keywords = {{{about}}},\n  year = {year}\n}}"
        for n, (title, about, year) in enumerate(entries)
    ).replace("&", "\\&")


def as_ris(entries):
    return "\n".join(
        f"TY  - BOOK\nID  - k{n}\nTI  - {title}\nKW  - {about}\nPY  - {year}///\nER  - "
        for n, (title, about, year) in enumerate(entries)
    )


def as_csl(entries):
    return json.dumps(
        [
            {
                "id": f"k{n}",
                "type": "book",
                "title": title,
                "keyword": about,
                "issued": {"date-parts": [[year]]},
            }
            for n, (title, about, year) in enumerate(entries)
        ]
    )


def as_enw(entries):
    return "\n\n".join(
        f"%0 Book\n%F k{n}\n%T {title}\n%K {about}\n%D {year}"
        for n, (title, about, year) in enumerate(entries)
    )


@pytest.mark.parametrize(
    ("write", "format_"),
    [(as_bibtex, "bibtex"), (as_ris, "ris"), (as_csl, "csl-json"), (as_enw, "enw")],
)
@given(entries=ENTRIES)
def test_nothing_is_lost(write, format_, entries):
    records = read_text(write(entries), format=format_).records
    assert [record.key for record in records] == [f"k{n}" for n in range(len(entries))]
    for record, (title, about, year) in zip(records, entries, strict=True):
        fields, extra = dict(record.fields), dict(record.extra)
        assert "".join(fields["title"].split()) in "".join(title.split())
        assert "keywords" in extra or not about
        assert str(year) in (fields.get("year"), fields.get("date"))


# --- bad input

BAD = {
    "bibtex": (
        *("@article{a, title = {", "@article{" * 2_000, "@a{b,c={" + "{" * 50_000 + "}}"),
        *(
            "@article{a,title={x" + "\\'{" * 20_000,
            "@string{a = a # a}" * 500,
            '@a{b, c = "' * 5_000,
            "@a{b" + "".join(f", t = {{{n}}}" for n in range(30_000)) + "}",
        ),
        *("@a{b, author = {" + "x and " * 20_000 + "}}", "@a{b, author = {" + "x," * 20_000 + "}}"),
        *("@a{b, c = " + "x # " * 20_000 + "1}", "\n".join("@a{b, t = {x}," for _ in range(5_000))),
    ),
    "ris": ("TY  - JOUR\n" * 5_000, "TY  - JOUR\nAB  - x\n" + "more\n" * 50_000),
    "nbib": ("PMID- 1\n" * 5_000, "PMID- 1\nAB  - " + "x\n      " * 50_000),
    "enw": ("%0 Book\n" * 5_000, "%T x\n\n" * 5_000),
    "csl-json": (
        "[" * 100_000,
        '[{"a":' * 50_000,
        '[{"id": "a"} x ' * 5_000,
        '[{"t": ' + "9" * 9_000,
    ),
    "endnote-xml": ("<xml><records>" + "<record><titles>" * 90, "<record/>" * 5_000),
}


@pytest.mark.parametrize(
    ("format_", "text"),
    [pytest.param(name, text, id=name) for name, texts in BAD.items() for text in texts],
)
def test_bad_input_is_read_as_far_as_it_goes(format_, text):
    start = time.process_time()
    document = read_text(text, format=format_)
    assert time.process_time() - start < 20  # far more than any takes; not for ever
    assert document.format == format_


def test_a_bomb_of_entities_is_refused():
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><xml><records>&b;</records></xml>'
    )
    with pytest.raises(ReadError, match="entities"):
        read_text(bomb, format="endnote-xml")


def test_deep_xml_is_refused():
    with pytest.raises(ReadError, match="nests"):
        read_text("<record>" * 300, format="endnote-xml")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding, end):
    text = end.join(("@book{a,", "  title = {Über Bäume und Flüsse},", "  year = 1999", "}"))
    [record] = read_bytes(text.encode(encoding), name="a.bib").records
    assert dict(record.fields) == {"title": "Über Bäume und Flüsse", "year": "1999"}
    assert (record.line, record.end_line) == (1, 4)


def test_formats_of_records_are_no_formats_of_prose():
    assert not set(RECORDS) & set(TEXTS)


def test_a_backslash_before_a_line_end_moves_no_line():
    """The parser does not count such a line; what is damaged behind it is read whole."""
    source = "@misc{a, note = {B\\\nC}}\n\n@misc{b,\n  title = {T}\n@misc{c,\n  title = {U}}\n"
    records = read_text(source, format="bibtex").records
    assert [(record.key, record.line) for record in records] == [("a", 1), ("b", 4), ("c", 6)]
    assert records[1].text == "@misc{b,\n  title = {T}"
