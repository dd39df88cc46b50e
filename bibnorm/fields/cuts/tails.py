"""What stands at the end of a span and is no part of it: a season, an edition, a counter."""

import re

from bibnorm.fields.cuts.site import Site
from bibnorm.fields.names import read_people
from bibnorm.fields.texts import words
from bibnorm.lexicon.imprints import are_imprint_towns
from bibnorm.lexicon.places import are_places
from bibnorm.model import Label, Span, Unread

_SEASON = re.compile(r"[.,]\s(?:Spring|Summer|Autumn|Fall|Winter)[.,]?$")
_COUNTER = re.compile(r"[\s,(]{1,3}(?:vol|volume|chapter|chap|no|nr|band|bd)\.?$", re.IGNORECASE)
_VOLUME_OF = re.compile(r",\s(?:volume|vol\.)\s(\d{1,5})\sof$", re.IGNORECASE)
_NUMBER = re.compile(r"\s(\d{1,4})$")
_EDITION = re.compile(
    r",\s((?:\d{1,2}(?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|"
    r"[Rr]evised)\s[Ee]d(?:ition|n)?\.?|\d{1,2}\.\s?Aufl(?:age|\.)?)$"
)
_CITED = re.compile(r"\b(?:op|loc)\.\s?cit\b|\bibid\b|\ba\.\s?a\.\s?O\b", re.IGNORECASE)
_IMPRINT = re.compile(r"\s\(([^()\d]{3,40}?),?\s((?:1[5-9]|20)\d\d)\)?$")
_EDITED = re.compile(r"(?:eds?\.|edited by|by)\s+(?=[A-Z])")
_SHORT_YEAR = re.compile(r"[/–-]\d{2}\s?[:.,)]\s+")
_GIVEN = re.compile(r"(?:^|[\s(:])((?:[A-Z]\.\s?){1,3})$")
_HOUSES = frozenset(
    ("Press", "Hall", "Verlag", "Publishers", "Publishing", "Publications", "Books", "House")
)
_FAR = 60
_NEAR = 24
_HYPHENED = re.compile(r"\w\w-$")
_NUMBERED = (Label.VOLUME, Label.ISSUE)


def season(site: Site) -> tuple[Span, ...] | None:
    """Cut the season of the issue off a journal: `Annals of Moss. Spring`."""
    match = _SEASON.search(site.body, max(0, len(site.body) - _NEAR))
    if match is None or not match.start():
        return None
    return (site.piece(0, match.start(), site.span.label),)


def counter(site: Site) -> tuple[Span, ...] | None:
    """Cut off the word that announces the number behind: `Annals of Moss, Volume | 8`."""
    if site.next is None:
        return None
    match = _COUNTER.search(site.body, max(0, len(site.body) - _NEAR))
    if match is None or not words(site.body[: match.start()]):
        return None
    behind = site.text[site.next.start : site.next.end]
    if not behind[:1].isdigit() or site.text[site.span.end : site.next.start].strip(" ."):
        return None
    label = Label.NOTE if "ch" in match.group().casefold() else site.next.label
    return (
        site.piece(0, match.start(), site.span.label),
        Span(site.next.start, site.next.end, label, site.next.confidence),
    )


def volume_of(site: Site) -> tuple[Span, ...] | None:
    """Take the volume out of `Ferns, volume 1300 of | Moss Series`."""
    match = _VOLUME_OF.search(site.body, max(0, len(site.body) - _NEAR))
    if match is None or site.has(Label.VOLUME):
        return None
    return (
        site.piece(0, match.start(), site.span.label),
        site.piece(match.start(1), match.end(1), Label.VOLUME),
    )


def number_before_issue(site: Site) -> tuple[Span, ...] | None:
    """Cut the volume off a journal where only the issue was seen: `Annals of Moss 77, No. | 2`."""
    if site.next is None or site.next.label is not Label.ISSUE:
        return None
    match = _NUMBER.search(site.body, max(0, len(site.body) - _NEAR))
    if match is None or site.has(Label.VOLUME) or not words(site.body[: match.start()]):
        return None
    return (
        site.piece(0, match.start(), Label.CONTAINER),
        site.piece(match.start(1), match.end(1), Label.VOLUME),
    )


def glued_year(site: Site) -> tuple[Span, ...] | None:
    """Give a meeting the year that a hyphen joins to it: `Proceedings FernCon-|95`."""
    behind = site.next
    if behind is None or behind.label is not Label.VOLUME or behind.start != site.span.end:
        return None
    if not _HYPHENED.search(site.body) or not site.text[behind.start : behind.end].isdecimal():
        return None
    return (Span(site.span.start, behind.end, Label.CONTAINER, site.span.confidence),)


def edition(site: Site) -> tuple[Span, ...] | None:
    """Cut the edition off a title: `Ways of Moss, Second Edition`."""
    match = _EDITION.search(site.body, max(0, len(site.body) - _NEAR))
    if match is None or site.has(Label.EDITION) or not site.has(Label.PUBLISHER, Label.LOCATION):
        return None
    return (
        site.piece(0, match.start(), Label.TITLE),
        site.piece(match.start(1), match.end(1), Label.EDITION),
    )


def cited_before(site: Site) -> tuple[Span, ...] | None:
    """Make `Fern, op. cit.` a remark, and so the number of the note it points to."""
    if site.span.label in _NUMBERED:
        said = _CITED.search(site.text, max(0, site.span.start - _NEAR), site.span.start)
        numbered = site.text[: site.span.start].rstrip().endswith(("n.", "note", "Anm.", "Fn."))
        return (site.piece(0, len(site.body), Label.NOTE),) if said and numbered else None
    said = _CITED.search(site.body[-_NEAR:])
    return (site.piece(0, len(site.body), Label.NOTE),) if said else None


def bracketed_imprint(site: Site) -> tuple[Span, ...] | None:
    """Cut place and year off the book they stand behind: `Moss of the North (Oslo 1974)`."""
    match = _IMPRINT.search(site.body, max(0, len(site.body) - _FAR)) if "(" in site.body else None
    if match is None or site.has(Label.DATE, Label.LOCATION) or not are_imprint_towns(match[1]):
        return None
    return (
        site.piece(0, match.start(), site.span.label),
        site.piece(*match.span(1), Label.LOCATION),
        site.piece(*match.span(2), Label.DATE),
    )


def page_behind_imprint(site: Site) -> tuple[Span, ...] | None:
    """Make a lone number right behind a bracketed imprint a page: `(Oslo 1974) | 81`."""
    last = site.spans[site.at - 1] if site.at else None
    if last is None or last.label is not Label.DATE or site.has(Label.PAGES, Label.ISSUE):
        return None
    place = site.spans[site.at - 2] if site.at > 1 else last
    if place.label is not Label.LOCATION or not site.body.isdecimal():
        return None
    if (
        site.text[place.end : last.start].strip(", ")
        or site.text[last.end : site.span.start] != ") "
    ):
        return None
    return (site.piece(0, len(site.body), Label.PAGES),)


def editors_as_house(site: Site) -> tuple[Span, ...] | None:
    """Make those editors who were taken for a publisher: `ed. A. Fern & B. Moss`."""
    match = _EDITED.match(site.body)
    if match is None or site.has(Label.EDITOR):
        return None
    if match.group().startswith("by") and not re.search(r"\bed\.\s$", site.cue):
        return None
    people = read_people(site.body[match.end() :])
    if isinstance(people, Unread) or not all(name.given for name in people.names):
        return None
    return (site.piece(match.end(), len(site.body), Label.EDITOR),)


def house_and_place(site: Site) -> tuple[Span, ...] | None:
    """Part a publisher from the place behind it, with nothing between: `Moss Press New Jersey`."""
    if site.has(Label.LOCATION) or "," in site.body:
        return None
    parts = site.body.split(" ")
    for size in (2, 1):
        head, tail = " ".join(parts[:-size]), " ".join(parts[-size:])
        if len(parts) > size + 1 and parts[-size - 1] in _HOUSES and are_places(tail):
            return (
                site.piece(0, len(head), Label.PUBLISHER),
                site.piece(len(head) + 1, len(site.body), Label.LOCATION),
            )
    return None


def house_parted(site: Site) -> tuple[Span, ...] | None:
    """Join a publisher whose name was cut before its last word: `Moss | Press New Jersey`."""
    behind = site.next
    if behind is None or behind.label is not Label.LOCATION or behind.start != site.span.end + 1:
        return None
    located = site.text[behind.start : behind.end]
    word, blank, place = located.partition(" ")
    if site.text[site.span.end] != " " or word not in _HOUSES or are_places(located):
        return None
    if not blank or not are_places(place):
        return None
    end = behind.start + len(word)
    return (
        Span(site.span.start, end, Label.PUBLISHER, site.span.confidence),
        Span(end + 1, behind.end, Label.LOCATION, behind.confidence),
    )


def house_initials(site: Site) -> tuple[Span, ...] | None:
    """Give a publisher the initials that stand right before it: `W. | Moss`."""
    match = _GIVEN.search(site.cue)
    if match is None or not site.body[:1].isupper():
        return None
    start = site.span.start - len(match[1])
    return (Span(start, site.span.end, Label.PUBLISHER, site.span.confidence),)


def short_year(site: Site) -> tuple[Span, ...] | None:
    """Cut the second half of a double year off a title: `1974|/75: On Moss`."""
    match = _SHORT_YEAR.match(site.body)
    last = site.spans[site.at - 1] if site.at else None
    if match is None or last is None or last.label is not Label.DATE or last.end < site.span.start:
        return None
    return (site.piece(match.end(), len(site.body), Label.TITLE),)
