"""`bibnorm venue` with a file of one's own: to know it, to check it, to write it."""

import json

import pytest

MINE = "- {key: wvot, kind: workshop, name: Workshop on Very Odd Tongues, acronym: WVOT}\n"
TEXT = "Proc. of the 5th Workshop on Very Odd Tongues (WVOT 2016), Vienna, Austria"


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(MINE, "utf-8")
    return path


def answers(done):
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def test_the_venues_of_a_file_are_known(bibnorm, mine):
    [without] = answers(bibnorm("venue", "--jsonl", TEXT))
    [found] = answers(bibnorm("venue", "--jsonl", "--venues", mine, TEXT))
    assert (without["status"], found["status"], found["id"]) == ("none", "matched", "wvot")


def test_an_answer_says_what_decided_it(bibnorm):
    told = answers(bibnorm("venue", "--jsonl", "J. Mach. Learn. Res.", "SEC", "Nothing Whatever"))
    assert [answer["evidence"] for answer in told] == ["name", "acronym", None]
    shown = bibnorm("venue", "Phys Rev Lett", "Nothing about Learning").stdout.decode("utf-8")
    assert "decided by: name" in shown
    assert "near: " in shown


def test_a_file_without_faults_is_said_to_have_none(bibnorm, mine):
    done = bibnorm("venue", "--check", mine)
    assert (done.returncode, done.stdout.decode("utf-8")) == (0, f"{mine}: nothing wrong\n")


def test_every_fault_of_a_file_is_named_with_its_line(bibnorm, mine):
    faulty = (
        "- {key: odd, kind: conference, name: Odd Things, issn: ['0000-0001']}\n- {key: even}\n"
    )
    mine.write_text(MINE + faulty, "utf-8")
    done = bibnorm("venue", "--check", mine)
    lines = done.stdout.decode("utf-8").splitlines()
    assert done.returncode == 1
    assert any("line 2: odd: issn" in line for line in lines)
    assert any("line 3: even: kind" in line for line in lines)


@pytest.mark.parametrize("option", ["--check", "--venues"])
def test_a_file_that_cannot_be_read_is_named(bibnorm, tmp_path, option):
    done = bibnorm("venue", option, tmp_path / "none.yaml", "Nature")
    assert done.returncode == 2
    assert b"none.yaml" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_file_in_another_encoding_is_refused_in_words(bibnorm, mine):
    mine.write_bytes("- {key: oe, kind: journal, name: Öde}".encode("latin-1"))
    done = bibnorm("venue", "--check", mine)
    assert done.returncode == 2
    assert b"UTF-8" in done.stderr


def test_a_suggested_record_goes_into_a_file_as_it_stands(bibnorm, tmp_path):
    written = bibnorm("venue", "--add", TEXT, 'Odd: a "Journal"').stdout
    path = tmp_path / "new.yaml"
    path.write_bytes(written)
    assert bibnorm("venue", "--check", path).returncode == 0
    [found] = answers(bibnorm("venue", "--jsonl", "--venues", path, TEXT))
    assert (found["name"], found["acronym"]) == ("Workshop on Very Odd Tongues", "WVOT")


def test_a_suggestion_says_what_is_known_already(bibnorm):
    assert b"# known already: nature (Nature)" in bibnorm("venue", "--add", "Nature").stdout
