"""Titles that hold the venue, the co-authors or the kind of thesis as well."""

import re

from bibnorm.fields.cuts.site import Site
from bibnorm.fields.names import read_people
from bibnorm.fields.texts import words
from bibnorm.lexicon.gbt import CODE
from bibnorm.lexicon.genres import is_genre, is_thesis
from bibnorm.lexicon.imprints import are_imprint_towns
from bibnorm.model import Label, Span, Unread

_STOPS = re.compile(r"[\s.,:;/]*")
_SLASHES = re.compile(r"\s//\s+|(?<=[^\x00-ͯ])//")
_WITH = re.compile(
    r"\((?:(?:joint(?:ly)?|together) with|with|avec|mit|con|com|met|samen met|w/|с)"
    r"\s+([^()]+)\)[\s.,]*$"
)
_BY = re.compile(r"(.+\S)\s+(?:[Bb]y|von|par|por)\s+(\S.*)$", re.DOTALL)
_SIGNS = re.compile(r"[()\[\]:]")
_COMMA = re.compile(r"\s*(?:[,;&]|\band\b|\bund\b|\bet\b|\by\b)+\s*")
_CLAUSE = re.compile(r"[.,;:]\s|\s[–—-]\s|[(\[]")
_LONGEST_CLAUSE = 60
_BRACKETED = re.compile(r"([^『』「」]{1,80})([『「])")
_CLOSING = {"『": "』", "「": "」"}


def coded(site: Site) -> tuple[Span, ...] | None:
    """Cut a text at the code of GB/T 7714: `A title[J]. Annals of Examples`.

    Where names and title were taken for one, the stop behind the names parts them.
    """
    match = CODE.search(site.body)
    if match is None or not words(site.body[: match.start()]):
        return None
    names: tuple[Span, ...] = ()
    start = 0
    if site.span.label is Label.AUTHOR:
        start = site.body.find(". ", 0, match.start()) + 2
        if start < 2:
            return None
        names = (site.piece(0, start - 2, Label.AUTHOR),)
    title = site.piece(start, match.start(), Label.TITLE)
    stops = _STOPS.match(site.body, match.end())
    behind = stops.end() if stops else match.end()
    if not words(site.body[behind:]):
        return (*names, title)
    slashes = "//" in site.body[match.end() : behind]
    return (*names, title, *_home(site, behind, match[1], slashes=slashes))


def _home(site: Site, start: int, code: str, *, slashes: bool) -> tuple[Span, ...]:
    """Give what stands behind the code: the journal, the book around it, or the imprint."""
    rest = site.body[start:]
    place, colon, house = rest.partition(": ")
    if colon and words(house) and not slashes:
        at = start + len(place)
        return (
            site.piece(start, at, Label.LOCATION),
            site.piece(at + 2, len(site.body), Label.PUBLISHER),
        )
    if are_imprint_towns(rest.strip(" .,:")):
        return (site.piece(start, len(site.body), Label.LOCATION),)
    label = {"M": Label.PUBLISHER, "D": Label.INSTITUTION}.get(code, Label.CONTAINER)
    return (site.piece(start, len(site.body), Label.CONTAINER if slashes else label),)


def slashed(site: Site) -> tuple[Span, ...] | None:
    """Cut a title at the two slashes of GOST: `A title // Annals of Examples`."""
    match = _SLASHES.search(site.body)
    if match is None:
        return None
    head, rest = site.body[: match.start()], site.body[match.end() :]
    if not words(head) or not words(rest):
        return None
    return (
        site.piece(0, match.start(), Label.TITLE),
        site.piece(match.end(), len(site.body), Label.CONTAINER),
    )


def coauthors(site: Site) -> tuple[Span, ...] | None:
    """Cut the co-authors off that a list of one's own works names behind the title.

    Only where nobody else is named: the owner left himself out. `(with an appendix
    by J. Doe)` names nobody and is the title's own.
    """
    match = _WITH.search(site.body)
    if (
        match is None
        or site.has(Label.AUTHOR)
        or not words(site.body[: match.start()])
        or not _all_persons(match[1])
    ):
        return None
    return (
        site.piece(0, match.start(), Label.TITLE),
        site.piece(match.start(1), match.end(1), Label.AUTHOR),
    )


def written_by(site: Site) -> tuple[Span, ...] | None:
    """Cut off the authors that a title first is followed by: `Ferns by A. Moss, B. Lichen`.

    Only where nobody is named before, and where what stands behind "by" are persons and
    nothing else; more of them may stand in a span of their own.
    """
    match = _BY.match(site.body)
    if match is None or any(span.label is Label.AUTHOR for span in site.before):
        return None
    behind = site.next if site.next and site.next.label is Label.AUTHOR else None
    gap = site.text[site.span.end : behind.start] if behind else ", "
    if not _COMMA.fullmatch(gap) or not words(match[1]) or _SIGNS.search(match[2]):
        return None
    if not _all_persons(match[2]):
        return None
    return (
        site.piece(0, match.end(1), Label.TITLE),
        site.piece(match.start(2), match.end(2), Label.AUTHOR),
    )


def _all_persons(text: str) -> bool:
    """Say whether a text names persons with all their names, and nothing else."""
    people = read_people(text)
    if isinstance(people, Unread) or not people.people:
        return False
    return all(
        name.given and name.family and name.given[:1].isupper() and name.family[:1].isupper()
        for name in people.names
    )


def thesis(site: Site) -> tuple[Span, ...] | None:
    """Cut the words off a title's end that say what kind of thesis it is."""
    if site.has(Label.GENRE):
        return None
    clauses = list(_CLAUSE.finditer(site.body, max(0, len(site.body) - _LONGEST_CLAUSE)))
    for match in reversed(clauses):  # the last clause first: "Ph. D. thesis" has stops within
        genre = site.body[match.end() :].rstrip(" .")
        genre = genre if "(" in genre else genre.rstrip(")]")
        if is_thesis(genre) and is_genre(genre) and words(site.body[: match.start()]):
            end = match.end() + len(genre)
            return (
                site.piece(0, match.start(), Label.TITLE),
                site.piece(match.end(), end, Label.GENRE),
            )
    return None


def bracketed(site: Site) -> tuple[Span, ...] | None:
    """Cut names, title and publisher where East Asian quotes part them: `山田『羊歯』苔書房`."""
    match = _BRACKETED.match(site.body)
    if match is None or not words(match[1]):
        return None
    close = _partner(site.body, match.start(2))
    if close is None and site.text.startswith(_CLOSING[match[2]], site.span.end):
        close = len(site.body)  # the bracket that closes stands just behind the span
    if close is None or (site.span.label is Label.TITLE and site.has(Label.AUTHOR)):
        return None
    names = site.piece(0, match.start(2), Label.AUTHOR)
    title = site.piece(match.end(), close, Label.TITLE)
    if not words(site.body[match.end() : close]):
        return None
    if not words(site.body[close + 1 :]):
        return (names, title)
    label = Label.CONTAINER if site.body[close + 1 :].lstrip("、,，. ")[:1] in "『「" else None
    if label is None and site.has(Label.PUBLISHER):
        return None
    return (names, title, site.piece(close + 1, len(site.body), label or Label.PUBLISHER))


def _partner(text: str, start: int) -> int | None:
    """Find where the quote that opens there is closed."""
    opening, depth = text[start], 0
    for at in range(start, len(text)):
        depth += (text[at] == opening) - (text[at] == _CLOSING[opening])
        if not depth:
            return at
    return None
