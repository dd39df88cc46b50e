"""Law: cases and statutes by their form, and journals cited with the volume first."""

import re

from bibnorm.fields.cuts.site import Site
from bibnorm.model import Label, Span, Tagged

_YEAR = r"(?P<date>1[789]\d\d|20[0-4]\d)"
_PARTY = r"[A-Z][^()\[\];:\"“”\d]{0,80}?"
_REPORTER = r"(?P<container>(?:[A-Z][A-Za-z]{0,6}\.?[\s&]{0,3}){1,6}?)"
_CASE = re.compile(
    rf"(?P<title>[A-Z][^()\[\],;:\"“”\d]{{0,80}}?\sv\.?\s{_PARTY}),?\s*"
    rf"[\[(]{_YEAR}[\])]\s*(?:(?P<volume>\d{{1,4}})\s)?{_REPORTER}\s*(?P<pages>\d{{1,5}})\b"
)
_CASE_DATED_LAST = re.compile(
    rf"(?P<title>[A-Z][^()\[\],;:\"“”\d]{{0,80}}?\sv\.?\s{_PARTY}),?\s+"
    rf"(?P<volume>\d{{1,4}})\s{_REPORTER}\s*(?P<pages>\d{{1,5}})\s\({_YEAR}\)"
)
_REPORT_ALONE = re.compile(
    rf"[\[(]{_YEAR}[\])]\s(?P<volume>\d{{1,4}})\s(?P<container>(?:[A-Z]\.){{2,6}})\s"
    r"(?P<pages>\d{1,5})\b"
)
_STATUTE = re.compile(
    r"(?P<title>[A-Z][^\d,;:\"“”‘’]{2,120}?\s(?:Act|Code|Ordinance|Regulations|Statute|Bill))\s"
    rf"{_YEAR}(?:\s\((?P<location>[A-Z][A-Za-z.\s]{{0,24}})\))?[.;,]?\s*$"
)
_ENACTED = re.compile(r"\s(?:Act|Code|Ordinance|Regulations|Statute|Bill)\s\d")
_NEAR = 50
_LONGEST = 400
_LABELS = {label.value: label for label in Label}
_VERSUS = re.compile(r"\sv\.?\s")


def law(tagged: Tagged) -> tuple[Span, ...] | None:
    """Read a case or a statute, whose parties and reporters look like names and titles.

    >>> from bibnorm.model import Citation, Run
    >>> citation = Citation(runs=(Run("Fern v. Moss [1990] 2 Ex. R. 12"),))
    >>> [span.label.value for span in law(Tagged(citation, ())) or ()]
    ['title', 'date', 'volume', 'container', 'pages']
    """
    text, start = tagged.citation.text, tagged.citation.body
    if len(text) - start > _LONGEST:
        return None
    match = None
    if _VERSUS.search(text, start):
        match = _CASE.match(text, start) or _CASE_DATED_LAST.match(text, start)
    match = match or _REPORT_ALONE.match(text, start)
    if match is None and _ENACTED.search(text, max(start, len(text) - _NEAR)):
        match = _STATUTE.match(text, start)
    if match is None:
        return None
    own = [
        Span(match.start(name), match.start(name) + len(value.rstrip()), _LABELS[name])
        for name, value in match.groupdict().items()
        if value
    ]
    behind = [span for span in tagged.spans if span.start >= match.end()]
    return (*sorted(own, key=lambda span: span.start), *behind)


_BRACKET = re.compile(r"\s?[)\]]\s*$")
_FIRST = re.compile(r"(\d{1,3}|[IVXLC]{1,6})\s+(?=[A-Z][a-z.])")
_PAGE = re.compile(r"\.?\s(\d{1,4})(?=[\s.,;]|$)")


def volume_first(site: Site) -> tuple[Span, ...] | None:
    """Cut the volume off that stands before a journal: `(1990) 20 Journal of Ferns 56`."""
    match = _FIRST.match(site.body)
    last = site.spans[site.at - 1] if site.at else None
    if match is None or last is None or last.label is not Label.DATE:
        return None
    if not _BRACKET.match(site.cue):
        return None
    return (
        site.piece(0, match.end(1), Label.VOLUME),
        site.piece(match.end(), len(site.body), Label.CONTAINER),
    )


def first_page(site: Site) -> tuple[Span, ...] | None:
    """Take the page behind such a journal; what follows is the page that is meant."""
    match = _PAGE.match(site.text, site.span.end)
    if match is None or not _is_volume_first(site, site.at):
        return None
    if site.next and site.next.start < match.end():
        return None
    return (site.span, Span(match.start(1), match.end(1), Label.PAGES, site.span.confidence))


def page_as_volume(site: Site) -> tuple[Span, ...] | None:
    """Make a second volume behind such a journal its page: `20 Journal of Ferns | 56`."""
    last = site.spans[site.at - 1] if site.at else None
    if last is None or last.label is not Label.CONTAINER or not site.body.isdecimal():
        return None
    if site.cue.strip(" .") or not _is_volume_first(site, site.at - 1):
        return None
    return (site.piece(0, len(site.body), Label.PAGES),)


def _is_volume_first(site: Site, at: int) -> bool:
    """Say whether year and volume stand right before a journal: `(1990) 20 |`."""
    if at < 2 or site.spans[at - 1].label is not Label.VOLUME:
        return False
    date, volume, journal = site.spans[at - 2 : at + 1]
    return (
        date.label is Label.DATE
        and _BRACKET.fullmatch(site.text[date.end : volume.start]) is not None
        and not site.text[volume.end : journal.start].strip()
    )
