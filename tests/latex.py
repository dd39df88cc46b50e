"""The real BibTeX and biber, run on a file: what they complain of.

Both come with a TeX distribution (Debian: texlive-binaries, texlive-base,
biber; for `pdflatex` and biblatex texlive-latex-recommended, texlive-bibtex-extra). A test that
needs one says so: `@needs_bibtex`, `@needs_biber`, `@needs_biblatex`.
"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

_STYLES = ("plain", "alpha", "abbrv", "unsrt")
_COMPLAINT = re.compile(r"^Warning--.*|.*---line \d+ of file .*|.*\(There w.*error message.*", re.M)
_SECONDS = 120

needs_bibtex = pytest.mark.skipif(
    shutil.which("bibtex") is None, reason="bibtex is not installed (texlive-binaries)"
)
needs_biber = pytest.mark.skipif(shutil.which("biber") is None, reason="biber is not installed")


def _has_biblatex() -> bool:
    if not (shutil.which("pdflatex") and shutil.which("kpsewhich")):
        return False
    found = subprocess.run(["kpsewhich", "biblatex.sty"], capture_output=True, check=False)
    return found.returncode == 0


needs_biblatex = pytest.mark.skipif(
    not _has_biblatex(), reason="pdflatex with biblatex is not installed (texlive-bibtex-extra)"
)


def run_bibtex(path: Path, style: str = "plain") -> list[str]:
    """Run bibtex over all entries of a file and give its warnings and errors."""
    return bibtex_output(path, style)[0]


def bibtex_output(path: Path, style: str = "plain") -> tuple[list[str], str]:
    """Run bibtex; give its complaints, and the bibliography as it would be typeset."""
    assert style in _STYLES
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copy(path, work / "list.bib")
        (work / "list.aux").write_text(
            f"\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{list}}\n"
        )
        done = _run(["bibtex", "list"], work)
        typeset = work / "list.bbl"
        text = typeset.read_text("utf-8", "replace") if typeset.exists() else ""
    complaints = _COMPLAINT.findall(done.stdout)
    if done.returncode and not complaints:
        complaints = [f"bibtex ended with {done.returncode}: {done.stdout[-500:]}"]
    return complaints, text


def run_biber(path: Path, *, validate: bool = False) -> list[str]:
    """Run biber over a file and give its warnings and errors.

    With `validate` it also checks every entry against biblatex's data model.
    """
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copy(path, work / "list.bib")
        command = ["biber", "--tool", "--nolog", "-O", "out.bib", "list.bib"]
        done = _run(command + ["--validate-datamodel"] * validate, work)
        written = (work / "out.bib").exists()
    lines = done.stdout.splitlines() + done.stderr.splitlines()
    complaints = [line for line in lines if line.startswith(("WARN", "ERROR", "FATAL"))]
    if not complaints and (done.returncode or not written):
        complaints = [f"biber ended with {done.returncode}: {done.stderr[-500:]}"]
    return complaints


def _run(command: list[str], work: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=work,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=_SECONDS,
        check=False,
    )
