"""Where no venue was read, a publisher that the authority knows as a venue is one."""

import pytest

from bibnorm.model import Citation, Run, Values
from bibnorm.pipeline.venue import settle_venue, with_volume
from bibnorm.read import read_text
from bibnorm.venues import load_venues

CITATION = Citation(runs=(Run("Doe, J. A study of lines. COLT, 2021."),))


def test_a_venue_in_the_publishers_place_is_the_venue():
    values = Values(publisher="COLT", origins=(("publisher", "span"),))
    settled, venue = settle_venue(CITATION, values, load_venues())
    assert venue is not None
    assert venue.id == "colt"
    assert (settled.container, settled.publisher) == ("COLT", None)
    assert dict(settled.origins).keys() == {"container"}


def test_a_publisher_stays_one():
    values = Values(publisher="Cambridge University Press")
    assert settle_venue(CITATION, values, load_venues()) == (values, None)


def test_with_a_venue_the_publisher_is_not_asked():
    values = Values(container="Journal of Nothing Known", publisher="COLT")
    settled, venue = settle_venue(CITATION, values, load_venues())
    assert settled is values
    assert venue is not None
    assert venue.id is None


def test_a_venue_before_other_words_is_the_venue_as_written():
    values = Values(publisher="COLT Open Problems", origins=(("publisher", "span"),))
    settled, venue = settle_venue(CITATION, values, load_venues())
    assert (settled.container, settled.publisher) == ("COLT Open Problems", None)
    assert venue is not None
    assert venue.id is None


def test_an_acronym_that_is_no_venue_leaves_the_publisher():
    values = Values(publisher="XYZQ Press")
    assert settle_venue(CITATION, values, load_venues()) == (values, None)


def test_of_several_venues_it_is_the_one_that_the_list_has_elsewhere():
    values = Values(container="FSE 2019")
    found = {
        company: settle_venue(CITATION, values, load_venues(), frozenset(company))[1]
        for company in [(), ("fse-crypto", "sosp"), ("fse-crypto", "fse")]
    }
    assert [venue.id for venue in found.values() if venue] == [None, "fse-crypto", None]


def test_a_list_knows_what_its_acronyms_mean(normalizer):
    text = """# Publications

- A. Roe, B. Doe. Ciphers of rain. Fast Software Encryption, 2018.
- A. Roe, C. Poe. Keys of snow. FSE 2019.
- A. Roe. Sums of hail. FSE 2020.
"""
    entries = normalizer.document(read_text(text))
    assert [entry.venue.id for entry in entries] == ["fse-crypto"] * 3


@pytest.mark.parametrize(
    ("name", "volume", "why"),
    [
        ("Chemical Science 405", "405", "a number behind the name"),
        ("Chemical Science, vol. 405", "405", "with its word"),
        ("Chemical Science 2000", None, "a year"),
        ("Annals of Nothing Known 7", None, "no known journal: the name stays as written"),
        ("Proc. of SOSP 28", None, "no journal"),
    ],
)
def test_a_number_behind_a_journals_name_is_its_volume(name, volume, why):
    values, venue = settle_venue(CITATION, Values(container=name), load_venues())
    settled, _ = with_volume(values, venue, load_venues())
    assert settled.volume == volume, why
    assert settled.container == ("Chemical Science" if volume else name)
