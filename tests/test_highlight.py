"""The highlighted author of an existing .bib: who it is, where the flag stands, what stays."""

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from latex import needs_biber, needs_biblatex

from bibnorm.bibfile import format_text, split
from bibnorm.bibfile.annotations import labelled, put, take, without_label
from bibnorm.bibfile.highlight import highlighter
from bibnorm.model import Name
from bibnorm.pipeline.highlight import Wanted, highlights, misplaced
from bibnorm.write.consumers import CONSUMERS

CASES = Path(__file__).parent / "cases" / "highlight.toml"


def cases():
    for case in tomllib.loads(CASES.read_text("utf-8"))["case"]:
        yield pytest.param(case, id=case["why"])


def flagged(text, wanted):
    file = split(text)
    found = highlights([file], wanted)
    flags = found.flags[0]
    done = format_text(text, [highlighter(wanted.role, wanted.label, flags.get)])
    assert not list(misplaced(file, flags, wanted, split(done.text)))
    return done.text, found


def entries_of(case):
    """Each entry on a line of its own, its key the number of the line."""
    lines = zip(case["authors"], case.get("annotations", [""] * 99), strict=False)
    return "".join(
        f"@misc{{{at}, author = {{{names}}}" + (f", author+an = {{{said}}}" if said else "") + "}\n"
        for at, (names, said) in enumerate(lines, 1)
    )


@pytest.mark.parametrize("case", list(cases()))
def test_the_author_is_flagged(case):
    options = {name: case[name] for name in ("label", "remove") if name in case}
    wanted = Wanted(tuple(case.get("given", ["Frida Kahlo"])), **options)
    new, found = flagged(entries_of(case), wanted)
    expect = entries_of({**case, "annotations": case["expect"]})
    assert new == expect
    assert [(n.line, n.message) for n in found.notes] == [tuple(n) for n in case.get("told", [])]
    if not options.get("remove"):
        assert flagged(new, wanted)[0] == new


def test_macros_and_other_fields():
    text = '@string{me = {Kahlo, F.}}\n@misc{a, editor = me, author = "Roe, R. and " # me}\n'
    new, _ = flagged(text, Wanted(("Frida Kahlo",)))
    assert new == text.replace("# me}", "# me, author+an = {2=highlight}}")
    new, _ = flagged(text, Wanted(("Frida Kahlo",), role="editor"))
    assert new == text.replace("= me,", "= me, editor+an = {1=highlight},")


def test_the_layout_of_the_entry_is_kept():
    text = "@Misc{a,\r\n   AUTHOR   = {Kahlo, Frida},\r\n   TITLE    = {T}\r\n}"
    new, _ = flagged(text, Wanted(("Frida Kahlo",)))
    assert new == text.replace("},", "},\r\n   AUTHOR+an = {1=highlight},")
    assert flagged(new, Wanted(("Frida Kahlo",), remove=True))[0] == text


def test_names_of_several_files_are_compared():
    files = [split("@misc{a, author = {F. Kahlo}}"), split("@misc{b, author = {Franz Kahlo}}")]
    assert highlights(files, Wanted(("Frida Kahlo",))).flags == [{}, {}]
    [alone] = highlights(files[:1], Wanted(("Frida Kahlo",))).flags
    assert alone


def test_parse_reads_what_was_written(normalizer):
    from bibnorm.read import read_text

    text = "@misc{a, author = {Roe, R. and Kahlo, Frida}, title = {T}, year = 2001}\n"
    new, _ = flagged(text, Wanted(("Frida Kahlo",)))
    [entry] = normalizer.document(read_text(new, format="bibtex"))
    assert entry.highlighted == (2,)


# --- annotations, for any text

WORDS = st.sampled_from(["equal", "x", "highlight", "highlighted", "corresponding"])
ITEMS = st.one_of(
    st.tuples(st.integers(1, 4), st.lists(WORDS, min_size=1, max_size=3, unique=True)).map(
        lambda item: f"{item[0]}={', '.join(item[1])}"
    ),
    st.sampled_from(['3="a; b"', "1:family=student", "=whole", " ", "2 = equal ,x"]),
)
ANNOTATIONS = st.lists(ITEMS, max_size=4).map("; ".join) | st.text(max_size=12)


@given(ANNOTATIONS, st.integers(1, 5))
def test_a_label_comes_and_goes_without_a_trace(text, index):
    new = put(text, index, "me")
    if new is None:
        assert '"' in text
        return
    assert without_label(new, "me") == without_label(text, "me")
    assert set(labelled(new, "me")) == {index, *labelled(text, "me")}
    if index not in labelled(text, "me") and text.strip():
        assert take(new, index, "me") == text


NAMES = st.sampled_from(
    ["Frida Kahlo", "Kahlo, F.", "Kahlo, Franz", "Kahlo F", "{Fr\\'ida} Kahlo", "Roe, R.", "{CERN}"]
)
LISTS = st.lists(NAMES, min_size=1, max_size=4).map(" and ".join)
SAID = st.sampled_from(["", "1=equal", "1=equal; 2=x", "3=x", '1="x"', "=whole"])
FILES = st.lists(st.tuples(LISTS, SAID), max_size=5).map(
    lambda rows: entries_of({"authors": [a for a, _ in rows], "annotations": [b for _, b in rows]})
)


@given(FILES)
def test_twice_is_once_and_remove_undoes(text):
    new, _ = flagged(text, Wanted(("Frida Kahlo",)))
    assert flagged(new, Wanted(("Frida Kahlo",)))[0] == new
    assert flagged(new, Wanted(("Frida Kahlo",), remove=True))[0] == text


# --- the readers of the file

FORMS = [Name(given="Ada Q.", family="Rain"), Name(given="A.", family="Rain")]
REFS = """@article{a, author = {Rain, Ada Q. and M{\\"u}ller, J.}, title = {One}, journal = {J},
  year = 2001, author+an = {1=highlight}}
@article{b, author = {Fog, F. and Rain, A. and Rainer, A.}, title = {Two}, journal = {J},
  year = 2002, author+an = {2=highlight}}
"""


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
@pytest.mark.parametrize("consumer", ["pandoc", "quarto"])
def test_the_filter_for_pandoc(tmp_path, consumer):
    (tmp_path / "refs.bib").write_text(REFS)
    (tmp_path / "f.lua").write_text(CONSUMERS[consumer](FORMS, "highlight"))
    (tmp_path / "t.md").write_text('---\nbibliography: refs.bib\nnocite: "@*"\n---\nAda Rain\n')
    command = ["pandoc", "--citeproc", "--lua-filter", "f.lua", "--wrap=none", "t.md", "-t", "html"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "<strong>Rain, Ada Q.</strong>, and J. Müller" in done.stdout
    assert "Fog, F., <strong>A. Rain</strong>, and A. Rainer" in done.stdout
    assert done.stdout.count("<strong>") == 2


@needs_biber
@needs_biblatex
def test_the_preamble_for_biblatex(tmp_path):
    (tmp_path / "refs.bib").write_text(REFS)
    code = CONSUMERS["biblatex"](FORMS, "highlight").replace("\\textbf{#1}", "<<#1>>")
    (tmp_path / "t.tex").write_text(
        "\\documentclass{article}\\usepackage[backend=biber]{biblatex}\n"
        f"{code}\\addbibresource{{refs.bib}}\n\\begin{{document}}\\nocite{{*}}\n"
        "\\showoutput\\printbibliography\\end{document}\n"
    )
    for command in (["pdflatex", "-interaction=batchmode", "t"], ["biber", "-q", "t"]) * 2:
        subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    pdf = tmp_path / "t.pdf"
    assert "Package biblatex Error" not in (tmp_path / "t.log").read_text("latin-1")
    import pypdfium2

    text = " ".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().split())
    text = text.replace("¡¡", "<<").replace("¿¿", ">>")
    assert "Ada Q. Rain" in text
    assert text.count("<<") == 2 or text.count("«") == 2


def test_every_reader_gets_the_names():
    for name, consumer in CONSUMERS.items():
        said = consumer(FORMS, "me")
        assert said.endswith("\n")
        assert ("Rain" in said) or name == "biblatex"
