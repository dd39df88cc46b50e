"""`bibnorm format --keys` as a user runs it: the .bib, the map and the texts, all or nothing."""

import json
import shutil
import subprocess

import pytest

from bibnorm.cli import format_files

BIB = """@misc{one, author = {Rain, Ada}, year = 2001, note = {cites two}}
@misc{two, author = {Wind, B.}, year = 2002, xref = {one}}
"""
NEW_BIB = BIB.replace("{one", "{Rain2001").replace("{two", "{Wind2002")
TEX = "% \\cite{one}\n\\cite[see][3]{one,\n two} M\udcfcller \\nocite{*}\n"
NEW_TEX = TEX.replace("3]{one", "3]{Rain2001").replace(" two", " Wind2002")
KEYS = ("--keys", "auth+year", "--select", "keys")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "main.tex").write_bytes(TEX.encode("utf-8", "surrogateescape"))
    (tmp_path / "notes.md").write_text("See [@one; @two] by @three.\n")
    return tmp_path


def tex(folder):
    return (folder / "main.tex").read_bytes().decode("utf-8", "surrogateescape")


def untouched(folder, but=()):
    assert (folder / "refs.bib").read_text() == BIB
    assert tex(folder) == TEX
    assert {one.name for one in folder.iterdir()} == {"refs.bib", "main.tex", "notes.md", *but}
    return True


def test_keys_to_standard_output(bibnorm, folder):
    done = bibnorm("format", *KEYS, "refs.bib", cwd=folder)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, NEW_BIB, b"")
    piped = bibnorm("format", *KEYS, "-", input=BIB.encode())
    assert piped.stdout.decode() == NEW_BIB
    assert (
        "year = 2001,"
        in bibnorm("format", "--keys", "auth", "refs.bib", cwd=folder).stdout.decode()
    )
    assert untouched(folder)


def test_all_follow_and_a_second_run_changes_nothing(bibnorm, folder):
    texts = ("--rewrite-tex", "*.tex", "--rewrite-tex", "notes.md")
    run = ("format", *KEYS, *texts, "--in-place", "--backup", "refs.bib")
    done = bibnorm(*run, "--key-map", "map.tsv", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (folder / "refs.bib").read_text() == NEW_BIB
    assert tex(folder) == NEW_TEX
    assert (folder / "notes.md").read_text() == "See [@Rain2001; @Wind2002] by @three.\n"
    assert (folder / "map.tsv").read_text() == "one\tRain2001\ntwo\tWind2002\n"
    assert (folder / "main.tex.bak").exists()
    before = {one.name: one.stat().st_mtime_ns for one in folder.iterdir()}
    assert bibnorm(*run, cwd=folder).returncode == 0
    assert {one.name: one.stat().st_mtime_ns for one in folder.iterdir()} == before


def test_a_text_may_follow_later_where_old_keys_are_kept(bibnorm, folder):
    bibnorm("format", *KEYS, "--keep-ids", "--in-place", "refs.bib", cwd=folder)
    assert "xref = {Rain2001}, ids = {two}}" in (folder / "refs.bib").read_text()
    run = ("format", *KEYS, "--rewrite-tex", "main.tex", "--in-place", "refs.bib")
    assert bibnorm(*run, cwd=folder).stderr == b""
    assert tex(folder) == NEW_TEX


def test_the_map_as_json(bibnorm, folder):
    bibnorm("format", *KEYS, "--key-map", "map.json", "refs.bib", cwd=folder)
    assert json.loads((folder / "map.json").read_text()) == {"one": "Rain2001", "two": "Wind2002"}


def test_check_tells_keys_and_citations(bibnorm, folder):
    done = bibnorm("format", *KEYS, "--rewrite-tex", "main.tex", "--check", "refs.bib", cwd=folder)
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "refs.bib:1: keys: one: one -> Rain2001",
        "refs.bib:2: keys: two: two -> Wind2002",
        "refs.bib:2: keys: two: xref: {one} -> {Rain2001}",
        "main.tex:2: cites: one: one -> Rain2001 (\\cite)",
        "main.tex:3: cites: two: two -> Wind2002 (\\cite)",
    ]
    assert untouched(folder)


def test_a_diff_is_a_patch_for_both(bibnorm, folder):
    done = bibnorm("format", *KEYS, "--rewrite-tex", "main.tex", "--diff", "refs.bib", cwd=folder)
    assert done.returncode == 0
    assert untouched(folder)
    if shutil.which("patch"):
        subprocess.run(["patch", "-s"], input=done.stdout, check=True, cwd=folder)
        assert (folder / "refs.bib").read_text() == NEW_BIB
        assert tex(folder) == NEW_TEX


def test_what_a_person_should_look_at_is_told(bibnorm, folder):
    (folder / "part.tex").write_text("\\cite{one}")
    (folder / "main.tex").write_text("\\cite{nobody}\n\\input{part}\n\\include{gone}")
    (folder / "refs.bib").write_text(BIB + "@misc{bst,\n note = {see \\cite{one, x}}}\n")
    done = bibnorm("format", *KEYS, "--rewrite-tex", "main.tex", "--check", "refs.bib", cwd=folder)
    assert done.stderr.decode().splitlines() == [
        "refs.bib:3: keys: bst: keeps its key: the pattern gives nothing",
        "refs.bib:4: keys: bst: note cites one, which stays; it is now Rain2001",
        "main.tex:1: cites: nobody: no entry has this key (\\cite)",
        "main.tex:2: cites: part: taken in, but its keys stay; add --rewrite-tex part.tex",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--key-map", "m.tsv"], "--key-map, --rewrite-tex and --keep-ids go with --keys PATTERN"),
        (["--keys", "auth+yaer"], "--keys: unknown field 'yaer' in the key pattern (did you mean"),
        (["--keys", "auth", "--rewrite-tex", "main.tex"], "--rewrite-tex: add --in-place, or"),
        (
            ["--keys", "auth", "--check", "--key-map", "m"],
            "--check and --diff write nothing; leave",
        ),
        (["--keys", "auth", "--key-map", "main.tex"], "main.tex: is there already; choose another"),
        (["--keys", "auth", "-i", "--rewrite-tex", "no.tex"], "no.tex: No such file or directory"),
        (["--keys", "auth", "-i", "no.bib"], "no.bib: No such file or directory"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(bibnorm, folder, arguments, told):
    done = bibnorm("format", *arguments, "refs.bib", cwd=folder)
    assert done.returncode == 2
    assert f"bibnorm: {told}" in done.stderr.decode()
    assert untouched(folder)


def test_one_file_that_cannot_be_written_takes_all_back(bibnorm, folder):
    (folder / "main.tex").chmod(0o444)
    map_ = ("--key-map", "map.tsv")
    done = bibnorm(
        "format", *KEYS, "-i", *map_, "--rewrite-tex", "main.tex", "refs.bib", cwd=folder
    )
    assert done.returncode == 2
    assert b"main.tex: is read-only; the file is as it was" in done.stderr
    assert b"no key was changed in any file" in done.stderr
    assert untouched(folder)


def test_a_new_file_has_the_mode_of_new_files(tmp_path):
    format_files.create(str(tmp_path / "map.tsv"), b"a\tb\n")
    (tmp_path / "other").write_text("x")
    assert (tmp_path / "map.tsv").stat().st_mode == (tmp_path / "other").stat().st_mode
