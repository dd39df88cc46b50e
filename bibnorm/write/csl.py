"""CSL-JSON, for citeproc, pandoc and Zotero."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from bibnorm.model import Entry, Name, VenueKind
from bibnorm.write.citekeys import Keys
from bibnorm.write.clean import one_line
from bibnorm.write.dates import date_parts, event_parts, lost_date, until_parts
from bibnorm.write.events import event_title, is_event_place
from bibnorm.write.jsonl import as_line
from bibnorm.write.mathtext import without_math
from bibnorm.write.remarks import join_remarks
from bibnorm.write.verbatim import bare_doi, split_arxiv

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "article": "article-journal",
        "book": "book",
        "booklet": "pamphlet",
        "collection": "book",
        "conference": "paper-conference",
        "dataset": "dataset",
        "inbook": "chapter",
        "incollection": "chapter",
        "inproceedings": "paper-conference",
        "manual": "report",
        "mastersthesis": "thesis",
        "online": "webpage",
        "patent": "patent",
        "phdthesis": "thesis",
        "proceedings": "book",
        "report": "report",
        "software": "software",
        "techreport": "report",
        "thesis": "thesis",
        "unpublished": "manuscript",
    }
)

# CSL name → the entry's; what is missing there is left out.
_PLAIN: Mapping[str, str] = MappingProxyType(
    {
        "title": "title",
        "volume": "volume",
        "issue": "number",
        "page": "pages",
        "edition": "edition",
        "URL": "url",
        "ISBN": "isbn",
        "PMID": "pmid",
        "status": "status",
    }
)
_REPORTS = frozenset({"report", "patent"})
_THESIS_GENRES: Mapping[str, str] = MappingProxyType(
    {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}
)


def as_item(entry: Entry, key: str) -> dict[str, Any]:
    """Give an entry as a CSL-JSON item.

    CSL knows no highlighted author; `custom` is the field that the schema
    leaves to programs, and there the facts about authors stand.

        >>> from bibnorm.model import Name, Source
        >>> as_item(Entry(key="k", type="phdthesis", authors=(Name(family="Gogh", prefix="van"),),
        ...               year=1890, month=7, highlighted=(1,), source=Source(text="")), "k")
        ... # doctest: +NORMALIZE_WHITESPACE
        {'id': 'k', 'type': 'thesis',
         'author': [{'non-dropping-particle': 'van', 'family': 'Gogh'}],
         'genre': 'PhD thesis', 'issued': {'date-parts': [[1890, 7]]},
         'custom': {'highlighted': [1]}}
    """
    kind = _type(entry)
    item: dict[str, Any] = {"id": key, "type": kind}
    item |= {"author": _names(entry.authors), "editor": _names(entry.editors)}
    item |= {name: one_line(getattr(entry, ours) or "") for name, ours in _PLAIN.items()}
    if kind in _REPORTS:
        item["number"] = item.pop("issue")
    item["genre"] = one_line(entry.genre or "") or _THESIS_GENRES.get(entry.type, "")
    item["DOI"] = bare_doi(one_line(entry.doi or ""))
    item |= _place(entry, kind)
    item["issued"] = _days([date_parts(entry), until_parts(entry)])
    item["event-date"] = _days(event_parts(entry))
    item["title"] = without_math(item["title"])
    remarks = map(_cleaned, (entry.award, entry.note, lost_date(entry)))
    item["note"] = join_remarks(filter(None, remarks))
    item["custom"] = _custom(entry)
    if set(item) - {name for name, value in item.items() if not value} == {"id", "type"}:
        item["note"] = one_line(entry.source.text) or key
    return {name: value for name, value in item.items() if value}


def stream_csl(entries: Iterable[Entry]) -> Iterator[str]:
    """Write entries one by one as a JSON array."""
    keys = Keys()
    opened = False
    for entry in entries:
        yield (",\n" if opened else "[\n") + as_line(as_item(entry, keys.take(entry.key)))
        opened = True
    yield "\n]\n" if opened else "[]\n"


def _cleaned(text: str | None) -> str:
    return one_line(text or "")


def _type(entry: Entry) -> str:
    """Choose the type: a preprint is CSL's bare `article`, a magazine has its own."""
    kind = entry.venue.kind if entry.venue else None
    if kind is VenueKind.PREPRINT or (entry.arxiv and entry.type == "misc"):
        return "article"
    if kind is VenueKind.MAGAZINE and entry.type == "article":
        return "article-magazine"
    return TYPES.get(entry.type.lower(), "document")


def _names(names: Iterable[Name]) -> list[dict[str, str]]:
    return [_name(name) for name in names]


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": one_line(name.literal)}
    parts = {
        "non-dropping-particle": name.prefix,
        "family": name.family,
        "given": name.given,
        "suffix": name.suffix,
    }
    return {part: cleaned for part, text in parts.items() if (cleaned := one_line(text or ""))}


def _place(entry: Entry, kind: str) -> dict[str, str]:
    """Say where it appeared; a conference's place is the event's, a book's the publisher's."""
    number, klass = split_arxiv(_cleaned(entry.arxiv))
    venue = entry.venue
    names = (venue.name or venue.text, venue.acronym, venue.issn) if venue else (None, None, None)
    container, acronym, issn = map(_cleaned, names)
    container = without_math(container)
    publisher, institution = _cleaned(entry.publisher), _cleaned(entry.institution)
    places = {"publisher-place": entry.publisher_location, "event-place": entry.location}
    if not entry.publisher_location and not (is_event_place(entry) and kind == "paper-conference"):
        places = {"publisher-place": entry.location}
    return {
        "container-title": container,
        "container-title-short": acronym,
        "publisher": publisher or institution,
        "authority": institution if publisher and institution != publisher else "",
        **{name: _cleaned(place) for name, place in places.items()},
        "event-title": _cleaned(event_title(entry, container)),
        "ISSN": _cleaned(entry.issn) or issn,
        "archive": "arXiv" if number else "",
        "archive_location": f"{number} [{klass}]" if klass else number,
    }


def _days(ends: list[list[int]]) -> dict[str, Any]:
    """Give a date, or a range by its ends."""
    parts = [end for end in ends if end]
    return {"date-parts": parts} if parts else {}


def _custom(entry: Entry) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "highlighted": list(entry.highlighted),
        "equal": list(entry.equal),
        "corresponding": list(entry.corresponding),
        "et_al": entry.et_al,
    }
    return {name: fact for name, fact in facts.items() if fact}
