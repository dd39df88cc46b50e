"""`bibnorm highlight` as a user runs it."""

import pytest

BIB = """% ours
@misc{a, author = {Roe, R. and Kahlo, Frida}, title = {A}}
@misc{b, author = {F. Kahlo}, author+an = {1=equal}}
"""
NEW = BIB.replace("Frida},", "Frida}, author+an = {2=highlight},").replace(
    "1=equal", "1=equal, highlight"
)
ME = ("--author", "Frida Kahlo")
FORMS = """  1  Kahlo, Frida
  1  Kahlo, F.
Frida Kahlo found in 2 of 2 entries that have the field author
"""


@pytest.fixture
def refs(tmp_path):
    path = tmp_path / "refs.bib"
    path.write_text(BIB)
    return path


def test_to_standard_output(bibnorm, refs):
    done = bibnorm("highlight", *ME, refs)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (0, NEW, FORMS)
    piped = bibnorm("highlight", *ME, "-q", "-", input=BIB.encode())
    assert (piped.stdout.decode(), piped.stderr) == (NEW, b"")
    assert refs.read_text() == BIB


def test_in_place_and_back(bibnorm, refs):
    done = bibnorm("highlight", *ME, "-q", "--in-place", "--backup", refs)
    assert (done.returncode, done.stdout, refs.read_text()) == (0, b"", NEW)
    assert refs.with_name("refs.bib.bak").read_text() == BIB
    assert bibnorm("highlight", *ME, "--check", refs).returncode == 0
    assert bibnorm("highlight", *ME, "--remove", "--in-place", refs).returncode == 0
    assert refs.read_text() == BIB


def test_check_and_diff(bibnorm, refs):
    done = bibnorm("highlight", *ME, "-q", "--check", refs)
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        f"{refs}:2: highlight: a: author+an added: {{2=highlight}}",
        f"{refs}:3: highlight: b: author+an: {{1=equal}} -> {{1=equal, highlight}}",
    ]
    patch = bibnorm("highlight", *ME, "-q", "--diff", refs).stdout.decode()
    assert "+@misc{b, author = {F. Kahlo}, author+an = {1=equal, highlight}}" in patch
    assert refs.read_text() == BIB


def test_names_in_doubt_are_told_and_end_with_one(bibnorm, refs):
    other = refs.with_name("other.bib")
    other.write_text("@misc{c, author = {Franz Kahlo}}\n")
    done = bibnorm("highlight", *ME, "-q", "--in-place", refs, other)
    assert done.returncode == 1
    told = f"{refs}:3: highlight: b: Kahlo, F. may be Frida Kahlo or Kahlo, Franz: not flagged\n"
    assert done.stderr.decode() == told
    assert "author+an = {1=equal}" in refs.read_text()
    settled = ("--author", "F. Kahlo", "--check")
    assert bibnorm("highlight", *ME, *settled, "-q", refs, other).stderr == b""


def test_what_the_readers_need(bibnorm, refs):
    done = bibnorm("highlight", *ME, "-q", "--print", "al-folio", refs)
    assert done.returncode == 0
    assert '  last_name: ["Kahlo"]\n  first_name: ["Frida", "F."]\n' in done.stdout.decode()
    assert refs.read_text() == BIB
    both = bibnorm("highlight", *ME, "-q", "--print", "biblatex", "--in-place", refs)
    assert b"\\ifitemannotation{highlight}" in both.stdout
    assert refs.read_text() == NEW
    alone = bibnorm("highlight", *ME, "--print", "typst")
    assert b"Kahlo,\\\\s+Frida" in alone.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], 'name the author: --author "Ada Lovelace"'),
        (["--author", " "], 'name the author: --author "Ada Lovelace"'),
        ([*ME, "--label", "a, b"], "--label: one word of letters, figures and hyphens is needed"),
        ([*ME, "--print", "typst", "--check"], "--print goes to standard output, as --check and"),
        ([*ME, "--in-place", "--diff"], "--check and --diff write nothing; leave out --in-place"),
        ([*ME, "--check", "none.bib"], "none.bib: No such file or directory; check the path"),
    ],
)
def test_what_cannot_be_done_is_said(bibnorm, refs, arguments, told):
    done = bibnorm("highlight", refs, *arguments)
    assert done.returncode == 2
    assert f"bibnorm: {told}" in done.stderr.decode()
    assert refs.read_text() == BIB
