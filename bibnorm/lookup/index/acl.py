"""The ACL Anthology's XML: a collection of volumes, each with its papers."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from bibnorm.lookup.index.stream import WITHIN, Bytes, elements, text_of
from bibnorm.model import Name, Record, Role

_META = {
    "year": "year",
    "address": "location",
    "publisher": "publisher",
    "isbn": "isbn",
    "journal-volume": "volume",
    "journal-issue": "number",
}
_SAID = {"retracted": "retracted-by", "erratum": "corrected-by"}
_ROLES = {"author": Role.AUTHOR, "editor": Role.EDITOR}
# "Rain Letters, Volume 15, Number 1, March 1989": the journal's name stands nowhere else.
_ISSUE = re.compile(
    r"(?P<container>[^:(]+?)[.,]?\s+Volume\s*(?P<volume>\d+)"
    r"(?:,?\s*(?:Number|Issue)s?\s*(?P<number>\d+(?:[-/–]\d+)?))?(?!\w)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]*\d{4}\)$|[.,]?\s+Formerly\b.*")
_MONTH = re.compile(r"[^\W\d_]{3,}")
_YEAR = re.compile(r"(?:(\d{4})\.|[A-Z](\d\d)$)")
_FIRST_YEAR = 50
"""The oldest paper is of 1952: `C04` is of 2004."""


def read_acl(file: Bytes) -> Iterator[Record]:
    """Give the papers, each with what its volume says of it, and the volumes of proceedings.

    >>> import io
    >>> xml = (b"<collection id='2031.rain'><volume id='1'><meta><booktitle>Rain Days</booktitle>"
    ...        b"<year>2031</year></meta><paper id='2'><title>On <fixed-case>R</fixed-case>ain"
    ...        b"</title><author><first>Ada</first><last>Wind</last></author></paper></volume>"
    ...        b"</collection>")
    >>> paper, volume = read_acl(io.BytesIO(xml))
    >>> paper.key, dict(paper.fields)["container"], dict(paper.fields)["title"]
    ('2031.rain-1.2', 'Rain Days', 'On Rain')
    >>> volume.key, volume.type, dict(volume.fields)["title"]
    ('2031.rain-1', 'proceedings', 'Rain Days')
    """
    for volume in elements(file, {"volume"}):
        meta = volume.find("meta")
        meta = Element("meta") if meta is None else meta
        within, own = volume.get(WITHIN, ""), volume.get("id", "")
        common = {name: text_of(meta.find(tag)) for tag, name in _META.items()}
        common |= {"month": _month(meta), "year": common["year"] or _year(within)}
        title = _text(meta.find("booktitle"))
        journal = _journal(volume, meta, title, common)
        for paper in volume.findall("paper"):
            key = _key(within, own, paper.get("id", ""))
            yield _paper(paper, key, journal or common | {"container": title}, journal is not None)
        if journal is None:
            said = common | {"title": title, "doi": text_of(meta.find("doi"))}
            yield _record("proceedings", _key(within, own), meta, said)


def _journal(
    volume: Element, meta: Element, title: str, common: Mapping[str, str]
) -> dict[str, str] | None:
    """Give what an issue of a journal says; None if this is none.

    Older files do not say what is a journal: there only those count that name volume and number.
    """
    match = _ISSUE.match(title)
    issue = {name: value or "" for name, value in match.groupdict().items()} if match else {}
    told = volume.get("type") == "journal" or bool(common["volume"])
    if not told and not (volume.get("type") is None and issue.get("number")):
        return None
    container = text_of(meta.find("journal-title")) or issue.get("container") or title
    numbers = {name: common[name] or issue.get(name, "") for name in ("volume", "number")}
    return {**common, **numbers, "container": _ASIDE.sub("", container)}


def _paper(paper: Element, key: str, common: Mapping[str, str], in_journal: bool) -> Record:
    own = {name: text_of(paper.find(name)) for name in ("pages", "doi")}
    fields = {**common, **own, "title": _text(paper.find("title"))}
    if in_journal and (issue := text_of(paper.find("issue"))):
        fields["number"] = issue
    return _record("article" if in_journal else "inproceedings", key, paper, fields)


def _record(type_: str, key: str, element: Element, fields: Mapping[str, str]) -> Record:
    people = tuple(
        (role, _name(child)) for child in element if (role := _ROLES.get(child.tag)) is not None
    )
    if not fields["doi"]:
        fields = {**fields, "url": f"https://aclanthology.org/{key}/"}
    return Record(
        "",
        type=type_,
        key=key or None,
        people=people,
        fields=tuple((name, value) for name, value in fields.items() if value),
        extra=tuple((_SAID[child.tag], "") for child in element if child.tag in _SAID),
    )


def _key(collection: str, volume: str, paper: str = "") -> str:
    """Give the Anthology's number; the old ones have four figures behind the hyphen.

    >>> _key("2031.rain", "long", "7"), _key("P98", "1", "23"), _key("W18", "7", "23")
    ('2031.rain-long.7', 'P98-1023', 'W18-0723')
    """
    if collection[:1].isdigit() or not volume.isdecimal() or not (paper or "0").isdecimal():
        return f"{collection}-{volume}.{paper}" if paper else f"{collection}-{volume}"
    many = collection[:1] == "W" or collection == "C69"
    many = many or (collection == "D19" and int(volume) >= _MANY_OF_D19)
    if not paper:
        return f"{collection}-{volume:0>2}" if many else f"{collection}-{volume}"
    return f"{collection}-{volume:0>2}{paper:0>2}" if many else f"{collection}-{volume}{paper:0>3}"


_MANY_OF_D19 = 5
"""From this volume on they are workshops, with two figures each."""


def _year(collection: str) -> str:
    """Give the year of a collection, which older volumes do not say.

    >>> _year("2031.rain"), _year("C65"), _year("C04")
    ('2031', '1965', '2004')
    """
    match = _YEAR.match(collection)
    if match is None:
        return ""
    return match[1] or f"{19 if int(match[2]) >= _FIRST_YEAR else 20}{match[2]}"


def _month(meta: Element) -> str:
    """Give the month; the days beside it are the meeting's."""
    month = text_of(meta.find("month"))
    return next(iter(_MONTH.findall(month)), month if month.isdecimal() else "")


def _text(element: Element | None) -> str:
    """Give a title; formulas go between dollars."""
    for formula in element.iter("tex-math") if element is not None else ():
        formula.text = f"${text_of(formula)}$"
    return text_of(element)


def _name(element: Element) -> Name:
    first, last = text_of(element.find("first")), text_of(element.find("last"))
    return Name(given=first or None, family=last or None) if last else Name(literal=first)
