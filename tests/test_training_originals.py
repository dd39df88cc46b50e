"""The public originals of the labelled references: their formats and the one convention."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibnorm.model import Label
from bibnorm.training.corpora import gold
from bibnorm.training.originals import read_anystyle, read_grobid, read_jats
from bibnorm.training.originals.harmonise import harmonise
from bibnorm.training.originals.xml import XmlError, parse

ANYSTYLE = """<?xml version="1.0" encoding="UTF-8"?>
<dataset>
  <sequence>
    <citation-number>[4]</citation-number>
    <author>Roe, J., &amp; Doe, K.</author>
    <date>(2001).</date>
    <title>“Ink and quill.”</title>
    <editor>In L. Poe (Ed.),</editor>
    <container-title>Handbook of ink</container-title>
    <volume>(Vol. 2,</volume>
    <pages>pp. 7–19).</pages>
    <location>Graz:</location>
    <publisher>Blot &amp; Co.</publisher>
  </sequence>
  <sequence>
    <author>———.</author>
    <title>More ink.</title>
    <journal>Quill,</journal>
    <volume>2002;58(5):1583-1606.</volume>
  </sequence>
  <sequence>
    <title>Old ink.</title>
    <collection-title>Ink studies 3.</collection-title>
    <translator>trans. by K. Doe.</translator>
  </sequence>
</dataset>
"""

GROBID = """<?xml version="1.0" encoding="UTF-8"?>
<tei xmlns="http://www.tei-c.org/ns/1.0"><text><back><listBibl>
  <bibl>[12] <author>J. Roe and K. Doe</author>, <title level="a">On<lb/>
    ink</title>. <title level="j">Quill.</title> <biblScope unit="volume">5</biblScope>,
    no. <biblScope type="issue">2</biblScope>, <biblScope unit="page">7-9</biblScope>
    (<date>2001</date>). <idno type="DOI">10.1000/ink</idno> <idno>MR99</idno></bibl>
  <bibl><author>K. Doe</author> ,<title level="m">Proc .of INK</title> ,<date>2003</date></bibl>
  <bibl><orgName type="collaboration">INK Collaboration</orgName>,
    <title level="m">All of ink</title>, <title level="s">Studies</title></bibl>
</listBibl></back></text></tei>
"""

JATS = """<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.1//EN" "JATS-archivearticle1.dtd">
<article><front><publisher><publisher-name>{publisher}</publisher-name></publisher></front>
<back><ref-list>{refs}</ref-list></back></article>
"""
ROE = "<name><surname>Roe</surname><given-names>J.</given-names></name>"
DOE = "<name><surname>Doe</surname><given-names>K.</given-names></name>"
MIXED = f"""<ref id="b1"><label>1</label><mixed-citation publication-type="journal">
  <person-group person-group-type="author">{ROE}{DOE}</person-group> (<year>2001</year>).
  <article-title>On <italic>Quercus</italic> ink&nbsp;stains.</article-title>
  <source>Quill</source> <volume>5</volume>(<issue>2</issue>),
  <fpage>7</fpage>&#x02013;<lpage>9</lpage>.
  <pub-id pub-id-type="doi">10.1000/ink</pub-id><pub-id pub-id-type="pmid">99</pub-id>
</mixed-citation></ref>"""
BOOK = f"""<ref id="b2"><mixed-citation>{ROE}, <etal/>. <chapter-title>Ink</chapter-title>.
  In: {DOE}, editor. <source>All of ink</source>. <publisher-loc>Graz</publisher-loc>:
  <publisher-name>Blot</publisher-name>; <year>2003</year>.</mixed-citation></ref>"""
ELEMENT = f"""<ref id="b3"><element-citation>
  <person-group person-group-type="author">{ROE}<collab>Ink Board</collab></person-group>
  <article-title>Why ink?</article-title><source>Quill</source><year>2004</year>
  <volume>5</volume><issue>2</issue><fpage>7</fpage><lpage>9</lpage>
  <pub-id pub-id-type="doi">10.1000/why</pub-id></element-citation></ref>"""


def parts(record, key="spans_h"):
    return [(label, record["raw"][start:end]) for start, end, label in record[key]]


def write(folder, text, name="list.xml"):
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def jats(folder, refs, publisher="Society of Ink"):
    write(folder, JATS.format(refs=refs, publisher=publisher))
    return list(read_jats(folder))


def test_anystyle_segments_are_joined_and_harmonised(tmp_path):
    first, same, series = read_anystyle(write(tmp_path, ANYSTYLE))
    assert first["id"] == "anystyle:list:0"
    assert first["raw"].startswith("[4] Roe, J., & Doe, K. (2001). “Ink and quill.” In L. Poe")
    assert parts(first) == [
        ("number-marker", "4"),
        ("author", "Roe, J., & Doe, K."),
        ("date", "2001"),
        ("title", "Ink and quill"),
        ("editor", "L. Poe"),
        ("container", "Handbook of ink"),
        ("volume", "2"),
        ("pages", "7–19"),
        ("location", "Graz"),
        ("publisher", "Blot & Co"),
    ]
    assert ("editor", "In L. Poe (Ed.),") in parts(first, "spans")
    assert first["fields"]["author"] == ["Roe, J.", "Doe, K."]
    assert first["fields"]["pages"] == "7-19"
    assert parts(same)[-4:] == [
        ("date", "2002"),
        ("volume", "58"),
        ("issue", "5"),
        ("pages", "1583-1606"),
    ]
    assert same["unscored"] == ["author"]  # a dash for the same author is no name
    assert [label for label, _ in parts(series)] == ["title", "container", "other"]


def test_grobid_kinds_decide_the_label(tmp_path):
    first, displaced, book = list(read_grobid(write(tmp_path, GROBID).parent))
    assert parts(first) == [
        ("number-marker", "12"),
        ("author", "J. Roe and K. Doe"),
        ("title", "On ink"),
        ("container", "Quill"),
        ("volume", "5"),
        ("issue", "2"),
        ("pages", "7-9"),
        ("date", "2001"),
        ("doi", "10.1000/ink"),
        ("other", "MR99"),
    ]
    assert first["src"][:3] == ["author", "title:a", "title:j"]
    assert "displaced" not in first
    assert displaced["displaced"]
    assert ("container", "Proc .of INK") in parts(displaced)
    assert parts(book) == [
        ("author", "INK Collaboration"),
        ("title", "All of ink"),
        ("other", "Studies"),
    ]


def test_jats_prints_what_the_markup_stands_for(tmp_path):
    (record,) = jats(tmp_path, MIXED)
    assert record["raw"] == (
        "Roe J., Doe K. (2001). On Quercus ink stains. Quill 5(2), 7–9. doi: 10.1000/ink"
    )
    assert parts(record) == [
        ("author", "Roe J., Doe K."),
        ("date", "2001"),
        ("title", "On Quercus ink stains"),
        ("container", "Quill"),
        ("volume", "5"),
        ("issue", "2"),
        ("pages", "7–9"),
        ("doi", "10.1000/ink"),
    ]
    assert record["fields"]["author"] == ["Roe, J.", "Doe, K."]
    assert [(record["raw"][s:e], part, person) for s, e, part, person in record["names"]] == [
        ("Roe", "family", 1),
        ("J.", "given", 1),
        ("Doe", "family", 2),
        ("K.", "given", 2),
    ]


def test_jats_names_of_a_house_that_inverts_them(tmp_path):
    (record,) = jats(tmp_path, MIXED, publisher="Frontiers of Ink")
    assert record["raw"].startswith("Roe, J., and Doe, K. (2001). ")
    assert record["fields"]["author"] == ["Roe, J.", "Doe, K."]


def test_jats_who_stands_behind_the_title_is_editor(tmp_path):
    (record,) = jats(tmp_path, BOOK)
    assert record["raw"] == "Roe J., et al. Ink. In: Doe K., editor. All of ink. Graz: Blot; 2003."
    assert parts(record)[:4] == [
        ("author", "Roe J."),
        ("title", "Ink"),
        ("editor", "Doe K."),
        ("container", "All of ink"),
    ]


def test_jats_an_element_citation_gets_punctuation(tmp_path):
    (record,) = jats(tmp_path, ELEMENT)
    assert record["raw"] == (
        "Roe J., Ink Board. Why ink? Quill. 2004; 5(2): 7–9. doi: 10.1000/why."
    )
    assert record["names"][-1][2] == "literal"
    assert parts(record)[-2:] == [("pages", "7–9"), ("doi", "10.1000/why")]


def test_several_citations_under_one_number_are_left_out(tmp_path):
    refs = MIXED.replace("</ref>", "<mixed-citation>Also this.</mixed-citation></ref>")
    assert jats(tmp_path, refs) == []


def test_the_training_takes_the_records_as_they_are(tmp_path):
    records = [*read_anystyle(write(tmp_path, ANYSTYLE)), *jats(tmp_path, MIXED + BOOK + ELEMENT)]
    for record in records:
        tagged = gold(record)
        assert tagged.spans
        assert all(span.label is not Label.MARKER for span in tagged.spans)


BOMB = b"""<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><a>&b;</a>"""
OUTSIDE = b"""<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><a>&a;</a>"""


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (BOMB, "declares the entity"),
        (OUTSIDE, "declares the entity"),
        (b'<!DOCTYPE a SYSTEM "a.dtd"><a>&nosuch;</a>', "unknown entity"),
        (b"<a>" * 300 + b"</a>" * 300, "nested deeper"),
        (b"<a><b></a>", "mismatched tag"),
        (b"", "no element found"),
    ],
)
def test_dangerous_or_broken_xml_is_refused(data, why):
    with pytest.raises(XmlError, match=why):
        parse(data)


def test_a_broken_file_is_named(tmp_path):
    with pytest.raises(XmlError, match=r"list\.xml"):
        list(read_anystyle(write(tmp_path, "<dataset>")))


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("volume", "58(5):1583-1606.", ["volume:58", "issue:5", "pages:1583-1606"]),
        ("volume", "vol. 19, no. 1,", ["volume:19", "issue:1"]),
        ("volume", "No. 134, Part 3,", ["issue:134, Part 3"]),
        ("volume", "1994;2(4):", ["date:1994", "volume:2", "issue:4"]),
        ("volume", "v. 32,", ["volume:32"]),
        ("volume", "XIV:4", ["volume:XIV", "issue:4"]),
        ("volume", "86(2014):", ["volume:86", "date:2014"]),
        ("volume", "45-3,", ["volume:45-3"]),
        ("volume", "2 vols.", ["volume:2 vols"]),
        ("volume", "vol.", ["volume:vol"]),
        ("issue", "(D1)", ["issue:D1"]),
        ("pages", "(pp. 7–19).", ["pages:7–19"]),
        ("pages", "S344-S356.", ["pages:S344-S356"]),
        ("editor", "In: Roe, J. & Doe, K. (Hrsg.):", ["editor:Roe, J. & Doe, K."]),
        ("editor", "In Roe J., editors,", ["editor:Roe J."]),
        ("container", "in “Quill”,", ["container:Quill"]),
        ("container", "Indian Quill.", ["container:Indian Quill"]),
        ("title", "« Ink (and quill). »,", ["title:Ink (and quill)"]),
        ("title", "(Ink) and (quill).", ["title:(Ink) and (quill)"]),
        ("title", "In vitro ink.", ["title:In vitro ink"]),
        ("author", "Roe, J., et al.,", ["author:Roe, J., et al."]),
        ("author", "Jane Roe.", ["author:Jane Roe"]),
        ("author", "———.", []),
        ("url", "<http://ink.org/>.", ["url:<http://ink.org/>"]),
        ("number-marker", "[Roe01]", ["number-marker:Roe01"]),
    ],
)
def test_the_convention(label, text, expected):
    found = harmonise(text, [(0, len(text), label)])
    assert [f"{kind}:{text[start:end]}" for start, end, kind in found] == expected


@pytest.mark.parametrize(
    ("between", "one"), [(", ", True), (" & ", True), (", and ", True), (" … ", False), ("", True)]
)
def test_authors_of_one_block_are_one_span(between, one):
    raw = f"Roe J{between}Doe K"
    found = harmonise(raw, [(0, 5, "author"), (5 + len(between), len(raw), "author")])
    assert (found == [(0, len(raw), "author")]) is one


@st.composite
def labelled(draw):
    raw = draw(st.text(alphabet="aB1. ,;:()[]–-“”\"'vonpIeds°/&…", max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=8)))
    labels = st.sampled_from([label.value for label in Label])
    return raw, [(s, e, draw(labels)) for s, e in zip(cuts[::2], cuts[1::2], strict=False)]


@given(labelled())
def test_spans_stay_in_order_and_inside(sample):
    raw, spans = sample
    place = 0
    for start, end, label in harmonise(raw, spans):
        assert place <= start < end <= len(raw)
        assert label in set(Label)
        place = end


def test_a_long_line_takes_linear_time():
    for unit in ("(", ")", "(1", "1(.", "a ", "1,"):
        raw = unit * 50_000
        for label in ("volume", "editor", "pages"):
            assert len(harmonise(raw, [(0, len(raw), label)])) <= 1


@pytest.mark.parametrize(
    ("others", "printed"),
    [
        ("<etal/>", "Roe J., et al. On ink."),
        ("<etal>et al.</etal>", "Roe J., et al.. On ink."),  # the source's own dots stay
    ],
)
def test_jats_others(tmp_path, others, printed):
    people = f"<person-group>{ROE}{others}</person-group>"
    ref = f"<ref><mixed-citation>{people}. On ink.</mixed-citation></ref>"
    assert [r["raw"] for r in jats(tmp_path, ref)] == [printed]
