"""The files that an index is built of: their layouts, and what is told of those that fail."""

import gzip
import io
import json
import tarfile
import tracemalloc
from pathlib import Path

import pytest

from bibnorm.lookup.index import Index, SourceError, build, records_of
from bibnorm.model import Entry, Source

DBLP = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE dblp SYSTEM "dblp.dtd">
<dblp>{}</dblp>"""
ITEM = {"DOI": "10.5555/{}", "type": "journal-article", "title": ["On <i>rain</i> &amp; wind"]}
ITEM |= {"container-title": ["Rain Lett."], "reference": [{"key": "1"}], "abstract": "Long."}


def items(*numbers: int) -> list[dict[str, object]]:
    return [{**ITEM, "DOI": f"10.5555/{number}"} for number in numbers]


def lines(found: list[dict[str, object]]) -> bytes:
    return b"".join(json.dumps(item).encode() + b"\n" for item in found)


def taped(path: Path, files: dict[str, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as tape:
        for name, body in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(body)
            tape.addfile(info, io.BytesIO(body))
    return path


def read(path: Path):
    return [record for _, records in records_of(path) for record in records]


def dblp(tmp_path: Path, text: str):
    path = tmp_path / "dblp.xml"
    path.write_bytes(DBLP.format(text).encode("latin-1"))
    return read(path)


LISTED = json.dumps({"items": items(1, 2)}).encode()
MORE = json.dumps({"items": items(3)}, indent=2).encode()
ANSWER = {"status": "ok", "message": {"total-results": 3, "items": items(1, 2, 3)}}


@pytest.mark.parametrize(
    "files",
    [
        {"0.json.gz": gzip.compress(LISTED), "1.json.gz": gzip.compress(MORE)},
        {"0.json": LISTED, "sub/1.json": MORE},
        {"part 1.jsonl.gz": gzip.compress(lines(items(1, 2, 3)))},
        {"list.json": b"\xef\xbb\xbf" + json.dumps(items(1, 2, 3)).encode()},
        {"lines.jsonl": b"\xef\xbb\xbf" + lines(items(1, 2, 3))},
        {"answer.json": json.dumps(ANSWER).encode()},
    ],
)
@pytest.mark.parametrize("tape", [None, "all.tar", "all.json.tar.gz", "all.tgz"])
def test_crossref_s_data_in_all_its_layouts(tmp_path, files, tape):
    if tape:
        files = {"read me.txt": b"licence", **files}
        path = taped(tmp_path / tape, files, "w" if tape.endswith(".tar") else "w:gz")
    else:
        for name, body in files.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(body)
        path = tmp_path
    records = read(path)
    assert [dict(record.fields)["doi"] for record in records] == [f"10.5555/{n}" for n in (1, 2, 3)]
    assert dict(records[0].fields)["title"] == "On rain & wind"
    assert {name for record in records for name, _ in record.extra} == set()


def test_items_of_other_programs_keep_what_they_say(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('[{"id": "a", "type": "book", "title": "Rain", "DOI": "10.5555/a", "x": "y"}]')
    [record] = read(path)
    assert (record.type, record.key, dict(record.fields)["title"]) == ("book", "a", "Rain")
    assert dict(record.extra) == {"x": "y"}


def test_a_long_list_is_never_held_whole(tmp_path):
    path = tmp_path / "0.json.gz"
    with gzip.open(path, "wt", compresslevel=1) as file:
        file.write('{"items":[')
        long = ({**item, "abstract": "x" * 8_000} for item in items(*range(3_000)))
        file.write(",".join(map(json.dumps, long)))
        file.write("]}")
    tracemalloc.start()
    try:
        assert sum(1 for _, records in records_of(path) for _ in records) == 3_000
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 12_000_000  # of 24 million


def test_dblp_s_peculiarities(tmp_path):
    article, book, _, thesis = dblp(
        tmp_path,
        """<article mdate="2031-01-01" key="journals/corr/abs-3101-00001" publtype="informal">
        <author orcid="0000-0000-0000-0000">J&ouml;rg B&#246;e 0002</author><author>Ann Li</author>
        <title>H<sub>2</sub>O &amp; <i>rain</i>: why?</title><year>2031</year>
        <volume>abs/3101.00001</volume><journal>CoRR</journal>
        <ee type="oa">https://arxiv.org/abs/3101.00001</ee></article>
        <book key="books/x/Rain99"><author>Ann Li</author><title>Rain.</title><year>1999</year>
        <pages>I-XIII, 1-329</pages><publisher href="db/x.html">Cloud</publisher><isbn>1</isbn>
        <isbn>2</isbn><ee>https://doi.org/10.1002/(SICI)1-2%3C3::AID%3E4</ee></book>
        <proceedings key="conf/rain/2031"><editor>Bo Wind 0001</editor>
        <title>Rain Days, RD 2031, Wales, May 3-5, 2031.</title><booktitle>RD</booktitle>
        <series href="db/s.html">LNR</series><volume>7</volume></proceedings>
        <phdthesis key="phd/x/Li"><author>Ann Li</author><title>Rain</title><school>Wales</school>
        <pages>1-99</pages></phdthesis>
        <inproceedings key="conf/rain/W" publtype="withdrawn"><title>Gone.</title></inproceedings>
        <www key="homepages/l/AnnLi"><author>Ann Li</author><title>Home Page</title></www>
        <data key="data/x"><author>Ann Li</author><title>Data.</title></data>""",
    )
    said = dict(article.fields)
    assert said["title"] == "H2O & rain: why?"
    assert (said["arxiv"], said["container"]) == ("3101.00001", "CoRR")
    assert [name for _, name in article.people] == ["Jörg Böe", "Ann Li"]
    said = dict(book.fields)
    assert (said["isbn"], said["doi"]) == ("1", "10.1002/(sici)1-2<3::aid>4")
    assert "pages" not in said
    assert "pages" not in dict(thesis.fields)
    assert dict(thesis.fields)["institution"] == "Wales"


def body(text: str) -> bytes:
    return DBLP.format(f"<article key='x'><title>{text}</title></article>").encode("latin-1")


MANY = body("rain</title></article><article key='x'><title>" * 3_000)
PACKED = gzip.compress(MANY)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'<!DOCTYPE dblp [<!ENTITY l0 "ha">{LAUGHS}]><dblp><article><title>&l11;</title></article>'
FLIPPED = bytearray(PACKED)
FLIPPED[len(FLIPPED) // 2 : len(FLIPPED) // 2 + 8] = b"\xff" * 8


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.xml", b"", "the file is empty"),
        ("a.json", b"", "the file is empty"),
        ("a.xml.gz", gzip.compress(b""), "the file is empty"),
        ("a.xml", b"<html>no</html>", "neither XML of DBLP"),
        ("a.txt", b"hello", "neither XML of DBLP"),
        ("a.xml", body("rain")[:-20], "it breaks off"),
        ("a.xml", body("rain").replace(b"</title>", b"</titel>"), "no XML: mismatched tag"),
        ("a.xml", body("&rain;"), "no XML: undefined entity"),
        ("a.xml", BOMB.encode(), "cannot be read on"),
        ("a.xml", body("rain " * 5_000_000), "a publication of more than 20,000,000 letters"),
        ("a.xml", body("<i>" * 200 + "</i>" * 200), "'i' stands in more than 100 others"),
        ("a.xml.gz", PACKED[: len(PACKED) // 2], "cannot be read on: Compressed file"),
        ("a.xml.gz", bytes(FLIPPED), "cannot be read on"),
        ("a.json", LISTED[:-40], 'it breaks off, or is no JSON, where it says \'{"DOI"'),
        ("a.json", b'{"items":[', "it breaks off"),
        ("a.json", b"[1]", "'1' stands where a publication should"),
        ("a.json", b"[" + b"{" * 100_000, "it breaks off, or is no JSON"),
        ("a.jsonl", lines(items(1)) + b'{"DOI": ', "line 2 breaks off, or is no JSON"),
        ("a.jsonl", b"{" * 9 + b"\n", "line 1 breaks off, or is no JSON"),
        ("a.jsonl", b'{"a": ' * 90_000, "line 1 breaks off, or is no JSON"),
        ("a.bib", bytes(range(256)) * 9, "this is a binary file"),
        ("a.tar", b"\x00" * 300 + b"x", "cannot be read on"),
    ],
)
def test_what_fails_is_told_and_leaves_nothing_behind(bibnorm, tmp_path, name, content, told):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "old.sqlite").write_bytes(b"as it was")
    done = bibnorm("index", "build", name, "-o", "old.sqlite", cwd=tmp_path)
    error = done.stderr.decode()
    assert done.returncode == 2, error
    assert told in error
    assert f"bibnorm: {name}: " in error
    assert "no index was written" in error
    assert "Traceback" not in error
    assert "bug" not in error
    assert (tmp_path / "old.sqlite").read_bytes() == b"as it was"
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([name, "old.sqlite"])


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"a.txt": b"rain"}, "nothing in it is"),
        (
            {"0.json": LISTED, "1.json.gz": gzip.compress(MORE)[:40]},
            "all.tar: 1.json.gz: cannot",
        ),
    ],
)
def test_what_fails_in_a_tape_is_named(tmp_path, files, told):
    with pytest.raises(SourceError, match=told):
        read(taped(tmp_path / "all.tar", files))


def test_a_tape_that_is_cut_is_told(tmp_path):
    path = taped(tmp_path / "all.tar", {"0.json": LISTED, "1.json": MORE * 9})
    path.write_bytes(path.read_bytes()[:1_800])
    with pytest.raises(SourceError, match=r"all\.tar"):
        read(path)


def test_a_tape_s_links_lead_nowhere(tmp_path):
    (tmp_path / "secret.json").write_bytes(LISTED)
    with tarfile.open(tmp_path / "all.tar", "w") as tape:
        link = tarfile.TarInfo("1.json")
        link.type, link.linkname = tarfile.SYMTYPE, str(tmp_path / "secret.json")
        tape.addfile(link)
    with pytest.raises(SourceError, match="nothing in it is"):
        read(tmp_path / "all.tar")


def test_what_records_say_of_others_is_kept(tmp_path):
    item = {
        "DOI": "10.1000/R",
        "type": "journal-article",
        "title": ["Rain over Old Hills"],
        "updated-by": [{"DOI": "10.1000/n", "type": "retraction"}],
    }
    (tmp_path / "works.json").write_text(json.dumps({"items": [item]}))
    xml = "<collection id='2031.rain'><volume id='1'><meta><booktitle>Rain Days</booktitle></meta>"
    xml += "<paper id='2'><title>Hail in Wales</title><retracted date='2032-01-01'>x</retracted>"
    (tmp_path / "a.xml").write_text(f"{xml}</paper></volume></collection>")
    build(tmp_path / "x.sqlite", records_of(tmp_path))
    index = Index(tmp_path / "x.sqlite")
    assert index.by_doi("10.1000/r").relations == (("retracted-by", "10.1000/n"),)
    wanted = Entry(key="a", type="misc", title="Hail in Wales", source=Source(text=""))
    [found] = index.by_work(wanted)
    assert (found.relations, found.entry.extra) == ((("retracted-by", ""),), {})


def test_what_has_no_title_is_told(bibnorm, tmp_path):
    (tmp_path / "a.bib").write_text("@misc{a, title = {Rain}} @misc{b, year = 2031}")
    done = bibnorm("index", "build", "-o", "x.sqlite", "a.bib", cwd=tmp_path)
    assert b"x.sqlite: 1 publications; 1 without a title left out" in done.stderr
    (tmp_path / "a.bib").write_text("@misc{b, year = 2031}")
    done = bibnorm("index", "build", "-o", "y.sqlite", "a.bib", cwd=tmp_path)
    assert (done.returncode, b"is a publication with a title; no index" in done.stderr) == (2, True)
    assert not (tmp_path / "y.sqlite").exists()
