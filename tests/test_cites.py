"""Citations in manuscripts: found where they are, and only there; all else stays to the letter."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibnorm.cites import UnprovenTextError, latex_cites, markdown_cites, rewrite

CASES = Path(__file__).parent / "cases" / "cites"
READERS = {"latex": latex_cites, "markdown": markdown_cites}
NEW = {"a": "A", "b": "B", "c-2": "C-2", "A": "A"}


def cases():
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            yield pytest.param(READERS[path.stem], case, id=f"{path.stem}: {case['why']}")


@pytest.mark.parametrize(("read", "case"), list(cases()))
def test_citations_get_the_new_keys(read, case):
    keys = NEW if "unknown" in case else {old: new for old, new in NEW.items() if old != "A"}
    done = rewrite(case["text"], read, keys.get)
    assert done.text == case["new"]
    assert bool(done.changes) == (case["text"] != case["new"])
    if "unknown" in case:
        assert [cite.key for _, cite in done.unknown] == case["unknown"]


def test_lines_are_counted():
    done = rewrite("\n\\cite{a,\nx}\n\\cite{b}", latex_cites, NEW.get)
    assert [line for line, _, _ in done.changes] == [2, 4]
    assert [line for line, _ in done.unknown] == [3]


def test_a_key_that_would_mean_another_work_is_refused():
    with pytest.raises(UnprovenTextError):
        rewrite(r"\cite{a,X}", latex_cites, {"a": "X"}.get)


PIECES = st.sampled_from(
    [
        *["\\cite{", "\\cites(", "[", "]", "(", ")", "{", "}", ",", "%", "\n", " ", "\\", "<", ">"],
        *["a", "b", "c-2", "x", "@a", "@{b}", "\\verb|", "|", "\\begin{verbatim}", "`", "```\n"],
        *["\\end{verbatim}", "\\url{", "\\mycite", "\\volcite{", "*", "\\%", "-->", "<!--", "\r\n"],
        *["\\cite[1]{a, b}", "[@a; @b]", "\\parencites{a}[2]{b}", "#| @a", "\udce4"],
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join)


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@given(text=TEXTS)
def test_the_same_keys_change_no_letter(read, text):
    assert rewrite(text, read, lambda key: key).text == text
    assert rewrite(text, read, {}.get).text == text


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@given(text=TEXTS)
def test_a_map_and_its_inverse_give_the_same_text(read, text):
    there = {"a": "Rain2001a", "b": "x:1", "c-2": "Y"}
    back = {new: old for old, new in there.items()}
    done = rewrite(text, read, there.get)
    assert rewrite(done.text, read, back.get).text == text


HOSTILE = ["\\cite[", "\\cites[a]{", "\\cite[{", "\\verb|", "\\begin{verbatim}", "<!--", "%", "@a"]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_hostile_text_takes_linear_time(read, piece):
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    rewrite(text, read, NEW.get)
    assert time.process_time() - start < 20
