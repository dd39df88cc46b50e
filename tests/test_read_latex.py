"""Every case of LaTeX in tests/cases/read_latex, and what holds for any."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibnorm.model import Style
from bibnorm.read import read_text

CASES = Path(__file__).parent / "cases" / "read_latex"
SECONDS = 5  # far more than any takes, far less than what is not linear


def load_cases():
    for path in sorted(CASES.glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"], 1):
            marks = [pytest.mark.xfail(reason=case["why"])] if case.get("fails") else []
            yield pytest.param(case, id=f"{path.stem}-{number}", marks=marks)


def names(style):
    return "|".join(bit.name.lower() for bit in Style if bit and bit & style)


LOOKS = {
    "kinds": lambda line: line.kind.value,
    "levels": lambda line: line.level,
    "numbers": lambda line: line.number,
    "fresh": lambda line: line.blank_before,
    "markers": lambda line: False if line.marker is None else line.marker,
}


@pytest.mark.parametrize("case", list(load_cases()))
def test_latex(case):
    document = read_text(case["text"], format="latex")
    lines = document.lines
    assert [line.text for line in lines] == case["lines"], case["why"]
    runs = [run for line in lines for run in line.runs]
    if "styles" in case:
        assert [[run.text, names(run.style)] for run in merged(runs) if run.style] == case["styles"]
    if "links" in case:
        assert [[run.text, run.link] for run in runs if run.link] == case["links"]
    if "meta" in case:
        assert dict(document.meta) == case["meta"]
    for key, look in LOOKS.items():
        if key in case:
            said = [look(line) for line in lines]
            assert said == case[key], (key, case["why"])


def merged(runs):
    """Put runs of one style together that follow each other."""
    out = []
    for run in runs:
        if out and out[-1].style == run.style and run.style:
            out[-1] = type(run)(out[-1].text + run.text, run.style)
        else:
            out.append(run)
    return out


def test_text_of_a_macro_stands_where_the_macro_was_called():
    source = "\\newcommand{\\me}{\\textbf{Rivera, A.}}\n\n\\section{Works}\n\n\\me{} and Stone"
    line = read_text(source, format="latex").lines[1]
    assert line.number == 5
    owner, rest = line.runs[0], line.runs[-1]
    assert source[owner.start : owner.end] == "\\me"
    assert source[rest.start : rest.end] == rest.text == " and Stone"


# Pieces of LaTeX that meet in every way, whole and broken.
PIECES = [
    *(r"\item ", r"\item[", r"\textbf{", r"\emph{", r"{\bf ", "}", "{", "[", "]", r"\\", "\n\n"),
    *(r"\begin{itemize}", r"\end{itemize}", r"\begin{tabular}{ll}", r"\end{tabular}", " & "),
    *(r"\newcommand{\x}[1]{#1", r"\newcommand{\x}{\x}", r"\def\x#1{#1#1}", r"\x{", r"\x", "#1"),
    *(r"\section{", r"\href{u}{", r"\url{", r"\footnote{", r"\cventry{a}{b}{c}{d}{e}{f}", "$", "%"),
    *(r"\iffalse", r"\fi", r"\else", r"\ifx", r"\begin{x}", r"\end{x}", r"\newenvironment{x}{"),
    *(r"\'e", r"\"{o}", r"\'", r"\verb|", r"\hfill ", r"\vspace{", r"\marginpar{", r"\bibitem{k}"),
    *(
        r"\begin{document}",
        r"\end{document}",
        r"\title{",
        r"\let\x",
        r"\csname ",
        r"\unknown{a}{b}",
    ),
    *("\n", "\t", "~", "--", "``", "Rivera, A.", "2019", "許", "é", "\\", "\0", "\f", "\\\n", "x"),
]
sources = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(source=sources)
def test_any_latex_is_read_and_leads_back(source):
    document = read_text(source, format="latex")
    rows = document.source.count("\n") + 1
    for line in document.lines:
        assert line.text.strip()
        assert 1 <= line.number <= rows
        assert line.hard_break
        for run in line.runs:
            assert "\n" not in run.text
            assert -1 <= run.start <= run.end <= len(document.source)
            if run.start >= 0 and run.end - run.start == len(run.text):
                for read, written in zip(
                    run.text, document.source[run.start : run.end], strict=True
                ):
                    assert read == written or (read == " " and written.isspace())


words = st.text("abcdeéøł許", min_size=1, max_size=8)
FRAMES = [
    "{}", r"\textbf{{{}}}", r"{{\it {}}}", r"\unknown{{{}}}", r"\mbox{{{}}}", r"\href{{u}}{{{}}}",
    r"{} \\", "\n\n{}", r"\item {}", r"\section{{{}}}", r"\begin{{itemize}}\item {}\end{{itemize}}",
    r"\begin{{tabular}}{{l}}{} & x\end{{tabular}}", r"\footnote{{{}}}", r"\cvitem{{}}{{{}}}",
    "{}~%c\n", r"\def\q{{{}}}\q", r"\iftrue {}\fi", r"\marginpar{{{}}}",
    r"\begin{{foo}}{}\end{{foo}}",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(said=st.lists(st.tuples(words, st.sampled_from(FRAMES)), max_size=20))
def test_every_word_is_kept_in_sound_latex(said):
    source = " ".join(frame.format(word) for word, frame in said)
    document = read_text(source, format="latex")
    kept = "".join(line.text + " " for line in document.lines)
    for word, _ in said:
        assert word in kept


HOSTILE = [
    r"\def\a{\a\a}\a",
    "".join(rf"\def\{chr(97 + n)}z{{\{chr(98 + n)}z\{chr(98 + n)}z}}" for n in range(24)) + r"\az",
    r"\newcommand{\q}[1]{#1#1}" + r"\q{" * 60 + "x" * 500 + "}" * 60,
    r"\newcommand{\q}{" + "word " * 5000 + "}" + r"\q " * 5000,
    r"\newenvironment{a}{\begin{a}}{\end{a}}" + r"\begin{a}" * 3000,
    *(piece * 10_000 for piece in ("{", "}", r"\begin{a}", r"\end{a}", r"\textbf{", "[", "$")),
    *(piece * 10_000 for piece in (r"\x{", r"\iffalse ", r"\href{x}{", r"\item[", r"\'{")),
    *(piece * 10_000 for piece in (r"\ensuremath{", r"\cventry{a}{")),
    *(piece * 10_000 for piece in (r"\begin{comment}", r"\footnote{", r"\(", "%\n")),
]  # fmt: skip


@pytest.mark.parametrize("source", HOSTILE, ids=[source[:14] for source in HOSTILE])
def test_hostile_latex_takes_bounded_time_and_room(source):
    begun = time.process_time()
    document = read_text(source, format="latex")
    assert time.process_time() - begun < SECONDS
    assert sum(len(line.text) for line in document.lines) < 4_000_000
