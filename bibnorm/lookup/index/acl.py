"""The ACL Anthology's XML: a collection of volumes, each with its papers."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from bibnorm.lookup.index.stream import Bytes, elements, text_of
from bibnorm.model import Name, Record, Role

_META = {
    "year": "year",
    "month": "month",
    "address": "location",
    "publisher": "publisher",
    "isbn": "isbn",
    "journal-title": "container",
    "journal-volume": "volume",
    "journal-issue": "number",
}
_ROLES = {"author": Role.AUTHOR, "editor": Role.EDITOR}


def read_acl(file: Bytes) -> Iterator[Record]:
    """Give the papers, each with what its volume says of it.

    >>> import io
    >>> xml = (b"<collection id='2031.rain'><volume id='1'><meta><booktitle>Rain Days</booktitle>"
    ...        b"<year>2031</year></meta><paper id='2'><title>On <fixed-case>R</fixed-case>ain"
    ...        b"</title><author><first>Ada</first><last>Wind</last></author><url>2031.rain-1.2"
    ...        b"</url></paper></volume></collection>")
    >>> [record] = read_acl(io.BytesIO(xml))
    >>> record.key, dict(record.fields)["container"], dict(record.fields)["title"]
    ('2031.rain-1.2', 'Rain Days', 'On Rain')
    """
    for volume in elements(file, {"volume"}):
        meta = volume.find("meta")
        common = _common(meta) if meta is not None else {}
        for paper in volume.iter("paper"):
            yield _record(paper, common)


def _common(meta: Element) -> dict[str, str]:
    common = {own: text_of(meta.find(name)) for name, own in _META.items()}
    common["container"] = common["container"] or text_of(meta.find("booktitle"))
    return common


def _record(paper: Element, common: dict[str, str]) -> Record:
    own = {name: text_of(paper.find(name)) for name in ("title", "pages", "doi")}
    journal = bool(common.get("volume"))
    fields = {**common, **own}
    url = text_of(paper.find("url"))
    people = tuple(
        (role, _name(child)) for child in paper if (role := _ROLES.get(child.tag)) is not None
    )
    return Record(
        "",
        type="article" if journal else "inproceedings",
        key=url or None,
        people=people,
        fields=tuple((name, value) for name, value in fields.items() if value),
    )


def _name(element: Element) -> Name:
    first, last = text_of(element.find("first")), text_of(element.find("last"))
    return Name(given=first or None, family=last or None) if last else Name(literal=first)
