"""The tagger: tokens rebuild the line, batches change nothing, spans are in order."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibnorm.model import Citation, Label, Run, Style
from bibnorm.tag import load_tagger, tokenize
from bibnorm.tag.classes import CLASSES, COARSE, COARSE_OF
from bibnorm.tag.contexts import CONTEXTS, SIZES, contexts
from bibnorm.tag.decode import decode
from bibnorm.tag.lattice import best_readings
from bibnorm.tag.layout import layout
from bibnorm.tag.readings import Line
from bibnorm.tag.rerank import Reranker

LINES = (
    "J. Doe and K. Roe. “A study of lines,” In Proc. of Lines 2020, pp. 1-9, Graz, Austria.",
    "Doe J, Roe K. A study of lines. J Lines. 2020;12(3):1-9. doi:10.1000/xyz",
    "Solo",
    "",
    "Reading lines\nJane Doe, Karl Roe\nACM Symposium on Lines (SoL), May 2020",
)


TAGGER = load_tagger()


def cite(text: str) -> Citation:
    return Citation(runs=(Run(text),))


@given(st.text())
def test_tokens_rebuild_the_line(text):
    tokens, known = tokenize(cite(text))
    assert len(tokens) == len(known)
    lead = text[: tokens[0].start] if tokens else text
    assert lead.strip() == ""
    assert lead + "".join(token.text + token.space for token in tokens) == text


@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_contexts_stay_in_their_tables(texts):
    batch = layout([tokenize(cite(text))[0] for text in texts])
    seen = contexts(batch)
    assert set(seen.codes) == set(CONTEXTS) == set(SIZES)
    for name, codes in seen.codes.items():
        assert codes.min() >= 0
        assert codes.max() < SIZES[name], name


@given(st.lists(st.sampled_from(LINES), max_size=8))
def test_batching_changes_nothing(texts):
    alone = [TAGGER.tag(cite(text)) for text in texts]
    together = TAGGER.tag_all([cite(text) for text in texts])
    strip = [[(s.start, s.end, s.label) for s in t.spans] for t in together]
    assert strip == [[(s.start, s.end, s.label) for s in t.spans] for t in alone]
    sure = [t.confidence for t in together]
    assert sure == pytest.approx([t.confidence for t in alone], abs=1e-3)


@given(st.text(max_size=300))
def test_spans_are_in_order(text):
    tagged = TAGGER.tag(cite(text))
    assert all(a.end <= b.start for a, b in pairwise(tagged.spans))
    assert all(0 <= s.start < s.end <= len(text) for s in tagged.spans)
    assert 0 <= tagged.confidence <= 1.0001


def test_identifiers_are_sure():
    tagged = TAGGER.tag(
        cite("Doe, J. A study. https://example.org/a, doi:10.1000/xyz, PMID: 12345")
    )
    assert tagged.texts(Label.DOI) == ("doi:10.1000/xyz",)
    assert tagged.texts(Label.URL) == ("https://example.org/a",)
    assert tagged.texts(Label.PMID) == ("PMID: 12345",)


def test_what_stands_before_the_body_is_not_tagged():
    tagged = TAGGER.tag(Citation(runs=(Run("[12] Jane Doe. A study of lines. 2020."),), body=5))
    assert tagged.spans[0].start == 5


def test_emphasis_is_seen():
    citation = Citation(runs=(Run("A "), Run("study", Style.BOLD), Run(" of lines")))
    tokens, _ = tokenize(citation)
    assert [bool(token.style & Style.BOLD) for token in tokens] == [False, True, False, False]


def test_every_class_has_a_coarse_one():
    assert len(COARSE_OF) == len(CLASSES)
    assert all(0 <= number < len(COARSE) for number in COARSE_OF)


@pytest.mark.parametrize("seed", range(8))
def test_decode_and_best_readings_agree_with_a_search_of_all(seed):
    random = np.random.default_rng(seed)
    emissions = random.normal(size=(4, 3)).astype(np.float32)
    transitions = random.normal(size=(3, 3)).astype(np.float32)

    def score(path):
        steps = sum(transitions[a, b] for a, b in pairwise(path))
        return sum(emissions[t, label] for t, label in enumerate(path)) + steps

    scores = {path: score(path) for path in np.ndindex(3, 3, 3, 3)}
    total = np.log(sum(np.exp(list(scores.values()))))
    result = decode(emissions[None], transitions, np.array([4]))
    found = tuple(result.labels[0].tolist())
    assert result.probability[0] == pytest.approx(np.exp(scores[found] - total), rel=1e-3)
    sums = [
        [sum(np.exp(s - total) for p, s in scores.items() if p[t] == n) for n in range(3)]
        for t in range(4)
    ]
    assert result.posterior[0] == pytest.approx(np.array(sums), rel=1e-3)
    best = sorted(scores, key=scores.__getitem__, reverse=True)[:5]
    readings = best_readings(emissions, transitions, np.ones((4, 3), np.float32), 5)
    assert [tuple(path) for _, path in readings] == best
    assert [s for s, _ in readings] == pytest.approx([scores[path] for path in best], rel=1e-3)


def test_labels_that_are_certain_are_in_all_readings():
    random = np.random.default_rng(3)
    emissions = random.normal(size=(6, 3)).astype(np.float32)
    transitions = random.normal(size=(3, 3)).astype(np.float32)
    posterior = np.ones((6, 3), np.float32)
    certain = [0, 2, 3, 5]
    posterior[certain] = [0, 1, 0]
    readings = best_readings(emissions, transitions, posterior, 20)
    assert len(readings) == 9
    assert all(path[t] == 1 for _, path in readings for t in certain)
    score, path = readings[0]
    steps = sum(transitions[a, b] for a, b in pairwise(path))
    own = sum(emissions[t, label] for t, label in enumerate(path))
    assert score == pytest.approx(own + steps, rel=1e-4)


def test_the_reranker_prefers_what_makes_sense_as_a_whole():
    reranker = Reranker({"count title 1": 2.0}, trust=1.0)
    line = Line(["Doe", ".", "Lines"], [1, 1, 1], [0] * 3, [0] * 3)
    readings = {("author", "-", "author"): 0.0, ("author", "-", "title"): -1.0}
    best, share = reranker.choose(line, readings)
    assert best == ("author", "-", "title")
    assert share == pytest.approx(1 / (1 + np.exp(-1.0)))
