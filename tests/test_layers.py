"""The layers: data flows one way, and the contract that says so bites."""

import subprocess
import sysconfig
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

ROOT = Path(__file__).parent.parent
LINT = Path(sysconfig.get_path("scripts"), "lint-imports")

# Each line, at the end of a module, breaks the contract in another way.
BREACHES = {
    "a stage imports its neighbour": ("tag/spans.py", "import bibnorm.find"),
    "a stage imports what is above": ("read/errors.py", "import bibnorm.pipeline"),
    "words import a stage": ("lexicon/months.py", "import bibnorm.fields"),
    "reading needs training": ("pipeline/api.py", "import bibnorm.training"),
    "a package in no layer": ("mend/__init__.py", '"""Nowhere."""'),
}


def lint(root: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [LINT, "--config", ROOT / "pyproject.toml", "--no-cache"],
        cwd=root,
        env={"PYTHONPATH": str(root), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_data_flows_one_way():
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("module", "line"), BREACHES.values(), ids=list(BREACHES))
def test_a_breach_is_refused(tmp_path, module, line):
    source = ignore_patterns("__pycache__", "*.npz", "*.json", "*.txt")
    copytree(ROOT / "bibnorm", tmp_path / "bibnorm", ignore=source)
    path = tmp_path / "bibnorm" / module
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = lint(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout or "not listed" in done.stdout + done.stderr, done.stdout
