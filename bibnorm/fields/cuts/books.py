"""Books that were taken for venues, and the signs that they are none."""

import re

from bibnorm.fields.cuts.site import Site
from bibnorm.fields.tails import is_meeting
from bibnorm.fields.texts import words
from bibnorm.lexicon.imprints import is_imprint_town
from bibnorm.lexicon.places import is_place
from bibnorm.model import Label, Span

_IN = re.compile(r"\b(?:in|en|em|dans|nel|w|v|в)\b", re.IGNORECASE)
_ENDS_IN = re.compile(r"\b(?:in|en|em|dans)\s?:?\s*$", re.IGNORECASE)
_FEWEST_WORDS = 3
_LONGEST_GAP = 40
_PEOPLE = frozenset((Label.AUTHOR, Label.EDITOR))
_BEHIND_NAMES = re.compile(r"[\s.,]*(?:[(\[][^()\[\]]{2,24}[)\]])?[\s.,:]*")
_SAYING = re.compile(r"\b(?:op|loc)\.\s?cit|\bibid|\bin press\b", re.IGNORECASE)
_PERIODICAL = (Label.VOLUME, Label.ISSUE, Label.ISSN, Label.PAGES)


def book_alone(site: Site) -> tuple[Span, ...] | None:
    """Make a venue the title where there is no other title but a publisher.

    It stands behind the names without "In", bears no numbers of a periodical and
    is the only one: `S. Fern, Summa of Moss, Oslo: Lichen 1964`. Behind editors no
    publisher is needed, as nobody edits but a book.
    """
    if site.has(Label.TITLE, Label.CONTAINER, *_PERIODICAL):
        return None
    people = {span.label for span in site.before} & _PEOPLE
    if not site.has(Label.PUBLISHER) and (people != {Label.EDITOR} or not site.has(Label.DATE)):
        return None
    if len(people) != 1 or _inside(site) or is_meeting(site.body):
        return None
    return (site.piece(0, len(site.body), Label.TITLE),)


def unnamed_book(site: Site) -> tuple[Span, ...] | None:
    """Make what stands right behind names, and was taken for a remark, the title.

    Behind a book's editors it is the book: `in A. Fern (ed.), Essays on Moss, Oslo 1976`.
    """
    last = site.spans[site.at - 1] if site.at else None
    if last is None or last.label not in _PEOPLE or len(words(site.body)) < _FEWEST_WORDS:
        return None
    gap = site.text[last.end : site.span.start]
    if len(gap) > _LONGEST_GAP or not _BEHIND_NAMES.fullmatch(gap):
        return None
    if not site.body[:1].isupper() or _SAYING.search(site.body) or not site.has(Label.DATE):
        return None
    if not site.has(Label.TITLE):
        return (site.piece(0, len(site.body), Label.TITLE),)
    if last.label is Label.EDITOR and not site.has(Label.CONTAINER):
        return (site.piece(0, len(site.body), Label.CONTAINER),)
    return None


def second_title(site: Site) -> tuple[Span, ...] | None:
    """Make a second title behind "in" and the names of a book's editors the book."""
    last = site.spans[site.at - 1] if site.at else None
    if last is None or last.label not in _PEOPLE or site.has(Label.CONTAINER):
        return None
    if not any(span.label is Label.TITLE for span in site.before):
        return None
    before = site.spans[site.at - 2] if site.at > 1 else last
    if not _ENDS_IN.search(site.text, before.end, last.start):
        return None
    return (site.piece(0, len(site.body), Label.CONTAINER),)


def _inside(site: Site) -> bool:
    """Say whether "In" stands anywhere before a span, outside the spans, or at its front."""
    ends = [span.end for span in site.before]
    starts = [span.start for span in site.spans[1 : site.at + 1]]
    gaps = (site.text[end:start] for end, start in zip(ends, starts, strict=True))
    return any(map(_IN.search, gaps)) or _IN.match(site.body) is not None


def house_before_town(site: Site) -> tuple[Span, ...] | None:
    """Part a book's publisher from its town: `Fern, Leipzig`.

    Only for a book: a conference may be held in a part of a town.
    """
    if site.has(Label.PUBLISHER, Label.CONTAINER, Label.INSTITUTION) or not site.has(Label.TITLE):
        return None
    house, comma, town = site.body.partition(", ")
    if not comma or ", " in town or not is_imprint_town(town.strip(" .")) or is_place(house):
        return None
    if is_imprint_town(house):
        return None
    return (
        site.piece(0, len(house), Label.PUBLISHER),
        site.piece(len(house) + 2, len(site.body), Label.LOCATION),
    )
