"""Files that a LaTeX file takes in: only when asked, only from its folder, each place known."""

import time

import pytest

from bibnorm.read import read_path, unfollowed

PAPER = "\\item \\me, Stone, B. On {}. \\emph{{Fern Letters}}, 4:1--9, 2018.\n"


@pytest.fixture
def folder(tmp_path):
    """A CV in several files, and one beside its folder that is none of its business."""
    home = tmp_path / "cv"
    (home / "parts").mkdir(parents=True)
    (tmp_path / "secret.tex").write_text("secret")
    write(home, "macros", "\\newcommand{\\me}{\\textbf{Rivera, A.}}")
    write(home, "pubs", "\\begin{itemize}\n" + PAPER.format("moss") + "\\end{itemize}")
    return home


def write(folder, name, text):
    path = folder / f"{name}.tex"
    path.write_text(text, "utf-8")
    return path


def main(folder, *lines):
    text = "\\documentclass{article}\n\\input{macros}\n\\begin{document}\n"
    return write(folder, "cv", text + "\n".join(lines) + "\n\\end{document}\n")


def test_no_other_file_is_opened_unless_asked(folder):
    document = read_path(main(folder, "\\input{pubs}"))
    assert document.lines == ()
    assert document.notices == ()
    assert "macros, pubs" in unfollowed(document)
    assert "--follow-inputs" in unfollowed(document)


def test_lines_know_their_file(folder):
    write(folder / "parts", "talk", "\n\\section{Talks}\\endinput nothing")
    path = main(folder, "Before \\input{pubs.tex} after", "\\include{parts/talk}", "Last")
    document = read_path(path, follow_inputs=True)
    assert document.notices == ()
    assert unfollowed(document) == ""
    found = [(line.text, *document.place(line.number)) for line in document.lines]
    assert found == [
        ("Before", str(path), 4),
        ("Rivera, A., Stone, B. On moss. Fern Letters, 4:1–9, 2018.", str(folder / "pubs.tex"), 2),
        ("after", str(path), 4),
        ("Talks", str(folder / "parts" / "talk.tex"), 2),
        ("Last", str(path), 6),
    ]
    run = document.lines[1].runs[-1]
    assert document.source[run.start : run.end] == run.text


@pytest.mark.parametrize(
    "command",
    [
        "\\input{parts/more}",
        "\\input parts/more",
        "\\import{parts/}{more}",
        "\\subimport*{parts}{more.tex}",
        "\\subfile{parts/more}",
        "\\input{./parts/../parts/more}",
    ],
)
def test_commands_that_take_in(folder, command):
    text = "\\documentclass[../cv]{subfiles}\\begin{document}Moss\n\\end{document} none"
    write(folder / "parts", "more", text)
    document = read_path(main(folder, command), follow_inputs=True)
    assert [line.text for line in document.lines] == ["Moss"]
    assert document.notices == ()


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("\\input{../secret}", "folder"),
        ("\\import{..}{secret}", "folder"),
        ("\\input{linked}", "folder"),
        ("\\input{linked/secret}", "folder"),
        ("\\input{~/secret}", "no file can be told"),
        ("\\input{|ls}", "no file can be told"),
        ("\\newcommand{\\take}[1]{\\input{#1}}", "no file can be told"),
        ("\\input{\\jobname}", "no file can be told"),
        ("\\input{}", "no file can be told"),
        ("\\include{gone}", "no such file"),
        ("\\input{parts}", "no such file"),
        ("\\input{cv}", "takes itself in"),
        ("\\input{ring}", "takes itself in"),
        ("\\input{picture}", "was not read"),
    ],
)
def test_what_is_refused_is_named(folder, command, why):
    write(folder, "ring", "\\input{parts/ring}")
    write(folder / "parts", "ring", "\\input{ring}")
    (folder / "linked.tex").symlink_to(folder.parent / "secret.tex")
    (folder / "linked").symlink_to(folder.parent)
    (folder / "picture.tex").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9)
    document = read_path(main(folder, "Moss", command), follow_inputs=True)
    assert [line.text for line in document.lines] == ["Moss"]
    [notice] = document.notices
    assert why in notice
    assert f"{folder / 'cv.tex'}:5: " in notice or "ring" in notice


def test_an_absolute_path_is_refused_even_inside(folder):
    document = read_path(main(folder, f"\\input{{{folder.parent}/secret}}"), follow_inputs=True)
    assert document.lines == ()
    assert len(document.notices) == 1


@pytest.mark.parametrize("command", ["% \\input{gone}", "\\verb|\\input{gone}|", "\\\\input{gone}"])
def test_no_command(folder, command):
    assert read_path(main(folder, command), follow_inputs=True).notices == ()


@pytest.mark.parametrize(
    "command", ["\\input{glyphtounicode}", "\\InputIfFileExists{gone}{a}{b}", "\\input"]
)
def test_what_need_not_be_there(folder, command):
    assert read_path(main(folder, command), follow_inputs=True).notices == ()


def test_number_and_size_and_depth_are_bounded(folder):
    for number in range(30):
        write(folder, f"f{number}", f"\\input{{f{number + 1}}}\n\\input{{f{number + 1}}}\n" * 2)
    document = read_path(main(folder, "\\input{f0}"), follow_inputs=True)
    assert any("too many files" in notice for notice in document.notices)
    assert len(document.notices) < 600
    began = time.process_time()
    document = read_path(main(folder, "\\input{gone}\n" * 20_000), follow_inputs=True)
    assert time.process_time() - began < 10
    assert "too many files" in document.notices[-1]
    write(folder, "big", "x" * 5000)
    document = read_path(main(folder, "\\input{big}"), follow_inputs=True, max_bytes=4000)
    assert "too large" in document.notices[0]


def test_a_file_of_another_format_takes_in_nothing(folder):
    path = folder / "cv.md"
    path.write_text("# Papers\n\n- \\input{pubs}\n", "utf-8")
    assert read_path(path, follow_inputs=True).notices == ()


def test_command_line(bibnorm, folder):
    path = main(folder, "\\input{pubs}", "\\input{gone}")
    plain = bibnorm("parse", path)
    assert plain.returncode == 2
    assert b"--follow-inputs reads them too" in plain.stderr
    done = bibnorm("parse", "--follow-inputs", "--to", "jsonl", path)
    assert done.returncode == 2
    assert b"cv.tex:5: \\input{gone}: there is no such file" in done.stderr
    assert f'"file": "{folder / "pubs.tex"}", "line": 2'.encode() in done.stdout
