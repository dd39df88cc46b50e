"""An existing .bib file: what each rule does, and what stays as it is."""

import re
import time
import tomllib
from functools import cache
from pathlib import Path

import pytest

from bibnorm.bibfile import (
    RULES,
    BibFile,
    Context,
    Entry,
    Kind,
    Options,
    UnprovenError,
    decode,
    format_text,
    split,
    verify,
)
from bibnorm.cli.format_venues import naming
from bibnorm.model import VenueNames
from bibnorm.venues import load_venues

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases" / "format"


def cases():
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            marks = (
                [pytest.mark.xfail(strict=True, reason=case["why"])] if case.get("fails") else []
            )
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['why']}", marks=marks)


@cache
def venues():
    return load_venues()


def options(case):
    names = VenueNames(case.get("venue-names", "full"))
    return Options(case.get("indent", "  "), case.get("align", False), naming(venues(), names))


@pytest.mark.parametrize(("name", "case"), list(cases()))
def test_a_rule_writes_what_the_case_expects(name, case):
    rules = [rule for rule in RULES if rule.name == name] or RULES
    text = case.get("text") or f"@misc{{a, {case['field']} = {case['value']}}}"
    expect = case.get("expect", text)
    if "becomes" in case:
        expect = f"@misc{{a, {case['field']} = {case['becomes']}}}"
    done = format_text(text, rules, options=options(case))
    assert done.text == expect
    assert bool(done.changes) == (text != expect)


@pytest.mark.parametrize("name", ["broken"])
def test_a_case_of_what_cannot_be_read(name):
    for case in tomllib.loads((ROOT / "tests" / "cases" / f"format_{name}.toml").read_text())[
        "case"
    ]:
        file = split(case["text"])
        told = [(block.line, block.why) for block in file.broken]
        assert told == [tuple(one) for one in case["broken"]], case["why"]
        assert [entry.key for entry in file.entries] == case["keys"], case["why"]
        done = format_text(case["text"])
        assert all(block.text in done.text for block in file.broken)


# --- docs/format.md: every rule, in order, with an example that is so

SECTION = re.compile(r"^## `([\w-]+)`\n(.*?)(?=^## |\Z)", re.M | re.S)
FENCE = re.compile(r"^```bibtex\n(.*?)^```$", re.M | re.S)
PAGE = (ROOT / "docs" / "format.md").read_text("utf-8")


def test_every_rule_has_a_section():
    assert [name for name, _ in SECTION.findall(PAGE)] == [rule.name for rule in RULES]


@pytest.mark.parametrize(("name", "text"), SECTION.findall(PAGE))
def test_the_example_of_a_rule_is_so(name, text):
    before, after = FENCE.findall(text)
    rules = [rule for rule in RULES if rule.name == name]
    assert format_text(before, rules, options=options({})).text == after


# --- blocks, bytes, lines

FILE = """\ufeffText of ours, me@uni(dept)
% @article{old, title = {T}}
@comment{jabref-meta: groupstree:
0 AllEntriesGroup:;
}
@string{ior = "J. of Rain"}
@preamble{"\\newcommand{\\x}{y}"}
@comment without braces
@Article{a, journal = ior # " A", x-y = {kept  as is}}
@misc(b, title = {In parentheses})
"""


def test_what_is_no_entry_stays():
    file = split(FILE)
    kinds = [block.kind for block in file.blocks if not isinstance(block, Entry)]
    assert {Kind.COMMENT, Kind.STRING, Kind.PREAMBLE, Kind.TEXT} == set(kinds)
    assert [(entry.key, entry.line) for entry in file.entries] == [("a", 9), ("b", 10)]
    done = format_text(FILE)
    assert done.text.startswith(FILE[: FILE.index("@Article")])
    assert done.text.endswith("@misc(b,\n  title = {In parentheses},\n)\n")
    assert 'journal = ior # " A",\n  x-y = {kept  as is},' in done.text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_encoding_and_line_ends_stay(end, coding):
    text = "% Grüße\n@misc{a, title={Grüße}}\n% ende\n".replace("\n", end)
    wanted = "% Grüße\n@misc{a,\n  title = {Grüße},\n}\n% ende\n".replace("\n", end)
    read, how = decode(text.encode(coding))
    assert how.encode(format_text(read).text) == wanted.encode(coding)


def test_changes_name_their_lines():
    text = "\n@Misc{a,\n  title = {T},\n  pages = {1-2},\n}\n"
    told = [(one.line, one.rule, one.key, one.message) for one in format_text(text).changes]
    assert told == [
        (2, "case", "a", "@Misc -> @misc"),
        (4, "pages", "a", "pages: {1-2} -> {1--2}"),
    ]


def test_changes_name_what_has_another_name():
    text = "@phdthesis{a,\n  school = {S},\n  year = 2001,\n  month = may,\n}\n"
    chosen = [rule for rule in RULES if rule.name == "biblatex"]
    told = [(one.line, one.message) for one in format_text(text, chosen).changes]
    assert told == [
        (1, "@phdthesis -> @thesis"),
        (2, "school -> institution"),
        (3, "year dropped"),
        (4, "month dropped"),
        (1, "date added: {2001-05}"),
        (1, "type added: {phdthesis}"),
    ]


def test_a_macro_of_the_file_keeps_its_month():
    text = '@string{may = "Mai"}\n@misc{a,\n  month = {May},\n}\n'
    assert format_text(text).text == text


# --- the proof

BEFORE = "@misc{a, author = {Ada Rain and B. Wind}, pages = {1-2}, note = {N}}"


@pytest.mark.parametrize(
    "after",
    [
        "",
        "% more\n" + BEFORE,
        BEFORE.replace("{a,", "{A,"),
        BEFORE.replace("misc", "book"),
        BEFORE.replace("1-2", "1-3"),
        BEFORE.replace("{N}", "N"),
        BEFORE.replace(", note = {N}", ""),
        BEFORE.replace("note", "annote"),
        BEFORE.replace("note", "url = {u}, note"),
        BEFORE.replace("Ada Rain and B. Wind", "B. Wind and Ada Rain"),
        BEFORE.replace("Ada Rain", "Ada, Rain"),
        BEFORE.replace("Ada Rain", "Rain, A."),
        BEFORE.replace("Ada Rain", "{Ada Rain}"),
        BEFORE + "\n" + BEFORE,
    ],
)
def test_the_verifier_refuses(after):
    with pytest.raises(UnprovenError, match="line 1: "):
        verify(split(BEFORE), split(after), RULES)


@pytest.mark.parametrize(
    "after",
    [
        BEFORE,
        BEFORE.replace("1-2", "1--2").replace("misc", "MISC"),
        BEFORE.replace("Ada Rain", "Rain,  Ada").replace("{N}", '"N"'),
    ],
)
def test_the_verifier_agrees(after):
    verify(split(BEFORE), split(after), RULES)


LATEX = "@article{a, journal = {J. ACM}, year = 2001, month = may, type = {T}}"
BIBLATEX = "@article{a, journaltitle = {J. ACM}, date = {2001-05}, type = {T}}"


@pytest.mark.parametrize(
    "after",
    [
        BIBLATEX.replace("05", "06"),
        BIBLATEX.replace("-05", ""),
        BIBLATEX.replace("J. ACM", "J. of Rain"),
        BIBLATEX.replace("journaltitle", "booktitle"),
        BIBLATEX.replace("journaltitle = {J. ACM}, ", ""),
        BIBLATEX.replace("article", "thesis"),
        BIBLATEX.replace("type", "note"),
    ],
)
def test_the_verifier_refuses_what_no_dialect_says(after):
    chosen = [rule for rule in RULES if rule.name in ("biblatex", "venue")]
    context = Context(options=options({}))
    verify(split(LATEX), split(BIBLATEX), chosen, context)
    verify(split(LATEX), split(BIBLATEX.replace("J.", "Journal of the")), chosen, context)
    with pytest.raises(UnprovenError, match="line 1: entry a: "):
        verify(split(LATEX), split(after), chosen, context)


def test_what_stands_is_not_written_over():
    chosen = [rule for rule in RULES if rule.name == "biblatex"]
    both = LATEX.replace("year", "journaltitle = {K}, year")
    lost = BIBLATEX.replace("date", "journaltitle = {K}, date")
    with pytest.raises(UnprovenError, match="journal is not kept"):
        verify(split(both), split(lost), chosen)


def test_what_one_rule_may_change_another_may_not():
    pages = [rule for rule in RULES if rule.name == "pages"]
    verify(split(BEFORE), split(BEFORE.replace("1-2", "1--2")), pages)
    with pytest.raises(UnprovenError, match="entry a: author is not kept"):
        verify(split(BEFORE), split(BEFORE.replace("Ada Rain", "Rain, Ada")), pages)


# --- time grows with the length

HOSTILE = {
    "open comments": "@comment(\n",
    "open parentheses": "@comment( {} \n",
    "open entries": "@article{a, title = {b\n",
    "open quotes": '@article{a, title = "b\n',
    "signs": "@",
    "starts": "@a{",
    "braces": "{",
    "closing": "}",
    "percent": "% @a{b}\n",
    "blanks": " ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize(
    "around", ["{}", "@misc{{a, author = {{{}}}, pages = {{{}}}, title = {{{}}}}}"]
)
def test_hostile_text_takes_linear_time(piece, around):
    text = around.replace("{}", piece * (300_000 // len(piece)))
    start = time.process_time()
    assert isinstance(split(text), BibFile)
    format_text(text)
    # Linear is about a second; quadratic would be minutes.
    assert time.process_time() - start < 20
