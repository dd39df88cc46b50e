"""Whole citations: spans, gaps, links, the first column and the headings together."""

import pytest

from bibnorm.fields import read_fields
from bibnorm.model import Citation, Label, Run, Span, Tagged

MARKS = {mark.value: mark for mark in Label}


def citation(*pieces, label=None, sections=()):
    """Make a citation of pieces: plain text, or (label, text), or (label, text, link)."""
    runs, spans, start = [], [], 0
    for piece in pieces:
        kind, text, link = None, piece, None
        if isinstance(piece, tuple):
            kind, text, link = (*piece, None)[:3]
        if kind:
            spans.append(Span(start, start + len(text), MARKS[kind]))
        runs.append(Run(text, link=link))
        start += len(text)
    return Tagged(Citation(tuple(runs), label=label, sections=tuple(sections)), tuple(spans))


def test_every_field_of_an_article():
    values = read_fields(
        citation(
            ("author", "J. Doe and R. van Dam"), ". ", ("title", "“On Examples.”"), " ",
            ("container", "Annals of Examples"), ", vol. ", ("volume", "12"), ", no. ",
            ("issue", "3-4"), ", pp. ", ("pages", "145–56"), ", ", ("date", "May 2014"), ". doi: ",
            ("doi", "10.1000/182"), ".",
        )
    )  # fmt: skip
    assert values.authors is not None
    assert [name.family for name in values.authors.names] == ["Doe", "Dam"]
    assert (values.title, values.container) == ("On Examples", "Annals of Examples")
    assert (values.volume, values.number, str(values.pages)) == ("12", "3-4", "145-56")
    assert (values.date.year, values.date.month, values.doi) == (2014, 5, "10.1000/182")
    assert values.note is None
    assert dict(values.origins)["month"] == "span"


def test_place_and_date_behind_the_venue():
    text = "Conf. on Examples (ExaCon), Portland, OR, June 2021"
    values = read_fields(citation(("title", "A Title"), ", In ", ("container", text), "."))
    assert values.container == "Conf. on Examples (ExaCon)"
    assert (values.acronym, values.location) == ("ExaCon", "Portland, OR")
    assert (values.date.year, values.date.month) == (2021, 6)


def test_two_dates_complete_each_other():
    values = read_fields(
        citation(("date", "(2014)"), " ", ("title", "T"), ", ", ("date", "May 4-9"))
    )
    assert (values.date.year, values.date.month, values.date.day) == (2014, 5, 4)
    assert values.date.end.day == 9


def test_two_dates_that_differ_are_not_mixed():
    values = read_fields(
        citation(("title", "T"), ", ", ("date", "2014"), ", ", ("date", "May 2013"))
    )
    assert (values.date.year, values.date.month) == (2014, None)
    assert "2013" in values.note


def test_first_column_gives_venue_and_year():
    values = read_fields(
        citation(("title", "A Title"), ". Paper Accepted by ExaCon'25", label="ExaCon'25")
    )
    assert (values.status, values.container, values.date.year) == ("accepted", "ExaCon'25", 2025)
    assert dict(values.origins)["year"] == "venue"


def test_first_column_gives_the_status():
    values = read_fields(citation(("title", "A Title"), label="In Submission '24"))
    assert (values.status, values.date.year, values.container) == ("in submission", 2024, None)
    assert dict(values.origins)["status"] == "label"


@pytest.mark.parametrize(
    ("sections", "status", "year"),
    [
        (("Publications", "Under review"), "under review", None),
        (("Preprints", "2023"), "preprint", 2023),
        (("Publications", "2023", "Journals"), None, None),
        (("Accepted", "Talks"), None, None),
    ],
)
def test_headings(sections, status, year):
    values = read_fields(citation(("title", "A Title"), sections=sections))
    assert values.status == status
    assert (values.date.year if values.date else None) == year


def test_own_words_come_before_the_heading():
    values = read_fields(citation(("title", "T"), " (to appear)", sections=("Submitted",)))
    assert values.status == "to appear"


def test_links_give_identifiers():
    values = read_fields(
        citation(
            ("author", "J. Doe", "https://doe.example/"), ". ",
            ("title", "A Title", "https://arxiv.org/abs/2101.00001v2"), ". ",
            ("doi", "[doi]", "https://doi.org/10.1000/182"),
        )
    )  # fmt: skip
    assert (values.arxiv, values.doi, values.url) == ("2101.00001", "10.1000/182", None)
    assert dict(values.origins)["arxiv"] == "link"


def test_a_doi_cut_short_in_the_text_is_taken_from_the_link():
    values = read_fields(
        citation(("title", "T"), ". ", ("doi", "10.1000/18", "https://doi.org/10.1000/182"))
    )
    assert values.doi == "10.1000/182"


def test_remarks_in_the_gaps():
    values = read_fields(
        citation(
            ("title", "T"), ". ", ("container", "ExaCon 2022"), " (Best Paper Award, 12% accepted)"
        )
    )
    assert (values.award, values.date.year) == ("Best Paper Award", 2022)
    assert "12%" in values.note


def test_what_is_declined_is_noted_and_reported():
    values = read_fields(
        citation(("title", "T"), ", ", ("date", "Budapest"), ", ", ("isbn", "978-0"))
    )
    assert values.date is None
    assert {problem.code for problem in values.problems} == {"unread-date", "unread-isbn"}
    assert "Budapest" in values.note
    assert "978-0" in values.note


def test_a_date_span_may_hold_a_status():
    values = read_fields(citation(("title", "T"), " (", ("date", "in press"), ")"))
    assert (values.status, values.problems) == ("in press", ())


def test_labels_that_are_plainly_slips():
    values = read_fields(
        citation(
            ("title", "T"), " (", ("location", "Little Town"), ", ", ("publisher", "Norway"),
            "), v.", ("issue", "1"), ", ", ("institution", "6/9/23"),
        )
    )  # fmt: skip
    assert (values.location, values.publisher) == ("Little Town, Norway", None)
    assert (values.volume, values.number, values.date.year) == ("1", None, 2023)


def test_an_imprint_that_was_taken_for_a_second_venue():
    values = read_fields(
        citation(
            ("title", "T"),
            ". In: ",
            ("container", "A Book"),
            "\n",
            ("container", "Oslo: Example 2015"),
        )
    )
    assert (values.location, values.publisher, values.date.year) == ("Oslo", "Example", 2015)


def test_a_patent():
    values = read_fields(citation(("title", "T"), ", ", ("container", "US Patent App 12345678")))
    assert (values.genre, values.number, values.container) == ("US Patent App", "12345678", None)


def test_where_the_authors_begin():
    values = read_fields(citation(("title", "T"), ". ", ("author", "J. Doe")))
    assert values.author_offset == 3
