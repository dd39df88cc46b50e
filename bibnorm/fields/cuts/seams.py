"""Seams between two spans that lie a few words too early or too late.

The piece that such a rule gives may reach over the span behind, which then falls away.
"""

import re

from bibnorm.fields.cuts.site import Site
from bibnorm.fields.texts import words
from bibnorm.model import Label, Span

_STOP = re.compile(r"\.?\s+")
_JOURNAL = re.compile(
    r"\.\s(?=(?:(?:The|Les?|Die|Das)\s)?(?:Mitteilungen|Notizblatt|Sitzungsberichte|Abhandlungen|"
    r"Verhandlungen|Zeitschrift|Jahrbuch|Archiv|Annal(?:s|es|i|en)|Anales|Journal|Jornal|"
    r"Proceedings|Transactions|Bulletin|Bollettino|Boletim|Boletín|Memoirs|Mémoires|Archives|"
    r"Revista|Revue|Rivista)\s)"
)
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:Mts?|Dr|St|Prof|Mrs?|subg|subgen|subsp|ssp|var|cf|vs)$", re.IGNORECASE
)
_GOES_ON = re.compile(r"\.\s+(?=[^\W\d_])")
_INITIALS = r"(?:[A-Z][a-z]?\.[\s-]?){0,3}[A-Z][a-z]?\.?"
_BARE_INITIALS = re.compile(rf"(?:[,;&]|\band)\s+{_INITIALS}$")
_INITIALS_FIRST = re.compile(r"[A-Z][a-z]?\.[\s-]?(?:[A-Z]\.[\s-]?)*[A-Z][a-z]")
_SURNAME = re.compile(r"([A-Z][\w'’-]+)([.,:]?\s+)(?=[A-Z\d\"“‘])")
_FAR = 2000


def _seam(site: Site, label: Label) -> Span | None:
    """Give the span behind, where it bears a label and a stop or blank alone is between."""
    behind = site.next
    if behind is None or behind.label is not label or len(site.body) > _FAR:
        return None
    return behind if _STOP.fullmatch(site.text, site.span.end, behind.start) else None


def journal_before(site: Site) -> tuple[Span, ...] | None:
    """Give a journal the head that ran into the title: `Ferns. Annals of Moss. | Botany`."""
    behind = _seam(site, Label.CONTAINER)
    heads = list(_JOURNAL.finditer(site.body)) if behind else []
    if behind is None or not heads or not words(site.body[: heads[-1].start()]):
        return None
    return (
        site.piece(0, heads[-1].start(), Label.TITLE),
        Span(site.span.start + heads[-1].end(), behind.end, Label.CONTAINER, behind.confidence),
    )


def title_shortened(site: Site) -> tuple[Span, ...] | None:
    """Give a title back what stands behind a shortened word: `On Mt. | Fern. Moss Journal`."""
    behind = _seam(site, Label.CONTAINER)
    if behind is None or not _SHORTENED.search(site.body):
        return None
    stop = _GOES_ON.search(site.text, behind.start, behind.end)
    if stop is None or len(words(site.text[behind.start : stop.start()])[-1]) < len("Moss"):
        return None
    return (
        Span(site.span.start, stop.start(), Label.TITLE, site.span.confidence),
        Span(stop.end(), behind.end, Label.CONTAINER, behind.confidence),
    )


def surname_behind(site: Site) -> tuple[Span, ...] | None:
    """Give the last name its surname: `A. Fern and B. C. | Moss On lichens`.

    Only where the names before have their initials first.
    """
    behind = _seam(site, Label.TITLE) or _seam(site, Label.CONTAINER)
    if behind is None or not _BARE_INITIALS.search(site.body[-40:]):
        return None
    match = _SURNAME.match(site.text, behind.start, behind.end)
    if match is None or not _INITIALS_FIRST.match(site.body):
        return None
    return (
        Span(site.span.start, match.end(1), Label.AUTHOR, site.span.confidence),
        Span(match.end(), behind.end, behind.label, behind.confidence),
    )


_SERIES_AT_END = re.compile(r"[\s,(](?:series|ser|série|sér|serie|reeks)\.?$", re.IGNORECASE)
_SERIES_BETWEEN = re.compile(r"[.,]?\s\(?(?:series|ser\.?|série|sér\.?|serie)\s", re.IGNORECASE)
_SERIES_AND_VOLUME = re.compile(r"(\d{1,2})\s+(\d[\w-]{0,7})")
_SERIES_FIRST = re.compile(
    r"(\d{1,2}(?:e|ème|nd|rd|th|ª|a)?\.?\ss[ée]r(?:ies?|\.)?)\s+(\d[\w-]{0,7})", re.IGNORECASE
)
_COMMA = re.compile(r"\)?,\s")


def series(site: Site) -> tuple[Span, ...] | None:
    """Give a journal the number of its series: `Annals of Moss, series | 9, 5`."""
    behind = site.next
    if behind is None or behind.label is not Label.VOLUME:
        return None
    first = _SERIES_FIRST.fullmatch(site.text, behind.start, behind.end)
    if first is not None:
        return _parted(site, first)
    gap = site.text[site.span.end : behind.start]
    if not (_SERIES_BETWEEN.fullmatch(gap) or (_SERIES_AT_END.search(site.body) and gap == " ")):
        return None
    both = _SERIES_AND_VOLUME.fullmatch(site.text, behind.start, behind.end)
    return _parted(site, both) if both else _shifted(site, behind)


def _parted(site: Site, match: re.Match[str]) -> tuple[Span, ...]:
    return (
        Span(site.span.start, match.end(1), Label.CONTAINER, site.span.confidence),
        Span(match.start(2), match.end(2), Label.VOLUME, site.span.confidence),
    )


def _shifted(site: Site, number: Span) -> tuple[Span, ...] | None:
    """Make the number the series', and what was taken for the issue the volume."""
    issue = site.spans[site.at + 2] if site.at + 2 < len(site.spans) else None
    if issue is None or issue.label is not Label.ISSUE:
        return None
    if not _COMMA.fullmatch(site.text, number.end, issue.start):
        return None
    return (
        Span(site.span.start, number.end, Label.CONTAINER, site.span.confidence),
        Span(issue.start, issue.end, Label.VOLUME, issue.confidence),
    )
