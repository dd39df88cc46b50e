"""The six services as they answer: each knows the DOIs under 10.5555, and one work."""

import json

from lookup_server import FAST, LookupServer, Seen, Told, told

from bibnorm.lookup.runner import Services
from bibnorm.lookup.settings import LookupSettings
from bibnorm.model import Entry, Name, Source

FEED = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{}</feed>'
ATOM = "application/atom+xml"
PAPER_ID = "{:040x}"


def work(
    title: str | None = "On rain, OR wind: a $O(n)$ count", family: str = "Regen", year: int = 2020
) -> Entry:
    """Give a work to ask for."""
    authors = (Name(given="Ann", family=family),) if family else ()
    source = Source(text="")
    return Entry(key="", type="misc", title=title, authors=authors, year=year, source=source)


def known(doi: str) -> bool:
    """Say whether the services have it."""
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
        asked = seen.params.get("filter", ["search"])[0]
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
        asked = seen.params["query"][0].removeprefix("doi:(").removesuffix(")").split(" OR ")
        dois = [doi.strip('"') for doi in asked if "10." in doi] or ["10.5555/d"]
        items = [{"doi": doi, "titles": [{"title": "Rain"}]} for doi in dois if known(doi)]
        return told({"data": [{"attributes": item} for item in items]})
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


def bases(server: LookupServer) -> dict[str, str]:
    """Each service under a path of its own, on one server."""
    for name, (path, answer) in PLACES.items():

        def under(seen, name=name, answer=answer):
            own = Seen(seen.path.removeprefix(f"/{name}"), seen.params, seen.headers, seen.body, 0)
            return answer(own)

        server.answer(f"/{name}{path}", under)
    return {name: f"{server.url}/{name}" for name in PLACES}


def all_services(server: LookupServer, **more: object) -> Services:
    """Give all six, each under a path of its own, in no time."""
    paces = dict.fromkeys(PLACES, 0.0)
    given = {"bases": bases(server), "paces": paces, "limits": FAST} | more
    return Services(LookupSettings(**given))
