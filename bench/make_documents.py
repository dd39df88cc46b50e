"""Make PDF and Word files of publication lists, as their owners would have made them.

    python bench/make_documents.py LISTS OUT [--kinds chromium,docx] [--only 18,19] [--read PRED]

LISTS holds `src/NN.json` with the text of a list ("raw") and its "format". For every
way of typesetting there is a folder `OUT/KIND/NN.pdf` (or `.docx`) in the end: what a
browser prints, what an office suite prints, LaTeX in one column and in two. With
`--read` each file is then read with `bibnorm parse`, into `PRED/KIND/NN.jsonl`, so that
whatever scores the list itself can score the same list on paper.

Needs chromium, libreoffice-writer, pandoc and a LaTeX; a kind whose program is not
installed is left out, and so is a list that the program cannot typeset; both are told.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

SECONDS = 120
MOST_UNSET = 20
"""Of so many letters that LaTeX has no type for the list loses no words."""

PANDOC = frozenset(("markdown", "html", "rst", "org", "latex"))
"""Formats that pandoc reads; text is set as it stands, and of others there is no paper."""

PLAIN = frozenset(("txt", "text", "pdf-text"))

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>
<style>body {{ font: 11pt serif; max-width: 42em }} pre {{ white-space: pre-wrap }}</style>
</head><body>{body}</body></html>
"""

PREAMBLE = r"""\documentclass[10pt,a4paper%(options)s]{article}
\usepackage[utf8]{inputenc}
\usepackage[T1]{fontenc}
\usepackage{textcomp,amsmath,amssymb,graphicx,multicol,longtable,array,calc,color}
\IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
\IfFileExists{xcolor.sty}{\usepackage{xcolor}}{}
\IfFileExists{enumitem.sty}{\usepackage{enumitem}}{}
\IfFileExists{etaremune.sty}{\usepackage{etaremune}}{\newenvironment{etaremune}{\enumerate}{\endenumerate}}
\IfFileExists{booktabs.sty}{\usepackage{booktabs}}{}
\IfFileExists{xspace.sty}{\usepackage{xspace}}{\newcommand{\xspace}{}}
\usepackage[margin=2.4cm]{geometry}
\usepackage[colorlinks]{hyperref}
\providecommand{\tightlist}{}
%(row)s
\newcommand{\cventry}[6]{\cvrow{#1}{\textbf{#2}, \textit{#3}, #4, #5.\\#6}}
\newcommand{\cvitem}[2]{\cvrow{#1}{#2}}
\newcommand{\cvlistitem}[1]{\par\noindent\textbullet~#1\par}
%(note)s
\begin{document}
"""
"""The macros of common CV classes in plain LaTeX: the classes themselves are seldom installed."""

ROW = r"""\newcommand{\cvrow}[2]{\par\noindent
  \parbox[t]{2.6cm}{\raggedright #1}\hspace{4mm}%
  \parbox[t]{\dimexpr\linewidth-3.1cm}{#2}\par\vspace{1.5mm}}"""
"""A row with a label in a column of its own."""

NOTE = r"\providecommand{\marginnote}[1]{\leavevmode\llap{\parbox[t]{1.6cm}{#1}\hspace{2mm}}}"
"""A label in the margin of the page."""

INNER_NOTE = r"\providecommand{\marginnote}[1]{\leavevmode\makebox[1.2cm][l]{#1}}"
"""A label where there is no margin: between two columns it would lie over the first one."""

NEEDLESS = (
    "addfontfeature",
    "documentclass",
    "fontspec",
    "pagestyle",
    "RequirePackage",
    "setmainfont",
    "usepackage",
)
"""Commands that are dropped with what they are given."""

GROUP = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
"""What stands in braces, braces in it and all."""

DEFINITION = re.compile(
    rf"\\(?:(?:re|provide)?newcommand\*?\s*\{{?\\[A-Za-z]+\}}?(?:\[[^\]]*\])*|def\\[A-Za-z]+[#\d]*)\s*{GROUP}"
)
"""What a document defines for itself before it begins."""

KERNEL = ("protect", "begin", "end", "item", "relax")
"""Commands that LaTeX itself has and that seem undefined to it."""


@dataclass(frozen=True)
class List:
    """A publication list: its number, its format, its text."""

    number: str
    format: str
    raw: str


def lists_in(folder: Path, only: frozenset[str]) -> Iterator[List]:
    """Give the lists of a folder in order."""
    for path in sorted((folder / "src").glob("*.json")):
        found = json.loads(path.read_text("utf-8"))
        known = found["format"] in PANDOC | PLAIN
        if known and (not only or path.stem in only):
            yield List(path.stem, found["format"], found["raw"])


def run(command: list[str], folder: Path, text: str | None = None) -> str:
    """Run a program in a folder; raise what it complains of."""
    done = subprocess.run(
        command,
        cwd=folder,
        input=(text or "").encode(),
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        raise RuntimeError((done.stderr or done.stdout).decode("utf-8", "replace")[-300:])
    return done.stdout.decode("utf-8", "replace")


def as_html(one: List, work: Path) -> Path:
    """Write a list as a page that a browser can print."""
    page = work / f"{one.number}.html"
    if one.format == "html":
        # Pictures are not there to be shown; what would be printed is what stands for them.
        raw = re.sub(r"(?i)<img\b[^>]*>", "", one.raw)
        lower = raw.lower()
        # A fragment may begin amid a table: a browser wants to be told.
        body = f"<table>{raw}</table>" if "<td" in lower and "<table" not in lower else raw
        text = raw if "<html" in lower else PAGE.format(title="", body=body)
    elif one.format in PANDOC:
        body = run(["pandoc", "-f", one.format, "-t", "html"], work, one.raw)
        text = PAGE.format(title="Publications", body=body)
    else:
        plain = one.raw.replace("&", "&amp;").replace("<", "&lt;")
        text = PAGE.format(title="Publications", body=f"<pre>{plain}</pre>")
    page.write_text(text, "utf-8")
    return page


def as_latex(one: List, work: Path, options: str = "") -> str:
    """Write a list as a LaTeX document."""
    if one.format == "latex":
        return latex_document(one.raw, options)
    # By way of HTML, since the tags in Markdown are nothing to LaTeX.
    page = run(["pandoc", "-f", one.format, "-t", "html"], work, one.raw)
    body = run(["pandoc", "-f", "html", "-t", "latex"], work, page)
    if options and "longtable" in body:
        raise RuntimeError("a table over pages has no place in two columns")
    return latex_document(body, options)


def latex_document(raw: str, options: str = "") -> str:
    """Make a document of a fragment; commands that nobody defines show what they are given."""
    before, begin, _ = raw.partition("\\begin{document}")
    own = "\n".join(match[0] for match in DEFINITION.finditer(before)) if begin else ""
    body = own + re.sub(r"(?s).*\\begin\{document\}|\\end\{document\}.*", "", raw)
    body = re.sub(r"(\\begin\{(?:enumerate|itemize|etaremune)\})\[[^\]]*\]", r"\1", body)
    preamble = PREAMBLE % {
        "options": options,
        "row": ROW,
        "note": INNER_NOTE if options else NOTE,
    }
    return preamble + unknown_commands(body) + body + "\n\\end{document}\n"


def unknown_commands(body: str) -> str:
    """Define every command that a fragment uses, unless LaTeX knows it."""
    found: dict[str, int] = {}
    for match in re.finditer(
        r"\\([A-Za-z]{3,})\*?((?:\s*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*)", body
    ):
        count = len(re.findall(r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}", match[2]))
        found[match[1]] = min(9, max(found.get(match[1], 0), count))
    lines = []
    own = re.findall(r"\\(?:re)?newcommand\*?\s*\{?\s*\\([A-Za-z]+)|\\def\s*\\([A-Za-z]+)", body)
    for name in (*KERNEL, *(one or other for one, other in own)):
        found.pop(name, None)
    for name, count in found.items():
        shown = "" if name in NEEDLESS else " ".join(f"#{n}" for n in range(1, count + 1))
        arguments = f"[{count}]" if count else ""
        if name in NEEDLESS:
            lines.append(f"\\let\\{name}\\relax")
        lines.append(f"\\providecommand{{\\{name}}}{arguments}{{{shown}}}")
    for name in set(re.findall(r"\\begin\{([A-Za-z]+)\}", body)):
        lines.append(
            f"\\expandafter\\ifx\\csname {name}\\endcsname\\relax"
            f"\\newenvironment{{{name}}}{{}}{{}}\\fi"
        )
    return "\n".join(lines) + "\n"


def by_chromium(one: List, work: Path) -> Path:
    """Print a list from a browser."""
    page, made = as_html(one, work), work / f"{one.number}.pdf"
    run(
        [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={work / 'profile'}",
            f"--print-to-pdf={made}",
            page.as_uri(),
        ],
        work,
    )
    return made


def by_office(source: Path, work: Path, target: str, *options: str) -> Path:
    """Let an office suite turn a file into another."""
    out = work / "office"
    run(
        [
            "soffice",
            f"-env:UserInstallation={(work / 'settings').as_uri()}",
            "--headless",
            *options,
            "--convert-to",
            target,
            "--outdir",
            str(out),
            str(source),
        ],
        work,
    )
    return out / f"{source.stem}.{target}"


def by_libreoffice(one: List, work: Path) -> Path:
    """Print a list's page from an office suite: as a text, since it loses lines of web pages."""
    return by_office(as_html(one, work), work, "pdf", "--infilter=HTML (StarWriter)")


def by_docx(one: List, work: Path) -> Path:
    """Make a Word file of a list."""
    made = work / f"{one.number}.docx"
    # By way of HTML, since the tags in Markdown are nothing to Word.
    run(["pandoc", "-f", "html", "-o", str(made), str(as_html(one, work))], work)
    return made


def by_word(one: List, work: Path) -> Path:
    """Print a list's Word file."""
    return by_office(by_docx(one, work), work, "pdf")


def by_latex(one: List, work: Path, options: str = "") -> Path:
    """Typeset a list with LaTeX."""
    (work / f"{one.number}.tex").write_text(as_latex(one, work, options), "utf-8")
    made = work / f"{one.number}.pdf"
    command = ["pdflatex", "-interaction=nonstopmode", "-no-shell-escape", f"{one.number}.tex"]
    subprocess.run(command, cwd=work, capture_output=True, input=b"", timeout=SECONDS, check=False)
    log = (work / f"{one.number}.log").read_text("utf-8", "replace")
    unset = len(re.findall(r"^! .*Unicode character", log, re.MULTILINE))
    if not made.exists() or unset > MOST_UNSET:
        raise RuntimeError("; ".join(re.findall(r"^! .*", log, re.MULTILINE)[:3]))
    return made


def by_latex_twocolumn(one: List, work: Path) -> Path:
    """Typeset a list with LaTeX in two columns."""
    return by_latex(one, work, ",twocolumn")


WEB = frozenset(("markdown", "html", "rst", "org", "txt", "text", "pdf-text"))
PRINT = frozenset(("latex", "markdown", "rst", "org"))

KINDS: dict[str, tuple[str, frozenset[str], Callable[[List, Path], Path]]] = {
    "chromium": ("chromium", WEB, by_chromium),
    "libreoffice": ("soffice", WEB, by_libreoffice),
    "word": ("soffice", WEB, by_word),
    "docx": ("pandoc", WEB, by_docx),
    "latex": ("pdflatex", PRINT, by_latex),
    "latex-twocolumn": ("pdflatex", PRINT, by_latex_twocolumn),
}
"""Every way of typesetting: the program, the formats that people have set so, and what does it."""


def make(one: List, kind: str, out: Path) -> str | None:
    """Make one file; give the reason if it cannot be made."""
    with TemporaryDirectory() as folder:
        try:
            made = KINDS[kind][2](one, Path(folder))
            target = out / kind / (one.number + made.suffix)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(made, target)
        except (OSError, RuntimeError, subprocess.TimeoutExpired) as error:
            return f"{kind} {one.number}: {' '.join(str(error).split())[:200]}"
    return None


def read(made: Path, target: Path) -> None:
    """Read one file with `bibnorm parse`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "bibnorm.cli", "parse", "-q", "--to", "jsonl", str(made)]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    target.write_bytes(done.stdout)


def main() -> None:
    """Make all files, and read them if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lists", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--only", default="")
    parser.add_argument("--read", type=Path, metavar="PRED")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    kinds = [kind for kind in asked.kinds.split(",") if shutil.which(KINDS[kind][0])]
    only = frozenset(filter(None, asked.only.split(",")))
    lists = list(lists_in(asked.lists, only))
    jobs = [(one, kind) for kind in kinds for one in lists if one.format in KINDS[kind][1]]
    with ThreadPoolExecutor(asked.jobs) as pool:
        failed = list(filter(None, pool.map(lambda job: make(job[0], job[1], asked.out), jobs)))
        if asked.read:
            made = [path for kind in kinds for path in sorted((asked.out / kind).glob("[!.]*"))]
            targets = [asked.read / one.parent.name / f"{one.stem}.jsonl" for one in made]
            list(pool.map(read, made, targets))
    sys.stdout.write("".join(f"{line}\n" for line in [*failed, f"{len(jobs) - len(failed)} made"]))


if __name__ == "__main__":
    main()
