"""What others call: the hooks of pre-commit and the GitHub Action do what they say."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
MATCHER = json.loads((ROOT / ".github" / "bibnorm.json").read_text("utf-8"))
OLD = "@Misc{a, pages = {1-2}}\n"
NEW = "@misc{a,\n  pages = {1--2},\n}\n"


@pytest.fixture
def user(tmp_path, monkeypatch) -> Path:
    """A repository with two files in it, and `bibnorm` on the path."""
    script = tmp_path / "bin" / "bibnorm"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bibnorm.cli "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GITHUB_ACTION_PATH", str(ROOT))
    (tmp_path / "more").mkdir()
    (tmp_path / "one.bib").write_text(OLD)
    (tmp_path / "more" / "two three.bib").write_text(OLD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def last_step(files: str, arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the Action's last step as GitHub does."""
    return subprocess.run(
        [
            "bash",
            "--noprofile",
            "--norc",
            "-eo",
            "pipefail",
            "-c",
            ACTION["runs"]["steps"][-1]["run"],
        ],
        env={**os.environ, "FILES": files, "ARGS": arguments},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_takes_files(user, hook):
    done = subprocess.run([*hook["entry"].split(), "one.bib"], check=False, capture_output=True)
    checks = "--check" in hook["entry"]
    assert done.returncode == int(checks)
    assert (user / "one.bib").read_text() == (OLD if checks else NEW)


@pytest.mark.usefixtures("user")
def test_the_action_checks_and_says_where():
    done = last_step("*.bib **/*.bib", ACTION["inputs"]["args"]["default"])
    assert done.returncode == 1
    [pattern] = MATCHER["problemMatcher"][0]["pattern"]
    found = [re.match(pattern["regexp"], line) for line in done.stdout.splitlines()[1:]]
    assert {match[pattern["file"]] for match in found} == {"one.bib", "more/two three.bib"}
    assert {match[pattern["line"]] for match in found} == {"1"}
    assert {match[pattern["code"]] for match in found} == {"case", "pages", "layout"}


def test_the_action_writes_where_it_is_told(user):
    assert last_step("**/*.bib", "--in-place --select pages").returncode == 0
    assert (user / "more" / "two three.bib").read_text() == OLD.replace("1-2", "1--2")


@pytest.mark.usefixtures("user")
def test_the_action_says_that_there_is_no_file():
    done = last_step("*.tex", "--check")
    assert (done.returncode, "no file is named by: *.tex" in done.stderr) == (2, True)
