"""AsciiDoc: what lists of publications use of it."""

import pytest

from bibnorm.find import find
from bibnorm.model import Style
from bibnorm.read import read_text

PAGE = """\
= Berta Inkster
:author: Berta Inkster
:toc:

// a remark of hers
////
* what is left out
////

[bibliography]
== Publications ==

.Journal articles
* [[[ink20]]] *B. Inkster* and A. Quill. _Pens that never end_. Journal of Ink *5*(1), 1-9, 2020. +
https://doi.org/10.5555/ink.2020[doi] | link:ink.pdf[pdf]
* A. Quill and *B. Inkster*. _Blotting for beginners_. In Proc. of the Ink Workshop, 2019.
+
Best Paper Award
"""


def runs(text):
    return [run for line in read_text(text, format="asciidoc").lines for run in line.runs]


def test_a_page_is_read():
    document = read_text(PAGE, name="page.adoc")
    assert document.format == "asciidoc"
    assert document.meta["author"] == "Berta Inkster"
    assert [line.text for line in document.lines][:3] == [
        "Berta Inkster",
        "Publications",
        "Journal articles",
    ]
    first, second = find(document).citations
    assert first.text.endswith("Journal of Ink 5(1), 1-9, 2020.\ndoi | pdf")
    assert second.text.endswith("2019.\nBest Paper Award")
    assert [run.text for run in first.runs if Style.BOLD in run.style] == ["B. Inkster", "5"]
    assert [run.link for run in first.runs if run.link] == [
        "https://doi.org/10.5555/ink.2020",
        "ink.pdf",
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("*bold* _it_ `mono`", [("bold", 1), (" ", 0), ("it", 2), (" ", 0), ("mono", 8)]),
        ("**b**old", [("b", 1), ("old", 0)]),
        ("a*b*c snake_case_name", [("a*b*c snake_case_name", 0)]),
        (r"M. Doe\*, A. Roe", [("M. Doe", 0), ("*", 0), (", A. Roe", 0)]),
        ("H~2~O and x^2^", [("H", 0), ("2", 0), ("O and x", 0), ("2", 16)]),
        ("[.underline]#B. Inkster#", [("B. Inkster", 4)]),
        ("[1] A. Quill", [("[1] A. Quill", 0)]),
        ("see <<ink20,the first>>", [("see ", 0), ("the first", 0)]),
    ],
)
def test_what_is_set_off(text, read):
    assert [(run.text, run.style.value) for run in runs(text)] == read


@pytest.mark.parametrize(
    ("text", "levels"),
    [("* a\n** b\n* c", [1, 2, 1]), (". a\n.. b", [1, 2]), ("1. a\n2. b", [1, 1])],
)
def test_items_nest_as_often_as_their_sign_comes(text, levels):
    lines = read_text(text, format="asciidoc").lines
    assert [line.level for line in lines] == levels


def test_a_page_of_jemdoc_is_not_taken_for_one():
    assert read_text("# jemdoc: menu{MENU}\n= Papers\n:a: b\n. One", name="x").format == "jemdoc"
