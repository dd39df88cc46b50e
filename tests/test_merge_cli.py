"""`bibnorm merge` as a user runs it: what is mine stays to the byte, what is new comes along."""

import shutil
import subprocess
from pathlib import Path

import pytest

from bibnorm.bibfile import UnprovenError, split
from bibnorm.cli import merge_run
from bibnorm.cli.exits import Exit
from bibnorm.cli.merge_run import Mode, run
from bibnorm.pipeline.bib.growth import Growth, prove_growth
from bibnorm.pipeline.bib.merge import merge

MINE = """% mine, and in my order
@string{jw = "Journal of Weather"}
@article{rain2001,
  author = {Ada Rain},
  title = {Measuring Rain over Warm Seas},
  journal = jw,
  year = 2001
}
@misc{snow, author = {Bo Snow}, title = {Snow on the Roofs of Towns}, year = 2020,
  eprint = {2001.00001}, archiveprefix = {arXiv}}
"""
NEW = """@string{jw = "J. Wet"}
@string{ed = "Rain"}
@string{pub = ed # " Press"}
@article{r1, author = {Rain, A.}, title = {Measuring rain over warm seas},
  journal = {J. of Weather}, year = 2001, volume = 3}
@article{snow, author = {Snow, Bo}, title = {Snow on the Roofs of Towns}, journal = jw, year = 2021}
@inproceedings{mist, author = {Di Mist}, title = {Mist in the Valleys}, crossref = {wet01}}
@proceedings{wet01, title = {Wet Things}, year = 2001, publisher = pub}
@proceedings{dry01, title = {Dry Things}, year = 2001}
"""
ADDED = """
@string{ed = "Rain"}

@string{pub = ed # " Press"}

@article{snowa, author = {Snow, Bo}, title = {Snow on the Roofs of Towns}, journal = {J. Wet}, \
year = 2021, related = {snow}, relatedtype = {preprintas}}

@inproceedings{mist, author = {Di Mist}, title = {Mist in the Valleys}, crossref = {wet01}}

@proceedings{wet01, title = {Wet Things}, year = 2001, publisher = pub}

@proceedings{dry01, title = {Dry Things}, year = 2001}
"""


@pytest.fixture
def mine(tmp_path) -> Path:
    path = tmp_path / "mine.bib"
    path.write_text(MINE)
    (tmp_path / "new.bib").write_text(NEW)
    return path


def test_what_is_new_is_added_and_what_differs_is_told(bibnorm, mine):
    done = bibnorm("merge", "mine.bib", "new.bib", cwd=mine.parent)
    assert done.returncode == 1
    assert done.stdout.decode() == MINE + ADDED
    assert done.stderr.decode().splitlines() == [
        "new.bib:6: snow: added as snowa, the publication of snow",
        "new.bib:7: mist: added",
        "new.bib:8: wet01: added",
        "new.bib:9: dry01: added",
        "mine.bib:4: rain2001: author: Ada Rain here, Rain, A. in new.bib:4",
        "mine.bib:6: rain2001: journal: Journal of Weather here, J. of Weather in new.bib:5",
        "mine.bib:3: rain2001: volume: --fill adds 3 from new.bib:5",
    ]
    assert mine.read_text() == MINE


def test_in_place_and_again(bibnorm, mine):
    done = bibnorm("merge", "--in-place", "--backup", mine, mine.with_name("new.bib"))
    assert (done.returncode, done.stdout) == (1, b"")
    assert mine.read_text() == MINE + ADDED
    assert mine.with_name("mine.bib.bak").read_text() == MINE
    before = mine.stat()
    again = bibnorm("merge", "--in-place", mine, mine.with_name("new.bib"))
    assert b"added" not in again.stderr
    assert mine.stat().st_mtime_ns == before.st_mtime_ns


def test_fill_adds_what_is_lacking_and_nothing_else(bibnorm, mine):
    done = bibnorm("merge", "--fill", mine, mine.with_name("new.bib"))
    filled = MINE.replace("year = 2001\n}", "year = 2001,\n  volume = 3\n}")
    assert done.stdout.decode() == filled + ADDED


def test_a_file_with_itself(bibnorm, mine):
    done = bibnorm("merge", mine, mine)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, MINE, b"")


def test_a_diff_is_a_patch(bibnorm, mine):
    other = mine.with_name("other.bib")
    other.write_text("@misc{hail, author = {Cy Hail}, title = {Hail in May}, year = 1999}")
    names = ("mine.bib", "new.bib", "other.bib")
    wanted = bibnorm("merge", *names, cwd=mine.parent).stdout
    done = bibnorm("merge", "--diff", *names, cwd=mine.parent)
    assert mine.read_text() == MINE
    if shutil.which("patch"):
        subprocess.run(["patch", "-s", "mine.bib"], input=done.stdout, check=True, cwd=mine.parent)
        assert mine.read_bytes() == wanted


def test_a_list_in_prose(bibnorm, mine, examples):
    cv = examples / "cv.md"
    first = bibnorm("merge", mine, cv)
    assert first.returncode == 0
    assert first.stdout.decode().startswith(MINE + "\n@inproceedings{")
    assert first.stderr.decode().count(": added\n") == 10
    mine.write_bytes(first.stdout)
    again = bibnorm("merge", mine, cv)
    assert (again.returncode, again.stdout, again.stderr) == (0, first.stdout, b"")


@pytest.mark.parametrize("names", ["short", "as-written"])
def test_a_venue_by_another_of_its_names_is_no_difference(bibnorm, mine, examples, names):
    cv = examples / "cv.md"
    mine.write_bytes(bibnorm("parse", "-q", "--venue-names", names, cv).stdout)
    done = bibnorm("merge", mine, cv)
    assert (done.returncode, done.stdout) == (0, mine.read_bytes())
    # The count of the meeting, which the full name drops, may be offered; nothing differs.
    assert all(b": --fill adds {" in line for line in done.stderr.splitlines())


def test_a_list_is_written_in_the_dialect_of_mine(bibnorm, mine, examples):
    mine.write_text("@article{a, author = {A}, title = {T}, journaltitle = {J}, date = {2001}}\n")
    done = bibnorm("merge", mine, examples / "cv.md")
    assert "\n  date = {2023-10},\n" in done.stdout.decode()


def test_what_was_kept_apart_is_added(bibnorm, mine):
    decisions = mine.with_name("mine.bib.bibnorm-decisions.toml")
    decisions.write_text('[[different]]\nkeys = ["rain2001", "r1"]\n')
    done = bibnorm("merge", mine, mine.with_name("new.bib"))
    assert b"\n@article{r1," in done.stdout


def test_an_old_encoding_stays_one(bibnorm, mine):
    mine.write_bytes("% Grüße\r\n@misc{a, title = {Größe}}\r\n".encode("latin-1"))
    new = mine.with_name("new.bib")
    new.write_text("@misc{b, author = {Ä. Öl},\n title = {Über Öl und Äpfel}}")
    done = bibnorm("merge", mine, new)
    assert done.stdout == mine.read_bytes() + (
        "\r\n@misc{b, author = {Ä. Öl},\r\n title = {Über Öl und Äpfel}}\r\n".encode("latin-1")
    )
    new.write_text("@misc{b, author = {Ł. Чехов}, title = {Über Öl und Äpfel}}")
    done = bibnorm("merge", "--in-place", mine, new)
    assert done.returncode == 2
    assert b"is not in UTF-8 and cannot hold" in done.stderr
    new.write_bytes("@misc{b, author = {Ö. Öl}, title = {Über Öl}}".encode("latin-1"))
    mine.write_text("% é\n")
    assert "Über Öl" in bibnorm("merge", mine, new).stdout.decode()


def test_a_file_in_two_encodings_with_itself(bibnorm, mine):
    data = "@misc{a, title = {Größe}}\n".encode() + "@misc{b, note = {Öl}}\n".encode("latin-1")
    mine.write_bytes(data)
    done = bibnorm("merge", mine, mine)
    assert (done.returncode, done.stdout, done.stderr) == (0, data, b"")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--backup", "new.bib"], "--backup goes with --in-place"),
        (["--diff", "--in-place", "new.bib"], "--diff writes nothing; leave out --in-place"),
        (["none.bib"], "none.bib: No such file or directory; check the path"),
        (["none.md"], "none.md: there is no such file; check the path"),
        (["-", "-"], "standard input can be read only once; name files"),
        (["empty.txt"], "empty.txt: "),
    ],
)
def test_what_cannot_be_done_is_said(bibnorm, mine, arguments, told):
    mine.with_name("empty.txt").write_text("")
    done = bibnorm("merge", "mine.bib", *arguments, cwd=mine.parent)
    assert done.returncode == 2
    assert f"bibnorm: {told}" in done.stderr.decode()
    assert mine.read_text() == MINE


def test_what_is_not_proved_is_not_written(mine, monkeypatch, capfd):
    def unproven(*_arguments, **_options):
        raise UnprovenError("line 3: entry rain2001 is not kept")

    monkeypatch.setattr(merge_run, "merge", unproven)
    new = str(mine.with_name("new.bib"))
    with pytest.raises(Exception, match="is not kept, so nothing was written"):
        run(str(mine), [new], Mode(in_place=True))
    assert mine.read_text() == MINE
    assert capfd.readouterr().out == ""


def test_a_file_that_cannot_be_read_in_part(mine, capfd):
    mine.with_name("new.bib").write_text("@misc{a b}\n")
    assert run(str(mine), [str(mine.with_name("new.bib"))], Mode()) is Exit.FINDINGS
    assert "new.bib:1: unread: no comma behind the key; not added" in capfd.readouterr().err


def test_what_of_mine_cannot_be_read_is_told_and_its_key_is_taken(bibnorm, mine):
    mine.write_text("@misc{a title = {T}}\n")
    mine.with_name("new.bib").write_text("@misc{a, title = {T}}")
    done = bibnorm("merge", mine, mine.with_name("new.bib"))
    assert done.returncode == 1
    assert done.stdout == b"@misc{a title = {T}}\n\n@misc{aa, title = {T}}\n"
    assert b":1: unread: no comma behind the key; not compared\n" in done.stderr


# --- entry by entry


def merged(mine: str, new: str, **options) -> str:
    return merge(split(mine), split(new), **options).text


def test_a_part_stands_before_the_whole_that_is_there():
    mine = "@misc{a, title={A}}\n\n@proceedings{p, title={Wet Things}, year=1, editor={E F}}\n"
    new = "@inproceedings{c, title={C}, crossref={q}}\n" + mine[mine.index("@p") :].replace(
        "{p,", "{q,"
    )
    assert merged(mine, new) == mine.replace(
        "@proc", "@inproceedings{c, title={C}, crossref={p}}\n\n@proc"
    )


@pytest.mark.parametrize(
    ("macro", "month"), [("Jan.", "jan"), ("January", "jan"), ("of old", "{January}")]
)
def test_a_month_that_is_defined_anew_means_the_month(macro, month):
    mine = f'@string{{jan = "{macro}"}}\n@misc{{a, title = {{Old Rain in Wales}}, month = jan}}\n'
    new = split("@misc{b, title = {New Hail in Kent}, month = jan}")
    done = merge(split(mine), new)
    assert f"title = {{New Hail in Kent}}, month = {month}}}" in done.text
    assert merge(split(done.text), new).added == ()


def test_a_whole_alone_stays_behind():
    mine = "@inproceedings{a, author={A B}, title={Wet and Dry}, booktitle={W}, year=1}\n"
    new = "@inproceedings{a, author={A B}, title={Wet and Dry}, year=1, crossref={w}}\n"
    done = merge(split(mine), split(new + "@proceedings{w, title={W}}"))
    assert ([one.key for one in done.left], done.text) == (["w"], mine)


def test_an_xdata_comes_along():
    new = "@misc{a, title={A}, xdata={x}}\n@xdata{x, publisher={P}}"
    assert merged("", new) == "@misc{a, title={A}, xdata={x}}\n\n@xdata{x, publisher={P}}\n"


def test_a_key_that_is_taken_and_who_names_it():
    new = "@misc{a, title={B}, related={a, c}}\n@misc{c, title={C}, related={a}}"
    assert merged("@misc{A, title={A}}\n", new) == (
        "@misc{A, title={A}}\n\n@misc{aa, title={B}, related={aa, c}}\n\n"
        "@misc{c, title={C}, related={aa}}\n"
    )


def test_a_publication_that_is_there_and_its_preprint():
    mine = "@article{j, author={A Rain}, title={Wet and Dry Air}, journal={J}, year=2002}"
    new = "@misc{p, author={A Rain}, title={Wet and Dry Air}, eprint={2101.00001}, year=2001}"
    [added] = merge(split(mine), split(new)).added
    assert merged(mine, new).endswith("year=2001, related={j}, relatedtype={preprintof}}\n")
    assert added.link is not None
    assert not added.link.is_preprint


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("% c\n@misc{a, x={1}}\n@misc{b}", "entry a is not kept"),
        ("% c\n@misc{b}", "entry a is not kept"),
        ("@misc{a}\n@misc{b}", "% c"),
        ("% c\n@misc{a}", "an entry that was to be added is not there"),
        ("% c\n@misc{a}\n@misc{b}\n@misc{b}", "is not kept"),
    ],
)
def test_the_proof_refuses(text, told):
    with pytest.raises(UnprovenError, match=told):
        prove_growth(split("% c\n@misc{a}"), text, Growth(["@misc{b}"], {}))
