"""What a reader found in a span, and what it left over."""

from collections.abc import Callable
from typing import NamedTuple, TypedDict

from bibnorm.model import Date, Pages, People


class Parts(TypedDict, total=False):
    """Fields of `Values` that a text was found to hold."""

    authors: People
    editors: People
    title: str
    container: str
    acronym: str
    date: Date
    event_title: str
    event_date: Date
    pages: Pages
    volume: str
    number: str
    edition: str
    location: str
    publisher: str
    publisher_location: str
    institution: str
    genre: str
    doi: str
    arxiv: str
    url: str
    isbn: str
    issn: str
    pmid: str
    status: str
    award: str


class Taken(NamedTuple):
    """What a text was read as, and the words in it that were not understood.

    `why` says what was wrong when nothing was read.
    """

    parts: Parts
    rest: tuple[str, ...] = ()
    why: str = ""


Taker = Callable[[str], Taken]


def declined(text: str, why: str) -> Taken:
    """Take nothing: the whole text is left over."""
    return Taken({}, (text,), why)
