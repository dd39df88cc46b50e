"""The real services still answer as they did; they are called only with `-m contract`."""

import pytest

from bibnorm.lookup.runner import Question, Services
from bibnorm.lookup.settings import ORDER, from_environment
from bibnorm.model import Entry, Name, Source

pytestmark = pytest.mark.contract

TITLE = "Computing Machinery and Intelligence"
WORK = Entry(
    key="",
    type="article",
    title=TITLE,
    authors=(Name(given="A. M.", family="Turing"),),
    year=1950,
    source=Source(text=""),
)
KNOWN = {
    "crossref": Question(doi="10.1093/mind/LIX.236.433"),
    "openalex": Question(doi="10.1093/mind/LIX.236.433"),
    "s2": Question(doi="10.1093/mind/LIX.236.433"),
    "arxiv": Question(arxiv="1706.03762"),
    "datacite": Question(doi="10.48550/arXiv.1706.03762"),
    "dblp": Question(work=WORK),
}


@pytest.fixture(scope="module", params=ORDER)
def service(request):
    """Each service as a user asks it, with nothing kept."""
    with Services(from_environment(order=(request.param,), cache_dir=None)) as services:
        yield services


def answer(services: Services, question: Question):
    [one] = services.ask(question)
    if one.trouble:
        pytest.skip(f"could not be asked: {one.trouble}")
    return one.found


def test_what_there_is_is_found(service):
    [found, *_] = answer(service, KNOWN[service.services[0].name])
    assert found.entry.title
    assert found.entry.authors
    assert found.entry.year


def test_what_there_is_not_is_none(service):
    assert answer(service, Question(doi="10.5555/bibnorm-no-such-doi")) == ()


def test_a_batch_is_answered(service):
    dois = ("10.1093/mind/LIX.236.433", "10.48550/arXiv.1706.03762", "10.5555/bibnorm-none")
    answers = [one for _, [one] in service.each([Question(doi=doi) for doi in dois])]
    if troubles := [str(one.trouble) for one in answers if one.trouble]:
        pytest.skip(f"could not be asked: {troubles[0]}")
    published, preprint, none = (bool(one.found) for one in answers)
    assert not none
    assert (published or preprint) == (service.services[0].name != "dblp")


def test_a_title_is_searched(service):
    titles = [found.entry.title or "" for found in answer(service, Question(work=WORK))]
    name = service.services[0].name
    assert name in ("arxiv", "datacite") or any(TITLE.lower() in one.lower() for one in titles)
