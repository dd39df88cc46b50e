"""How each service is asked, how its answers are read, and how they work side by side."""

import json
import time

import pytest
from lookup_server import FAST, Seen, Told, services, told
from pydantic import SecretStr

from bibnorm.lookup.found import TroubleError
from bibnorm.lookup.runner import Question, Services
from bibnorm.lookup.services import SERVICES
from bibnorm.lookup.settings import ORDER, LookupSettings
from bibnorm.model import Entry, Name, Source

FEED = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{}</feed>'
ATOM = "application/atom+xml"
PAPER_ID = "{:040x}"


def work(title="On rain, OR wind: a $O(n)$ count", family="Regen", year=2020):
    authors = (Name(given="Ann", family=family),) if family else ()
    source = Source(text="")
    return Entry(key="", type="misc", title=title, authors=authors, year=year, source=source)


def only(server, name, **more):
    return services(server, name, **more).services[0]


# --- the services as they answer: each knows the DOIs 10.5555/0 … 10.5555/99 …


def known(doi: str) -> bool:
    return doi.lower().startswith(("10.5555/", "10.48550/arxiv."))


def crossref(seen: Seen) -> Told:
    if seen.path == "/works":
        asked = seen.params.get("filter", [""])[0].split(",")
        dois = [term.removeprefix("doi:") for term in asked if term] or ["10.5555/SEARCHED"]
        items = [
            {"DOI": doi.upper(), "type": "book", "title": ["Rain"]} for doi in dois if known(doi)
        ]
        return told({"status": "ok", "message": {"items": items, "total-results": len(items)}})
    doi = seen.path.removeprefix("/works/")
    if not known(doi):
        return Told(404, b"Resource not found.", "text/plain")
    return told({"status": "ok", "message": {"DOI": doi, "type": "book", "title": ["Rain"]}})


UNKNOWN = b"<!doctype html><h1>Not Found</h1><p>The requested URL was not found on the server.</p>"


def openalex(seen: Seen) -> Told:
    def item(doi):
        return {"id": "https://openalex.org/W1", "doi": f"https://doi.org/{doi}", "title": "Rain"}

    if seen.path == "/works":
        asked = seen.params["filter"][0]
        dois = asked[4:].split("|") if asked.startswith("doi:") else ["10.5555/searched"]
        return told({"meta": {}, "results": [item(doi) for doi in dois if known(doi)]})
    doi = seen.path.removeprefix("/works/https://doi.org/")
    if not known(doi):
        return Told(404, UNKNOWN, "text/html")
    return told(item(doi))


def s2(seen: Seen) -> Told:
    if seen.path == "/paper/search/match":
        if "nothing" in seen.params["query"][0]:
            return told({"error": "Title match not found"}, 404)
        return told({"data": [{"paperId": PAPER_ID.format(1), "title": "Rain", "matchScore": 9.5}]})
    ids = json.loads(seen.body)["ids"]
    if not any(known(id_.removeprefix("DOI:")) or id_.startswith("ARXIV:") for id_ in ids):
        return told({"error": "No valid paper ids given"}, 400)
    papers = [
        {"paperId": PAPER_ID.format(at), "externalIds": {"DOI": id_[4:]}, "title": "Rain"}
        if known(id_.removeprefix("DOI:")) or id_.startswith("ARXIV:")
        else None
        for at, id_ in enumerate(ids)
    ]
    return told(papers)


def arxiv(seen: Seen) -> Told:
    numbers = seen.params.get("id_list", ["2101.00001"])[0].split(",")
    if "9999.99999" in numbers:
        error = "<entry><id>https://arxiv.org/api/errors#bad</id><title>Error</title></entry>"
        return Told(400, FEED.format(error).encode(), ATOM)
    entries = [
        f"<entry><id>http://arxiv.org/abs/{number}v1</id><title>Rain</title></entry>"
        for number in numbers
        if number != "0000.00000"
    ]
    return Told(200, FEED.format("".join(entries)).encode(), ATOM)


def datacite(seen: Seen) -> Told:
    if seen.path == "/dois":
        return told({"data": [{"attributes": {"doi": "10.5555/d", "titles": [{"title": "Rain"}]}}]})
    doi = seen.path.removeprefix("/dois/")
    if not known(doi):
        return told({"errors": [{"status": "404", "title": "The resource doesn't exist."}]}, 404)
    return told({"data": {"id": doi, "attributes": {"doi": doi, "titles": [{"title": "Rain"}]}}})


def dblp(seen: Seen) -> Told:
    hits = {"@total": "0"} if "nothing" in seen.params["q"][0] else {
        "@total": "1", "hit": {"info": {"key": "conf/a/B", "title": "Rain."}}
    }  # fmt: skip
    return told({"result": {"hits": hits}})


PLACES = {
    "crossref": ("/works", crossref),
    "openalex": ("/works", openalex),
    "s2": ("/paper", s2),
    "arxiv": ("/api/query", arxiv),
    "datacite": ("/dois", datacite),
    "dblp": ("/search/publ/api", dblp),
}


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
        "crossref": {"query.bibliographic": "on rain or wind a o n count Regen 2020", "rows": "5"},
        "openalex": {"filter": "title.search:on rain or wind a o n count"},
        "s2": {"query": "on rain or wind a o n count"},
        "arxiv": {"search_query": "ti:rain AND ti:wind AND ti:count AND au:Regen"},
        "datacite": {"query": "titles.title:(rain AND wind AND count)", "page[size]": "5"},
        "dblp": {"q": "on rain or wind a o n count Regen", "format": "json", "h": "5"},
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


# --- side by side


def bases(server):
    """Each service under a path of its own, on one server."""
    for name, (path, answer) in PLACES.items():

        def under(seen, name=name, answer=answer):
            own = Seen(seen.path.removeprefix(f"/{name}"), seen.params, seen.headers, seen.body, 0)
            return answer(own)

        server.answer(f"/{name}{path}", under)
    return {name: f"{server.url}/{name}" for name in PLACES}


def all_services(server, **more):
    paces = dict.fromkeys(PLACES, 0.0)
    given = {"bases": bases(server), "paces": paces, "limits": FAST} | more
    return Services(LookupSettings(**given))


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
        server.answer("/datacite/dois", told({"data": {"attributes": {"doi": "10.5556/odd"}}}))
        pairs = [answers for _, answers in some.each(questions)]
        assert some.sent()["datacite"] == 3
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
