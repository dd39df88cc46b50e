"""CSL-JSON, as Zotero, pandoc and Crossref write it."""

import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from bibnorm.model import Document, Name, Record, Role
from bibnorm.read.records import Gathered, citation_key, comma_name, document, plain, thesis_type

_TYPES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("article-journal", "article-magazine", "article-newspaper", "journal-article"),
            "article",
        ),
        **dict.fromkeys(("review", "review-book"), "article"),
        **dict.fromkeys(("paper-conference", "proceedings-article"), "inproceedings"),
        **dict.fromkeys(("chapter", "book-chapter", "book-section"), "incollection"),
        **dict.fromkeys(
            ("entry-encyclopedia", "entry-dictionary", "entry", "reference-entry"), "incollection"
        ),
        **dict.fromkeys(("book", "monograph", "classic", "reference-book"), "book"),
        **dict.fromkeys(("webpage", "post-weblog", "post"), "online"),
        **dict.fromkeys(("report", "report-component"), "techreport"),
        **dict.fromkeys(("thesis", "dissertation"), "thesis"),
        **dict.fromkeys(("article", "posted-content", "document"), "misc"),
        **{"edited-book": "collection", "proceedings": "proceedings", "pamphlet": "booklet"},
        **{"dataset": "dataset", "software": "software", "patent": "patent"},
        **{"manuscript": "unpublished", "collection": "collection"},
    }
)
_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("title",),
        "subtitle": ("subtitle",),
        "container": ("container-title", "journalAbbreviation", "event-title", "event"),
        "series": ("collection-title",),
        "volume": ("volume",),
        "number": ("issue", "number"),
        "pages": ("page", "article-number", "page-first"),
        "edition": ("edition",),
        "publisher": ("publisher",),
        "institution": ("authority",),
        "event_title": ("event-title", "event"),
        "location": ("event-place", "publisher-place", "publisher-location"),
        "genre": ("genre",),
        "doi": ("DOI",),
        "url": ("URL",),
        "isbn": ("ISBN",),
        "issn": ("ISSN",),
        "pmid": ("PMID",),
        "status": ("status",),
        "note": ("note",),
    }
)
_ABOUT: Mapping[str, str] = MappingProxyType(
    {"keyword": "keywords", "title-short": "shorttitle", "short-title": "shorttitle"}
)
_PEOPLE: Mapping[str, Role] = MappingProxyType({"author": Role.AUTHOR, "editor": Role.EDITOR})
_DATES = ("issued", "published", "published-print", "published-online")
_MARKS = {"highlighted": "highlight", "equal": "equal", "corresponding": "corresponding"}
_BY_SCHOOL = frozenset(("thesis", "phdthesis", "mastersthesis", "techreport"))
_AGAIN = re.compile(r"\}\s*,?\s*(?=\{\s*\")")
_LIST = re.compile(r"\"(?:items|references|data)\"\s*:\s*\[")
_BETWEEN = re.compile(r"[\s,\[\]]*")
_LOOKED_AHEAD = 20_000
_MOST_FIGURES = 19
_USUAL_GENRES = frozenset(("phd thesis", "master’s thesis"))

Item = dict[str, Any]


def read_csl(source: str, name: str = "<text>") -> Document:
    r"""Read CSL-JSON: an array, one item, `{"items": [...]}`, a line an item, Crossref's answers.

    What breaks off in the middle is read up to there.

        >>> item = '{"id": "a", "type": "book", "title": ["Rain"], "author": [{"literal": "WHO"}]}'
        >>> [first, second] = read_csl(f'[{item}, {{"id": "b", "title').records
        >>> first.type, first.fields, first.people[0][1].literal, second.damage is None
        ('book', (('title', 'Rain'),), 'WHO', False)
    """
    records = []
    line, counted = 1, 0
    for item, start, end in _items(source):
        line, counted = line + source.count("\n", counted, start), start
        text = source[start:end].rstrip()
        lines = (line, line + text.count("\n"))
        if item is None:
            damage = "This is no JSON, or it breaks off."
            records.append(Gathered().record(text, lines, None, damage=damage))
        else:
            records.append(_record(item, text, lines))
    return document(records, source, name, "csl-json")


def _items(source: str) -> Iterator[tuple[Item | None, int, int]]:
    """Give the items and where each stands; None for what is damaged."""
    decode = json.JSONDecoder(parse_int=_number).raw_decode
    at, length = _next(source, 0), len(source)
    inside = _enveloped(source, at)
    at = inside or at
    while at < length:
        try:
            value, end = decode(source, at)
        except json.JSONDecodeError as error:
            again = _AGAIN.search(source, error.pos)
            end = again.end() if again else length
            yield None, at, end
        except RecursionError:
            yield None, at, length
            return
        else:
            if isinstance(value, dict):
                yield value.get("message", value), at, end
        at = _next(source, end)
        if inside and not source.startswith("{", at):
            return  # the list ends; what follows belongs to the envelope


def _number(digits: str) -> int | str:
    """Read a number; one of thousands of figures is none, and takes for ever."""
    return int(digits) if len(digits) < _MOST_FIGURES else digits


def _enveloped(source: str, at: int) -> int:
    """Where the first item stands in the list that an envelope holds; 0 if there is none."""
    head = source[at : at + _LOOKED_AHEAD]
    found = _LIST.search(head)
    first_type = head.find('"type"')
    if found is None or 0 <= first_type < found.start():
        return 0
    return _next(source, at + found.end())


def _next(source: str, at: int) -> int:
    match = _BETWEEN.match(source, at)
    at = match.end() if match else at
    # What closes the envelope is no item.
    return len(source) if source[at : at + 1] == "}" else at


def _record(item: object, text: str, lines: tuple[int, int]) -> Record:
    gathered = Gathered()
    left: Item = dict(item) if isinstance(item, dict) else {}
    type_ = _type(left)
    for name, role in _PEOPLE.items():
        people = left.pop(name, None)
        for person in people if isinstance(people, list) else [people]:
            if who := _person(person):
                gathered.person(role, who)
    for name in _DATES:
        gathered.put("date", _date(left.pop(name, None)), own=name)
    gathered.put("event_date", _date(left.pop("event-date", None)), own="event-date")
    _archive(left, gathered)
    _places(type_, left, gathered)
    _fields(type_, left, gathered)
    _facts(left, gathered)
    key = citation_key(_text(left.pop("citation-key", "")) or _text(left.get("id", "")))
    left.pop("id", None)
    for name, value in left.items():
        kept = _text(value) or (json.dumps(value, ensure_ascii=False) if value else "")
        gathered.keep(_ABOUT.get(name, name), kept)
    return gathered.record(text, lines, type_, key)


def _type(left: Item) -> str | None:
    said = _text(left.pop("type", "")).lower()
    type_ = _TYPES.get(said)
    if type_ == "thesis":
        genre = _text(left.get("genre", ""))
        if genre.lower() in _USUAL_GENRES:
            del left["genre"]
        return thesis_type(genre)
    return type_ or ("misc" if said else None)


def _text(value: object) -> str:
    """Give a value as text: of a list the first; what has parts of its own is none."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, str):
        return plain("; ".join(filter(str.strip, value.split("\n"))))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _person(person: object) -> Name | str | None:
    """Read a person: parts, an organisation, or a name in one text."""
    if isinstance(person, str):
        return comma_name(person) or None
    if not isinstance(person, dict):
        return None
    said = {name: _text(value) for name, value in person.items()}
    literal = said.get("literal") or said.get("name")
    if literal:
        return Name(literal=literal)
    particles = (said.get("dropping-particle"), said.get("non-dropping-particle"))
    prefix = " ".join(filter(None, particles)) or None
    family, given = said.get("family") or None, said.get("given") or None
    if not (family or given):
        return None
    return Name(family=family, given=given, prefix=prefix, suffix=said.get("suffix") or None)


def _date(value: object) -> str:
    """Give a date as ISO 8601 does, or as it is written."""
    if not isinstance(value, dict):
        return _text(value)
    parts = value.get("date-parts")
    if isinstance(parts, list) and (days := [day for part in parts if (day := _day(part))]):
        return "/".join(days[:2])
    return _text(value.get("raw", "")) or _text(value.get("literal", ""))


def _day(part: object) -> str:
    numbers: list[int] = []
    for number in part if isinstance(part, list) else ():
        if not re.fullmatch(r"-?\d{1,4}", str(number)):
            break
        numbers.append(int(number))
    return "-".join(f"{number:0{2 if at else 4}d}" for at, number in enumerate(numbers[:3]))


def _archive(left: Item, gathered: Gathered) -> None:
    """Read where a preprint lies."""
    archive = _text(left.get("archive", "") or left.get("publisher", ""))
    number = _text(left.get("archive_location", "")) or _text(left.get("number", ""))
    if "arxiv" in archive.lower() and number:
        gathered.put("arxiv", number, own="archive_location")
        for name in ("archive", "archive_location") if "archive" in left else ("number",):
            left.pop(name, None)


def _places(type_: str | None, left: Item, gathered: Gathered) -> None:
    """Tell the series from the book, the meeting's place from the publisher's, where both stand."""
    if _text(left.get("event-place")) and (house := _text(left.get("publisher-place"))):
        gathered.put("location", _text(left.pop("event-place")), own="event-place")
        gathered.put("publisher_location", house, own="publisher-place")
        del left["publisher-place"]
    titles = left.get("container-title")
    if isinstance(titles, list) and len(titles) > 1 and type_ in ("incollection", "inproceedings"):
        gathered.put("container", _text(titles[1]), own="container-title")
        gathered.put("series", _text(titles[0]), own="collection-title")
        del left["container-title"]


def _fields(type_: str | None, left: Item, gathered: Gathered) -> None:
    for name, sources in _FIELDS.items():
        place = "institution" if name == "publisher" and type_ in _BY_SCHOOL else name
        for source in sources:
            if name == "container" and source != "container-title" and name in gathered.fields:
                continue
            value = left.get(source)
            if text := _text(value):
                del left[source]
                gathered.put(place, text, own=source)
                for more in value[1:] if isinstance(value, list) else ():
                    gathered.keep(source, _text(more))


def _facts(left: Item, gathered: Gathered) -> None:
    """Read what our own writer says of authors, in the field that is left to programs."""
    custom = left.get("custom")
    if not isinstance(custom, dict):
        return
    for name, mark in _MARKS.items():
        places = custom.get(name)
        for at in places if isinstance(places, list) else ():
            if isinstance(at, int) and at > 0:
                gathered.marks.append((at, mark))
    gathered.et_al = custom.get("et_al") is True
    if custom.keys() <= {*_MARKS, "et_al"}:
        del left["custom"]
