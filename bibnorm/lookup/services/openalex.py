"""OpenAlex: most works there are, put together from other sources by machine."""

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from bibnorm.lookup.found import Found
from bibnorm.lookup.net import Ask, BrokenError, Item, Reply
from bibnorm.lookup.services.base import HITS, ApiService, Params, listable, same_doi, trimmed
from bibnorm.lookup.services.made import Said, arxiv_in, day_known, lower_doi
from bibnorm.lookup.services.shape import rows, table, text
from bibnorm.lookup.services.words import title_words, whole_words
from bibnorm.model import Entry

_SELECT = (
    *("id", "doi", "display_name", "publication_year", "publication_date", "ids", "type"),
    *("primary_location", "locations", "authorships", "biblio", "is_retracted"),
    "is_authors_truncated",
)
_WANTED = frozenset((*_SELECT, "title", "type_crossref"))
_SELECTED = ("select", ",".join(name for name in _SELECT if name != "is_authors_truncated"))
_NONE = frozenset((404,))
_UNKNOWN = "the requested url was not found on the server"
_MOST_AUTHORS = 100
_RUN_ON = ";"
"""Stands in a printed name only where several were run together, or torn apart."""
_ID = re.compile(r"(?:https://openalex\.org/)?(W\d{1,15})")
_PMID = re.compile(r"(?:https://pubmed\.ncbi\.nlm\.nih\.gov/)?(\d{1,9})")
_TYPES: Mapping[str, str] = {
    **dict.fromkeys(
        ("article", "review", "letter", "editorial", "erratum", "retraction"), "article"
    ),
    **dict.fromkeys(("book-chapter", "reference-entry"), "incollection"),
    **{"book": "book", "dissertation": "thesis", "report": "techreport", "dataset": "dataset"},
    **{"software": "software"},
}
_RAW: Mapping[str, str] = {
    **dict.fromkeys(("proceedings-article", "conference paper", "inproceedings"), "inproceedings"),
    **dict.fromkeys(("monograph", "book", "reference-book"), "book"),
    **{"edited-book": "collection", "proceedings": "proceedings"},
}
_PARTS = frozenset(("incollection", "inproceedings"))
_HOLDERS = frozenset(("journal", "conference", "book series", "ebook platform"))


class OpenAlex(ApiService):
    """https://api.openalex.org: DOIs in batches, and works by the words of their titles."""

    name = "openalex"
    batch = 50
    interval = 0.2
    polite = 0.15
    key_header = ("Authorization", "Bearer ")

    def ask_dois(self, dois: Sequence[str]) -> Mapping[str, list[Item]]:
        """Ask for a single DOI by its address, which costs nothing, else for a list."""
        listed = listable(dois)
        found = {doi: self._one(doi) for doi in dois if doi not in listed}
        if listed:
            params = (("filter", f"doi:{'|'.join(listed)}"), ("per_page", "100"), _SELECTED)
            items = self.desk.ask(Ask("/works", params), _items)
            found |= {doi: own for doi in listed if (own := same_doi(items, doi, "doi"))}
        return found

    def _one(self, doi: str) -> list[Item]:
        path = f"/works/https://doi.org/{quote(doi, safe='')}"
        return self.desk.ask(Ask(path, (_SELECTED,), passes=_NONE), _record)

    def query(self, entry: Entry) -> Params | None:
        """Search by title. Every word must be in the title, the abstract or the text."""
        words = whole_words(title_words(entry))
        if not words:
            return None
        return (("search", " ".join(words)), ("per_page", str(HITS)), _SELECTED)

    def search(self, params: Params) -> Iterable[Item]:
        """Search."""
        return self.desk.ask(Ask("/works", params), _items)

    def read(self, item: Item) -> Found | None:
        """Read a work."""
        match = _ID.fullmatch(text(item.get("id")))
        if match is None:
            return None
        doi = lower_doi(item.get("doi"))
        url = f"https://openalex.org/{match[1]}"
        said = Said("openalex", match[1], _type(item), doi=doi, url=url)
        said.put("title", text(item.get("display_name")) or text(item.get("title")))
        _authors(item, said)
        _date(item, said)
        _place(item, said)
        _numbers(item, said)
        pmid = _PMID.fullmatch(text(table(item.get("ids")).get("pmid")))
        said.put("pmid", pmid[1] if pmid else "")
        said.arxiv = next(filter(None, map(_arxiv, rows(item.get("locations")))), None)
        if item.get("is_retracted") is True:
            said.relate("retracted-by")
        return said.found()


def _record(reply: Reply) -> list[Item]:
    """Read the answer for one DOI; OpenAlex says in HTML that there is none."""
    if reply.status in _NONE:
        if _UNKNOWN not in reply.text[:1000].lower() and not _says_none(reply):
            raise BrokenError("says that there is nothing, but not as OpenAlex does")
        return []
    item = table(reply.json())
    if "id" not in item:
        raise BrokenError("its answer is not a work")
    return [_short(item)]


def _says_none(reply: Reply) -> bool:
    return not reply.is_page and "not found" in reply.text[:1000].lower()


def _items(reply: Reply) -> list[Item]:
    results = table(reply.json()).get("results")
    if not isinstance(results, list):
        raise BrokenError("its answer is not a list of works")
    return [_short(item) for item in rows(results)]


def _short(item: Item) -> Item:
    """Give the item with authors only by their names: affiliations weigh ten times as much."""
    authors = [
        {
            "raw_author_name": one.get("raw_author_name"),
            "author": {"display_name": table(one.get("author")).get("display_name")},
        }
        for one in rows(item.get("authorships"))
    ]
    return {**trimmed(item, _WANTED), "authorships": authors}


def _source(item: Item) -> Mapping[str, object]:
    return table(table(item.get("primary_location")).get("source"))


def _type(item: Item) -> str:
    """Say of what type a work is: OpenAlex calls papers of meetings articles, too."""
    said = text(item.get("type"))
    if said == "preprint":
        return "misc"
    location = table(item.get("primary_location"))
    raw = (text(location.get("raw_type")) or text(item.get("type_crossref"))).lower()
    if said in ("article", "review", "book") and raw in _RAW:
        return _RAW[raw]
    kind = text(_source(item).get("type"))
    if said == "article":
        return {"conference": "inproceedings", "journal": "article"}.get(kind, "misc")
    return _TYPES.get(said, "misc")


def _authors(item: Item, said: Said) -> None:
    """Give names as printed: the others are a guess at who it was, and sometimes somebody else."""
    authors = list(rows(item.get("authorships")))
    for one in authors:
        printed = text(one.get("raw_author_name"))
        known = text(table(one.get("author")).get("display_name"))
        said.name(known if not printed or (_RUN_ON in printed and known) else printed)
    if item.get("is_authors_truncated") is True or len(authors) == _MOST_AUTHORS:
        said.gathered.et_al = True


def _date(item: Item, said: Said) -> None:
    year, date = text(item.get("publication_year")), text(item.get("publication_date"))
    said.put("date", day_known(date) if date.startswith(year) and date else year)


def _place(item: Item, said: Said) -> None:
    """Say where a work appeared; a repository holds copies, it is no place of appearance."""
    source = _source(item)
    if text(source.get("type")) in _HOLDERS:
        # Of a chapter it is the series of the book, not the book.
        is_series = source.get("type") == "book series" and said.type in _PARTS
        said.put("series" if is_series else "container", text(source.get("display_name")))
        said.put("publisher", text(source.get("host_organization_name")))
        said.put("issn", text(source.get("issn_l")))
    location = table(item.get("primary_location"))
    named = text(location.get("raw_source_name"))
    if not source and location.get("is_published") is True and "://" not in named:
        said.put("container", named)


def _numbers(item: Item, said: Said) -> None:
    biblio = table(item.get("biblio"))
    said.put("volume", text(biblio.get("volume")))
    said.put("number", text(biblio.get("issue")))
    pages = (text(biblio.get("first_page")), text(biblio.get("last_page")))
    said.put("pages", "-".join(dict.fromkeys(filter(None, pages))))


def _arxiv(location: Mapping[str, object]) -> str | None:
    return arxiv_in(location.get("landing_page_url"))
