"""Quotes that close inside a title: what stands behind them is no title."""

import re

from bibnorm.fields.cuts.site import Site
from bibnorm.fields.texts import words
from bibnorm.model import Label, Span

_OPENED = re.compile(r"([\"“„‘‚«'”]|``)\s*$")
_CLOSES = {
    '"': '"',
    "“": "”",
    "”": "”",
    "„": "“”",
    "‘": "’'",
    "‚": "‘’",
    "«": "»",
    "'": "'’",
    "``": "'\"",
}
_BEHIND = re.compile(r"['’]?[.,;:]?\s+(in:?\s+)?(?=[^\W_])", re.IGNORECASE)
_CITED = re.compile(r"[\s,.]*(?:op|loc)\.\s?cit|[\s,.]*a\.\s?a\.\s?O\.|[\s,.]*supra", re.IGNORECASE)
_FAR = 600
_PERIODICAL = (Label.VOLUME, Label.ISSUE)


def quote_closed(site: Site) -> tuple[Span, ...] | None:
    """Cut a title where the quote is closed that was opened before it: `‘Ferns’, in Moss`.

    Behind the quote a comma or "in" must stand, as an apostrophe or a quote
    within the title has neither; what follows is the venue if there is none.
    """
    opened = _OPENED.search(site.cue)
    if opened is None:
        return None
    inside = _inside(site.body, opened[1])
    if inside is None:
        return None
    end, behind = inside
    title = site.piece(0, end, Label.TITLE)
    venue = behind[1] is not None or site.has(*_PERIODICAL)
    venue = venue and not _CITED.match(site.text, site.span.end)
    if not venue or (behind[1] is None and site.has(Label.CONTAINER)):
        return (title, site.piece(behind.end(), len(site.body), Label.OTHER))
    return (title, site.piece(behind.end(), len(site.body), Label.CONTAINER))


def _inside(body: str, opening: str) -> tuple[int, re.Match[str]] | None:
    """Find the quote that closes, with what stands right behind it."""
    for at, char in enumerate(body[:_FAR]):
        if char not in _CLOSES[opening] or not words(body[:at]):
            continue
        behind = _BEHIND.match(body, at + 1)
        if behind is None or body[: at + 1].rstrip(char)[-1:].isspace():
            continue
        if ":" in behind.group():
            continue  # the title goes on: `“Ferns”: a survey`
        stopped = body[at - 1] in ",." or any(mark in behind.group() for mark in ",.;")
        if (behind[1] or stopped) and body.count("‘", 0, at) == 0:
            return at, behind
    return None
