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
