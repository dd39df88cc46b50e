"""DBLP's dump, `dblp.xml`: one element a publication."""

import re
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from bibnorm.lookup.index.stream import Bytes, elements, text_of
from bibnorm.model import Record, Role

_TYPES = {
    "article": "article",
    "inproceedings": "inproceedings",
    "proceedings": "proceedings",
    "book": "book",
    "incollection": "incollection",
    "phdthesis": "phdthesis",
    "mastersthesis": "mastersthesis",
}
_FIELDS = {
    "booktitle": "container",
    "journal": "container",
    "volume": "volume",
    "number": "number",
    "pages": "pages",
    "year": "year",
    "month": "month",
    "publisher": "publisher",
    "school": "institution",
    "series": "series",
    "isbn": "isbn",
}
# Namesakes are told apart by a number: "Wei Wang 0001".
_NAMESAKE = re.compile(r" \d{4}$")
_DOI = re.compile(r"https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/\S+)", re.IGNORECASE)
_WHOLE = frozenset(("book", "proceedings", "phdthesis", "mastersthesis"))
"""Their pages are all that they have: `I-XIII, 1-329`."""
_ARXIV = re.compile(r"abs/(\d{4}\.\d{4,5}|[a-z-]+/\d{7})")


def read_dblp(file: Bytes) -> Iterator[Record]:
    """Give the publications; home pages and data are none, and what was withdrawn is left out.

    >>> import io
    >>> xml = (b'<dblp><article key="journals/x/R01"><author>Ada Rain 0002</author>'
    ...        b"<title>On rain.</title><journal>Rain Lett.</journal><year>2001</year>"
    ...        b"<ee>https://doi.org/10.1000/R</ee></article></dblp>")
    >>> [record] = read_dblp(io.BytesIO(xml))
    >>> record.key, record.people[0][1], dict(record.fields)["doi"]
    ('DBLP:journals/x/R01', 'Ada Rain', '10.1000/r')
    """
    found = elements(file, _TYPES)
    return (_record(one) for one in found if one.get("publtype") != "withdrawn")


def _record(element: Element) -> Record:
    fields = {"title": text_of(element.find("title")).removesuffix(".")}
    for child in element:
        name = _FIELDS.get(child.tag)
        if name and not (name == "pages" and element.tag in _WHOLE):
            fields.setdefault(name, text_of(child))
    addresses = [text_of(child) for child in element.findall("ee")]
    dois = [unquote(match[1]).lower() for address in addresses if (match := _DOI.match(address))]
    if dois:
        fields["doi"] = dois[0]
    elif addresses:
        fields["url"] = addresses[0]
    if fields.get("container") == "CoRR" and (match := _ARXIV.search(fields.get("volume", ""))):
        fields["arxiv"] = match[1]
    people = tuple(
        (role, _NAMESAKE.sub("", text_of(child)))
        for child in element
        if (role := _ROLES.get(child.tag)) and text_of(child)
    )
    return Record(
        "",
        type=_TYPES[element.tag],
        key=f"DBLP:{element.get('key', '')}",
        people=people,
        fields=tuple((name, value) for name, value in fields.items() if value),
    )


_ROLES = {"author": Role.AUTHOR, "editor": Role.EDITOR}
