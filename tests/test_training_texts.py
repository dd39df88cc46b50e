"""The text that is trained on: parted without overlap, free of the gold lists, labelled as set."""

from dataclasses import replace
from random import Random

import pytest

from bibnorm.model import Citation, Label, Run, Span, Tagged
from bibnorm.tag.known import make_known
from bibnorm.training.adorn import adorned
from bibnorm.training.footnotes import pinpointed, ruled
from bibnorm.training.gold import read_gold_lists
from bibnorm.training.known import _split
from bibnorm.training.pieces import Piece, to_gold
from bibnorm.training.texts import evaluated_titles, halved
from bibnorm.training.works import Work

WORK = Work("incollection", (("Ana", "Quill"),), "On Lines and Other Things", "2020")


def reference(number):
    return Tagged(Citation((Run(f"Doe, J. Work {number}."),)), (Span(0, 7, Label.AUTHOR),))


def test_a_text_is_on_one_side_only_and_tried_once():
    golds = [reference(number % 50) for number in range(150)]
    trained, tried = halved(golds)
    left = {gold.citation.text for gold in trained}
    right = [gold.citation.text for gold in tried]
    assert left
    assert len(right) == len(set(right))
    assert left.isdisjoint(right)
    assert left | set(right) == {gold.citation.text for gold in golds}


def test_every_title_of_the_gold_lists_is_known_to_be_kept_out():
    titles = evaluated_titles()
    entries = [entry for gold in read_gold_lists() for entry in gold.entry]
    assert len(entries) > 200
    assert all("".join(filter(str.isalnum, e.title[0].casefold())) in titles for e in entries)


@pytest.mark.parametrize("seed", range(200))
def test_a_title_that_was_adorned_is_still_a_title(seed):
    title = adorned(WORK, Random(seed)).title
    assert title.strip() == title
    assert title
    assert adorned(WORK, Random(seed)) == replace(WORK, title=title)


PIECES = (
    Piece("Quill, A.", Label.AUTHOR), Piece(", "), Piece("On lines", Label.TITLE), Piece(", "),
    Piece("J. Lines", Label.CONTAINER), Piece(" "), Piece("38-49", Label.PAGES), Piece("."),
)  # fmt: skip


@pytest.mark.parametrize("seed", range(30))
def test_a_footnote_has_the_first_page_and_perhaps_the_page_cited(seed):
    gold = to_gold(pinpointed(PIECES, Random(seed)))
    assert gold.texts(Label.PAGES) == ("38",)
    assert len(gold.texts(Label.OTHER)) <= 1


@pytest.mark.parametrize("seed", range(30))
def test_a_footnote_to_a_book_ends_with_the_page_cited(seed):
    book = [piece for piece in PIECES if piece.label is not Label.PAGES]
    gold = to_gold(pinpointed(book, Random(seed)))
    assert gold.citation.text.endswith(".")
    assert gold.texts(Label.TITLE) == ("On lines",)


def test_a_rule_takes_the_authors_place_and_their_label():
    gold = to_gold(ruled(PIECES, "———"))
    assert gold.texts(Label.AUTHOR) == ("———",)
    assert gold.citation.text.startswith("———, On lines")


def test_phrases_with_numbers_are_left_out_and_the_article_may_go():
    names = ("The Journal of Lines", "Lines 2000", "J. Lines & Dots", "")
    phrases = list(_split(iter(names)))
    assert phrases == [
        ["The", "Journal", "of", "Lines"], ["Journal", "of", "Lines"], ["J", "Lines", "&", "Dots"],
    ]  # fmt: skip
    known = make_known({"venue": phrases})
    assert known.codes(["In", "J", ".", "Lines", "and", "Dots", ",", "3"]).tolist() == [
        0,
        2,
        3,
        3,
        3,
        4,
        0,
        0,
    ]


def test_thinning_forgets_a_part_of_the_phrases_by_the_seed():
    words = [[f"journal{chr(97 + a)}{chr(97 + b)}"] for a in range(26) for b in range(26)]
    known = make_known({"venue": words})
    thinned = known.thinned(0.3, Random(5))
    assert 0.6 < len(thinned.phrases["venue"]) / len(words) < 0.8
    assert (
        thinned.phrases["venue"].tolist() == known.thinned(0.3, Random(5)).phrases["venue"].tolist()
    )
