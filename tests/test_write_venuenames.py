"""Under which name a venue is written, and the macros that stand for it."""

import pytest

from bibnorm.model import Entry, Name, Source, Venue, VenueNames
from bibnorm.write import write

JOURNAL = Venue(text="Rain Lett", id="rain", name="Rain Letters", iso4="Rain Lett.")
MEETING = Venue(
    text="ICOR'24",
    id="icor",
    name="International Conference on Odd Rain",
    acronym="ICOR",
    booktitle="Proceedings of the 5th International Conference on Odd Rain",
)
UNKNOWN = Venue(text="Journal of Unheard Physiology")
PLACED = Venue(text="Proc. of the 5th Workshop on Odd Rain, Vienna, 2024")


def entry(venue, kind="article", key="k"):
    who = (Name(given="Ada", family="Byron"),)
    return Entry(
        key=key,
        type=kind,
        authors=who,
        title="Rain",
        venue=venue,
        year=2024,
        source=Source(text=""),
    )


def name_in(text):
    [line] = [x for x in text.splitlines() if x.split(" = ")[0].strip() in {"journal", "booktitle"}]
    return line.partition(" = ")[2].rstrip(",")


@pytest.mark.parametrize(
    ("venue", "names", "expected"),
    [
        (JOURNAL, "full", "{Rain Letters}"),
        (JOURNAL, "short", "{Rain Lett.}"),
        (JOURNAL, "abbreviated", "{Rain Lett.}"),
        (JOURNAL, "as-written", "{Rain Lett}"),
        (MEETING, "short", "{ICOR}"),
        (MEETING, "abbreviated", "{Int. Conf. Odd Rain}"),
        (MEETING, "as-written", "{ICOR'24}"),
        (MEETING, "proceedings", "{Proceedings of the 5th International Conference on Odd Rain}"),
        (JOURNAL, "proceedings", "{Rain Letters}"),
        (UNKNOWN, "proceedings", "{Journal of Unheard Physiology}"),
        (UNKNOWN, "short", "{Journal of Unheard Physiology}"),
        (UNKNOWN, "abbreviated", "{J. Unheard Physiol.}"),
        (UNKNOWN, "macro", "{Journal of Unheard Physiology}"),
        (PLACED, "abbreviated", "{Proc. of the 5th Workshop on Odd Rain, Vienna, 2024}"),
    ],
)
def test_a_venue_is_named_as_wanted(venue, names, expected):
    kind = "inproceedings" if venue in {MEETING, PLACED} else "article"
    assert name_in(write([entry(venue, kind)], venue_names=VenueNames(names))) == expected


def test_only_papers_stand_in_what_bears_the_title_of_proceedings():
    assert name_in(write([entry(MEETING)], venue_names="proceedings")) == f"{{{MEETING.name}}}"


def test_a_macro_is_defined_once_and_before_it_is_used():
    text = write(
        [entry(JOURNAL, key="a"), entry(MEETING, "inproceedings", "b"), entry(JOURNAL, key="c")],
        venue_names="macro",
    )
    assert text.count("@string{rainlett = {Rain Letters}}") == 1
    assert text.index("@string{rainlett") < text.index("journal = rainlett")
    assert text.count("journal = rainlett,") == 2
    assert "booktitle = icor," in text


def test_a_macro_is_defined_only_where_it_is_used():
    arxiv = entry(JOURNAL, "misc", "a").model_copy(update={"arxiv": "2401.01234"})
    text = write([arxiv, entry(JOURNAL, key="b")], venue_names="macro")
    assert text.index("@misc") < text.index("@string{rainlett") < text.index("@article")


def test_two_venues_of_one_acronym_have_two_macros():
    other = MEETING.model_copy(update={"id": "icor-2", "name": "Indian Congress of Rivers"})
    text = write(
        [entry(MEETING, "inproceedings", "a"), entry(other, "inproceedings", "b")],
        venue_names="macro",
    )
    assert "booktitle = icor," in text
    assert "booktitle = icor2," in text


@pytest.mark.parametrize(("acronym", "macro"), [("MAY", "vmay"), ("3DV", "v3dv"), ("中", "venue")])
def test_a_macro_is_one_that_bibtex_reads(acronym, macro):
    venue = MEETING.model_copy(update={"acronym": acronym})
    text = write([entry(venue, "inproceedings")], venue_names="macro")
    assert f"booktitle = {macro}," in text
