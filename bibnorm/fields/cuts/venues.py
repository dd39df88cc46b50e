"""Venues that hold an imprint, the book's editors, a report or a thesis as well."""

import re

from bibnorm.fields.acronyms import find_acronym
from bibnorm.fields.cuts.people import wrote_it_too
from bibnorm.fields.cuts.site import Site
from bibnorm.fields.texts import words
from bibnorm.lexicon.genres import is_genre, is_report, is_thesis
from bibnorm.lexicon.imprints import are_imprint_towns, is_imprint_town
from bibnorm.lexicon.months import MONTHS
from bibnorm.lexicon.places import is_place, is_region, may_be_town
from bibnorm.lexicon.publishers import names_a_house
from bibnorm.model import Label, Span

_LONGEST_HOUSE = 60
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ]"
_LEADING_NAMES = re.compile(
    rf"(?:{_CAPITAL}[\w'’-]+(?:\s{_CAPITAL}[\w'’-]+)?,\s(?:{_CAPITAL}\.[\s-]?){{1,3}}"
    rf"(?:\s?(?:[;,&]|e|y|et|and|und|en|и)\s)?){{1,4}}[\s,.:]*(?={_CAPITAL}[\w'’])"
)
_IN = re.compile(r"\b(?:in|en|em|dans|nel|w|v|в)\s?:?\s*$", re.IGNORECASE)
_REPORT = re.compile(
    r"([^\W\d_][^\d,:;()]{3,40}?)[,\s]*(?:(?:no|nr|n°|№|#)\.?\s*)?"
    r"((?<![^\W_])[\w./-]*\d[\w./-]*)?\s*(?:[,.:;]\s+|\(|$)"
)
_MEETING_YEAR = re.compile(
    r"([^\W\d_][\w@+/&-]*(?:[ -][\w@+/&-]+){0,2}?)[ -]?['’]?((?:19|20)\d\d|\d\d)\b"
)
_LONGEST_MEETING = 60
_LONGEST_REPORT = 200
_REPORT_HINT = re.compile(
    r"rep|rapport|papi?er|memo|thes|thès|tes[ei]|disser|schrift|arbeit|praca|диссер|habil",
    re.IGNORECASE,
)
_LONGEST_GENRE = 45
_JOURNAL = re.compile(
    r"\b(?:revista|boletín|boletim|cadernos|anais|anales|cuadernos|estudos|estudios|arquivos|"
    r"archivos)\b",
    re.IGNORECASE,
)


def imprint(site: Site) -> tuple[Span, ...] | None:
    """Cut `Place: Publisher` off the end of a book's title.

    The place is known, or the publisher bears a publisher's word; `Title: a
    subtitle` looks the same and stays whole.
    """
    body = site.body.rstrip(" .,;")
    head, colon, house = body.rpartition(": ")
    if not colon or site.has(Label.PUBLISHER) or not _may_be_house(house):
        return None
    for mark in (". ", "? ", "! ", ", "):
        start = head.rfind(mark)
        while start > 0:
            place = head[start + 2 :].strip()
            if _is_place_of(place, house, mark):
                at = len(head)
                return (
                    site.piece(0, start, Label.CONTAINER),
                    site.piece(start + 2, at, Label.LOCATION),
                    site.piece(at + 2, len(body), Label.PUBLISHER),
                )
            start = head.rfind(mark, 0, start) if is_region(place) else -1
    return None


def _may_be_house(text: str) -> bool:
    named = text[:1].isupper() or not text[:1].isascii()
    return named and len(text) <= _LONGEST_HOUSE and not any(c.isdigit() for c in text)


def _is_place_of(place: str, house: str, mark: str) -> bool:
    if are_imprint_towns(place):
        return True
    town, comma, region = place.partition(", ")
    sure = is_region(region) if comma else names_a_house(house)
    return mark == ". " and may_be_town(town) and sure


def imprint_alone(site: Site) -> tuple[Span, ...] | None:
    """Part a place from the publisher behind it: `Little Town: Fern`, `Milano, Fern`.

    A comma parts them only where the span was not taken for the venue alone.
    """
    if ", " not in site.body and ": " not in site.body:
        return None
    if site.has(Label.PUBLISHER, Label.LOCATION) or not site.has(Label.TITLE):
        return None
    for mark in (": ", ", "):
        place, found, house = site.body.partition(mark)
        if found and _are_towns(place) and _is_house(house, site.span.label, mark):
            at = len(place)
            return (
                site.piece(0, at, Label.LOCATION),
                site.piece(at + 2, len(site.body), Label.PUBLISHER),
            )
    return None


def _are_towns(text: str) -> bool:
    return all(is_imprint_town(town) for town in text.split("; "))


def _is_house(text: str, label: Label, mark: str) -> bool:
    text = text.strip(" .,;")
    if not _may_be_house(text) or is_place(text.split(", ")[0]) or ":" in text:
        return False
    if mark == ": " or names_a_house(text):
        return True
    return label is not Label.LOCATION and len(text.split()) <= 2


def leading_names(site: Site) -> tuple[Span, ...] | None:
    """Part a book's editors from its title behind "In:": `FERN, A. B. The moss`."""
    if not _IN.search(site.cue) or site.has(Label.EDITOR):
        return None
    match = _LEADING_NAMES.match(site.body)
    if match is None or not site.has(Label.AUTHOR) or not words(site.body[match.end() :]):
        return None
    label = Label.AUTHOR if wrote_it_too(site, match.group()) else Label.EDITOR
    return (
        site.piece(0, match.end(), label),
        site.piece(match.end(), len(site.body), Label.CONTAINER),
    )


def report(site: Site) -> tuple[Span, ...] | None:
    """Read `Technical Report 19-6, Fern Institute` and `PhD thesis, University of Fern`.

    It is no venue: what sort of writing, its number, and who gave it out.
    """
    if not _REPORT_HINT.search(site.body, 0, _LONGEST_GENRE):
        return None
    match = _REPORT.match(site.body, 0, _LONGEST_REPORT)
    if match is None or site.has(Label.GENRE) or not is_genre(match[1].strip()):
        return None
    if not (is_thesis(match[1]) or is_report(match[1])):
        return None
    spans = [site.piece(0, match.end(1), Label.GENRE)]
    if match[2]:
        spans.append(site.piece(match.start(2), match.end(2), Label.ISSUE))
    if words(site.body[match.end() :]):
        spans.append(site.piece(match.end(), len(site.body), Label.INSTITUTION))
    return tuple(spans)


def town_of_journal(site: Site) -> tuple[Span, ...] | None:
    """Cut the town off a journal's name: `Revista de Exemplos, São Paulo`."""
    name, comma, place = site.body.rstrip(" .,;").rpartition(", ")
    if not comma or not is_imprint_town(place) or site.has(Label.LOCATION):
        return None
    if ", " in name or not _JOURNAL.search(name) or not site.has(Label.VOLUME, Label.ISSUE):
        return None
    return (
        site.piece(0, len(name), Label.CONTAINER),
        site.piece(len(name) + 2, len(name) + 2 + len(place), Label.LOCATION),
    )


def meeting_dated(site: Site) -> tuple[Span, ...] | None:
    """Take the meeting that swallowed the date, where there is no venue: `ExaCon 2021`."""
    match = _MEETING_YEAR.match(site.body, 0, _LONGEST_MEETING)
    if match is None or site.has(Label.CONTAINER) or not find_acronym(match.group()):
        return None
    if any(word.casefold() in MONTHS for word in words(match[1])):
        return None
    return (site.piece(0, len(site.body), Label.CONTAINER),)
