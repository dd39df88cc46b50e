"""How each service is asked, and how its answers are read."""

import pytest
from lookup_answers import PLACES, crossref, work
from lookup_server import Told, services, told

from bibnorm.lookup.found import TroubleError
from bibnorm.lookup.runner import Question
from bibnorm.lookup.settings import ORDER


def only(server, name, **more):
    return services(server, name, **more).services[0]


def answering(server, name):
    server.answer(*PLACES[name])
    return only(server, name)


ASKED_BY_DOI = [name for name in ORDER if name not in ("arxiv", "dblp")]


@pytest.mark.parametrize("name", ASKED_BY_DOI)
def test_by_doi(server, name):
    service = answering(server, name)
    assert service.by_doi("10.5555/RAIN").entry.title == "Rain"
    assert service.by_doi("10.9999/none") is None
    assert service.by_doi("no DOI") is None
    assert len(server.seen) == 2


@pytest.mark.parametrize("name", ASKED_BY_DOI)
def test_a_batch_gives_each_its_own(server, name):
    service = answering(server, name)
    dois = ["10.5555/A", "10.9999/none", "10.5555/b,c", "10.5555/d?e#f", "rain", "10.5555/A"]
    found = service.by_dois(dois)
    assert [bool(found[doi]) for doi in dois] == [True, False, True, True, False, True]
    if name != "s2":
        assert found["10.5555/d?e#f"].entry.doi == "10.5555/d?e#f"
    asked = len(server.seen)
    assert service.by_dois(dois) == found
    assert service.by_doi("10.5555/b,c") == found["10.5555/b,c"]
    assert len(server.seen) == asked  # the answers to a batch are kept one by one


@pytest.mark.parametrize(
    ("name", "finds"),
    {
        "crossref": False,
        "openalex": True,
        "s2": True,
        "arxiv": True,
        "datacite": True,
        "dblp": False,
    }.items(),
)
def test_by_arxiv(server, name, finds):
    service = answering(server, name)
    assert bool(service.by_arxiv("2101.00001v2")) is finds
    assert service.by_arxiv("rain") is None
    assert len(server.seen) == finds


@pytest.mark.parametrize(
    ("name", "params"),
    {
        "crossref": {"query.bibliographic": "on rain or wind a o n count regen 2020", "rows": "5"},
        "openalex": {"search": "on rain or wind count", "per_page": "5"},
        "s2": {"query": "on rain or wind a o n count"},
        "arxiv": {"search_query": "ti:rain AND ti:wind AND ti:count AND au:regen"},
        "datacite": {
            "query": "titles.title:(rain AND wind AND count)",
            "sort": "relevance",
            "page[size]": "5",
        },
        "dblp": {"q": "on rain or wind count regen", "format": "json", "h": "5", "c": "0"},
    }.items(),
)
def test_by_work(server, name, params):
    service = answering(server, name)
    assert [found.entry.title for found in service.by_work(work())] == ["Rain"]
    assert params.items() <= {key: value for key, [value] in server.seen[0].params.items()}.items()
    assert service.by_work(work()) != ()
    assert service.by_work(work(title=None)) == ()
    assert service.by_work(work(title="$$ …")) == ()
    assert len(server.seen) == 1


@pytest.mark.parametrize("name", ["s2", "dblp"])
def test_no_hit_is_no_trouble(server, name):
    assert answering(server, name).by_work(work(title="nothing")) == []


def test_arxiv_knows_its_own_dois_only(server):
    service = answering(server, "arxiv")
    found = service.by_dois(
        ["10.48550/arXiv.2101.00001", "10.5555/rain", "10.48550/arxiv.0000.00000"]
    )
    assert [bool(one) for one in found.values()] == [True, False, False]
    assert service.by_arxiv("2101.00001") == found["10.48550/arXiv.2101.00001"]
    assert [seen.params["id_list"] for seen in server.seen] == [["2101.00001,0000.00000"]]


def test_numbers_of_arxiv_travel_together_and_lose_their_class(server):
    answering(server, "arxiv")
    numbers = ["math.GT/0101001v1", "2101.00001", "rain", "cs/0101001"]
    with services(server, "arxiv") as some:
        answers = [answer for _, [answer] in some.each([Question(arxiv=n) for n in numbers])]
    assert [bool(answer.found) for answer in answers] == [True, True, False, True]
    asked = [seen.params["id_list"] for seen in server.seen]
    assert asked == [["math/0101001,2101.00001,cs/0101001"]]


def test_a_number_that_cannot_be_spoils_no_batch(server):
    service = answering(server, "arxiv")
    found = service.by_dois(["10.48550/arxiv.2101.00001", "10.48550/arxiv.9999.99999"])
    assert [bool(one) for one in found.values()] == [True, False]


def test_crossref_asks_again_for_what_a_batch_leaves_out(server):
    """A DOI may have another name: only the single record is sent on to it."""
    answering(server, "crossref")
    server.answer("/works/10.9999/alias", Told(301, headers=(("Location", "/works/10.5555/new"),)))
    found = only(server, "crossref").by_dois(["10.5555/a", "10.9999/alias", "10.9999/none"])
    assert [one.id if one else None for one in found.values()] == ["10.5555/a", "10.5555/new", None]


@pytest.mark.parametrize("answer", [Told(404, b"<html>404 Not Found</html>", "text/html")])
def test_a_page_of_somebody_else_does_not_say_that_openalex_has_none(server, answer):
    server.answer("/works", answer)
    with services(server, "openalex") as some:
        assert some.ask(Question(doi="10.5555/1"))[0].trouble


def test_an_answer_too_long_is_asked_for_in_parts(server):
    def long(seen):
        answer = crossref(seen)
        count = answer.body.count(b"DOI")
        return Told(200, answer.body + b" " * 60_000 * count)

    server.answer("/works", long)
    dois = [f"10.5555/{number}" for number in range(16)]
    assert all(only(server, "crossref").by_dois(dois).values())
    assert len(server.seen) == 15  # 16, 8, 4, 2, 2, 4, 2, 2, and so the other 8


def test_a_batch_with_the_wrong_number_of_papers_is_trouble(server):
    server.answer("/paper", told([None]))
    service = only(server, "s2")
    assert service.by_doi("10.5555/1") is None
    with pytest.raises(TroubleError, match="not as many"):
        service.by_dois(["10.5555/2", "10.5555/3"])


def test_one_question_that_is_not_taken_spoils_no_other(server):
    def choosy(seen):
        bad = "bad" in seen.path or "bad" in str(seen.params)
        return told({"status": "failed"}, 400) if bad else crossref(seen)

    server.answer("/works", choosy)
    questions = [Question(doi=f"10.5555/{name}") for name in ("a", "bad", "b")]
    with services(server, "crossref") as some:
        answers = [answer for _, [answer] in some.each(questions)]
    assert [bool(answer.found) for answer in answers] == [True, False, True]
    assert [bool(answer.trouble) for answer in answers] == [False, True, False]


def test_what_is_kept_is_given_though_the_service_is_over(server, tmp_path):
    answering(server, "crossref")
    with services(server, "crossref", cache_dir=tmp_path) as some:
        some.ask(Question(doi="10.5555/b"))
    server.answer("/works", Told(403))
    for offline in (False, True):
        with services(server, "crossref", cache_dir=tmp_path, offline=offline) as some:
            asked = [Question(doi=f"10.5555/{name}") for name in "abc"]
            answers = [answer for _, [answer] in some.each(asked)]
        assert [bool(answer.found) for answer in answers] == [False, True, False]
        assert [bool(answer.trouble) for answer in answers] == [True, False, True]


def test_answers_of_no_use_thrice_in_a_row_are_enough(server):
    server.answer("/works", Told(200, b'{"message'))
    with services(server, "crossref") as some:
        troubles = [some.ask(Question(work=work(str(n))))[0].trouble for n in range(6)]
    assert [trouble.over for trouble in troubles] == [False, False, True, True, True, True]
    assert len(server.seen) == 3


@pytest.mark.parametrize("status", [200, 500])
def test_the_page_before_dblp_turns_it_off_for_the_run(server, status):
    page = b"<!doctype html><html><title>Making sure you're not a bot!</title></html>"
    server.answer("/search", Told(status, page, "text/html; charset=utf-8"))
    with services(server, "dblp") as some:
        troubles = [some.ask(Question(work=work(title=title)))[0].trouble for title in ("A", "B")]
    assert all(trouble.over and "web page" in trouble.why for trouble in troubles)
    assert len(server.seen) == 1


def test_arxiv_is_not_asked_again_after_one_429(server):
    server.answer("/api", Told(429, b"Rate exceeded.", "text/plain"))
    with services(server, "arxiv") as some:
        [answer] = some.ask(Question(arxiv="2101.00001"))
    assert answer.trouble.over
    assert len(server.seen) == 1


def test_openalex_out_of_credit_is_over(server):
    body = {"error": "Rate limit exceeded", "message": "Insufficient budget.", "retryAfter": 19237}
    server.answer("/works", told(body, 429, headers=(("Retry-After", "19237"),)))
    with services(server, "openalex") as some:
        [answer] = some.ask(Question(work=work()))
    assert (answer.trouble.over, answer.trouble.wait) == (True, 19237.0)
