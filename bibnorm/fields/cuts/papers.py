"""What stands behind a title or a venue: a paper's number, a chapter, the word for editors."""

import re

from bibnorm.fields.cuts.site import Site
from bibnorm.fields.texts import words
from bibnorm.model import Label, Span

_MEETING = re.compile(r"\b(?:proc|proceedings|conf|conference|symposium|congress|meeting)\b", re.I)
# "OTC 7486", "SPE-12345-MS", "AIAA Paper 2001-1234"; an acronym and a year are the meeting's own.
_NUMBER = (
    r"(?:paper\s(?:no\.?\s)?)?[A-Z]{2,5}[\s-](?!(?:19|20)\d\d\b(?!-))\d{3,6}(?:-[A-Z\d]{1,5})?"
)
_BEHIND = re.compile(rf"[.,;]\s+({_NUMBER})[\s.,]*$", re.IGNORECASE)
_BEFORE = re.compile(rf"({_NUMBER})[.,;]\s+", re.IGNORECASE)
_LONGEST = 40


def paper_number(site: Site) -> tuple[Span, ...] | None:
    """Cut a paper's number off the proceedings: `Proceedings of Fern Days, FDT 7486`."""
    if not _MEETING.search(site.body):
        return None
    before = _BEFORE.match(site.body, 0, _LONGEST)
    if before is not None and _is_marked(before[1]):
        return (
            site.piece(0, before.end(1), Label.NOTE),
            site.piece(before.end(), len(site.body), Label.CONTAINER),
        )
    behind = _BEHIND.search(site.body, max(0, len(site.body) - _LONGEST))
    if behind is None or not _is_marked(behind[1]) or not words(site.body[: behind.start()]):
        return None
    return (
        site.piece(0, behind.start(), Label.CONTAINER),
        site.piece(behind.start(1), behind.end(1), Label.NOTE),
    )


def _is_marked(text: str) -> bool:
    """Say whether the letters are an acronym's: small ones are a word's."""
    return text.casefold().startswith("paper") or text[:2].isupper()


_CHAPTER = re.compile(
    r"[.,]{1,2}\s+((?i:chapter|chap\.|kapitel|capítulo|chapitre)\s+(?:\d[\w.-]*|[A-Z].*))$"
)
_EDITORS_NEXT = re.compile(r",?\s+(?:eds?|edited by|hrsg(?:\. v(?:on|\.))?|hg(?:\. v(?:on|\.))?)$")


def chapter(site: Site) -> tuple[Span, ...] | None:
    """Cut the chapter off a book, as BibTeX's `inbook` prints it: `Ferns, chapter 14`."""
    match = _CHAPTER.search(site.body)
    if match is None or not words(site.body[: match.start()]):
        return None
    return (
        site.piece(0, match.start(), site.span.label),
        site.piece(match.start(1), match.end(1), Label.NOTE),
    )


def editors_next(site: Site) -> tuple[Span, ...] | None:
    """Cut off the word that announces the editors behind: `Ferns, ed|. A. Moss`."""
    match = _EDITORS_NEXT.search(site.body, max(0, len(site.body) - _LONGEST))
    if match is None or site.next is None or not words(site.body[: match.start()]):
        return None
    if site.next.label not in (Label.AUTHOR, Label.EDITOR):
        return None
    return (site.piece(0, match.start(), site.span.label),)
