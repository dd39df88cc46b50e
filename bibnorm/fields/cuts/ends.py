"""Places, years and editors that a neighbour's span took along."""

import re

from bibnorm.fields.cuts.site import Site
from bibnorm.fields.names import read_people
from bibnorm.fields.texts import words
from bibnorm.lexicon.imprints import are_imprint_towns
from bibnorm.lexicon.months import LISTED
from bibnorm.lexicon.roles import bracketed_role
from bibnorm.model import Label, Span, Unread

_YEAR_AT_END = re.compile(r"(?<=\s)((?:1[4-9]|20)\d\d)[a-z]?$")
_NEAR = 8
_LONGEST_PLACES = 60
_LONGEST_NAMES = 150
_BLANK = re.compile(r"[\s(\[]*")
_DASH = re.compile(r"\s?[–-]\s?")
_BRACKETED_YEAR = re.compile(r"(\S[^()]{0,24}?)\s?\(((?:1[5-9]|20)\d\d)(?:\s?[–/-]\s?\d{2,4})?\)?$")
_BRACKETED_MONTH = re.compile(r"(\S{1,8})\s?\(([^\W\d_]{3,12})\)?$")


def town_and_year(site: Site) -> tuple[Span, ...] | None:
    """Cut the imprint off that ends a title: `Summa of Moss, Oslo 1964`, `…, Oslo | 1964`.

    Without a year of its own, the year or a further town must stand right behind,
    with nothing between, as it does in no sentence of a title. An article has no imprint:
    its title may well end so.
    """
    if site.has(Label.CONTAINER) and site.has(Label.VOLUME, Label.ISSUE):
        return None
    year = _YEAR_AT_END.search(site.body, max(0, len(site.body) - _NEAR))
    end = len(site.body[: year.start()].rstrip()) if year else len(site.body)
    start = site.body.rfind(", ", max(0, end - _LONGEST_PLACES), end)
    if start <= 0 or not words(site.body[:start]):
        return None
    if not _towns(site.body[start + 2 : end]) or (year is None and not _goes_on(site)):
        return None
    spans = (
        site.piece(0, start, site.span.label),
        site.piece(start + 2, end, Label.LOCATION),
    )
    return (*spans, site.piece(*year.span(), Label.DATE)) if year else spans


def imprint_as_number(site: Site) -> tuple[Span, ...] | None:
    """Part towns from the year where both were taken for a number: `Oslo-Wien 1999`."""
    year = _YEAR_AT_END.search(site.body, max(0, len(site.body) - _NEAR))
    if year is None or site.has(Label.LOCATION) or not _towns(site.body[: year.start()].rstrip()):
        return None
    return (
        site.piece(0, year.start(), Label.LOCATION),
        site.piece(*year.span(), Label.DATE),
    )


def _towns(text: str) -> bool:
    if are_imprint_towns(text):
        return True
    parts = text.split("-")
    return len(parts) > 1 and all(are_imprint_towns(part) for part in parts)


def _goes_on(site: Site) -> bool:
    """Say whether the year, or another town behind a dash, stands right behind."""
    behind = site.next
    if behind is None:
        return False
    if behind.label is Label.DATE:
        return site.text[site.span.end : behind.start] == " " and not site.has(Label.LOCATION)
    gap = _DASH.fullmatch(site.text, site.span.end, behind.start)
    return behind.label is Label.LOCATION and gap is not None


def bracketed_year(site: Site) -> tuple[Span, ...] | None:
    """Cut the year off a number that took it along: `84 (1990-1991`."""
    match = _BRACKETED_YEAR.fullmatch(site.body)
    if match is not None and not site.has(Label.DATE):
        return (
            site.piece(*match.span(1), site.span.label),
            site.piece(*match.span(2), Label.DATE),
        )
    match = _BRACKETED_MONTH.fullmatch(site.body)
    if match is None or match[2].casefold() not in LISTED:
        return None
    return (site.piece(*match.span(1), site.span.label),)


def leading_editors(site: Site) -> tuple[Span, ...] | None:
    """Cut the editors off the book they lead on to: `A. Fern (eds.), Moss of the North`."""
    if "(" not in site.body or site.has(Label.EDITOR):
        return None
    role = bracketed_role(site.body, _LONGEST_NAMES)
    if role is None:
        return None
    names, rest = site.body[: role[0]], site.body[role[1] :]
    if not words(names) or not words(rest) or isinstance(read_people(names), Unread):
        return None
    start = len(site.body) - len(rest.lstrip(" ,.:"))
    return (
        site.piece(0, role[0], Label.EDITOR),
        site.piece(start, len(site.body), site.span.label),
    )
