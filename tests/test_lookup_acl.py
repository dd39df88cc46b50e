"""The ACL Anthology's XML, in its older and newer forms."""

import io

import pytest

from bibnorm.lookup.index.acl import read_acl

PAPER = (
    "<paper id='{id}'><title>{title}</title><author><first>Ada</first><last>Wind</last></author>"
    "{more}</paper>"
)


def read(collection="2031.rain", volume="id='1'", meta="", title="Rain", more="", paper="7"):
    booktitle = "" if "<booktitle>" in meta else "<booktitle>Proceedings of Rain Days</booktitle>"
    text = PAPER.format(id=paper, title=title, more=more)
    xml = (
        f"<collection id='{collection}'><volume {volume}><meta>{booktitle}{meta}</meta>"
        f"<frontmatter><url>2031.rain-1.0</url></frontmatter>{text}</volume>"
        "<event id='rain-2031'><meta><title>Rain Days</title></meta></event></collection>"
    )
    return list(read_acl(io.BytesIO(xml.encode())))


def facts(record):
    return {"type": record.type, **dict(record.fields)}


@pytest.mark.parametrize(
    ("volume", "meta", "expected"),
    [
        (
            "id='1' type='journal'",
            "<booktitle>Rain Letters, Volume 15, Number 1, March 1989</booktitle>"
            "<journal-volume>15</journal-volume><journal-issue>1</journal-issue>",
            {"container": "Rain Letters", "volume": "15", "number": "1"},
        ),
        (
            "id='1' type='journal'",
            "<booktitle>Transactions of the Rain Society, Volume 12</booktitle>"
            "<journal-volume>12</journal-volume>",
            {"container": "Transactions of the Rain Society", "volume": "12"},
        ),
        (
            "id='1' type='journal'",
            "<booktitle>Journal of Rain (November 1975)</booktitle>"
            "<journal-title>The Journal of Rain</journal-title>",
            {"container": "The Journal of Rain"},
        ),
        (
            "id='1' type='journal'",
            "<booktitle>Journal of Rain (November 1975)</booktitle>",
            {"container": "Journal of Rain"},
        ),
        (  # older files do not say that this is a journal
            "id='1'",
            "<booktitle>Rain Letters. Formerly the Journal of Rain, Volume 10, Number 3-4, July"
            " 1984</booktitle>",
            {"container": "Rain Letters", "volume": "10", "number": "3-4"},
        ),
    ],
)
def test_a_journal_is_told_from_its_issue(volume, meta, expected):
    [paper] = read("J89", volume, meta)  # an issue is no publication of its own
    said = facts(paper)
    assert said["type"] == "article"
    assert {key: said.get(key) for key in ("container", "volume", "number")} == {
        "volume": None,
        "number": None,
        **expected,
    }


def test_an_issue_may_stand_at_the_paper():
    meta = "<booktitle>Rain, Volume 9, 2014</booktitle><journal-volume>9</journal-volume>"
    [paper] = read(volume="id='9' type='journal'", meta=meta, more="<issue>3</issue>")
    assert (facts(paper)["volume"], facts(paper)["number"]) == ("9", "3")


@pytest.mark.parametrize(
    "title",
    [
        "Rain 2000 Volume 1: The 18th Conference on Rain",
        "36th Meeting on Rain and 17th on Wind, Volume 1",
        "Proceedings of Rain Days (Volume 1: Long Papers)",
    ],
)
@pytest.mark.parametrize("volume", ["id='1'", "id='1' type='proceedings'"])
def test_proceedings_in_volumes_are_no_journal(title, volume):
    paper, _ = read(volume=volume, meta=f"<booktitle>{title}</booktitle>")
    assert (facts(paper)["type"], facts(paper)["container"]) == ("inproceedings", title)
    assert "volume" not in facts(paper)


def test_the_volume_is_a_publication_too_and_its_editors_are_its_own():
    editor = "<editor><first>Bo</first><last>Hail</last></editor><doi>10.5555/v</doi>"
    paper, volume = read(meta=f"<year>2031</year>{editor}")
    assert [str(name) for _, name in paper.people] == ["Wind, Ada"]
    assert [(role.value, str(name)) for role, name in volume.people] == [("editor", "Hail, Bo")]
    assert volume.key == "2031.rain-1"
    expected = {"type": "proceedings", "title": "Proceedings of Rain Days", "year": "2031"}
    assert facts(volume) == {**expected, "doi": "10.5555/v"}


@pytest.mark.parametrize(
    ("collection", "volume", "paper", "key"),
    [
        ("2031.rain", "long", "7", "2031.rain-long.7"),
        ("P98", "1", "23", "P98-1023"),
        ("W18", "58", "1", "W18-5801"),
        ("W95", "1", "12", "W95-0112"),
        ("D19", "1", "2", "D19-1002"),
        ("D19", "57", "2", "D19-5702"),
        ("C69", "1", "1", "C69-0101"),
    ],
)
def test_keys_are_made_as_the_anthology_makes_them(collection, volume, paper, key):
    """The file's address may be elsewhere, and newer files have none."""
    more = "<url>https://example.org/586.pdf</url>"
    found, _ = read(collection, f"id='{volume}'", paper=paper, more=more)
    assert (found.key, facts(found)["url"]) == (key, f"https://aclanthology.org/{key}/")


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        ("August", "August"),
        ("7", "7"),
        ("November 10-11", "November"),
        ("12--13 November", "November"),
        ("October 29 – November 1", "October"),
        ("August 28th", "August"),
        ("", None),
    ],
)
def test_of_a_meeting_s_days_the_month_is_taken(month, expected):
    paper, _ = read(meta=f"<month>{month}</month>")
    assert facts(paper).get("month") == expected


@pytest.mark.parametrize(("collection", "year"), [("C65", "1965"), ("C04", "2004"), ("X", None)])
def test_the_year_may_stand_in_the_collection_s_name_only(collection, year):
    assert facts(read(collection)[0]).get("year") == year


def test_titles_keep_their_formulas():
    title = "TAL in <tex-math>O(n^2)</tex-math>, <i>i.e.</i> <fixed-case>R</fixed-case>ain"
    assert facts(read(title=title)[0])["title"] == "TAL in $O(n^2)$, i.e. Rain"


def test_a_name_in_another_script_is_left_out():
    more = "<author><first>Yan</first><last>Li</last><variant script='hani'><first>艳</first>"
    paper, _ = read(
        more=f"{more}<last>李</last></variant></author><author><last>Mau</last></author>"
    )
    assert [str(name) for _, name in paper.people] == ["Wind, Ada", "Li, Yan", "Mau"]
