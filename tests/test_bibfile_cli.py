"""`bibnorm format` and `bibnorm rules` as a user runs them; the only copy is safe with them."""

import errno
import json
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bibnorm.bibfile import RULES, format_text, split, verify
from bibnorm.cli import format_files, format_run
from bibnorm.cli.exits import Exit, FailedError
from bibnorm.cli.format_run import Mode, run

OLD = "% ours\n@Misc{a, pages = {1-2}}\n"
NEW = "% ours\n@misc{a,\n  pages = {1--2},\n}\n"


@pytest.fixture
def refs(tmp_path) -> Path:
    path = tmp_path / "refs.bib"
    path.write_text(OLD)
    return path


def alone(path: Path) -> bool:
    """Nothing but the file lies in its folder."""
    return [one.name for one in path.parent.iterdir()] == [path.name]


def test_to_standard_output(bibnorm, refs):
    done = bibnorm("format", refs)
    assert (done.returncode, done.stdout, done.stderr) == (0, NEW.encode(), b"")
    assert bibnorm("format", "-", input=OLD.encode()).stdout == NEW.encode()
    assert bibnorm("format", "-", input=b"M\xfcll\r\n").stdout == b"M\xfcll\r\n"


def test_check_names_line_rule_and_key(bibnorm, refs):
    done = bibnorm("format", "--check", refs)
    assert done.returncode == 1
    told = done.stdout.decode().splitlines()
    assert told[1] == f"{refs}:2: pages: a: pages: {{1-2}} -> {{1--2}}"
    assert refs.read_text() == OLD
    refs.write_text(NEW)
    assert bibnorm("format", "--check", refs).returncode == 0


def test_a_diff_is_a_patch(bibnorm, refs):
    refs.write_text(OLD + "@misc{b,\n  note = {N},\n  year = 1\n}\n" * 9 + "@misc{c, note = {M}}")
    new = format_text(refs.read_text()).text
    done = bibnorm("format", "--diff", refs.name, cwd=refs.parent)
    assert done.returncode == 0
    if shutil.which("patch"):
        subprocess.run(["patch", "-s", refs.name], input=done.stdout, check=True, cwd=refs.parent)
        assert refs.read_text() == new


def test_in_place_keeps_mode_and_link(bibnorm, refs, tmp_path):
    refs.chmod(0o640)
    link = tmp_path / "link.bib"
    link.symlink_to(refs.name)
    done = bibnorm("format", "--in-place", "--backup", link)
    assert (done.returncode, done.stdout) == (0, b"")
    assert link.is_symlink()
    assert refs.read_text() == NEW
    assert stat.S_IMODE(refs.stat().st_mode) == 0o640
    assert (tmp_path / "refs.bib.bak").read_text() == OLD


def test_a_backup_is_never_written_over(refs, tmp_path):
    for text in (OLD, OLD.replace("1-2", "3-4")):
        refs.write_text(text)
        assert run([str(refs)], Mode(in_place=True, backup=True)) is Exit.CLEAN
    assert (tmp_path / "refs.bib.bak").read_text() == OLD
    assert (tmp_path / "refs.bib.bak1").read_text() == OLD.replace("1-2", "3-4")


def test_what_is_clean_is_not_written(refs):
    refs.write_text(NEW)
    before = refs.stat()
    assert run([str(refs)], Mode(in_place=True, backup=True)) is Exit.CLEAN
    assert (refs.stat().st_ino, refs.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert alone(refs)


def test_what_cannot_be_read_is_told(bibnorm, refs):
    refs.write_text(OLD + "@misc{b c}\n")
    done = bibnorm("format", refs)
    assert done.returncode == 1
    assert done.stdout.decode() == NEW + "@misc{b c}\n"
    told = f"{refs}:3: unread: no comma behind the key; left as it stands\n"
    assert done.stderr.decode() == told


# --- which entries, in which order, with what report

MIXED = """% ours

@string{r = "Rain"}
@inproceedings{c, crossref = {p}, author = {Wind, B.}, year = 2001}
% parent
@proceedings{p, title = r, year = 2001} % said twice

@misc{b, author = {Ada {\\'E}clair and Wind, B.}, pages = {1-2}, year = 2001}
@string{s = "Storm"}
@misc{a, author = {Zephyr, Z.}, pages = {3-4}, title = s, year = 2003}
% the end
"""


def test_only_the_entries_that_are_named(bibnorm, refs):
    refs.write_text(MIXED)
    done = bibnorm("format", "--only", "a, b", "--select", "pages", refs)
    assert done.stdout.decode() == MIXED.replace("1-2", "1--2").replace("3-4", "3--4")
    assert b"1-2}" in bibnorm("format", "--only", "a", refs).stdout
    done = bibnorm("format", "--only", "aa", refs)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "no entry has the key aa (did you mean a?)" in done.stderr.decode()


def test_entries_are_sorted_with_what_belongs_to_them(bibnorm, refs):
    refs.write_text(MIXED)
    done = bibnorm("format", "--sort=-year,author", "--select", "pages", refs)
    head, entries = done.stdout.decode().split("\n\n", 1)
    assert head == "% ours"
    places = [entries.index(part) for part in ("@string{r", "@string{s", "{a,", "{b,", "{c,")]
    assert places == sorted(places)
    assert entries.endswith(
        "% parent\n@proceedings{p, title = r, year = 2001} % said twice\n% the end\n"
    )
    refs.write_bytes(done.stdout)
    again = bibnorm("format", "--sort=-year,author", "--select", "pages", "--check", refs)
    assert (again.returncode, again.stdout) == (0, b"")


def test_what_is_sorted_is_told_and_makes_a_patch(bibnorm, refs):
    refs.write_text(MIXED)
    told = bibnorm("format", "--sort", "key", "--select", "pages", "--check", refs).stdout.decode()
    assert f"{refs}:10: sort: a: by key it belongs before b\n" in told
    done = bibnorm("format", "--sort", "key", "--diff", refs.name, cwd=refs.parent)
    if shutil.which("patch"):
        subprocess.run(["patch", "-s", refs.name], input=done.stdout, check=True, cwd=refs.parent)
        assert refs.read_bytes() == bibnorm("format", "--sort", "key", refs).stdout
        assert bibnorm("format", "--sort", "key", "--check", refs).returncode == 0


def test_entries_are_not_sorted_round_a_macro_defined_twice(bibnorm, refs):
    refs.write_text(
        '@misc{b, title = r}\n@string{r = "A"}\n@misc{a, title = r}\n@string{r = "B"}\n'
    )
    done = bibnorm("format", "--sort", "key", refs)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "the macro r is defined twice" in done.stderr.decode()
    refs.write_text('@misc{b, month = jan}\n@string{jan = "Januar"}\n@misc{a, month = jan}\n')
    assert b"the macro jan" in bibnorm("format", "--sort", "key", refs).stderr
    done = bibnorm("format", "--sort", "year;key", refs)
    assert "year;key" in done.stderr.decode()


def test_the_report_says_what_changed_and_why(bibnorm, refs, tmp_path):
    refs.write_text(OLD + "@misc{b c}\n")
    done = bibnorm("format", "--in-place", "--report", tmp_path / "report.txt", refs)
    assert done.returncode == 1
    told = (tmp_path / "report.txt").read_text()
    assert f"{refs}:2: a\n" in told
    assert "  pages: {1-2} -> {1--2}\n    pages: " in told
    assert f"{refs}:3: left as it stands: no comma behind the key\n" in told
    refs.write_text(OLD)
    bibnorm("format", "--check", "--report", tmp_path / "report.json", refs)
    [entry] = json.loads((tmp_path / "report.json").read_text())
    assert (entry["key"], entry["line"]) == ("a", 2)
    assert {change["rule"] for change in entry["changes"]} == {"case", "pages", "layout"}
    done = bibnorm("format", "--report", refs, refs)
    assert (done.returncode, refs.read_text()) == (2, OLD)


def test_a_project_settles_what_is_done(bibnorm, refs, tmp_path):
    refs.write_text(MIXED)
    settings = tmp_path / "bibnorm.toml"
    settings.write_text("[format]\nselect = ['pages']\nsort = 'key'\n")
    done = bibnorm("format", refs, cwd=tmp_path).stdout.decode()
    assert "{b, author" in done
    assert done.index("{a,") < done.index("{b,")
    assert "1--2" in done
    assert b"1-2" in bibnorm("format", "--select", "case", refs, cwd=tmp_path).stdout
    settings.write_text("[format]\nextend-select = ['pages']\nignore = ['layout']\n")
    done = bibnorm("format", refs, cwd=tmp_path).stdout.decode()
    assert ("1--2" in done, "{b, author" in done) == (True, True)
    settings.write_text("[format]\nselekt = []\n")
    done = bibnorm("format", refs, cwd=tmp_path)
    assert (done.returncode, b"selekt: no such setting" in done.stderr) == (2, True)


def test_rules_are_listed_and_chosen(bibnorm, refs):
    listed = bibnorm("rules").stdout.decode().splitlines()
    assert [line.split()[0] for line in listed] == [rule.name for rule in RULES]
    only = bibnorm("format", "--select", "pages", refs)
    assert only.stdout.decode() == OLD.replace("1-2", "1--2")
    without = bibnorm("format", "--ignore", "pages", "--ignore", "layout", refs)
    assert without.stdout.decode() == OLD.replace("Misc", "misc")


def test_layout_as_it_is_wished(bibnorm, refs, tmp_path):
    wished = "% ours\n@misc{a,\n\tpages = {1--2},\n\tnote  = {N},\n}\n"
    refs.write_text(OLD.replace("}}", "}, note = {N}}"))
    done = bibnorm("format", "--indent", "tab", "--align", refs)
    assert done.stdout.decode() == wished
    (tmp_path / "bibnorm.toml").write_text('[format]\nindent = "tab"\nalign = true\n')
    assert bibnorm("format", refs, cwd=tmp_path).stdout.decode() == wished


VENUE = """- key: rain-letters
  kind: journal
  name: Rain and Drizzle Letters
  acronym: RDL
"""


def test_venues_of_a_file_of_ones_own(bibnorm, refs, tmp_path):
    refs.write_text("@article{a,\n  journal = {RDL},\n  year = 2001,\n}\n")
    (tmp_path / "mine.yaml").write_text(VENUE)
    options = ["--extend-select", "venue", "--venues", tmp_path / "mine.yaml"]
    full = refs.read_text().replace("RDL", "Rain and Drizzle Letters")
    assert bibnorm("format", *options, refs).stdout.decode() == full
    done = bibnorm("format", "--check", *options, refs)
    told = "venue: a: journal: {RDL} -> {Rain and Drizzle Letters}"
    assert done.stdout.decode() == f"{refs}:2: {told}\n"
    refs.write_text(full)
    short = bibnorm("format", *options, "--venue-names", "short", refs)
    assert short.stdout.decode() == full.replace("Rain and Drizzle Letters", "RDL")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "page"], "no rule is called page (did you mean pages?); see bibnorm rules"),
        (["--backup"], "--backup goes with --in-place"),
        (["--in-place", "--check"], "--check and --diff write nothing; leave out --in-place"),
        (["--in-place", "-"], "standard input cannot be written in place; name a file"),
        (["refs.bib"], "several files: choose --in-place, --check or --diff"),
        (
            ["--extend-select", "unicode", "--extend-select", "latex"],
            "unicode and latex undo each other; choose one",
        ),
        (["--indent", "x"], "--indent: x: give a number of blanks up to 16, or tab"),
        (["--indent", "99"], "--indent: 99: give a number of blanks up to 16, or tab"),
        (["--venue-names", "short"], "--venues and --venue-names go with --extend-select venue"),
        (
            ["--extend-select", "venue", "--venue-names", "brief"],
            "--venue-names: brief: choose one of full, short, abbreviated",
        ),
        (
            ["--extend-select", "venue", "--venues", "none.yaml"],
            "none.yaml: No such file or directory; check the path",
        ),
        (["none.bib", "--check"], "none.bib: No such file or directory; check the path"),
        ([".", "--check"], ".: this is a directory; name a file in it"),
    ],
)
def test_what_cannot_be_done_is_said(bibnorm, refs, arguments, told):
    shutil.copy(refs, refs.with_name("other.bib"))
    done = bibnorm("format", "other.bib", *arguments, cwd=refs.parent)
    assert done.returncode == 2
    assert f"bibnorm: {told}\n" in done.stderr.decode()
    assert refs.read_text() == OLD


def test_one_file_that_fails_does_not_stop_the_others(refs, capfd):
    names = [str(refs.with_name("none.bib")), str(refs)]
    assert run(names, Mode(in_place=True)) is Exit.FAILED
    assert refs.read_text() == NEW
    assert "none.bib: No such file" in capfd.readouterr().err


def test_a_file_too_large_for_the_memory_is_refused(refs, monkeypatch, capfd):
    monkeypatch.setattr(format_files, "_MOST", 10)
    assert run([str(refs)], Mode(in_place=True)) is Exit.FAILED
    assert "refs.bib: is too large; at most 1e-05 MB" in capfd.readouterr().err
    assert refs.read_text() == OLD


# --- the original stays, whatever happens


def test_what_is_not_proved_is_not_written(refs, monkeypatch, capfd):
    def unproven(text, rules, **_):
        lossy = format_text(text.replace("1-2", "1-3"), rules)
        verify(split(text), split(lossy.text), rules)
        return lossy

    monkeypatch.setattr(format_run, "formatted", unproven)
    assert run([str(refs)], Mode(in_place=True)) is Exit.FAILED
    assert "line 2: entry a: pages is not kept, so nothing was written" in capfd.readouterr().err
    assert refs.read_text() == OLD
    assert alone(refs)


def test_a_file_changed_meanwhile(refs):
    with pytest.raises(FailedError, match="changed by somebody else meanwhile"):
        format_files.replace(str(refs), b"what it was", b"new", backup=True)
    assert refs.read_text() == OLD
    assert alone(refs)


def test_a_read_only_file(refs):
    refs.chmod(0o444)
    with pytest.raises(FailedError, match="is read-only; the file is as it was"):
        format_files.replace(str(refs), OLD.encode(), b"new", backup=False)


def test_a_read_only_folder(refs, monkeypatch):
    def refused(**_options):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(format_files.tempfile, "mkstemp", refused)
    with pytest.raises(FailedError, match=r"cannot be written \(Permission denied\); the file is"):
        format_files.replace(str(refs), OLD.encode(), b"new", backup=True)
    assert alone(refs)


def test_a_second_name(refs, tmp_path):
    os.link(refs, tmp_path / "same.bib")
    with pytest.raises(FailedError, match="has a second name"):
        format_files.replace(str(refs), OLD.encode(), b"new", backup=False)


def test_no_regular_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FailedError, match="is no regular file"):
        format_files.replace(str(tmp_path / "pipe"), b"", b"new", backup=False)


def test_a_full_disk(bibnorm, refs):
    text = OLD + "% more\n" * 10_000
    refs.write_text(text)

    def no_room():
        # What a full disk is to the program: a write that the system refuses half way.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = bibnorm(
        "format", "--in-place", refs, preexec_fn=no_room, env={"PYTHONDONTWRITEBYTECODE": "1"}
    )
    assert done.returncode == 2
    assert b"cannot be written (File too large); the file is as it was" in done.stderr
    assert refs.read_text() == text
    assert alone(refs)


@pytest.mark.parametrize("step", ["fsync", "fchmod"])
def test_ctrl_c_while_it_writes(refs, monkeypatch, step):
    def interrupted(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(format_files.os, step, interrupted)
    with pytest.raises(KeyboardInterrupt):
        run([str(refs)], Mode(in_place=True))
    assert refs.read_text() == OLD
    assert alone(refs)


def test_ctrl_c_ends_the_run_at_once(refs, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "bibnorm.cli", "format", "--in-place", str(pipe), str(refs)]
    # The pipe opens when the command has come to read it.
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process, pipe.open("wb"):
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert (process.returncode, told) == (130, b"")
    assert refs.read_text() == OLD
