"""DataCite: DOIs of data, software, theses, reports, and of arXiv."""

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from bibnorm.entry.problems import current_year
from bibnorm.lookup.found import Found
from bibnorm.lookup.net import Ask, BrokenError, Item, Reply
from bibnorm.lookup.services.base import HITS, ApiService, Params, listable, same_doi, trimmed
from bibnorm.lookup.services.datacite_types import type_of
from bibnorm.lookup.services.made import Said, lower_doi
from bibnorm.lookup.services.shape import rows, table, text
from bibnorm.lookup.services.words import telling, title_words
from bibnorm.model import Entry, Name, Role

_WANTED = frozenset(
    (
        *("doi", "creators", "contributors", "titles", "publisher", "container", "publicationYear"),
        *("dates", "types", "relatedIdentifiers", "relatedItems", "language", "url", "version"),
    )
)
_NONE = frozenset((404,))
_NO_FACETS = ("disable-facets", "true")
"""Nobody reads the counts of all that fits, which take the service long."""
_WORDS = 12
_MOST_WORDS = 3
_BY_SCHOOL = frozenset(("thesis", "phdthesis", "techreport"))
_ARXIV = "10.48550/arxiv."
_NO_NAME = re.compile(r"\(:\w+\)|unknown|anonymous|n/?a", re.IGNORECASE)
_NUMBERS = ("volume", "number", "pages")
# As in: Rain Letters; 34(2):Doc25
_NUMBERED = re.compile(
    r"(?P<title>.*?)[;,]?(?:^|\s|\W)(?P<volume>\d+)\s?\((?P<number>[\d/-]+)\)"
    r"(?:\s?\(\d{4}\)|:\s?(?P<pages>\w+(?:-\w+)?))?"
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_AFFILIATION = re.compile(r"\s*\([^()]*\)\s*$")
_RELATIONS: Mapping[str, str] = {
    **dict.fromkeys(("IsVersionOf", "IsNewVersionOf", "IsPreviousVersionOf"), "version-of"),
    **dict.fromkeys(("IsVariantFormOf", "IsIdenticalTo"), "version-of"),
    "IsObsoletedBy": "version-of",
}


class DataCite(ApiService):
    """https://api.datacite.org: DOIs one by one, and works by the words of their titles."""

    name = "datacite"
    batch = 25
    spared_by = "crossref"
    interval = 0.7
    polite = 0.35

    def ask_dois(self, dois: Sequence[str]) -> Mapping[str, list[Item]]:
        """Ask for several at once, then for each left over, which may be there all the same."""
        found: dict[str, list[Item]] = {}
        listed = listable(dois)
        if listed:
            query = f"doi:({' OR '.join(_quoted(doi) for doi in listed)})"
            size = ("page[size]", str(len(listed)))
            items = self.desk.ask(Ask("/dois", (("query", query), size, _NO_FACETS)), _items)
            found = {doi: own for doi in listed if (own := same_doi(items, doi, "doi"))}
        return found | {doi: self._one(doi) for doi in dois if doi not in found}

    def _one(self, doi: str) -> list[Item]:
        return self.desk.ask(Ask(f"/dois/{quote(doi, safe='')}", passes=_NONE), _record)

    def query(self, entry: Entry) -> Params | None:
        """Search by telling words of the title, all of which must be in it.

        Unless told otherwise, DataCite gives what was changed last, whatever fits best.
        """
        words = telling(title_words(entry), _WORDS)
        if not words:
            return None
        query = f"titles.title:({' AND '.join(words)})"
        return (("query", query), ("sort", "relevance"), ("page[size]", str(HITS)), _NO_FACETS)

    def search(self, params: Params) -> Iterable[Item]:
        """Search."""
        return self.desk.ask(Ask("/dois", params), _items)

    def read(self, item: Item) -> Found | None:
        """Read a record."""
        doi = lower_doi(item.get("doi"))
        if doi is None:
            return None
        said = Said("datacite", doi, type_of(table(item.get("types"))), doi=doi)
        said.url = f"https://doi.org/{doi}"
        _titles(item, said)
        _people(item, said)
        _date(item, said)
        _place(item, said)
        said.put("url", text(item.get("url")))
        _relations(item, said, is_preprint=doi.startswith(_ARXIV))
        return said.found()


def _quoted(doi: str) -> str:
    return f'"{doi}"'


def _record(reply: Reply) -> list[Item]:
    answer = table(reply.json())
    if reply.status in _NONE:
        if not any(text(error.get("status")) == "404" for error in rows(answer.get("errors"))):
            raise BrokenError("says that there is nothing, but not as DataCite does")
        return []
    attributes = table(table(answer.get("data")).get("attributes"))
    if not attributes:
        raise BrokenError("its answer is not a record")
    return [trimmed(attributes, _WANTED)]


def _items(reply: Reply) -> list[Item]:
    data = table(reply.json()).get("data")
    if not isinstance(data, list):
        raise BrokenError("its answer is not a list of records")
    return [trimmed(table(one.get("attributes")), _WANTED) for one in rows(data)]


def _titles(item: Item, said: Said) -> None:
    """Take the title: of several without a type the one in the work's language, else the first."""
    titles = list(rows(item.get("titles")))
    main = [one for one in titles if not text(one.get("titleType"))] or titles[:1]
    language = text(item.get("language"))
    main.sort(key=lambda one: not language or text(one.get("lang")) != language)
    said.put("title", text(main[0].get("title")) if main else "")
    for one in titles:
        if text(one.get("titleType")) == "Subtitle":
            said.put("subtitle", text(one.get("title")))


def _people(item: Item, said: Said) -> None:
    for creator in rows(item.get("creators")):
        _person(creator, said, Role.AUTHOR)
    for contributor in rows(item.get("contributors")):
        if text(contributor.get("contributorType")) == "Editor":
            _person(contributor, said, Role.EDITOR)


def _person(person: Mapping[str, object], said: Said, role: Role) -> None:
    """Add a person; some write all names into one, or the affiliation behind it."""
    family, given = text(person.get("familyName")), text(person.get("givenName"))
    whole = text(person.get("name"))
    if text(person.get("nameType")) == "Organizational":
        if name := whole or family:
            said.gathered.person(role, Name(literal=name))
    elif family and ";" not in whole:
        name = _AFFILIATION.sub("", given)
        said.gathered.person(role, Name(family=_AFFILIATION.sub("", family), given=name or None))
    else:
        for one in whole.split(";"):
            name = _AFFILIATION.sub("", one.strip())
            if _NO_NAME.fullmatch(one.strip()):
                continue
            if "," not in name and len(name.split()) > _MOST_WORDS:
                said.gathered.person(role, Name(literal=name))
            else:
                said.name(name, role)


def _date(item: Item, said: Said) -> None:
    """Give the day of issue where it lies in the year of publication, else that year."""
    year = text(item.get("publicationYear"))
    if not year.isdecimal() or int(year[:9]) > current_year() + 2:
        return  # of another calendar
    issued = [text(d.get("date")) for d in rows(item.get("dates")) if d.get("dateType") == "Issued"]
    day = next((date[:10] for date in issued if year and date.startswith(year)), "")
    said.put("date", day or year)


def _place(item: Item, said: Said) -> None:
    """Say in what it appeared, and who published it: a text or, of late, a table."""
    publisher = item.get("publisher")
    name = text(publisher) or text(table(publisher).get("name"))
    name = "" if _NO_NAME.fullmatch(name) else name
    said.put("institution" if said.type in _BY_SCHOOL else "publisher", name)
    container = table(item.get("container"))
    kind = text(container.get("type"))
    if kind == "Journal":
        _container(container, said)
    elif kind in ("Series", "Book") and said.type not in _BY_SCHOOL:
        _series(text(container.get("title")), said)
    for related in rows(item.get("relatedItems")):
        if text(related.get("relationType")) == "IsPublishedIn":
            title = next(rows(related.get("titles")), {})
            _container({**related, "title": title.get("title")}, said)


def _series(title: str, said: Said) -> None:
    """Take a series' name, and the numbers in it; those beside it are guessed by machine."""
    match = _NUMBERED.fullmatch(title)
    if match is None:
        said.put("container", title)
    elif _LETTERS.search(match["title"]):  # else it is a number and nothing more
        for name, part in (("container", "title"), *((part, part) for part in _NUMBERS)):
            said.put(name, match[part] or "")


def _container(holder: Mapping[str, object], said: Said) -> None:
    said.put("container", text(holder.get("title")))
    kind = text(holder.get("identifierType"))
    if kind in ("ISSN", "ISBN"):
        said.put(kind.lower(), text(holder.get("identifier")))
    said.put("volume", text(holder.get("volume")))
    said.put("number", text(holder.get("issue")))
    pages = (text(holder.get("firstPage")), text(holder.get("lastPage")))
    said.put("pages", "-".join(dict.fromkeys(filter(None, pages))))


def _relations(item: Item, said: Said, is_preprint: bool) -> None:
    for related in rows(item.get("relatedIdentifiers")):
        kind = _RELATIONS.get(text(related.get("relationType")))
        is_doi = text(related.get("relatedIdentifierType")) == "DOI"
        doi = lower_doi(related.get("relatedIdentifier")) if is_doi else None
        if kind and doi and doi != said.doi:
            # arXiv says so which paper its preprint became.
            said.relate("published-as" if is_preprint else kind, doi)
