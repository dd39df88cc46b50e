"""The local index: what it is built of, how it is asked, what it says of a source that fails."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bibnorm.lookup.index import Index, IndexFileError, SourceError, build, records_of
from bibnorm.model import Entry, Name, Record, Role, Source

DBLP = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE dblp SYSTEM "dblp.dtd">
<dblp>
<article mdate="2031-01-01" key="journals/rain/WindB31">
<author>Ada Wind 0002</author><author>J&ouml;rg B&ouml;e</author>
<title>Measuring <i>rain</i> in Wales.</title><pages>1-12</pages><year>2031</year>
<volume>7</volume><journal>Rain Lett.</journal><ee>https://doi.org/10.1000/RAIN.7</ee></article>
<article key="journals/corr/abs-3101-00001"><author>Ada Wind 0002</author>
<title>Measuring rain in Wales.</title><year>2031</year><volume>abs/3101.00001</volume>
<journal>CoRR</journal><ee>https://arxiv.org/abs/3101.00001</ee></article>
<www key="homepages/w/AdaWind"><author>Ada Wind</author><title>Home Page</title></www>
</dblp>
"""
ACL = """<?xml version='1.0' encoding='UTF-8'?>
<collection id="2031.rain"><volume id="1"><meta><booktitle>Proceedings of Rain Days</booktitle>
<year>2031</year><publisher>Rain Society</publisher></meta>
<paper id="3"><title>Words for <fixed-case>R</fixed-case>ain</title>
<author><first>Berta</first><last>van der Boe</last></author><pages>3–9</pages>
<url>2031.rain-1.3</url></paper></volume></collection>
"""
CROSSREF = {
    "items": [
        {
            "DOI": "10.1000/HAIL",
            "type": "journal-article",
            "title": ["Hail: a survey"],
            "author": [{"family": "Wind", "given": "Ada"}],
            "container-title": ["Rain Letters"],
            "issued": {"date-parts": [[2030, 5]]},
        }
    ]
}
BIB = "@book{snow, author = {Cid, Carla}, title = {On {S}now}, year = 2029}\n"
LINE = {"key": "dew", "type": "inproceedings", "title": "Dew points", "authors": ["Di Dou"]}


def asked(title: str, *families: str) -> Entry:
    people = tuple(Name(family=family) for family in families)
    return Entry(key="", type="misc", title=title, authors=people, source=Source(text=""))


@pytest.fixture
def sources(tmp_path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "dblp.xml.gz").write_bytes(gzip.compress(DBLP.encode("latin-1")))
    (folder / "2031.rain.xml").write_text(ACL, "utf-8")
    (folder / "0.json.gz").write_bytes(gzip.compress(json.dumps(CROSSREF).encode()))
    (folder / "mine.bib").write_text(BIB)
    (folder / "more.jsonl").write_text(json.dumps(LINE) + "\n\n")
    (folder / "README.md").write_text("no source")
    return folder


@pytest.fixture
def index(sources, tmp_path) -> Index:
    assert build(tmp_path / "all.sqlite", records_of(sources)) == 7
    return Index(tmp_path / "all.sqlite")


@pytest.mark.parametrize(
    ("title", "id_", "values"),
    [
        ("Words for Rain", "2031.rain-1.3", {"pages": "3-9", "publisher": "Rain Society"}),
        ("Hail: A Survey", "10.1000/hail", {"year": 2030, "month": 5, "volume": None}),
        ("On snow", "snow", {"type": "book", "year": 2029}),
        ("Dew point", "dew", {"type": "inproceedings"}),
    ],
)
def test_each_source_is_found_by_title(index, title, id_, values):
    [found] = index.by_work(asked(title))
    assert found.id == id_
    assert {name: getattr(found.entry, name) for name in values} == values


def test_dblp_by_number(index):
    found = index.by_doi("10.1000/Rain.7")
    assert found.id == "DBLP:journals/rain/WindB31"
    assert [str(name) for name in found.entry.authors] == ["Wind, Ada", "Böe, Jörg"]
    assert (found.entry.title, found.entry.pages) == ("Measuring rain in Wales", "1-12")
    assert index.by_arxiv("3101.00001v2").id == "DBLP:journals/corr/abs-3101-00001"
    assert index.by_doi("10.1000/none") is None
    assert {one.id for one in index.by_work(asked("Measuring rain in Wales"))} == {
        "DBLP:journals/rain/WindB31",
        "DBLP:journals/corr/abs-3101-00001",
    }
    assert index.by_work(asked("")) == []


def test_a_word_left_out_or_misspelt_is_no_hindrance(index):
    for title in ("Measuring rain Wales", "Mesuring rain in Wales", "measuring RAIN in wales."):
        assert len(index.by_work(asked(title))) == 2


def test_records_are_kept_whole(tmp_path):
    who = ((Role.AUTHOR, Name(family="Wind", prefix="von")), (Role.EDITOR, "Carla Cid"))
    fields = (("title", "Fog"), ("note", 'in "fog" \u2028 {x}'))
    record = Record("", type="misc", key="k", people=who, fields=fields, extra=(("file", "a.pdf"),))
    build(tmp_path / "one.sqlite", [("one", [record, Record("", key="untitled")])])
    [found] = Index(tmp_path / "one.sqlite").by_work(asked("Fog"))
    assert str(found.entry.authors[0]) == "von Wind"
    assert found.entry.extra == {"file": "a.pdf"}


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.xml", b"<dblp><article>", "cannot be read on"),
        ("a.xml", b"<other/>", "neither XML of DBLP"),
        ("a.jsonl", b'{"title": ', "cannot be read on"),
        ("a.jsonl.gz", gzip.compress(b"{}" * 99)[:20], "cannot be read on"),
        ("a.bib", None, "no such file"),
    ],
)
def test_a_source_that_fails_leaves_no_index(bibnorm, tmp_path, name, data, told):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    (tmp_path / "old.sqlite").write_bytes(b"old")
    done = bibnorm("index", "build", name, "-o", "old.sqlite", cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert (tmp_path / "old.sqlite").read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} <= {name, "old.sqlite"}


def test_the_command(bibnorm, sources, tmp_path):
    done = bibnorm("index", "build", sources, "-o", "x.sqlite", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"x.sqlite: 7 publications" in done.stderr
    assert bibnorm("index", "build", "x.sqlite", "-o", "x.sqlite", cwd=tmp_path).returncode == 2
    assert bibnorm("index", "make", sources, cwd=tmp_path).returncode == 2
    done = bibnorm("index", "build", tmp_path / "none", cwd=tmp_path)
    assert (done.returncode, b"no such file or folder" in done.stderr) == (2, True)


def test_what_is_no_index_is_refused(tmp_path):
    (tmp_path / "a.sqlite").write_text("no index" * 200)
    with pytest.raises(IndexFileError, match="this is no index"):
        Index(tmp_path / "a.sqlite")
    with pytest.raises(IndexFileError, match="no such file"):
        Index(tmp_path / "b.sqlite")
    script = "import sqlite3; sqlite3.connect('c.sqlite').execute('create table a (b)')"
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=True)
    with pytest.raises(IndexFileError, match="is no index of bibnorm's"):
        Index(tmp_path / "c.sqlite")


def test_entities_are_not_fetched_nor_multiplied(tmp_path):
    """A document type may name any file, and entities may hold entities."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    body = "<dblp><article><title>&l11;</title></article></dblp>"
    (tmp_path / "a.xml").write_text(f'<!DOCTYPE dblp [<!ENTITY l0 "ha">{laughs}]>{body}')
    with pytest.raises(SourceError, match="cannot be read on"):
        build(tmp_path / "a.sqlite", records_of(tmp_path / "a.xml"))


def test_an_index_damaged_further_in_is_trouble(bibnorm, sources, tmp_path):
    build(tmp_path / "x.sqlite", records_of(sources))
    data = bytearray((tmp_path / "x.sqlite").read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    (tmp_path / "x.sqlite").write_bytes(data)
    (tmp_path / "mine.bib").write_text("@misc{a, title = {Hail: a survey}}")
    done = bibnorm("verify", "--index", "x.sqlite", "mine.bib", cwd=tmp_path)
    told = (done.stdout + done.stderr).decode()
    assert "Traceback" not in told
    assert "bug in bibnorm" not in told
    assert "no index, or damaged" in told or "build it again" in told
