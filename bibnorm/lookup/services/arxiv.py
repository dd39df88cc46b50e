"""arXiv: preprints, as their authors describe them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree import ElementTree

from bibnorm.lookup.found import Found
from bibnorm.lookup.net import Ask, BrokenError, Item, Reply
from bibnorm.lookup.services.base import HITS, ApiService, Params
from bibnorm.lookup.services.made import Said, bare_arxiv, lower_doi, plain_arxiv
from bibnorm.lookup.services.shape import rows, text
from bibnorm.lookup.services.words import first_family, telling, title_words
from bibnorm.model import Entry

_ATOM = "{http://www.w3.org/2005/Atom}"
_OWN = "{http://arxiv.org/schemas/atom}"
_DOI = re.compile(r"10\.48550/arxiv\.(\S+)", re.IGNORECASE)
_AT = re.compile(r"https?://arxiv\.org/abs/(\S{1,60})")
_WITHDRAWN = re.compile(r"\b(?:has been|is|was) withdrawn\b|\Awithdrawn\b", re.IGNORECASE)
_BAD_NUMBER = frozenset((400,))
_ERROR = "arxiv.org/api/errors"
_WORDS = 8
_ENOUGH = 3


class Arxiv(ApiService):
    """https://export.arxiv.org/api: numbers in batches, and works by words of their titles."""

    name = "arxiv"
    batch = 50
    interval = 3.0
    polite = 3.0
    hosts = frozenset(("arxiv.org",))
    one_try = True

    def ask_dois(self, dois: Sequence[str]) -> Mapping[str, list[Item]]:
        """Ask for the numbers in arXiv's own DOIs; it knows no others."""
        numbers = {
            doi: number
            for doi in dois
            if (match := _DOI.fullmatch(doi)) and (number := plain_arxiv(match[1]))
        }
        if not numbers:
            return {}
        items = self._numbers(list(numbers.values()))
        return {doi: items.get(number, []) for doi, number in numbers.items()}

    def _numbers(self, numbers: Sequence[str]) -> dict[str, list[Item]]:
        """Ask for numbers; one that cannot be spoils the answer for all, so each is asked then."""
        params = (("id_list", ",".join(numbers)), ("max_results", str(len(numbers))))
        items = self.desk.ask(Ask("/api/query", params, passes=_BAD_NUMBER), _items)
        if items is None:
            alone = [self._numbers([number]) for number in numbers] if len(numbers) > 1 else []
            return {number: own for one in alone for number, own in one.items()}
        return {plain_arxiv(item["id"]): [item] for item in items}

    def query(self, entry: Entry) -> Params | None:
        """Search by the telling words of the title, and the first author.

        A name with an accent may stand there without: then enough words of the title must do.
        """
        words = telling(title_words(entry), _WORDS)
        if not words:
            return None
        family = first_family(entry).split()[-1:]
        if len(words) >= _ENOUGH:
            family = [word for word in family if word.isascii() and word.isalnum()]
        terms = [*(f"ti:{word}" for word in words), *(f"au:{word}" for word in family)]
        return (("search_query", " AND ".join(terms)), ("max_results", str(HITS)))

    def search(self, params: Params) -> Iterable[Item]:
        """Search."""
        return self.desk.ask(Ask("/api/query", params), _items) or []

    def read(self, item: Item) -> Found | None:
        """Read a preprint; the DOI that authors give is the published paper's, not its own."""
        number = bare_arxiv(item.get("id"))
        if number is None:
            return None
        said = Said("arxiv", text(item.get("id")), "misc", arxiv=number)
        said.url = f"https://arxiv.org/abs/{number}"
        said.put("title", text(item.get("title")))
        for author in rows(item.get("authors")):
            said.name(text(author.get("name")))
        said.put("date", text(item.get("published"))[:10])
        for name, own in (("primaryclass", "class"), ("journal-ref", "journal_ref")):
            said.gathered.keep(name, text(item.get(own)))
        doi, printed = lower_doi(item.get("doi")), text(item.get("journal_ref"))
        if doi or printed:
            said.relate("published-as", doi or "")
        if _WITHDRAWN.search(text(item.get("comment"))):
            said.relate("retracted-by")
        return said.found()


def _items(reply: Reply) -> list[Item] | None:
    """Read a feed; an error is one, too, with a status or without, and gives None."""
    try:
        root = ElementTree.fromstring(reply.xml())
    except ElementTree.ParseError:
        root = None
    if root is None:
        raise BrokenError("its answer breaks off, or is no XML")
    if root.tag != f"{_ATOM}feed":
        raise BrokenError("its answer is not a feed")
    if any(_ERROR in _said(entry, f"{_ATOM}id") for entry in root.iter(f"{_ATOM}entry")):
        return None
    return list(_entries(root))


def _entries(root: ElementTree.Element) -> Iterator[Item]:
    for entry in root.iter(f"{_ATOM}entry"):
        match = _AT.fullmatch(_said(entry, f"{_ATOM}id"))
        if match is None:
            continue
        primary = entry.find(f"{_OWN}primary_category")
        yield {
            "id": match[1],
            "title": _said(entry, f"{_ATOM}title"),
            "published": _said(entry, f"{_ATOM}published"),
            "authors": [
                {"name": _said(author, f"{_ATOM}name")} for author in entry.iter(f"{_ATOM}author")
            ],
            "doi": _said(entry, f"{_OWN}doi"),
            "journal_ref": _said(entry, f"{_OWN}journal_ref"),
            "comment": _said(entry, f"{_OWN}comment"),
            "class": primary.get("term", "") if primary is not None else "",
        }


def _said(element: ElementTree.Element, tag: str) -> str:
    return " ".join((element.findtext(tag) or "").split())
