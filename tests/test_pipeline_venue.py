"""Where no venue was read, a publisher that the authority knows as a venue is one."""

from bibnorm.model import Citation, Run, Values
from bibnorm.pipeline.venue import settle_venue
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
