"""Blocks of names: who edited, who goes on unnamed, and roles that stand alone."""

import re

from bibnorm.fields.cuts.site import Site
from bibnorm.fields.texts import words
from bibnorm.lexicon.people import ET_AL
from bibnorm.lexicon.roles import follows_role, role_start
from bibnorm.model import Label, Span

_INSIDE = re.compile(r"(?:^|[\s.,;:(])(?:in|en|em|dans|nel|nella|v|w|в)\s?:?\s*$", re.IGNORECASE)
_PARTICLE = re.compile(r"(d[aeo]s?|del|di|von|van|van der|van den|e)\.\s+(?=\w)")
_FAR = 40
_GOES_ON = re.compile(rf"[\s,;]*(?:{ET_AL})(?!\w)")


def role_alone(site: Site) -> tuple[Span, ...] | None:
    """Drop a label that covers nothing but a role, and shorten a block by its role.

    The role itself then stands between the spans, where the next rules see it.
    """
    start = role_start(site.body)
    if start is None:
        return None
    if not words(site.body[:start]):
        return ()
    return (site.piece(0, start, Label.EDITOR),)


def edited(site: Site) -> tuple[Span, ...] | None:
    """Make those editors behind whom `(Hrsg.)` or `(a cura di)` stands."""
    if not follows_role(site.text, site.span.end):
        return None
    return (site.piece(0, len(site.body), Label.EDITOR),)


def editors_of_the_book(site: Site) -> tuple[Span, ...] | None:
    """Make those editors who are named behind "In:", before the book.

    Only where the work has authors of its own and the book no editors yet.
    """
    if site.next is None or site.next.label is not Label.CONTAINER:
        return None
    if not _INSIDE.search(site.cue) or not any(span.label is Label.AUTHOR for span in site.before):
        return None
    if site.has(Label.EDITOR) or wrote_it_too(site, site.body):
        return None
    return (site.piece(0, len(site.body), Label.EDITOR),)


def wrote_it_too(site: Site, names: str) -> bool:
    """Say whether a book is by the author of the piece in it: that is no editor."""
    blocks = (s for s in site.before if s.label is Label.AUTHOR)
    return any(words(site.text[s.start : s.end]) == words(names) for s in blocks)


def given_name(site: Site) -> tuple[Span, ...] | None:
    """Give a name back the given name that was taken for a month: `FERN, Jan. Moss`."""
    last = site.spans[site.at - 1] if site.at else None
    if last is None or last.label is not Label.AUTHOR or not site.body.isalpha():
        return None
    family = site.text[last.start : site.span.start].strip()
    if not family.endswith(",") or len(words(family)) != 1 or not site.has(Label.DATE):
        return None
    return (site.piece(0, len(site.body), Label.AUTHOR),)


def particle(site: Site) -> tuple[Span, ...] | None:
    """Give a name back the particle that heads the title: `FERN, A. B. | de. Moss`."""
    match = _PARTICLE.match(site.body)
    last = site.spans[site.at - 1] if site.at else None
    if match is None or last is None or last.label is not Label.AUTHOR:
        return None
    return (
        site.piece(0, match.end(1), Label.AUTHOR),
        site.piece(match.end(), len(site.body), Label.TITLE),
    )


def going_on(site: Site) -> tuple[Span, ...] | None:
    """Let a block of names hold the `et al.` that stands right behind it."""
    match = _GOES_ON.match(site.text, site.span.end, site.span.end + _FAR)
    if match is None or not any(c.isalpha() for c in match.group()):
        return None
    if site.next and site.next.start < match.end():
        return None
    return (Span(site.span.start, match.end(), site.span.label, site.span.confidence),)
