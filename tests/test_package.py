"""The wheel: all that bibnorm needs is in it, and it works without the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# What is no Python and must travel too: without any of these bibnorm cannot read a line.
DATA = (
    "bibnorm/py.typed",
    "bibnorm/lexicon/family_names.txt",
    "bibnorm/lexicon/given_names.txt",
    "bibnorm/tag/model.json",
    "bibnorm/tag/model.npz",
    "bibnorm/tag/second.npz",
    "bibnorm/venues/authority.json",
)
LARGEST = 14_000_000

CV = """\
# Publications

- **J. Doe** and K. Roe. Lines that read themselves. In *Proceedings of the ACM
  Symposium on Operating Systems Principles (SOSP)*, Koblenz, October 2023.
"""


def run(*command: object, **environment: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel as users get it: built from the source distribution, without the network."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    [path] = folder.glob("*.whl")
    return path


def test_the_wheel_holds_the_package_and_nothing_else(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    code = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("bibnorm/**/*.py")}
    assert code <= names
    assert set(DATA) <= names
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"bibnorm"}
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert wheel.stat().st_size < LARGEST


def test_the_wheel_works_without_the_checkout(wheel, tmp_path):
    home = tmp_path / "home"
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index")
    run(*pip, "--target", home, wheel)
    where = "import bibnorm; print(bibnorm.__file__)"
    assert str(home) in run(sys.executable, "-P", "-c", where, PYTHONPATH=str(home))
    cv = tmp_path / "cv.md"
    cv.write_text(CV, "utf-8")
    command = next((home / "bin").glob("bibnorm*"))
    written = run(command, "parse", cv, PYTHONPATH=str(home))
    assert "author+an = {1=highlight}" in written
    assert "Symposium on Operating Systems Principles" in written
