"""The documentation is true: what exists is in it, what is in it exists, its examples run."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import typer.main

from bibnorm.cli.app import app
from bibnorm.cli.exits import Exit
from bibnorm.cli.sarif import RULES as SARIF_RULES
from bibnorm.cli.settings import SETTINGS
from bibnorm.cli.venues import answer
from bibnorm.entry import MESSAGES
from bibnorm.entry.keys import FIELDS, MODIFIERS
from bibnorm.fields.gather import _PROBLEMS
from bibnorm.lookup.verify import Status
from bibnorm.model import Dialect, Entry, Highlight, Label, Source, VenueKind, VenueNames
from bibnorm.pipeline import INTERNAL_ERROR
from bibnorm.read.formats import FORMATS as READERS
from bibnorm.venues import load_venues
from bibnorm.write import FORMATS
from bibnorm.write.consumers import CONSUMERS
from bibnorm.write.jsonl import as_record

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
README = (ROOT / "README.md").read_text("utf-8")
CLI = (ROOT / "docs" / "cli.md").read_text("utf-8")

GROUP = typer.main.get_command(app)
CONTEXT = GROUP.make_context("bibnorm", [], resilient_parsing=True)


def options(command) -> set[str]:
    found = command.get_params(CONTEXT)
    return {flag for one in found if one.param_type_name == "option" for flag in one.opts}


def problem_codes() -> set[str]:
    people = {"unread-authors", "unread-editors"}  # put together in the code
    return {*MESSAGES, *_PROBLEMS.values(), *people, INTERNAL_ERROR}


def settings() -> set[str]:
    tables = {name for name, usual in SETTINGS.items() if isinstance(usual, Mapping)}
    return {*SETTINGS} - tables | {f"{name}.{one}" for name in tables for one in SETTINGS[name]}


# The page's heading, the head of the table's first column, what the code knows.
TABLES = {
    ("# The command line", "Option"): options(GROUP),
    **{
        (f"## `bibnorm {name}`", "Option"): options(command)
        for name, command in GROUP.commands.items()
    },
    ("## `bibnorm verify`", "Status"): {status.value for status in Status},
    ("## `bibnorm verify`", "Problem"): set(SARIF_RULES) - {status.value for status in Status},
    ("## `bibnorm venue`", "Answer"): set(answer(load_venues(), "")),
    ("## `bibnorm highlight`", "Reader"): set(CONSUMERS),
    ("## Exit codes", "Code"): {str(code.value) for code in Exit},
    ("## Formats read", "Format"): set(READERS),
    ("## Formats written", "Format"): set(FORMATS) - {"bib"},
    ("## Dialects", "Dialect"): {dialect.value for dialect in Dialect},
    ("## Highlight styles", "Style"): {style.value for style in Highlight},
    ("## Venue names", "Name"): {names.value for names in VenueNames},
    ("## Settings", "Setting"): settings(),
    ("## Citation keys", "Field"): {f"{{{name}}}" for name in FIELDS},
    ("## Citation keys", "Modifier"): set(MODIFIERS),
    ("## JSON Lines", "Key"): set(as_record(Entry(key="", type="misc", source=Source(text="")))),
    ("## Labels", "Label"): {label.value for label in Label},
    ("## Kinds of venue", "Kind"): {kind.value for kind in VenueKind},
    ("## Problems", "Code"): problem_codes(),
}


def rows(heading: str, head: str) -> Iterator[str]:
    """The first cells of the table under a heading of docs/cli.md."""
    section = re.split(r"^(?=#{1,2} )", CLI, flags=re.M)
    [text] = [part for part in section if part.startswith(f"{heading}\n")]
    [table] = re.findall(rf"^\| {head} \|.*\n\|-.*\n((?:\|.*\n)+)", text, re.M)
    for row in table.splitlines():
        yield row.split(" | ")[0]


@pytest.mark.parametrize(("place", "known"), TABLES.items(), ids=[" ".join(at) for at in TABLES])
def test_what_exists_is_documented_and_nothing_else(place, known):
    named = [name.split()[0] for row in rows(*place) for name in re.findall(r"`([^`]+)`", row)]
    assert sorted(named) == sorted(known)


def test_every_command_has_a_section():
    assert re.findall(r"^## `bibnorm (\w+)`", CLI, re.M) == list(GROUP.commands)


def test_every_environment_variable_is_documented():
    code = "".join(path.read_text("utf-8") for path in (ROOT / "bibnorm").rglob("*.py"))
    read = set(re.findall(r"environ\.get\(\"(\w+)\"", code))
    named = {row.strip("| `") for row in rows("## Environment", "Variable")}
    assert named == read


# --- what a page names is there

PATH = re.compile(r"`((?:\.ci|bench|bibnorm|data|docs|examples|tests|tools)/[\w./*-]*)`")
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(#[^)\s]*)?\)")
# Written by the build, or described as what a reader brings along.
MADE = {"bibnorm/venues/authority.json", "references/train/NAME.jsonl.gz"}


def anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_paths_and_links_lead_somewhere(page):
    text = page.read_text("utf-8")
    for path in PATH.findall(text):
        assert path in MADE or any(ROOT.glob(path.rstrip("/"))), path
    for target, anchor in LINK.findall(text):
        file = (page.parent / target) if target else page
        assert file.is_file(), target
        assert not anchor or anchor[1:] in anchors(file), anchor


def test_every_package_is_in_the_picture():
    packages = {path.parent.name for path in ROOT.glob("bibnorm/*/__init__.py")}
    picture = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    layers = re.findall(r"^\| (`.*?) \|", picture, re.M)
    assert {name for layer in layers for name in re.findall(r"`(\w+)`", layer)} == packages


# --- what a page shows is so

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


def blocks(kind: str) -> list[str]:
    return [text for language, text in FENCE.findall(README) if language == kind]


def console_examples() -> Iterator[tuple[str, str]]:
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


@pytest.fixture
def user(tmp_path, monkeypatch) -> Path:
    """Where a user would stand: the examples at hand, `bibnorm` on the path."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    script = tmp_path / "bin" / "bibnorm"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bibnorm.cli "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shell(command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["bash", "-c", command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.usefixtures("user")
@pytest.mark.parametrize(("command", "expected"), list(console_examples()))
def test_a_command_prints_what_readme_shows(command, expected):
    done = shell(command)
    checker = doctest.OutputChecker()
    assert checker.check_output(expected, done.stdout, doctest.ELLIPSIS), done.stdout


@pytest.mark.usefixtures("user")
def test_python_examples_run():
    session = "\n".join(blocks("pycon"))
    test = doctest.DocTestParser().get_doctest(session, {}, "README.md", "README.md", 0)
    told: list[str] = []
    assert test.examples
    assert doctest.DocTestRunner().run(test, out=told.append).failed == 0, "".join(told)


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.usefixtures("user")
def test_before_and_after_are_real():
    [before], [after] = blocks("markdown"), blocks("bibtex")
    sample = (ROOT / "examples" / "cv.md").read_text("utf-8")
    for line in re.split(r"^(?=- )", before, flags=re.M):
        assert one_line(line) in one_line(sample)
    written = shell("bibnorm parse -q examples/cv.md").stdout
    for entry in after.split("\n\n"):
        assert entry.strip() in written


@pytest.mark.usefixtures("user")
def test_the_two_commands():
    """The first reads the sample; the second is, word for word, what `.ci/run` runs."""
    reads, checks = (one_line(block) for block in blocks("sh"))
    assert checks in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    setup, _, job = reads.rpartition(" && ")
    assert setup == "python3 -m venv .venv && .venv/bin/pip install -q ."
    done = shell(job.removeprefix(".venv/bin/"))
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("author+an") == 10
