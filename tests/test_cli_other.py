"""Help, `bibnorm venue` and `bibnorm explain`."""

import json
import os
import re
import subprocess
import sys
import typing

import pytest

from bibnorm.cli.parse import parse
from bibnorm.model import Dialect, Highlight
from bibnorm.write import FORMATS


@pytest.mark.parametrize("command", [(), ("parse",), ("explain",), ("venue",)])
def test_help_is_whole_and_fits_the_terminal(bibnorm, command):
    done = bibnorm(*command, "--help")
    told = done.stdout.decode("utf-8")
    assert (done.returncode, done.stderr) == (0, b"")
    assert all(part in told for part in ("Usage\n", "Examples\n", "Exit codes\n", "  2  "))
    assert "\033" not in told
    wide = [line for line in told.splitlines() if len(line) > 96]
    assert not wide


def test_help_needs_no_heavy_module():
    code = (
        "import sys\n"
        "sys.argv = ['bibnorm', '--help']\n"
        "from bibnorm.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([m for m in ('pydantic', 'numpy', 'rich', 'requests') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_loads_nothing_heavy(bibnorm):
    # How long it takes is for the benchmark to say; what costs the time is known.
    done = bibnorm("--help", env={"PYTHONPROFILEIMPORTTIME": "1"})
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert "bibnorm.cli.app" in loaded
    assert not loaded & {"numpy", "pydantic", "rich", "markdown_it", "bibtexparser", "rapidfuzz"}


def test_no_command_shows_the_help_and_a_wrong_one_the_right(bibnorm):
    assert b"Commands\n" in b"".join((bibnorm().stdout, bibnorm().stderr))
    done = bibnorm("prase")
    assert done.returncode == 2
    assert b"'parse'" in done.stderr


def test_version(bibnorm):
    assert re.fullmatch(rb"bibnorm \d+\.\d+\.\d+\n", bibnorm("--version").stdout)


def test_the_choices_of_the_command_are_those_of_the_library():
    hints = typing.get_type_hints(parse)
    assert set(typing.get_args(hints["to"])) <= set(FORMATS)
    assert typing.get_args(hints["dialect"]) == tuple(Dialect)
    assert typing.get_args(hints["highlight_style"]) == tuple(Highlight)


# venue

KNOWN = "Nature"
OPEN = "SAC"
NONE = "Proceedings of the Committee on Nothing Whatever"


def test_venue_answers_line_by_line(bibnorm):
    done = bibnorm("venue", "--jsonl", input=f"{KNOWN}\n\n{OPEN}\n{NONE}\u2028\n".encode())
    found = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert [answer["status"] for answer in found] == ["matched", "none", "ambiguous", "none"]
    assert found[0]["name"] == "Nature"
    assert "0028-0836" in found[0]["issn"]
    assert len(found[2]["candidates"]) > 1
    assert done.returncode == 0


def test_venue_answers_arguments_for_people(bibnorm):
    told = bibnorm("venue", KNOWN, NONE).stdout.decode("utf-8")
    assert "ISSN 0028-0836" in told
    assert "stays as written" in told


def test_venue_of_nothing(bibnorm):
    assert bibnorm("venue", input=b"").returncode == 2


# explain


def test_explain_shows_every_word_in_its_field(bibnorm, examples):
    done = bibnorm("explain", examples / "cv.md")
    told = done.stdout.decode("utf-8")
    assert done.returncode == 0
    assert "10 entries; list of Ilse Brandauer" in told
    assert "[title Paying Twice for One Watt: The Hidden Cost" in told
    assert "record sosp" in told
    assert "\033" not in told


def test_explain_has_no_colour_where_none_is_wanted(examples):
    script = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)"
    command = [sys.executable, "-c", script, sys.executable, "-m", "bibnorm.cli"]
    path = str(examples / "cv.txt")

    def on_terminal(**env):
        inherited = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
        environment = {**inherited, "TERM": "xterm-256color", **env}
        done = subprocess.run(
            [*command, "explain", path],
            capture_output=True,
            env=environment,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        return done.stdout

    assert b"\033[" in on_terminal()
    assert b"\033[" not in on_terminal(NO_COLOR="1")


def test_explain_reads_standard_input(bibnorm):
    done = bibnorm("explain", "-", input=b"A. Quill, B. Rook. On Ink. Nature, 2020.\n")
    assert "<stdin>: 1 entry" in done.stdout.decode("utf-8")
