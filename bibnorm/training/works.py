"""Publication records as works that can be rendered in any style."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bibnorm.lexicon.cues import WORD_CUES
from bibnorm.lexicon.months import ENGLISH as _MONTHS

Person = tuple[str, str]  # given, family

_DATE = re.compile(
    r"(?:(?P<m>" + "|".join(_MONTHS) + r")\s+(?P<d>[\d–/ -]+(?:(?:" + "|".join(_MONTHS) + r")"
    r"\s+\d+)?)|(?P<d2>\d[\d–/ -]*)\s+(?P<m2>"
    + "|".join(_MONTHS)
    + r"))(?:,?\s*(?P<y>(?:19|20)\d\d))?"
)
_ACRONYM = re.compile(r"(?P<a>[A-Z@][\w@&+/-]*(?: [A-Z][\w-]*)?) (?:Conference )?'?(?:19|20)?\d\d")
_NO_INITIAL = frozenset({"proceedings", "ordinal", "function"})
_VENUE_CUES = frozenset({"proceedings", "conference", "journal", "society", "international"})


@dataclass(frozen=True)
class Work:
    """What is known of one work; empty strings where nothing is."""

    kind: str  # article, inproceedings, incollection, book, thesis, report, preprint
    authors: tuple[Person, ...]
    title: str
    year: str
    container: str = ""
    acronym: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    month: str = ""
    days: str = ""
    place: str = ""
    publisher: str = ""
    institution: str = ""
    doi: str = ""
    arxiv: str = ""
    editors: tuple[Person, ...] = ()
    edition: str = ""
    abbreviated: str = field(default="")  # the container's abbreviated name


def split_name(name: str) -> Person:
    """Split a DBLP or ACL name: "Family, Given" or "Given Family", homonym digits off."""
    name = re.sub(r"\s+\d{4}$", "", name)
    if ", " in name:
        family, given = name.split(", ", 1)
        return given, family
    words = name.split(" ")
    cut = len(words) - 1
    while cut > 1 and WORD_CUES.get(words[cut - 1].casefold()) == "particle":
        cut -= 1
    return " ".join(words[:cut]), " ".join(words[cut:])


def _is_place(piece: str) -> bool:
    words = piece.replace("[", " ").replace("]", " ").split()
    return (
        0 < len(words) <= 5
        and words[0][:1].isupper()
        and not any(WORD_CUES.get(w.casefold()) in _VENUE_CUES for w in words)
        and not any(c.isdigit() for c in piece)
    )


def parse_booktitle(title: str) -> dict[str, str]:
    """Take a DBLP booktitle apart: name, acronym, place, month, days.

    >>> found = parse_booktitle("2nd Conf. on Words, COW 2020, Graz, Austria, April 6-9, 2020")
    >>> found["container"], found["acronym"], found["place"], found["month"], found["days"]
    ('2nd Conf. on Words', 'COW', 'Graz, Austria', 'April', '6-9')
    """
    out = {"container": title, "acronym": "", "place": "", "month": "", "days": ""}
    if lead := re.match(r"([A-Z][\w/&-]*(?: [A-Z]\w*)?) ['’]\d\d: ", title):
        out["acronym"], title = lead[1], title[lead.end() :]
    if match := list(_DATE.finditer(title))[-1:]:
        date = match[0]
        out["month"] = date["m"] or date["m2"]
        out["days"] = (date["d"] or date["d2"]).strip(" -–/")
        title = (title[: date.start()].rstrip(" ,") + title[date.end() :]).strip(" ,")
    pieces = title.split(", ")
    for number, piece in enumerate(pieces[1:], 1):
        if match_ := _ACRONYM.fullmatch(piece):
            out["acronym"] = out["acronym"] or match_["a"]
            places = [p for p in pieces[number + 1 :] if _is_place(p)]
            return out | {"container": ", ".join(pieces[:number]), "place": ", ".join(places)}
    cut = len(pieces)
    while cut > max(1, len(pieces) - 3) and _is_place(pieces[cut - 1]):
        cut -= 1
    return out | {"container": ", ".join(pieces[:cut]), "place": ", ".join(pieces[cut:])}


def initials_of(name: str) -> str:
    """Make the acronym that a conference's name would have; "" where that is no word.

    >>> initials_of("Proceedings of the Sixth International Workshop on Parsing Technologies")
    'IWPT'
    """
    head = re.split(r"[:(,]", name)[0]
    words = [word for word in head.split() if word[:1].isupper() and word.isalpha()]
    told = [word for word in words if WORD_CUES.get(word.casefold()) not in _NO_INITIAL]
    acronym = "".join(word[0] for word in told)
    return acronym if 3 <= len(acronym) <= 6 else ""


def work_of_record(record: Mapping[str, Any]) -> Work | None:
    """Make a work of a DBLP or ACL record; None where the essentials are missing."""
    authors = tuple(split_name(name) for name in record["authors"] if name.strip())
    if not authors or not record.get("title"):
        return None
    known = {
        "title": re.sub(r"[{}]|\.$", "", record["title"]),
        "year": record["year"],
        "volume": record.get("volume", ""),
        "issue": record.get("number", ""),
        "pages": record.get("pages", ""),
        "publisher": record.get("publisher", ""),
        "doi": record.get("doi", ""),
    }
    if record.get("journal"):
        return Work("article", authors, container=record["journal"], **known)
    booktitle = record.get("booktitle", "")
    # Only DBLP writes place and date into the booktitle; elsewhere a comma is part of the name.
    dblp = record["key"].startswith("DBLP")
    plain = {"container": booktitle, "month": "", "place": "", "acronym": ""}
    venue = parse_booktitle(booktitle) if dblp else plain
    venue["acronym"] = venue["acronym"] or initials_of(venue["container"])
    month = re.match(r"[A-Za-z]{3}", record.get("month", ""))
    if month and not venue["month"]:
        names = [m for m in _MONTHS if m[:3].lower() == month[0].lower()]
        venue["month"] = names[0] if names else ""
    venue["place"] = venue["place"] or record.get("address", "")
    return Work("inproceedings", authors, **known, **venue)


_GENRE_KINDS = (("thesis", "thesis"), ("report", "report"), ("dissert", "thesis"))


def _people(names: list[str]) -> tuple[Person, ...]:
    split = [name.split(", ", 1) for name in names]
    return tuple((p[1] if len(p) > 1 else "", p[0]) for p in split)


def _kind(labels: Mapping[str, str], fields: Mapping[str, Any]) -> str:
    genre = labels.get("genre", "").casefold()
    for word, kind in _GENRE_KINDS:
        if word in genre:
            return kind
    if fields.get("container-title"):
        return "incollection" if labels.get("editor") or labels.get("publisher") else "article"
    return "book" if labels.get("publisher") or labels.get("location") else ""


def work_of_reference(record: Mapping[str, Any]) -> Work | None:
    """Make a work of a labelled reference, for the kinds that conference records lack."""
    fields = record["fields"]
    labels = {label: record["raw"][s:e] for s, e, label in record["spans_h"]}
    kind = _kind(labels, fields)
    if not (kind and fields.get("author") and fields.get("title") and fields.get("year")):
        return None
    return Work(
        kind,
        _people(fields["author"]),
        fields["title"],
        fields["year"][:4],
        container=fields.get("container-title", ""),
        volume=fields.get("volume", ""),
        issue=fields.get("issue", ""),
        pages=fields.get("pages", ""),
        place=labels.get("location", ""),
        publisher=labels.get("publisher", ""),
        institution=labels.get("institution", ""),
        edition=labels.get("edition", ""),
        doi=fields.get("doi", ""),
    )


def by_author(works: Iterator[Work], least: int) -> dict[Person, list[Work]]:
    """Group works by each of their authors; who has fewer than `least` is left out."""
    groups: dict[Person, list[Work]] = {}
    for work in works:
        for person in dict.fromkeys(work.authors):
            groups.setdefault(person, []).append(work)
    return {person: found for person, found in groups.items() if len(found) >= least}
