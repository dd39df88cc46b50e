"""DBLP: computer science, by hand; since 2026 a page that keeps programs out stands before it."""

import re
from collections.abc import Iterable, Mapping, Sequence

from bibnorm.lookup.found import Found
from bibnorm.lookup.net import Ask, BrokenError, Item, Reply
from bibnorm.lookup.services.base import HITS, ApiService, Params
from bibnorm.lookup.services.made import Said, arxiv_in, bare_arxiv, lower_doi
from bibnorm.lookup.services.shape import rows, table, text, texts
from bibnorm.lookup.services.words import first_family, title_words, whole_words
from bibnorm.model import Entry, Role

_HOMONYM = re.compile(r"\s\d{4}$")
_CORR = re.compile(r"abs/(.+)")
_KEY = re.compile(r"[\w.+/-]{3,200}")
_WHOLE = frozenset(("book", "proceedings", "phdthesis"))
_TYPES: Mapping[str, str] = {
    "Journal Articles": "article",
    "Conference and Workshop Papers": "inproceedings",
    "Parts in Books or Collections": "incollection",
    "Books and Theses": "book",
    "Editorship": "proceedings",
    "Reference Works": "incollection",
    "Data and Artifacts": "dataset",
}


class Dblp(ApiService):
    """https://dblp.org: works by their words. There is no documented way to ask for a DOI."""

    name = "dblp"
    interval = 2.0
    polite = 2.0
    hosts = frozenset(("dblp.uni-trier.de", "dblp.dagstuhl.de"))
    barred = True

    def by_dois(self, dois: Sequence[str]) -> dict[str, Found | None]:
        """Give none, and ask nothing."""
        return dict.fromkeys(dois)

    def by_arxivs(self, numbers: Sequence[str]) -> dict[str, Found | None]:
        """Give none, and ask nothing."""
        return dict.fromkeys(numbers)

    def ask_dois(self, dois: Sequence[str]) -> Mapping[str, list[Item]]:  # noqa: ARG002  (as the others)
        """Ask nothing."""
        return {}

    def query(self, entry: Entry) -> Params | None:
        """Search by title and first author; every word must be in the record."""
        words = whole_words(title_words(entry))
        if not words:
            return None
        query = " ".join(filter(None, [*words, *first_family(entry).split()[-1:]]))
        return (("q", query), ("format", "json"), ("h", str(HITS)), ("c", "0"))

    def search(self, params: Params) -> Iterable[Item]:
        """Search."""
        return self.desk.ask(Ask("/search/publ/api", params), _items)

    def read(self, item: Item) -> Found | None:
        """Read a record: one author is no list, numbers stand behind names that are not unique."""
        key = text(item.get("key"))
        if not _KEY.fullmatch(key):
            return None
        url = f"https://dblp.org/rec/{key}"
        said = Said("dblp", key, _type(item, key), doi=lower_doi(item.get("doi")), url=url)
        said.put("title", text(item.get("title")))
        role = Role.EDITOR if said.type == "proceedings" else Role.AUTHOR
        authors = table(item.get("authors")).get("author")
        for author in [authors] if isinstance(authors, str) else rows(authors):
            name = author if isinstance(author, str) else text(author.get("text"))
            said.name(_HOMONYM.sub("", name), role)
        said.put("date", text(item.get("year")))
        _place(item, said)
        return said.found()


def _items(reply: Reply) -> list[Item]:
    hits = table(table(table(reply.json()).get("result")).get("hits"))
    if "@total" not in hits:
        raise BrokenError("its answer is not a list of hits")
    return [dict(table(hit.get("info"))) for hit in rows(hits.get("hit"))]


def _type(item: Item, key: str) -> str:
    if key.startswith("phd/"):
        return "phdthesis"
    return _TYPES.get(text(item.get("type")), "misc")


def _place(item: Item, said: Said) -> None:
    """Say where it appeared; CoRR is arXiv, and its volume the number there."""
    corr = _CORR.fullmatch(text(item.get("volume")))
    if corr:
        said.arxiv = bare_arxiv(corr[1])
    said.arxiv = said.arxiv or next(filter(None, map(arxiv_in, texts(item.get("ee")))), None)
    if corr or (said.arxiv and text(item.get("venue")) == "CoRR"):
        return
    said.put("container", text(item.get("venue")))
    number = text(item.get("number"))
    said.put("volume", text(item.get("volume")))
    said.put("number", number)
    if said.type not in _WHOLE:  # else it is how many it has
        said.put("pages", text(item.get("pages")))
    said.put("publisher", text(item.get("publisher")))
    said.put("isbn", text(item.get("isbn")))
