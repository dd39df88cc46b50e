"""What is sent for works and numbers with all that titles and DOIs have in them.

Where each form comes from stands in docs/lookup.md.
"""

import json
import re
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lookup_answers import PLACES, work
from lookup_server import services

from bibnorm.lookup.settings import ORDER

_LONGEST = 4_094
"""What OpenAlex takes of an address."""

# A title, and what each service is asked for: Crossref and Semantic Scholar for all its words,
# OpenAlex and DBLP for those that are more than a letter, arXiv and DataCite for those that tell.
TITLES = {
    "operators": (
        "Rain AND wind: NOT all, OR none?",
        "rain and wind not all or none",
        "rain and wind not all or none",
        ["rain", "wind", "none"],
    ),
    "marks that mean something": (
        '"Why?" {A}/B, C++ [x] (y) ~z* ^2 <i>rain</i> | wind & snow \\ hail - 50%!',
        "why a b c x y z 2 rain wind snow hail 50",
        "why 2 rain wind snow hail 50",
        ["2", "rain", "wind", "snow", "hail", "50"],
    ),
    "LaTeX": (
        r"L'{\'e}tude de l'\'{e}t\'{e} \& \emph{pluie} $O(n)$",
        "l'étude de l'été pluie o n",
        "l'étude de l'été pluie",
        ["l'étude", "l'été", "pluie"],
    ),
    "other apostrophes": (
        "It’s the rain’s fault: wind, snow and hail",
        "it's the rain's fault wind snow and hail",
        "it's the rain's fault wind snow and hail",
        ["fault", "wind", "snow", "hail"],
    ),
    "accents": (
        "U\u0308ber Regen, Stürme und Straßen: fünf Jahre Niederschlag, Bäche, Wind",
        "über regen stürme und straßen fünf jahre niederschlag bäche wind",
        "über regen stürme und straßen fünf jahre niederschlag bäche wind",
        ["regen", "jahre", "niederschlag", "wind"],
    ),
    "other scripts": (
        "降雨に関する研究 हिन्दी में",
        "降雨に関する研究 हिन्दी में",
        "降雨に関する研究 हिन्दी में",
        ["降雨に関する研究", "हिन्दी", "में"],
    ),
    "wide letters and ligatures": (
        "Ｒａｉｎ ﬂow², Trade™",
        "rain flow2 tradetm",
        "rain flow2 tradetm",
        ["rain", "flow2", "tradetm"],
    ),
    "repeats": (
        "Rain, rain, rain and more rain in May",
        "rain rain rain and more rain in may",
        "rain and more in may",
        ["rain", "more"],
    ),
    "one letter": ("R", "r", "r", ["r"]),
}


def asked(name, title, **more):
    """Give the parameters by which a service is asked for a title."""
    with services("http://127.0.0.1:9", name) as some:
        params = some.services[0].query(work(title, **more))
    return None if params is None else dict(params)


@pytest.mark.parametrize(("title", "all_", "whole", "telling"), TITLES.values(), ids=list(TITLES))
def test_words_are_all_that_is_sent_of_a_title(title, all_, whole, telling):
    assert asked("crossref", title)["query.bibliographic"] == f"{all_} regen 2020"
    assert asked("s2", title)["query"] == all_
    assert asked("openalex", title)["search"] == whole
    assert asked("dblp", title)["q"] == f"{whole} regen"
    titled = [f"ti:{word}" for word in telling][:8]
    assert asked("arxiv", title)["search_query"] == " AND ".join([*titled, "au:regen"])
    assert asked("datacite", title)["query"] == f"titles.title:({' AND '.join(telling)})"


@pytest.mark.parametrize(
    ("family", "arxiv", "dblp"),
    [
        ("van der Regen", "au:regen", "regen"),
        ("Or", "au:or", "or"),
        ("Müller", None, "müller"),
        ("O’Brien", None, "o'brien"),
        ("", None, "hail"),
    ],
)
def test_an_author_is_asked_for_where_an_index_has_the_name_so(family, arxiv, dblp):
    title = "Rain, wind, snow and hail"
    query = asked("arxiv", title, family=family)["search_query"].split(" AND ")
    assert query == ["ti:rain", "ti:wind", "ti:snow", "ti:hail", *([arxiv] if arxiv else [])]
    assert asked("dblp", title, family=family)["q"].split()[-1] == dblp
    if family:  # of a title that says little, the author says more
        few = asked("arxiv", "Rain", family=family)["search_query"]
        assert few == f"ti:rain AND au:{family.split()[-1].lower().replace('’', chr(39))}"


_OPERATORS = re.compile(r"\b(AND|OR|NOT|ANDNOT)\b")
_OWN = re.compile(r"^titles\.title:\((.*)\)$|\b(?:ti|au):")


@given(st.text(max_size=3_000), st.sampled_from(ORDER))
def test_no_title_makes_a_query_that_means_something_else(title, name):
    params = asked(name, title)
    if params is None:
        return
    assert len(urlencode(params)) < _LONGEST - 200
    query = next(
        params[key] for key in ("query.bibliographic", "query", "q", "search", "search_query")
        if key in params
    )  # fmt: skip
    words = _OWN.sub(r"\1", query).replace(" AND ", " ").split(" ")
    assert not any(_OPERATORS.search(word) for word in words)
    assert all(sign.isalnum() or sign == "'" or not sign.isascii() for sign in "".join(words))


def test_lists_of_dois_hold_none_that_would_part_them(server):
    dois = ["10.5555/a", "10.5555/s0(96)1-x", "10.5555/b,c", "10.5555/d|e", '10.5555/f"g', "10.1/h"]
    sent = {}
    for name in ("crossref", "openalex", "datacite"):
        server.seen.clear()
        server.answer(*PLACES[name])
        services(server, name).services[0].by_dois(dois)
        listed = [seen.params for seen in server.seen if seen.path in ("/works", "/dois")]
        sent[name] = [params.get("filter", params.get("query"))[0] for params in listed]
        assert len(server.seen) == 4  # a list, and the three that cannot stand in it
    assert sent == {
        "crossref": ["doi:10.5555/a,doi:10.5555/s0(96)1-x"],
        "openalex": ["doi:10.5555/a|10.5555/s0(96)1-x"],
        "datacite": ['doi:("10.5555/a" OR "10.5555/s0(96)1-x")'],
    }


def test_no_list_makes_an_address_that_is_too_long(server):
    server.answer(*PLACES["openalex"])
    dois = [f"10.5555/{'rain.' * 30}{at}" for at in range(40)]
    assert all(services(server, "openalex").services[0].by_dois(dois).values())
    filters = [seen.params["filter"][0] for seen in server.seen]
    assert [len(filter_.split("|")) for filter_ in filters] == [17, 17, 6]
    assert max(len(urlencode({"filter": filter_})) for filter_ in filters) < _LONGEST - 500


def test_semantic_scholar_is_sent_names_as_it_has_them(server):
    server.answer(*PLACES["s2"])
    [s2] = services(server, "s2").services
    s2.by_dois(["https://doi.org/10.5555/A", "10.5555/b,c"])
    s2.by_arxivs(["2101.00001v2", "math.GT/0101001"])
    dois, numbers = server.seen
    assert json.loads(dois.body) == {"ids": ["DOI:10.5555/a", "DOI:10.5555/b,c"]}
    assert json.loads(numbers.body) == {"ids": ["ARXIV:2101.00001", "ARXIV:math/0101001"]}
    assert dois.headers["content-type"] == "application/json"
    assert "externalIds" in dois.params["fields"][0].split(",")


@pytest.mark.parametrize(
    ("name", "sent"),
    {
        "openalex": "doi:10.48550/arxiv.2101.00001|10.48550/arxiv.math/0101001",
        "datacite": 'doi:("10.48550/arxiv.2101.00001" OR "10.48550/arxiv.math/0101001")',
        "arxiv": "2101.00001,math/0101001",
    }.items(),
)
def test_numbers_of_arxiv_are_asked_for_as_arxiv_has_them(server, name, sent):
    server.answer(*PLACES[name])
    services(server, name).services[0].by_arxivs(["2101.00001v2", "math.GT/0101001"])
    [seen] = server.seen
    assert sent in [value for [value] in seen.params.values()]
