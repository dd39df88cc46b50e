"""Crossref: DOIs of most publishers, with what they say of corrections and preprints."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote

from bibnorm.lookup.found import Found
from bibnorm.lookup.net import Ask, BrokenError, Item, Reply
from bibnorm.lookup.services.base import HITS, ApiService, Params, listable, same_doi, trimmed
from bibnorm.lookup.services.made import Said, is_server, lower_doi
from bibnorm.lookup.services.shape import rows, table, text, texts
from bibnorm.lookup.services.words import first_family, title_words
from bibnorm.model import Entry, Record, VenueKind
from bibnorm.read.records_csl import read_csl
from bibnorm.venues import Venues, load_venues

# Not asked for by `select`: that answers 400 to a name it does not know, and lists would say less
# of corrections than single records do.
_WANTED = frozenset(
    (
        *("DOI", "type", "title", "subtitle", "author", "editor", "container-title", "issued"),
        *(
            "published",
            "published-print",
            "published-online",
            "volume",
            "issue",
            "page",
            "article-number",
        ),
        *("publisher", "publisher-location", "ISBN", "ISSN", "institution", "group-title", "event"),
        *("edition-number", "relation", "update-to", "updated-by", "degree"),
    )
)
_NONE = frozenset((404,))
_ARXIV = "10.48550/"
"""The DOIs of arXiv, which are DataCite's."""
_CHAPTERS = frozenset(("book-part", "book-track"))
_PARTS = _CHAPTERS | {"book-chapter", "proceedings-article", "book-section", "reference-entry"}
_BOTH = 2
_BY_BODY = frozenset(("report", "dissertation"))
_LETTER = re.compile(r"[^\W\d_]")
_NOBODY = re.compile(r"&\w+;")
"""An entity that there is not: how publishers say that there is no author."""
_NO_PAGES = re.compile(r"(n/?a|no)(?:\s*-\s*\1)?", re.IGNORECASE)
_RELATIONS: Mapping[str, str] = {
    "is-preprint-of": "preprint-of",
    "has-preprint": "has-preprint",
    "is-version-of": "version-of",
    "is-identical-to": "version-of",
}
_UPDATED_BY: Mapping[str, str] = {
    **dict.fromkeys(("retraction", "removal", "withdrawal", "partial_retraction"), "retracted-by"),
    **dict.fromkeys(("correction", "corrigendum", "erratum"), "corrected-by"),
    **dict.fromkeys(("new_version", "new_edition"), "version-of"),
}
_UPDATES: Mapping[str, str] = {
    **dict.fromkeys(("retraction", "removal", "withdrawal", "partial_retraction"), "retraction-of"),
    **dict.fromkeys(("correction", "corrigendum", "erratum"), "correction-of"),
    **dict.fromkeys(("new_version", "new_edition"), "version-of"),
}


class Crossref(ApiService):
    """https://api.crossref.org: DOIs in batches, and works by their words."""

    name = "crossref"
    batch = 20
    interval = 0.5
    polite = 0.35

    def ask_dois(self, dois: Sequence[str]) -> Mapping[str, list[Item]]:
        """Ask for several at once, then for each left over: it may be another's other name."""
        found: dict[str, list[Item]] = {doi: [] for doi in dois if doi.startswith(_ARXIV)}
        dois = [doi for doi in dois if doi not in found]
        listed = listable(dois)
        if listed:
            terms = ",".join(f"doi:{doi}" for doi in listed)
            params = (("filter", terms), ("rows", str(len(listed))))
            items = list(self.desk.ask(Ask("/works", params), _items))
            found |= {doi: own for doi in listed if (own := same_doi(items, doi, "DOI"))}
        for doi in dois:
            if doi not in found:
                found[doi] = self._one(doi)
        return found

    def _one(self, doi: str) -> list[Item]:
        return self.desk.ask(Ask(f"/works/{quote(doi, safe='')}", passes=_NONE), _record)

    def by_arxivs(self, numbers: Sequence[str]) -> dict[str, Found | None]:
        """Give none, and ask nothing: the DOIs of arXiv are DataCite's."""
        return dict.fromkeys(numbers)

    def query(self, entry: Entry) -> Params | None:
        """Search by title, first author and year, as a citation would have them."""
        words = title_words(entry)
        if not words:
            return None
        said = [*words, first_family(entry), str(entry.year or "")]
        query = ("query.bibliographic", " ".join(filter(None, said)))
        return (query, ("rows", str(HITS)))

    def search(self, params: Params) -> Iterable[Item]:
        """Search."""
        return self.desk.ask(Ask("/works", params), lambda reply: list(_items(reply)))

    def read(self, item: Item) -> Found | None:
        """Read a work; Crossref's own form is nearly CSL-JSON, whose reader knows the rest."""
        doi = lower_doi(item.get("DOI"))
        if doi is None:
            return None
        record = crossref_record(item)
        said = Said("crossref", doi, record.type or "misc", doi=doi, url=f"https://doi.org/{doi}")
        said.gathered.fields.update(record.fields)
        said.gathered.extra.update(record.extra)
        said.gathered.people.extend(record.people)
        for kind, other in crossref_relations(item):
            said.relate(kind, other)
        return said.found()


def crossref_record(item: Item) -> Record:
    """Read a work as it stands in answers and in the public data; the DOI is not looked at."""
    [record] = read_csl(json.dumps(_as_csl(item))).records
    return record


def _record(reply: Reply) -> list[Item]:
    """Read the answer for one DOI; the text that says there is none is called JSON by some."""
    if reply.status in _NONE:
        if "resource not found" not in reply.text[:200].lower():
            raise BrokenError("says that there is nothing, but not as Crossref does")
        return []
    message = table(table(reply.json()).get("message"))
    if not message:
        raise BrokenError("its answer is not a work")
    return [trimmed(message, _WANTED)]


def _items(reply: Reply) -> Iterator[Item]:
    message = table(table(reply.json()).get("message"))
    if not isinstance(message.get("items"), list):
        raise BrokenError("its answer is not a list of works")
    return (trimmed(item, _WANTED) for item in rows(message["items"]))


def _as_csl(item: Item) -> dict[str, Any]:
    """Give the item as CSL-JSON has it, in plain text, with nothing that has no place there."""
    type_ = text(item.get("type"))
    csl: dict[str, Any] = {"type": "chapter" if type_ in _CHAPTERS else type_ or "misc"}
    for name in ("volume", "issue", "article-number", "publisher", "publisher-location"):
        csl[name] = text(item.get(name))
    for name in ("title", "subtitle", "container-title", "ISSN"):
        csl[name] = list(dict.fromkeys(texts(item.get(name))))
    if type_ in _PARTS:
        csl["container-title"] = _series_first(csl["container-title"])
    csl["ISBN"] = [isbn.rpartition("/")[2] for isbn in texts(item.get("ISBN"))]
    csl["edition"] = text(item.get("edition-number"))
    pages = text(item.get("page"))
    csl["page"] = "" if _NO_PAGES.fullmatch(pages) else pages
    for role in ("author", "editor"):
        csl[role] = [_plain(person, csl["container-title"]) for person in rows(item.get(role))]
    body = next((text(one.get("name")) for one in rows(item.get("institution"))), "")
    if type_ in _BY_BODY and body:
        csl["authority"], csl["publisher"] = body, ""
    elif type_ == "posted-content" and not csl["container-title"]:
        # The group is a subject, but for servers that are none of themselves.
        group = text(item.get("group-title"))
        csl["container-title"] = body or (group if is_server(group) else "")
    csl["event-place"] = text(table(item.get("event")).get("location"))
    csl["genre"] = text(item.get("degree"))
    return {name: value for name, value in csl.items() if value} | _dates(item)


@cache
def _venues() -> Venues:
    return load_venues()


def _series_first(titles: list[str]) -> list[str]:
    """Put the series before the book, where publishers name both: one in five has it last."""
    if len(titles) != _BOTH:
        return titles
    is_series = [_venues().match(title).kind is VenueKind.SERIES for title in titles]
    return titles[::-1] if is_series == [False, True] else titles


def _plain(person: Mapping[str, Any], titles: list[str]) -> dict[str, str]:
    names = ("family", "given", "suffix", "name", "literal")
    said = {name: text(person.get(name)) for name in names}
    whole = f"{said['given']} {said['family']}"
    if whole in titles:  # the journal's own notice
        return {"literal": whole}
    return {
        name: one
        for name, one in said.items()
        if _LETTER.search(one) and not _NOBODY.fullmatch(one)
    }


def _dates(item: Item) -> dict[str, Any]:
    """Give the day of print as the date: the volume's year is what people cite."""
    printed = table(item.get("published-print"))
    issued = table(item.get("issued")) or table(item.get("published"))
    dates = {"issued": printed or issued}
    if printed and (online := table(item.get("published-online"))):
        dates["published-online"] = online
    return dates


def crossref_relations(item: Item) -> Iterator[tuple[str, str]]:
    """Give what a work says of others: the kind of the relation, and the other's DOI."""
    for kind, others in table(item.get("relation")).items():
        for other in rows(others):
            doi = lower_doi(other.get("id")) if other.get("id-type") == "doi" else None
            if doi and kind in _RELATIONS:
                yield _RELATIONS[kind], doi
    for name, kinds in (("updated-by", _UPDATED_BY), ("update-to", _UPDATES)):
        for other in rows(item.get(name)):
            whose, change = lower_doi(other.get("DOI")), kinds.get(text(other.get("type")))
            if whose and change and whose != lower_doi(item.get("DOI")):
                yield change, whose
