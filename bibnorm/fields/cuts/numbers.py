"""Numbers that were cut in the wrong place."""

import re

from bibnorm.fields.cuts.site import Site
from bibnorm.fields.texts import words
from bibnorm.model import Label, Span

_LETTER_AT_END = re.compile(r"[,\s]{1,4}[A-Z]-$")
_LETTER_BEFORE = re.compile(r"(?<![\w-])[A-Z]-$")
_COUNTED = re.compile(
    r"[』」》,，、\s]+(?:第|제)?([A-Z]?[\d][\w-]{0,7}?)\s?[巻卷권]"
    r"(?:\s?(?:第|제)?\s?(\d[\w-]{0,6}?))?[号號호期]?\s*$"
)
_LONGEST_COUNT = 40
_PAGES_FIRST = re.compile(r"\d+\s?[-–—]\s?\d+(?=\s*[,.;]\s)")
_PAGE_CUE = re.compile(r"\b(?:pp|p|s|pages?|seiten|str|pág|págs|pagg?)\b\.?:?\s*$", re.IGNORECASE)


def glued_letter(site: Site) -> tuple[Span, ...] | None:
    """Cut the letter off a venue that begins the volume behind it: `…, C-|28`."""
    match = _LETTER_AT_END.search(site.body, max(0, len(site.body) - 6))
    if match is None or not match.start():
        return None
    if site.next is None or site.next.label is not Label.VOLUME or site.next.start > site.span.end:
        return None
    return (site.piece(0, match.start(), Label.CONTAINER),)


def counted(site: Site) -> tuple[Span, ...] | None:
    """Cut volume and issue off a venue by their counters: `苔学』J6-A巻10`."""
    match = _COUNTED.search(site.body, max(0, len(site.body) - _LONGEST_COUNT))
    if match is None or not words(site.body[: match.start()]):
        return None
    spans = (
        site.piece(0, match.start(), Label.CONTAINER),
        site.piece(match.start(1), match.end(1), Label.VOLUME),
    )
    if not match[2]:
        return spans
    return (*spans, site.piece(match.start(2), match.end(2), Label.ISSUE))


def letter_before(site: Site) -> tuple[Span, ...] | None:
    """Let a volume hold the letter and hyphen that are glued to it: `C-28`."""
    match = _LETTER_BEFORE.search(site.cue)
    if match is None or not site.body[:1].isdigit():
        return None
    start = site.span.start - len(match.group())
    return (Span(start, site.span.end, Label.VOLUME, site.span.confidence),)


def pages_before_place(site: Site) -> tuple[Span, ...] | None:
    """Part pages from the place behind them: `pages | 2-3, Little Town`."""
    match = _PAGES_FIRST.match(site.body)
    if match is None or site.has(Label.PAGES) or not _PAGE_CUE.search(site.cue):
        return None
    start = len(site.body) - len(site.body[match.end() :].lstrip(",.; "))
    return (
        site.piece(0, match.end(), Label.PAGES),
        site.piece(start, len(site.body), Label.LOCATION),
    )
