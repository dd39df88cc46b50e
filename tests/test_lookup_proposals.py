"""Proposals of look-ups: from several records, and the publications of preprints."""

import pytest

from bibnorm.bibfile import split
from bibnorm.dedupe import Kind, Verdict
from bibnorm.lookup import Found
from bibnorm.lookup.ask import Asked
from bibnorm.lookup.complete import complete
from bibnorm.lookup.judge import Answer, Judgement
from bibnorm.lookup.propose import propose
from bibnorm.lookup.published import published
from bibnorm.model import Dialect, Entry, Name, Source, Venue
from bibnorm.pipeline.bib.values import Values
from bibnorm.pipeline.works import works
from bibnorm.write.options import Options

ADA, BO = Name(given="Ada", family="Wind"), Name(given="Bo", family="Rain")


def record(id_: str, service: str = "one", relations=(), **said) -> Answer:
    said = {"key": "k", "type": "article", "source": Source(text=""), **said}
    found = Found(service, id_, Entry(**said), relations=relations)
    return Answer(found, Verdict(Kind.SAME, score=0.8))


def proposal(text: str, *answers: Answer, dialect: Dialect = Dialect.BIBTEX):
    file = split(text)
    [work] = works(file)
    return propose(work, Values(file), answers, Options(dialect))


JOURNAL = {"venue": Venue(text="Rain Letters"), "authors": (ADA,), "year": 2031}
ADAS = "author = {Ada Wind}, title = {Rain}, year = 2031"


# --- several records


def test_what_one_record_lacks_the_next_may_say():
    made = proposal(
        f"@article{{a, {ADAS}, journal = {{Rain Letters}}}}",
        record("r1", "one", title="Rain", **JOURNAL, volume="7"),
        record("r2", "two", title="Rain", **JOURNAL, volume="8", pages="1-9"),
    )
    said = [(one.field, one.text, one.by.found.service) for one in made.missing]
    assert said == [("volume", "7", "one"), ("pages", "1--9", "two")]


@pytest.mark.parametrize(
    ("years", "differs"),
    [((2031, 2030), []), ((2031, 2031), ["year"]), ((2031, None), ["year"])],
)
def test_a_field_differs_where_no_record_agrees(years, differs):
    records = [record(f"r{at}", title="Rain", year=year) for at, year in enumerate(years)]
    made = proposal("@article{a, title = {Rain}, year = 2030}", *records)
    assert [one.field for one in made.differing] == differs


@pytest.mark.parametrize(
    ("author", "found", "fuller"),
    [
        ("A. Wind and B. Rain", (ADA, BO), [True]),
        ("Ada Wind and others", (ADA, BO), [True]),
        ("Ada Wind and Bo Rain", (Name(given="A.", family="Wind"), BO), []),
        ("Ada Wind and B. Rain", (Name(given="A.", family="Wind"), BO), []),
        ("Cy Wind and Bo Rain", (ADA, BO), [False]),
        ("Ada Wind", (ADA, BO), [False]),
    ],
)
def test_fuller_names_are_told_from_other_people(author, found, fuller):
    made = proposal(
        f"@misc{{a, title = {{Rain}}, author = {{{author}}}}}",
        record("r", type="misc", title="Rain", authors=found),
    )
    assert [one.is_fuller for one in made.differing] == fuller


def test_the_fullest_names_count_wherever_they_stand():
    made = proposal(
        "@misc{a, title = {Rain}, author = {A. Wind}}",
        record("r1", "one", type="misc", title="Rain", authors=(BO,)),
        record("r2", "two", type="misc", title="Rain", authors=(ADA,)),
    )
    assert [(one.said.by.found.service, one.is_fuller) for one in made.differing] == [("two", True)]


@pytest.mark.parametrize(
    ("publisher", "name"),
    [
        ("www.rain.org", []),
        ("Rain University Press (RUP)", ["Rain University Press"]),
        ("Rain.org", ["Rain.org"]),
    ],
)
def test_a_publisher_has_a_name(publisher, name):
    said = {"type": "book", "title": "Rain", "authors": (ADA,), "year": 2031}
    made = proposal(f"@book{{a, {ADAS}}}", record("r", publisher=publisher, **said))
    assert [one.text for one in made.missing] == name


def test_a_name_that_is_parted_otherwise_is_not_fuller():
    turned = Name(given="Wind", family="Adalbert")
    made = proposal(
        "@misc{a, title = {Rain}, author = {Adalbert Wind}}",
        record("r", type="misc", title="Rain", authors=(turned,)),
    )
    assert not any(one.is_fuller for one in made.differing)


# --- what belongs to another container


def test_a_volume_of_another_container_is_not_proposed():
    paper = f"@inproceedings{{a, {ADAS}, booktitle = {{Wind Days}}, doi = {{10.1000/r}}}}"
    article = record("r", title="Rain", **JOURNAL, volume="7", pages="1-9", doi="10.1000/r")
    made = proposal(paper, article)
    assert [one.field for one in made.missing] == ["pages"]
    assert (made.of_type, made.differing) == ((), ())


def test_a_type_is_proposed_where_there_is_none():
    made = proposal(f"@misc{{a, {ADAS}}}", record("r", title="Rain", **JOURNAL, volume="7"))
    assert [(one.field, one.kept, one.other) for one in made.differing] == [
        ("entrytype", "@misc", "@article")
    ]
    assert made.changes() == ()
    file = split(f"@misc{{a, {ADAS}}}")
    [(_, new)] = complete(file, {0: made.changes(["entrytype"])})
    assert new == f"@article{{a, {ADAS}, journal = {{Rain Letters}}, volume = {{7}}}}"


def test_a_type_without_its_container_is_none():
    made = proposal(f"@misc{{a, {ADAS}}}", record("r", title="Rain", **JOURNAL, volume="7"))
    left = made.without(lambda said: said.field == "journal")
    assert (left.differing, left.of_type) == ((), ())


def test_a_type_that_one_record_has_too_is_no_difference():
    article = record("r1", title="Rain", **JOURNAL, volume="7")
    made = proposal(f"@misc{{a, {ADAS}}}", article, record("r2", type="misc", title="Rain"))
    assert "entrytype" not in [one.field for one in made.differing]
    assert made.of_type == ()


# --- publications of preprints

PREPRINT = """@article{p,
  title = {{R}ain over Old and New Hills},
  author = {A. Wind},
  journal = {arXiv preprint arXiv:2101.00001},
  volume = {abs/2101.00001},
  note = {arXiv:2101.00001 [cs.LG]},
  year = 2021, month = jan,
  keywords = {rain},
}"""
PAPER = {
    "type": "inproceedings", "title": "Rain over old and new hills", "authors": (ADA,),
    "year": 2022, "venue": Venue(text="Wind Days"), "pages": "1-9", "doi": "10.1000/p",
}  # fmt: skip


def version(id_: str, relations=(), **said) -> Answer:
    answer = record(id_, relations=relations, **{**PAPER, **said})
    return Answer(answer.found, Verdict(Kind.PREPRINT_OF, ("same title",), score=0.6))


def cited(text: str, asked: Asked, dialect: Dialect = Dialect.BIBTEX) -> str | None:
    file = split(text)
    [work] = works(file)
    made = published(work, Values(file), asked, Options(dialect))
    return None if made is None else complete(file, {0: made.changes})[0][1]


def test_a_publication_takes_the_place_of_its_preprint():
    asked = Asked(Judgement(versions=(version("v"),)))
    assert cited(PREPRINT, asked) == (
        "@inproceedings{p,\n"
        "  title = {{R}ain over Old and New Hills},\n"
        "  author = {Wind, Ada},\n"
        "  year = {2022},\n"
        "  keywords = {rain},\n"
        "  booktitle = {Wind Days},\n"
        "  pages = {1--9},\n"
        "  doi = {10.1000/p},\n"
        "  eprint = {2101.00001},\n"
        "  archiveprefix = {arXiv},\n"
        "}"
    )


def test_a_date_is_not_said_twice():
    text = "@online{p, title = {Rain over old and new hills}, author = {Ada Wind}, year = 2021,"
    text += " eprint = {2101.00001}, eprinttype = {arxiv}}"
    new = cited(text, Asked(Judgement(versions=(version("v"),))), Dialect.BIBLATEX)
    assert "date = {2022}" in new
    assert "year" not in new
    assert "eprint = {2101.00001}, eprinttype = {arxiv}" in new


def test_what_appeared_twice_is_left_to_the_person():
    article = version("a", type="article", **{**JOURNAL, "year": 2023}, doi="10.1000/a")
    assert cited(PREPRINT, Asked(Judgement(versions=(version("v"), article)))) is None
    again = version("v2", pages=None)  # the same paper, by another service
    assert cited(PREPRINT, Asked(Judgement(versions=(version("v"), again)))) is not None


def test_a_remark_that_says_more_stays():
    text = PREPRINT.replace("arXiv:2101.00001 [cs.LG]", "arXiv:2101.00001, best poster")
    assert "note = {arXiv:2101.00001, best poster}" in cited(
        text, Asked(Judgement(versions=(version("v"),)))
    )


def test_what_is_no_preprint_has_no_publication():
    text = "@article{p, title = {Rain over old and new hills}, author = {Ada Wind}, year = 2022,"
    text += " journal = {Rain Letters}}"
    assert cited(text, Asked(Judgement(versions=(version("v"),)))) is None


def test_a_registrar_names_the_publication_whatever_its_title():
    names = (("published-as", "10.1000/P"),)
    same = record("p", relations=names, title="Rain over old and new hills")
    other = version("v", title="Precipitation in uplands").found
    asked = Asked(Judgement(same), found=(same.found, other))
    new = cited(PREPRINT, asked)
    assert "title = {Precipitation in uplands}" in new
    strangers = Found("one", "x", other.entry.model_copy(update={"authors": (BO,)}))
    assert cited(PREPRINT, Asked(Judgement(same), found=(same.found, strangers))) is None
