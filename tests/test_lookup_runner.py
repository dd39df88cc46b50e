"""Services side by side: what one cannot say stops no other, and nobody is asked too often."""

import time

import pytest
from lookup_answers import all_services, crossref, work
from lookup_server import Seen, Told, told
from pydantic import SecretStr

from bibnorm.lookup.found import TroubleError
from bibnorm.lookup.runner import Question, Services
from bibnorm.lookup.services import SERVICES
from bibnorm.lookup.settings import ORDER, LookupSettings


def test_answers_come_in_the_order_of_the_settings(server):
    order = ("openalex", "crossref", "s2")
    with all_services(server, order=order) as some:
        answers = some.ask(Question(doi="10.5555/1"))
    assert tuple(answer.service for answer in answers) == order
    assert all(answer.found and answer.found[0].service == answer.service for answer in answers)


def test_one_fault_stops_no_other(server):
    with all_services(server) as some:
        server.answer("/crossref", Told(fault="stalled"))
        server.answer("/crossref/works", Told(fault="stalled"))
        answers = {answer.service: answer for answer in some.ask(Question(doi="10.5555/1"))}
    assert answers.pop("crossref").trouble is not None
    assert {name for name, answer in answers.items() if answer.found} == {
        "openalex",
        "s2",
        "datacite",
    }
    assert not [answer for answer in answers.values() if answer.trouble]


def test_datacite_is_asked_for_what_crossref_has_not(server):
    """A DOI has one registrar."""

    def half(seen):
        own = Seen(seen.path.removeprefix("/crossref"), seen.params, {}, b"", 0)
        return Told(404, b"Resource not found.") if "/odd" in seen.path else crossref(own)

    questions = [Question(doi=f"10.{5555 + n % 2}/{'odd' * (n % 2)}{n}") for n in range(6)]
    with all_services(server, order=("datacite", "crossref")) as some:
        server.answer("/crossref/works", half)
        server.answer("/datacite/dois", told({"data": []}))
        server.answer("/datacite/dois/", told({"data": {"attributes": {"doi": "10.5556/odd"}}}))
        pairs = [answers for _, answers in some.each(questions)]
    listed, *single = [seen for seen in server.seen if seen.path.startswith("/datacite")]
    assert listed.params["query"] == ['doi:("10.5556/odd1" OR "10.5556/odd3" OR "10.5556/odd5")']
    assert [seen.path[-4:] for seen in single] == ["odd1", "odd3", "odd5"]
    assert [[bool(one.found) for one in pair] for pair in pairs] == [
        [False, True],
        [True, False],
    ] * 3


def test_datacite_is_asked_where_crossref_could_not_be(server):
    with all_services(server, order=("crossref", "datacite")) as some:
        server.answer("/crossref/works", Told(403))
        one, two = some.ask(Question(doi="10.5555/1"))
    assert one.trouble
    assert two.found


def test_services_wait_at_the_same_time(server):
    def slow(_seen):
        time.sleep(0.25)
        return Told(404, b"Resource not found.")

    with all_services(server, order=("crossref", "openalex", "s2")) as some:
        for name, path in (("crossref", "works"), ("openalex", "works"), ("s2", "paper")):
            server.answer(f"/{name}/{path}", slow)
        began = time.monotonic()
        some.ask(Question(doi="10.5555/1"))
    assert time.monotonic() - began < 0.7


def test_who_leaves_early_may_ask_again(server):
    with all_services(server, order=("crossref",)) as some:
        for _, [answer] in some.each([Question(work=work(str(n))) for n in range(50)]):
            assert answer.found
            break
        assert some.ask(Question(work=work("again")))[0].found


def test_a_fault_of_our_own_is_trouble_too(server, monkeypatch):
    monkeypatch.setattr(SERVICES["crossref"], "read", lambda *_: 1 / 0)
    with all_services(server, order=("crossref", "openalex")) as some:
        one, two = some.ask(Question(doi="10.5555/1"))
    assert "could not be read" in one.trouble.why
    assert two.found


def test_a_service_can_be_asked_alone(server):
    with all_services(server) as some:
        assert some.named("crossref").by_doi("10.5555/1").service == "crossref"
        server.answer("/openalex", Told(403))
        server.answer("/openalex/works", Told(403))
        with pytest.raises(TroubleError, match="openalex: refuses us"):
            some.named("openalex").by_doi("10.5555/1")


def test_no_question_is_no_work(server):
    with all_services(server) as some:
        assert list(some.each([])) == []
        assert all(not one.found and not one.trouble for one in some.ask(Question()))
    assert server.seen == []


def test_requests_for_a_hundred_entries(server):
    """What a list costs each service: DOIs travel together, works one by one."""
    with all_services(server) as some:
        list(some.each([Question(doi=f"10.5555/{number}") for number in range(100)]))
        by_doi = some.sent()
        list(some.each([Question(work=work(f"Rain number {n}")) for n in range(100)]))
        by_work = {name: count - by_doi[name] for name, count in some.sent().items()}
    assert by_doi == {"crossref": 5, "openalex": 2, "s2": 1, "arxiv": 0, "datacite": 0, "dblp": 0}
    assert by_work == dict.fromkeys(ORDER, 100)


@pytest.mark.parametrize(
    ("name", "more", "seconds"),
    [
        ("s2", {}, 3.0),
        ("s2", {"mailto": "ann@rain.example.org"}, 3.0),
        ("s2", {"keys": {"s2": SecretStr("k")}}, 1.1),
        ("crossref", {}, 0.5),
        ("crossref", {"mailto": "ann@rain.example.org"}, 0.35),
        ("arxiv", {"mailto": "ann@rain.example.org"}, 3.0),
        ("arxiv", {"paces": {"arxiv": 10.0}}, 10.0),
    ],
)
def test_who_is_known_may_ask_more_often(name, more, seconds):
    with Services(LookupSettings(order=(name,), **more)) as some:
        assert some.services[0].desk.line._interval == seconds
