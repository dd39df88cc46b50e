"""The reader of HTML: every case in tests/cases/read_html, and what holds for any page."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibnorm.find import find
from bibnorm.model import Style
from bibnorm.read import read_text
from bibnorm.read.html import read_html
from bibnorm.read.html_tokens import Kind, tokens

CASES = Path(__file__).parent / "cases" / "read_html"


def load_cases(folder=CASES):
    for path in sorted(folder.glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"]):
            marks = [pytest.mark.xfail(reason=case["why"])] if case.get("fails") else []
            yield pytest.param(case, id=f"{path.stem}-{number}", marks=marks)


def marker(line):
    return {None: "", "": "*"}.get(line.marker, line.marker)


FACTS = {
    "kinds": lambda lines: [line.kind.value for line in lines],
    "markers": lambda lines: [marker(line) for line in lines],
    "levels": lambda lines: [line.level for line in lines],
    "hard": lambda lines: [line.hard_break for line in lines],
    "blank": lambda lines: [line.blank_before for line in lines],
    "links": lambda lines: [
        [run.text, run.link] for line in lines for run in line.runs if run.link
    ],
}


@pytest.mark.parametrize("case", list(load_cases()))
def test_case(case):
    lines = read_html(case["text"]).lines
    assert [line.text for line in lines] == case["lines"], case["why"]
    for name, fact in FACTS.items():
        if name in case:
            assert fact(lines) == case[name], (name, case["why"])
    if "styles" in case:
        runs = [run for line in lines for run in line.runs if run.style]
        assert [[run.text.strip(), Style(run.style).name.lower()] for run in runs] == case["styles"]


@pytest.mark.parametrize("case", list(load_cases(CASES / "pages")))
def test_page(case):
    found = [citation.text for citation in find(read_html(case["text"])).citations]
    assert len(found) == len(case["starts"]), (case["why"], found)
    for text, start in zip(found, case["starts"], strict=True):
        assert text.startswith(start), case["why"]


def test_the_head_of_a_page_goes_into_meta():
    page = "<head><title>Papers &amp;\n more</title><meta name=Author content='B. Moss'></head>x"
    assert dict(read_html(page).meta) == {"title": "Papers & more", "author": "B. Moss"}
    jekyll = "---\ntitle: Papers\nlayout: x\n---\n<title>No</title><p>A"
    document = read_html(jekyll)
    assert dict(document.meta) == {"title": "Papers"}
    assert [(line.text, line.number) for line in document.lines] == [("A", 5)]


def test_every_run_leads_back_into_the_source():
    page = "<p>Jos&eacute;\n  <b>M&uuml;ller</b>,\n A. <i>On &lt;stones&gt;</i></p>\n<p>B"
    document = read_html(page)
    runs = [run for line in document.lines for run in line.runs if run.text.strip()]
    assert [page[run.start : run.end] for run in runs] == [
        *("Jos", "&eacute;", "M", "&uuml;", "ller", ",\n", "A. ", "On ", "&lt;", "stones", "&gt;"),
        "B",
    ]
    assert [line.number for line in document.lines] == [1, 4]


NAMES = "p b i a ul ol li dl dt dd table tr td th div h2 pre q br"
PIECES = [
    *("<", ">", "</", "/>", "<!--", "-->", "<!", "<?php ", "?>", "{%", "%}", "{{ ", "}}", "=", '"'),
    *("'", "&", "&amp;", "&#", "&eacute", ";", " ", "\n", "x", "A. Stone", "2019", "許"),
    *(f"<{name}>" for name in NAMES.split()),
    *(f"</{name}>" for name in NAMES.split()),
    *('<div class="pub">', "<span class=title>", "<span class=author>", "<p hidden>", "<script>"),
    *("</script>", "<style>", ".pub{font-weight:bold}", "</style>", "<header>", "<nav>", "<svg>"),
    *("<title>", "</title>", "<a href=x>", "<b style='font-weight:400'>", "<details>", "<form>"),
]
soup = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=80).map("".join)


@settings(max_examples=300, deadline=None)
@given(text=soup)
def test_any_soup_is_read(text):
    document = read_text(text, format="html")
    at = 0
    for line in document.lines:
        assert line.text == line.text.strip() != ""
        assert "\n" not in line.text
        for run in line.runs:
            assert run.start == run.end == -1 or at <= run.start < run.end
            at = max(at, run.end)


@settings(max_examples=300, deadline=None)
@given(text=soup)
def test_tokens_ascend_and_do_not_overlap(text):
    at = 0
    for token in tokens(text):
        assert at <= token.start <= token.end <= len(text)
        assert token.end > token.start or token.kind is Kind.RAW
        at = token.end


words = st.lists(st.text("abcxyz許", min_size=1, max_size=6), min_size=1, max_size=4).map(" ".join)
shells = st.sampled_from(["p", "div", "li", "td", "b", "i", "h3", "span", "dd", "section", "a"])


@settings(max_examples=200, deadline=None)
@given(parts=st.lists(st.tuples(shells, words), min_size=1, max_size=12))
def test_no_word_is_lost(parts):
    page = " ".join(f"<{shell}>{text}</{shell}>" for shell, text in parts)
    read = " ".join(line.text for line in read_html(page).lines)
    assert read.split() == [word for _, text in parts for word in text.split()]


HOSTILE = {
    "tags that do not end": "<a <b ",
    "quotes that do not end": "<a b='",
    "comments that do not end": "<!--",
    "titles that do not end": "<title>",
    "blocks in blocks": "<div>",
    "emphasis in emphasis": "<b><p>x",
    "tables in tables": "<table><tr><td>x",
    "lists in lists": "<ul><li>x",
    "rows without a table": "<tr><td>x",
    "ends without beginnings": "<div>x</b></span>",
    "signs": "&",
    "blanks": " ",
    "lines": "x\n",
    "styles": "<style>.a{font-weight:bold}</style><p class=a>x",
    "empty paragraphs": "<p></p>x",
    "cards": "<div class=a><div>one of these lines</div><div>another line</div></div>",
    "terms": "<dt>x<dt>",
    "templates": "{{ x",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_pages_take_time_in_proportion(piece):
    def seconds(size):
        page = piece * (size // len(piece))
        begin = time.process_time()
        read_html(page)
        return time.process_time() - begin

    small, large = min(seconds(10_000), seconds(10_000)), seconds(100_000)
    # Ten times the text may take ten times as long, and some; a hundred times is a fault.
    assert large < 40 * max(small, 0.01)


BOXES = """<h1>Ada Stone</h1>

<pre>@article{<a href="x">stone2019</a>,
  author = {Ada Stone}, title = {On rocks &amp; stones}, year = 2019
}

@book{stone2018, title = {Sand}, year = 2018}</pre>
<p>Mail me</p> <div class="bib">@misc{stone2017,<br> title = {Dust}, year = 2017 }</div>"""


def test_a_page_of_bibtex_alone_is_read_as_records():
    document = read_html(BOXES)
    assert document.format == "bibtex"
    assert document.lines == ()
    found = [(record.key, record.line, dict(record.fields)["title"]) for record in document.records]
    assert found == [
        ("stone2019", 3, "On rocks & stones"),
        ("stone2018", 7, "Sand"),
        ("stone2017", 8, "Dust"),
    ]


def test_bibtex_beside_citations_says_nothing_new():
    document = read_html(
        BOXES.replace("Mail me", "A. Stone. On rocks and stones. Sand, 2019. " * 3)
    )
    assert document.format == "html"
    assert not document.records
    assert len(document.lines) == 2


def test_boxes_of_bibtex_take_time_in_proportion():
    began = time.perf_counter()
    read_html("<pre>@a{</pre>\n" * 20_000)
    assert time.perf_counter() - began < 20
