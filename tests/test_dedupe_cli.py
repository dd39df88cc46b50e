"""`bibnorm dedupe` as a user runs it; the only copy is safe with it."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bibnorm.bibfile import UnprovenError, split
from bibnorm.cli import dedupe_run
from bibnorm.cli.dedupe_run import Job, run
from bibnorm.cli.exits import Exit
from bibnorm.pipeline.bib.apply import apply
from bibnorm.pipeline.bib.decisions import read_decisions
from bibnorm.pipeline.bib.join import plan
from bibnorm.pipeline.bib.proof import Joining, prove
from bibnorm.pipeline.bib.values import Values

REFS = """% ours
@string{jw = "Journal of Weather"}
@article{rain2001,
  author = {Ada Rain and Bo Wind},
  title = {Measuring Rain over Warm Seas},
  journal = jw,
  year = 2001,
  timestamp = {then}
}

@article{Rain01, author = {Rain, Ada and Wind, Bo}, title = "Measuring {R}ain over warm seas",
  journal = {Journal of Weather}, year = 2001, doi = {10.1000/rain}, timestamp = {now}}

@inbook{fog, title = {Fog}, crossref = {RAIN01}, note = {Rain01}}
"""
JOINED = """% ours
@string{jw = "Journal of Weather"}
@article{Rain01, author = {Rain, Ada and Wind, Bo}, title = "Measuring {R}ain over warm seas",
  journal = {Journal of Weather}, year = 2001, doi = {10.1000/rain}, timestamp = {now}, \
ids = {rain2001}}

@inbook{fog, title = {Fog}, crossref = {RAIN01}, note = {Rain01}}
"""
DIFFERENT = """@misc{a, author = {Ada Rain}, title = {Wind and Rain}, year = 2001, note = {A}}
@misc{b, author = {Ada Rain}, title = {Wind and {Rain}}, year = 2001, note = {B}}
"""
PREPRINT = """@misc{p, author = {Ada Rain}, title = {Wind and Warm Rain}, year = 2001,
  eprint = {2101.00001}, archiveprefix = {arXiv}}
@article{j, author = {Ada Rain}, title = {Wind and Warm Rain}, year = 2002, journal = {Weather}}
"""


@pytest.fixture
def refs(tmp_path) -> Path:
    path = tmp_path / "refs.bib"
    path.write_text(REFS)
    return path


def test_it_shows_what_is_there_twice(bibnorm, refs):
    done = bibnorm("dedupe", refs.name, cwd=refs.parent)
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "refs.bib:3: rain2001",
        "refs.bib:11: Rain01",
        "  one work",
        "  agrees: same title; same authors; same year 2001; same place",
        "  keep: Rain01",
        "  leave: timestamp (rain2001)",
    ]
    assert refs.read_text() == REFS


def test_nothing_twice(bibnorm, refs):
    refs.write_text("@misc{a, title = {Rain}}\n@misc{b, title = {Wind}}\n")
    done = bibnorm("dedupe", refs)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert bibnorm("dedupe", "-", input=b"@misc{b c}").stderr.startswith(b"<stdin>:1: unread")


def test_joined_in_place(bibnorm, refs):
    done = bibnorm("dedupe", "--apply", "--backup", refs)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode() == f"{refs}: rain2001 -> Rain01\n"
    assert refs.read_text() == JOINED
    assert refs.with_name("refs.bib.bak").read_text() == REFS
    assert bibnorm("dedupe", refs).returncode == 0


def test_a_diff_is_a_patch(bibnorm, refs):
    done = bibnorm("dedupe", "--diff", refs.name, cwd=refs.parent)
    assert (done.returncode, refs.read_text()) == (0, REFS)
    if shutil.which("patch"):
        subprocess.run(["patch", "-s", refs.name], input=done.stdout, check=True, cwd=refs.parent)
        assert refs.read_text() == JOINED


def test_where_two_differ_both_stay(bibnorm, refs):
    refs.write_text(DIFFERENT)
    done = bibnorm("dedupe", "--apply", refs)
    assert done.returncode == 1
    assert "  decide: note: A (line 1) or B (b, line 2)\n" in done.stdout.decode()
    assert refs.read_text() == DIFFERENT


def test_a_person_decides(bibnorm, refs):
    refs.write_text(DIFFERENT)
    done = bibnorm("dedupe", "--apply", "--prefer", "b", refs)
    assert done.returncode == 0, done.stdout
    assert "note = {B}" in refs.read_text()
    assert "ids = {a}" in refs.read_text()
    assert "note = {A}" not in refs.read_text()


def test_a_no_is_remembered(bibnorm, refs):
    done = bibnorm("dedupe", "--no", "rain2001", "Rain01", refs)
    assert (done.returncode, done.stdout) == (0, b"")
    beside = refs.with_name("refs.bib.bibnorm-decisions.toml")
    text = beside.read_text()
    assert text.endswith('[[different]]\nkeys = ["rain2001", "Rain01"]\n')
    assert bibnorm("dedupe", refs).returncode == 0
    assert bibnorm("dedupe", "--no", "Rain01", "rain2001", refs).returncode == 0
    assert beside.read_text() == text
    refs.write_text("@misc{a, title = {Rain}}\n")  # the keys are gone
    assert bibnorm("dedupe", refs).returncode == 0


def test_decisions_written_by_hand(bibnorm, refs, tmp_path):
    refs.write_text(DIFFERENT)
    path = tmp_path / "mine.toml"
    path.write_text('# we met\n[[same]]\nkeys = ["a", "b"]\nkeep = "a"\nwhy = "asked her"\n')
    done = bibnorm("dedupe", "--decisions", path, "--apply", refs)
    assert done.returncode == 0
    assert "note = {A}" in refs.read_text()
    bibnorm("dedupe", "--decisions", path, "--no", "a", "a", refs)
    assert path.read_text().startswith("# we met\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = [", "Invalid value"),
        ("[[other]]", "other: no such decision; known: different, same"),
        ("[[same]]\nkeys = ['a', 'b']\nkeep = 'c'", "same: keep: name one of its keys (a, b)"),
        ("[[different]]\nkeys = ['a']", "different: keys: give two or more in quotes"),
        ("[[different]]\nkey = ['a', 'b']", "different: key: no such key; known: keys, why"),
        ("different = 1", "different: write [[different]] above each decision"),
    ],
)
def test_wrong_decisions_are_told(refs, capfd, text, told):
    path = refs.with_name("refs.bib.bibnorm-decisions.toml")
    path.write_text(text)
    assert run([str(refs)], Job(apply=True)) is Exit.FAILED
    assert f"{path}: {told}" in capfd.readouterr().err
    assert (refs.read_text(), path.read_text()) == (REFS, text)


def test_a_publication_is_linked_to_its_preprint(bibnorm, refs):
    refs.write_text(PREPRINT)
    shown = bibnorm("dedupe", refs)
    assert shown.returncode == 1
    assert b"  preprint and publication\n" in shown.stdout
    assert bibnorm("dedupe", "--apply", refs).returncode == 1
    assert refs.read_text() == PREPRINT
    done = bibnorm("dedupe", "--apply", "--link", refs)
    assert (done.returncode, done.stdout.decode()) == (0, f"{refs}: j names its preprint p\n")
    linked = "journal = {Weather}, related = {p}, relatedtype = {preprintas}}"
    assert refs.read_text() == PREPRINT.replace("journal = {Weather}}", linked)
    assert bibnorm("dedupe", refs).returncode == 0


def test_what_is_related_in_another_way_stays(bibnorm, refs):
    text = PREPRINT.replace("{Weather}", "{Weather}, related = {x}, relatedtype = {reprintof}")
    refs.write_text(text)
    done = bibnorm("dedupe", "--apply", "--link", refs)
    assert (done.returncode, refs.read_text()) == (1, text)
    assert b"preprint and publication" in done.stdout


def test_for_programs(bibnorm, refs):
    done = bibnorm("dedupe", "--json", refs.name, cwd=refs.parent)
    assert done.returncode == 1
    [file] = json.loads(done.stdout)["files"]
    [one] = file["twice"]
    assert (file["file"], one["keep"], one["settled"]) == ("refs.bib", "Rain01", True)
    assert one["entries"] == [{"key": "rain2001", "line": 3}, {"key": "Rain01", "line": 11}]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--backup"], "--backup goes with --apply"),
        (["--link"], "--link goes with --apply or --diff"),
        (["--apply", "--diff"], "--diff writes nothing; leave out --apply"),
        (["--json", "--diff"], "--json says what was found; leave out --apply and --diff"),
        (["--no", "Rain0", "fog"], "refs.bib: no entry has the key Rain0 (did you mean Rain01?)"),
        (["--prefer", "x", "other.bib"], "several files: --no, --prefer and --decisions are of"),
        (["--decisions", "none.toml"], "none.toml: No such file or directory; check the path"),
        (["--apply", "-"], "standard input cannot be written in place; name a file"),
        (["none.bib"], "none.bib: No such file or directory; check the path"),
    ],
)
def test_what_cannot_be_done_is_said(bibnorm, refs, arguments, told):
    shutil.copy(refs, refs.with_name("other.bib"))
    done = bibnorm("dedupe", "refs.bib", *arguments, cwd=refs.parent)
    assert done.returncode == 2
    assert f"bibnorm: {told}" in done.stderr.decode()
    assert refs.read_text() == REFS


def test_what_is_not_proved_is_not_written(refs, monkeypatch, capfd):
    def unproven(*_arguments):
        raise UnprovenError("line 3: entry rain2001: doi is not kept")

    monkeypatch.setattr(dedupe_run, "apply", unproven)
    assert run([str(refs)], Job(apply=True)) is Exit.FAILED
    assert "doi is not kept, so nothing was written" in capfd.readouterr().err
    assert refs.read_text() == REFS


def test_bytes_and_line_ends_stay(bibnorm, refs):
    data = REFS.replace("ours", "Grüße").replace("\n", "\r\n").encode("latin-1")
    refs.write_bytes(data)
    assert bibnorm("dedupe", "--apply", refs).returncode == 0
    assert refs.read_bytes().startswith(b"% Gr\xfc\xdfe\r\n@string")
    assert refs.read_bytes().endswith(b"note = {Rain01}}\r\n")


def test_the_decisions_of_the_page_are_read():
    page = (Path(__file__).parent.parent / "docs" / "dedupe.md").read_text("utf-8")
    [text] = re.findall(r"^```toml\n(.*?)^```$", page, re.M | re.S)
    decisions = read_decisions(text)
    assert decisions.apart("rain2001", "rain2001a")
    assert decisions.keep == {"wind1999"}


# --- joining, entry by entry


def joined(text: str, kept: int = 0) -> str:
    file = split(text)
    entries = list(file.entries)[:2]
    one = entries.pop(kept)
    return apply(file, [plan(one, entries, Values(file))]).text


def test_keys_that_others_name_follow():
    text = "@book{a, title={T}}\n@book{b, title={T}}\n@misc{c, related = {x,b}, xref={B}}\n"
    assert joined(text) == ("@book{a, title={T}, ids={b}}\n@misc{c, related = {x,a}, xref={a}}\n")


def test_old_keys_of_both_stay():
    text = "@misc{a, title={T}, ids={x}}@misc{b, ids={y, x}, title={T}}"
    assert joined(text) == "@misc{a, title={T}, ids={x, b, y}}"


@pytest.mark.parametrize(
    ("old", "new"),
    [("{}", "{b}"), ("{x}", "{x, b}"), ("{x,}", "{x, b}"), ('"x"', "{x, b}"), ("m", "m # {, b}")],
)
def test_a_list_of_keys_grows(old, new):
    text = f"@misc{{a, title={{T}}, ids={old}}}@misc{{b, title={{T}}}}"
    assert joined(text) == f"@misc{{a, title={{T}}, ids={new}}}"


def test_an_entry_twice_under_one_key():
    text = "@misc{a,\n  title={T},\n}\n\n@misc{a, title={t}, year=1}\n% end\n"
    assert joined(text) == "@misc{a,\n  title={T},\n  year=1,\n}\n\n\n% end\n"


def test_what_is_inherited_is_taken_over():
    text = "@misc{a, title={T}}@misc{b, title={T}, xdata={x}}@xdata{x, publisher={P}}"
    assert joined(text) == ("@misc{a, title={T}, publisher={P}, ids={b}}@xdata{x, publisher={P}}")


def test_a_macro_that_is_defined_behind_is_written_out():
    text = '@misc{a, title={T}}@string{p = "P"}@misc{b, title={T}, publisher = p}'
    assert "publisher={P}" in joined(text)
    assert joined(text, 1).endswith("publisher = p, ids = {a}}")


def test_an_empty_field_is_filled():
    assert joined("@misc{a, doi={}, title={T}}@misc{b, doi={10.1000/1}, title={T}}") == (
        "@misc{a, doi={10.1000/1}, title={T}, ids={b}}"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("@misc{a, title={T}, ids={b}}", "entry b: note is not kept"),
        ("@misc{a, title={T}, note={N}}", "entry b: its key leads nowhere"),
        ("@misc{a, title={U}, note={N}, ids={b}}", "entry a: title is not kept"),
        ("@misc{a, note={N}, ids={b}}", "entry a: title is not kept"),
        ("@misc{c, title={T}, note={N}, ids={b}}", "entry a: the key is not the same"),
        ("", "1 entries should stay, 0 did"),
        ("% more\n@misc{a, title={T}, note={N}, ids={b}}", "what stands between the entries"),
    ],
)
def test_the_proof_refuses(text, told):
    before = split("@misc{a, title={T}}@misc{b, title={t}, note={N}}")
    with pytest.raises(UnprovenError, match=told):
        prove(before, text, Joining({1: 0}, {"b": "a"}, frozenset()))
