"""Spans of a citation → typed values, one module a kind of value.

`READERS` reads one text strictly: a value, or the text and why it was declined.
`read_fields` reads a whole citation, where one span may hold several values and
several spans one.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bibnorm.fields.bodies import read_institution, read_location, read_publisher
from bibnorm.fields.containers import read_container
from bibnorm.fields.dates import read_date
from bibnorm.fields.gather import read_fields
from bibnorm.fields.idents import (
    read_arxiv,
    read_doi,
    read_isbn,
    read_issn,
    read_pmid,
    read_url,
)
from bibnorm.fields.names import read_people
from bibnorm.fields.numbers import read_edition, read_number, read_volume
from bibnorm.fields.pages import read_pages
from bibnorm.fields.remarks import read_genre
from bibnorm.fields.states import read_award, read_status, status_of_heading
from bibnorm.fields.titles import read_title
from bibnorm.model import Date, Label, Pages, People, Unread

READERS: Mapping[Label, Callable[[str], str | Date | Pages | People | Unread]] = MappingProxyType(
    {
        Label.AUTHOR: read_people,
        Label.EDITOR: read_people,
        Label.TITLE: read_title,
        Label.CONTAINER: read_container,
        Label.VOLUME: read_volume,
        Label.ISSUE: read_number,
        Label.PAGES: read_pages,
        Label.DATE: read_date,
        Label.PUBLISHER: read_publisher,
        Label.LOCATION: read_location,
        Label.INSTITUTION: read_institution,
        Label.DOI: read_doi,
        Label.ARXIV: read_arxiv,
        Label.URL: read_url,
        Label.ISBN: read_isbn,
        Label.ISSN: read_issn,
        Label.PMID: read_pmid,
        Label.EDITION: read_edition,
        Label.GENRE: read_genre,
    }
)

__all__ = [
    "READERS",
    "read_arxiv",
    "read_award",
    "read_container",
    "read_date",
    "read_doi",
    "read_edition",
    "read_fields",
    "read_genre",
    "read_institution",
    "read_isbn",
    "read_issn",
    "read_location",
    "read_number",
    "read_pages",
    "read_people",
    "read_pmid",
    "read_publisher",
    "read_status",
    "read_title",
    "read_url",
    "read_volume",
    "status_of_heading",
]
