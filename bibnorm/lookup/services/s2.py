"""Semantic Scholar: computing and medicine above all; knows which preprint is which paper."""

import re
from collections.abc import Iterable, Mapping, Sequence

from bibnorm.lookup.found import Found
from bibnorm.lookup.net import Ask, BrokenError, Item, Reply
from bibnorm.lookup.services.base import ApiService, Params, trimmed
from bibnorm.lookup.services.made import Said, bare_arxiv, is_server, lower_doi, plain_arxiv
from bibnorm.lookup.services.shape import rows, table, text, texts
from bibnorm.lookup.services.words import title_words
from bibnorm.model import Entry

_FIELDS = (
    *("externalIds", "title", "venue", "publicationVenue", "year", "publicationDate"),
    *("publicationTypes", "journal", "authors"),
)
_WANTED = frozenset((*_FIELDS, "paperId"))
_SELECTED = ("fields", ",".join(_FIELDS))
_NONE = frozenset((404,))
_ID = re.compile(r"[\da-f]{40}")
_ARXIV_NAME = re.compile(r"arxiv(?:\.org)?(?: e-prints)?", re.IGNORECASE)
_ARXIV_DOI = "10.48550/arxiv."
_DBLP = re.compile(r"(?:conf|journals)/(?!corr/)[^/]+/.*?([0-4]\d)[a-z]?")
_YEAR = re.compile(r"\b20\d\d\b")
_LATEST = 2
_WITH_ISSUE = re.compile(r"(\d+) (\d+(?:[-/]\d+)?)")
_CORR = re.compile(r"abs/.*", re.IGNORECASE)
_TYPES = (
    ("Conference", "inproceedings"),
    ("JournalArticle", "article"),
    ("BookSection", "incollection"),
    ("Book", "book"),
    ("Dataset", "dataset"),
)


class SemanticScholar(ApiService):
    """https://api.semanticscholar.org: identifiers in batches; of a title the one best match."""

    name = "s2"
    batch = 100
    interval = 3.0
    polite = 1.1
    key_header = ("x-api-key", "")

    def ask_dois(self, dois: Sequence[str]) -> Mapping[str, list[Item]]:
        """Ask for many at once; unknown ones come as null, in their places."""
        return self._papers({doi: f"DOI:{doi}" for doi in dois})

    def by_arxivs(self, numbers: Sequence[str]) -> dict[str, Found | None]:
        """Give the papers that lie at arXiv under these numbers."""
        plain = {number: plain_arxiv(number) or None for number in numbers}
        return self.many(plain, "arxiv", self._numbers)

    def _numbers(self, numbers: Sequence[str]) -> Mapping[str, list[Item]]:
        return self._papers({number: f"ARXIV:{number}" for number in numbers})

    def _papers(self, names: Mapping[str, str]) -> dict[str, list[Item]]:
        ask = Ask(
            "/paper/batch", (_SELECTED,), body={"ids": list(names.values())}, passes=_ALL_UNKNOWN
        )
        papers = self.desk.ask(ask, _batch)
        if papers and len(papers) != len(names):
            raise self.desk.line.fail("its answer has not as many papers as were asked for")
        pairs = zip(names, papers or [None] * len(names), strict=True)
        return {name: [trimmed(paper, _WANTED)] if paper else [] for name, paper in pairs}

    def query(self, entry: Entry) -> Params | None:
        """Search by title: hyphens and the like would find nothing."""
        words = title_words(entry)
        return (("query", " ".join(words)), _SELECTED) if words else None

    def search(self, params: Params) -> Iterable[Item]:
        """Search."""
        return self.desk.ask(Ask("/paper/search/match", params, passes=_NONE), _match)

    def read(self, item: Item) -> Found | None:
        """Read a paper."""
        id_ = text(item.get("paperId"))
        if not _ID.fullmatch(id_):
            return None
        ids = table(item.get("externalIds"))
        url = f"https://www.semanticscholar.org/paper/{id_}"
        said = Said("s2", id_, "misc", doi=lower_doi(ids.get("DOI")), url=url)
        said.arxiv = bare_arxiv(ids.get("ArXiv"))
        said.put("title", text(item.get("title")))
        said.put("pmid", text(ids.get("PubMed")))
        for author in rows(item.get("authors")):
            said.name(text(author.get("name")))
        place = _place(item, said)
        _date(item, said, is_preprint=said.arxiv is not None and bool(place))
        if place:
            said.type = _type(item, said)
            _own_doi(said)
        return said.found()


# A batch in which nothing is known is answered so.
_ALL_UNKNOWN = frozenset((400,))


def _batch(reply: Reply) -> list[Item | None]:
    data = reply.json()
    if reply.status in _ALL_UNKNOWN:
        if "no valid paper ids" not in text(table(data).get("error")).lower():
            raise BrokenError("does not take the question")
        return []
    if not isinstance(data, list):
        raise BrokenError("its answer is not a list of papers")
    return [paper if isinstance(paper, dict) else None for paper in data]


def _match(reply: Reply) -> list[Item]:
    data = table(reply.json())
    if reply.status in _NONE:
        if "not found" not in text(data.get("error")).lower():
            raise BrokenError("says that there is nothing, but not as Semantic Scholar does")
        return []
    if not isinstance(data.get("data"), list):
        raise BrokenError("its answer is not a list of papers")
    return [trimmed(paper, _WANTED) for paper in rows(data["data"])]


def _place(item: Item, said: Said) -> str:
    """Say where a paper appeared; that it lies at arXiv is no appearance."""
    journal = table(item.get("journal"))
    volume, pages = text(journal.get("volume")), text(journal.get("pages"))
    venue = text(item.get("venue")) or text(table(item.get("publicationVenue")).get("name"))
    printed = text(journal.get("name"))
    if not venue or (is_server(venue) and printed and not is_server(printed)):
        venue = printed  # the venue is still the preprint's
    if not venue or _ARXIV_NAME.fullmatch(venue):
        return ""
    said.put("container", venue)
    if not _CORR.fullmatch(volume) and not _ARXIV_NAME.fullmatch(text(journal.get("name"))):
        both = _WITH_ISSUE.fullmatch(volume)
        said.put("volume", both[1] if both else volume)
        said.put("number", both[2] if both else "")
        said.put("pages", "-".join(part.strip() for part in pages.split("-")))
    return venue


def _own_doi(said: Said) -> None:
    """Leave out a DOI that is the preprint's: the paper is described, and has one of its own."""
    if said.doi and said.doi.startswith(_ARXIV_DOI):
        said.relate("has-preprint", said.doi)
        said.doi = None


def _date(item: Item, said: Said, is_preprint: bool) -> None:
    """Give the date; of a paper that was a preprint first, the day may be the preprint's."""
    year, date = text(item.get("year")), text(item.get("publicationDate"))
    if is_preprint:
        said.put("date", _printed_year(item, year))
    else:
        said.put("date", date if date and date.startswith(year) else year)


def _printed_year(item: Item, year: str) -> str:
    """Give the year in which a paper was printed that was a preprint first.

    Often the year is the preprint's. The proceedings' name or DBLP's key, which ends in the year,
    tell if it was one or two years later.
    """
    dblp = _DBLP.fullmatch(text(table(item.get("externalIds")).get("DBLP")))
    names = _YEAR.findall(text(table(item.get("journal")).get("name")))
    for told in (*names, f"20{dblp[1]}" if dblp else ""):
        if told.isdecimal() and year.isdecimal() and 0 < int(told) - int(year[:4]) <= _LATEST:
            return str(told)
    return year


def _type(item: Item, said: Said) -> str:
    """Say of what type a paper is: its venue knows best."""
    venue = text(table(item.get("publicationVenue")).get("type"))
    if is_server(str(said.gathered.fields.get("container", ""))):
        return "misc"
    if venue in ("conference", "journal"):
        return "inproceedings" if venue == "conference" else "article"
    types = item.get("publicationTypes")
    known = set(texts(types)) if isinstance(types, list) else ()
    if text(table(item.get("journal")).get("volume")) and "BookSection" not in known:
        return "article"
    return next((type_ for name, type_ in _TYPES if name in known), "misc")
