"""Lists that never were: whatever style is drawn, every label lies on what it names."""

from itertools import chain
from random import Random

import pytest

from bibnorm.model import Label
from bibnorm.tag.known import shipped_known
from bibnorm.tag.tagger import load_tagger
from bibnorm.training.calibrate import calibration, is_right
from bibnorm.training.rerank import train_reranker
from bibnorm.training.synthesis import Material, make_lists
from bibnorm.training.works import Work

PEOPLE = (("Ana B.", "Quill"), ("Karl-Heinz", "Roe"), ("Li", "Wu"), ("Maria", "de Souza"))
WORKS = tuple(
    Work(
        "inproceedings", PEOPLE[: 1 + number % 4], f"On lines and number {number}", "2019",
        container="Proceedings of the Third Workshop on Lines", acronym="WOL", pages="10-19",
        month="May", days="3-5", place="Graz, Austria", publisher="Springer", doi="10.1000/x",
    )
    for number in range(8)
)  # fmt: skip
BOOKS = (
    Work("book", PEOPLE[:2], "All about lines", "2016", place="Oxford", publisher="Clarendon"),
    Work("thesis", PEOPLE[:1], "Drawn lines", "2015", institution="KU Leuven"),
    Work("report", PEOPLE[:1], "Lines counted", "2014", institution="KU Leuven"),
    Work(
        "incollection", PEOPLE[:1], "Lines in print", "2017", "The Book of Lines", pages="33-47",
        place="Berlin", publisher="Springer", editors=PEOPLE[1:3],
    ),
)  # fmt: skip
MATERIAL = Material(
    groups=[(PEOPLE[0], WORKS)],
    journals=[("Journal of Plain Lines", "J. Plain Lines"), ("Lines", "Lines")],
    loose=BOOKS,
    cited=BOOKS,
)


@pytest.fixture(scope="module")
def golds():
    return list(chain.from_iterable(make_lists(MATERIAL, 400, 7)))


def test_the_seed_decides_all(golds):
    again = chain.from_iterable(make_lists(MATERIAL, 400, 7))
    assert [gold.citation.text for gold in again] == [gold.citation.text for gold in golds]


def test_spans_ascend_and_hold_words(golds):
    for gold in golds:
        text, end = gold.citation.text, 0
        for span in gold.spans:
            assert end <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip() == text[span.start : span.end]
            end = span.end


def test_nearly_every_entry_has_a_title_and_most_a_date(golds):
    assert sum(bool(gold.texts(Label.TITLE)) for gold in golds) > 0.9 * len(golds)
    assert sum(bool(gold.texts(Label.DATE)) for gold in golds) > 0.6 * len(golds)


def test_a_reranker_can_be_learnt_and_reads_no_worse(golds):
    tagger = load_tagger()
    model = tagger._first.weights
    reranker = train_reranker(golds[:200], model, shipped_known(), Random(1))
    assert reranker.worth
    pairs = [(gold, tagger.tag(gold.citation)) for gold in golds[200:300]]
    assert sum(is_right(gold, read) for gold, read in pairs) > 60
    slope, _ = calibration(pairs)
    assert slope == pytest.approx(slope)
