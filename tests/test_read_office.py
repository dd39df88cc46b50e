"""The readers of DOCX and ODT: every case in tests/cases/read_office, and any document."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import NUMBERING, docx, leads_back, odt, paragraph, relations, zipped

from bibnorm.find import find
from bibnorm.model import Style
from bibnorm.read import read_bytes, read_path
from bibnorm.read.docx import read_docx
from bibnorm.read.odt import read_odt

CASES = Path(__file__).parent / "cases" / "read_office"
FIXTURES = Path(__file__).parent / "fixtures" / "office"


def load_cases(kind):
    for path in sorted((CASES / kind).glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"]):
            marks = [pytest.mark.xfail(reason=case["why"])] if case.get("fails") else []
            yield pytest.param(case, id=f"{path.stem}-{number}", marks=marks)


def marker(line):
    return {None: "", "": "*"}.get(line.marker, line.marker)


def styles(lines):
    runs = [run for line in lines for run in line.runs if run.style]
    return [[run.text.strip(), (Style(run.style).name or "").lower()] for run in runs]


FACTS = {
    "kinds": lambda lines: [line.kind.value for line in lines],
    "markers": lambda lines: [marker(line) for line in lines],
    "levels": lambda lines: [line.level for line in lines],
    "indents": lambda lines: [line.indent for line in lines],
    "numbers": lambda lines: [line.number for line in lines],
    "blank": lambda lines: [line.blank_before for line in lines],
    "styles": styles,
    "links_found": lambda lines: [
        [run.text, run.link] for line in lines for run in line.runs if run.link
    ],
}


def turned(text, properties=""):
    runs = "<w:r><w:br/></w:r>".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in text.split("/"))
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs if text else ''}</w:p>"


def body_of(case):
    """The body of a case: XML, or items of lists, cells of tables, paragraphs with a space."""
    if "items" in case:
        number = '<w:numPr><w:ilvl w:val="{1}"/><w:numId w:val="{0}"/></w:numPr>'
        return "".join(paragraph("A", properties=number.format(*item)) for item in case["items"])
    if "cells" in case:
        cells = [["".join(map(turned, cell)) for cell in row] for row in case["cells"]]
        rows = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in cells]
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    if "paragraphs" in case:
        space = f'<w:spacing w:before="{case["space"]}"/>'
        return "".join(turned(text, space) for text in case["paragraphs"])
    return case["body"]


def check(lines, case):
    if "items" not in case:
        assert [line.text for line in lines] == case["lines"], case["why"]
    for name, fact in FACTS.items():
        if name in case:
            assert fact(lines) == case[name], (name, case["why"])
    assert all(line.hard_break for line in lines)


@pytest.mark.parametrize("case", list(load_cases("docx")))
def test_docx(case):
    data = docx(body_of(case), links=case.get("links", {}), **case.get("parts", {}))
    check(read_docx(data).lines, case)


@pytest.mark.parametrize("case", list(load_cases("odt")))
def test_odt(case):
    data = odt(case["body"], case.get("automatic", ""), case.get("styles_part", ""))
    check(read_odt(data).lines, case)


@pytest.mark.parametrize("file", ["cv.docx", "cv-libreoffice.docx", "cv.odt"])
def test_a_document_is_read_alike_whoever_wrote_it(file, normalizer):
    document = read_path(FIXTURES / file)
    assert document.format == file.rpartition(".")[2]
    assert document.meta["name"] == "Otto Stein, curriculum vitae"
    assert document.meta["creator"] == "The Secretary"
    found = find(document).citations
    assert [citation.marker for citation in found] == ["1.", "2.", "3.", "[B1]"]
    assert [citation.line for citation in found] == [8, 9, 10, 19]
    entries = normalizer.read(document).entries
    assert [entry.year for entry in entries] == [2019, 2018, 2017, 2012]
    flagged = [entry.authors[place - 1] for entry in entries for place in entry.highlighted]
    assert [name.family for name in flagged] == ["Stein"] * 4


def test_what_a_word_document_says_of_itself_goes_into_meta():
    header = paragraph("Otto Stein") + paragraph("Page 1")
    said = "<dc:title>My\n papers</dc:title><dc:creator>Lea Fern</dc:creator>"
    data = docx(paragraph("A"), properties=said, header=header, footer=paragraph("Otto Stein"))
    meta = dict(read_docx(data).meta)
    assert meta == {"title": "My papers", "creator": "Lea Fern", "name": "Otto Stein | Page 1"}


def test_what_an_opendocument_text_says_of_itself_goes_into_meta():
    header = "<style:header><text:p>Otto Stein</text:p></style:header>"
    data = odt("<text:p>A</text:p>", headers=header, properties="<dc:title>CV</dc:title>")
    assert dict(read_odt(data).meta) == {"title": "CV", "name": "Otto Stein"}


def test_formulas_of_opendocument_are_parts_of_their_own():
    space = 'xmlns="http://www.w3.org/1998/Math/MathML"'
    formula = f"<math {space}><mi>n</mi>\n<mo>=</mo><annotation>n = 2</annotation></math>"
    body = '<text:p>If <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>2</text:p>'
    data = odt(body, files={"Object 1/content.xml": formula})
    assert read_odt(data).lines[0].text == "If n=2"


def test_the_main_part_may_have_any_name_and_the_format_its_strict_form():
    document = (
        '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p>'
        '<x:pPr><x:ind x:start="1in"/></x:pPr><x:r><x:t>A</x:t></x:r></x:p></x:body></x:document>'
    )
    root = relations([("a", "officeDocument", "/word/document2.xml")])
    data = zipped({"_rels/.rels": root, "word\\document2.xml": document})
    assert [(line.text, line.indent) for line in read_docx(data).lines] == [("A", 12)]


def test_the_formats_are_told_from_what_is_in_the_file():
    assert read_bytes(docx(paragraph("A")), name="x.bin").format == "docx"
    assert read_bytes(odt("<text:p>A</text:p>"), name="x.bin").format == "odt"


words = st.sampled_from(["A. Stone", " ", "ß", "許", "1.", "\t", "\u00a0", "-", "2019"])
looks = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:u w:val="single"/>', "<w:vanish/>"])
lists = st.sampled_from(["", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'])
paragraphs = st.builds(
    lambda runs, properties: paragraph(*runs, properties=properties),
    st.lists(st.tuples(words, looks), max_size=4),
    lists,
)
tables = st.recursive(
    paragraphs,
    lambda inner: st.lists(st.lists(inner, max_size=3), max_size=3).map(
        lambda rows: "<w:tbl>{}</w:tbl>".format(
            "".join(
                "<w:tr>{}</w:tr>".format("".join(f"<w:tc>{cell}</w:tc>" for cell in row))
                for row in rows
            )
        )
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(tables, max_size=6).map("".join))
def test_every_run_leads_back_into_the_text_as_laid_out(body):
    leads_back(read_docx(docx(body + paragraph("A"), numbering=NUMBERING)))


@settings(max_examples=60, deadline=None)
@given(st.lists(tables, max_size=6).map("".join))
def test_no_letter_that_is_seen_is_lost(body):
    data = docx(body.replace("<w:vanish/>", "") + paragraph("A"), numbering=NUMBERING)
    read = "".join(line.text for line in read_docx(data).lines)
    assert [char for char in read if char in "ß許"] == [char for char in body if char in "ß許"]


ELEMENTS = (
    "w:p w:r w:t w:pPr w:rPr w:tbl w:tr w:tc w:txbxContent w:sdt w:sdtContent w:hyperlink w:ins "
    "w:del mc:AlternateContent mc:Choice mc:Fallback w:fldSimple m:oMath m:sup w:trPr w:numPr "
    "w:footnoteReference w:br w:tab w:numId w:ilvl w:pStyle w:ind w:sym w:fldChar"
)
ODT_ELEMENTS = (
    "text:p text:h text:span text:a text:s text:tab text:line-break text:list text:list-item "
    "table:table table:table-row table:table-cell draw:frame draw:text-box text:note "
    "text:note-body text:section draw:object text:list-header style:style"
)
values = st.sampled_from(["", "1", "-1", "9" * 30, "x", "begin", "separate", "end", "none", "1cm"])


def soup(names, attributes):
    """XML of any elements within each other, with any values."""
    return st.recursive(
        st.sampled_from(["A. Stone", "2019", " "]),
        lambda inner: st.builds(
            lambda name, named, content: "<{0}{1}>{2}</{0}>".format(
                name,
                "".join(f' {key}="{value}"' for key, value in named.items()),
                "".join(content),
            ),
            st.sampled_from(names.split(" ")),
            st.dictionaries(st.sampled_from(attributes), values, max_size=2),
            st.lists(inner, max_size=4),
        ),
        max_leaves=25,
    )


@settings(max_examples=100, deadline=None)
@given(soup(ELEMENTS, ["w:val", "w:id", "w:char", "w:fldCharType", "w:left", "r:id"]))
def test_elements_where_none_expects_them_do_no_harm(body):
    leads_back(read_docx(docx(body + paragraph("A"), numbering=NUMBERING)))


@settings(max_examples=100, deadline=None)
@given(soup(ODT_ELEMENTS, ["text:c", "text:style-name", "text:outline-level", "xlink:href"]))
def test_elements_of_opendocument_where_none_expects_them_do_no_harm(body):
    leads_back(read_odt(odt(body + "<text:p>A</text:p>")))
