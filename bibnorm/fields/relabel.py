"""Labels that a span's own words, or the word before it, show to be slips.

The tagger weighs likelihoods; what a month, a date or "vol." says is certain.
"""

import re

from bibnorm.fields.bracketed import issue_in_brackets
from bibnorm.fields.dates import take_date
from bibnorm.fields.pages import take_pages
from bibnorm.fields.texts import strip_marks, words
from bibnorm.lexicon.genres import is_report, is_thesis
from bibnorm.lexicon.imprints import are_imprint_towns
from bibnorm.lexicon.months import LISTED
from bibnorm.lexicon.places import are_places, is_region
from bibnorm.lexicon.publishers import names_a_house
from bibnorm.model import Citation, Label, Span, Tagged

_BODIES = frozenset((Label.PUBLISHER, Label.INSTITUTION, Label.LOCATION, Label.OTHER, Label.NOTE))
_YEAR = re.compile(r"1[89]\d\d|20[0-4]\d")
_NUMERIC_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")
_ANNOUNCING = frozenset(("isbn", "issn", "doi", "url", "http", "https", "pmid", "arxiv"))
_VOLUME_BEFORE = re.compile(r"\b(?:v|vol|volume|bd|band|jg|tome?|tomo)\.?\s*$", re.IGNORECASE)


_ISSUE_BEFORE = re.compile(
    r"(?:\b(?:no|nos|nr|núm|num|n|issue|iss|heft|h|fasc|č|zeszyt|z|вып)\.?|n\s?[°º]|№|第)\s*$",
    re.IGNORECASE,
)
_PAGES_BEFORE = re.compile(
    r"(?<!\w)(?:pp?\.|S\.|s\.|С\.|с\.|str\.|стр\.|blz\.?|pp|pages?|seiten?|págs?\.|pagg?\.)\s*$",
    re.IGNORECASE,
)
_EDITORS_BEFORE = re.compile(r"(?:\beds?\.|\bedited by|\bhrsg\.(?: von)?)\s*$", re.IGNORECASE)
_OWN_PAGES = re.compile(
    r"\W*(?:pp?\.?|S\.|С\.|стр\.|blz\.?|pages?|Seiten?|págs?\.|pagg?\.)\s?\d[\d\s–—-]*\W*"
)
_PAGES = re.compile(r"(?:\d+|[IVXLC]+|[ivxlc]+)(?:\s?[-–—]\s?(?:\d+|[IVXLC]+|[ivxlc]+))?[\s.,;]*")
_MAY_BE_PAGES = frozenset(
    (Label.VOLUME, Label.ISSUE, Label.PUBLISHER, Label.LOCATION, Label.NOTE, Label.OTHER)
)
_COUNTS = frozenset((Label.VOLUME, Label.ISSUE, Label.PAGES))
_SETTLED = frozenset(Label) - frozenset(
    (
        Label.CONTAINER,
        Label.TITLE,
        Label.VOLUME,
        Label.ISSUE,
        Label.PAGES,
        Label.AUTHOR,
        Label.MARKER,
        *_BODIES,
    )
)
_ENTRY_NUMBER = re.compile(r"\W*\d{1,4}\W*")
_COLON, _COLON_OR_COMMA = re.compile(r"\s?:\s+"), re.compile(r"\s?[:,]\s+")
_UNIVERSITY = re.compile(
    r"\b(?:univ\w*|hochschule|politecnico|école|polytechni\w+)\b", re.IGNORECASE
)
_LONGEST_PAGES = 30
_ISSUE_COUNTERS, _VOLUME_COUNTERS = frozenset("号號호期"), frozenset("巻卷권")


def relabel(tagged: Tagged) -> tuple[Span, ...]:
    """Put right the labels that are plainly slips; drop a word like "ISBN" alone.

    >>> from bibnorm.model import Citation, Run
    >>> citation = Citation(runs=(Run("v.1, Oslo, Jan 2020"),))
    >>> ends = ((2, 3, Label.ISSUE), (5, 9, Label.PUBLISHER), (11, 14, Label.OTHER))
    >>> spans = tuple(Span(*end) for end in ends)
    >>> [span.label.value for span in relabel(Tagged(citation, spans))]
    ['volume', 'location', 'date']
    """
    text = tagged.citation.text
    texts = {span.label: text[span.start : span.end] for span in tagged.spans}
    right: list[Span] = []
    for span in tagged.spans:
        if span.label in _SETTLED:
            right.append(span)
            continue
        last = right[-1] if right else None
        if span.label is Label.MARKER:
            label = _marker_label(tagged.citation, last, span)
        else:
            label = _right_label(text, last, span, texts)
        if label in _COUNTS and Label.DATE not in texts and _is_undated(text, span):
            label = Label.DATE
        if last and label is Label.PUBLISHER and _is_society(text, last, span):
            right[-1] = Span(last.start, span.end, last.label, span.confidence)
        elif label is span.label:
            right.append(span)
        elif label is not None:
            right.append(Span(span.start, span.end, label, span.confidence))
            texts.setdefault(label, text[span.start : span.end])
    return issue_in_brackets(text, right)


def _right_label(text: str, last: Span | None, span: Span, texts: dict[Label, str]) -> Label | None:
    body, before = text[span.start : span.end], text[max(0, span.start - 9) : span.start]
    behind = text[span.end : span.end + 2].lstrip()[:1]
    if span.label in _MAY_BE_PAGES and Label.PAGES not in texts and _are_pages(body, before):
        return Label.PAGES
    if span.label is Label.AUTHOR:
        return Label.EDITOR if last and _EDITORS_BEFORE.search(before) else span.label
    if last and _is_publisher(text, last, span, texts):
        return Label.PUBLISHER
    if last and span.label is Label.LOCATION and _is_body_of(text, last, span):
        return last.label
    if span.label in _BODIES:
        return _body_label(strip_marks(body), span.label, texts)
    if span.label is Label.VOLUME and behind in _ISSUE_COUNTERS and Label.ISSUE not in texts:
        return Label.ISSUE
    if span.label is Label.ISSUE and behind in _VOLUME_COUNTERS and Label.VOLUME not in texts:
        return Label.VOLUME
    return _number_label(before, last, span, texts)


def _is_undated(text: str, span: Span) -> bool:
    """Say whether a number must be the date of a work that has no other.

    A volume may well bear the number of its year.
    """
    year = span.label is not Label.VOLUME and _YEAR.fullmatch(text, span.start, span.end)
    return bool(year or _NUMERIC_DATE.fullmatch(text, span.start, span.end))


def _number_label(
    before: str, last: Span | None, span: Span, texts: dict[Label, str]
) -> Label | None:
    """Tell volume, issue and a report's number by the word before them."""
    if span.label is Label.ISSUE and Label.VOLUME not in texts:
        return Label.VOLUME if _VOLUME_BEFORE.search(before) else span.label
    if span.label is Label.VOLUME and Label.ISSUE not in texts:
        second = last is not None and last.label is Label.VOLUME
        return Label.ISSUE if second and _ISSUE_BEFORE.search(before) else span.label
    return span.label


def _marker_label(citation: Citation, last: Span | None, span: Span) -> Label | None:
    """Tell the entry's number, which says nothing of the work, from another number."""
    if last and last.label is Label.GENRE:
        return Label.ISSUE
    before = citation.text[citation.body : span.start]
    number = _ENTRY_NUMBER.fullmatch(citation.text, span.start, span.end)
    return None if span.end <= citation.body or (number and not words(before)) else Label.OTHER


def _are_pages(body: str, before: str) -> bool:
    """Say whether a number has the word for pages before it, or in it."""
    if len(body) > _LONGEST_PAGES:
        return False
    if _OWN_PAGES.fullmatch(body):
        return bool(take_pages(body).parts)
    return bool(_PAGES_BEFORE.search(before)) and _PAGES.fullmatch(body) is not None


def _is_publisher(text: str, last: Span, span: Span, texts: dict[Label, str]) -> bool:
    """Say whether a span is what stands behind `Place: ` without being labelled so."""
    if Label.PUBLISHER in texts:
        return False
    if last.label is Label.TITLE and span.label is Label.CONTAINER:
        # 『』 stand round a book, so what follows is no journal around it.
        return text[last.end : span.start].strip() == "』" and Label.VOLUME not in texts
    if last.label is not Label.LOCATION:
        return False
    if span.label not in (Label.LOCATION, Label.INSTITUTION, Label.CONTAINER, Label.TITLE):
        return False
    if span.label in (Label.CONTAINER, Label.TITLE) and not _is_second(span, texts):
        return False
    place, body = text[last.start : last.end], text[span.start : span.end]
    if is_report(body):
        return False
    if span.label is Label.LOCATION and Label.CONTAINER not in texts:
        parted = _COLON_OR_COMMA.fullmatch(text, last.end, span.start)
    else:
        parted = _COLON.fullmatch(text, last.end, span.start)
    return bool(parted) and are_imprint_towns(strip_marks(place)) and not are_places(body)


def _is_body_of(text: str, last: Span, span: Span) -> bool:
    """Say whether a place is a university, and goes on with the body before it."""
    return (
        last.label in (Label.PUBLISHER, Label.INSTITUTION)
        and text[last.end : span.start] == ", "
        and _UNIVERSITY.match(text, span.start, span.end) is not None
    )


_SOCIETY = re.compile(r"[A-Z]{2,6}")
_ABBREVIATED = re.compile(r"\.?\s")
_VOLUME_NEXT = re.compile(r"[\s,]*(?:vol(?:ume)?\.?\s*)?\d{1,4}\s*[,(:]", re.IGNORECASE)


def _is_society(text: str, last: Span, span: Span) -> bool:
    """Say whether a society's acronym ends a journal's name: `Commun. ACM, 49(1)`.

    A publisher stands between no journal and its volume.
    """
    return (
        last.label is Label.CONTAINER
        and _SOCIETY.fullmatch(text, span.start, span.end) is not None
        and _ABBREVIATED.fullmatch(text, last.end, span.start) is not None
        and _VOLUME_NEXT.match(text, span.end) is not None
    )


def _is_second(span: Span, texts: dict[Label, str]) -> bool:
    """Say whether the work has a title without this span."""
    other = Label.TITLE if span.label is Label.CONTAINER else Label.CONTAINER
    return other in texts


def _body_label(body: str, label: Label, texts: dict[Label, str]) -> Label | None:
    """Tell a place, a house or a date among the names of bodies."""
    if body.casefold() in _ANNOUNCING:
        return None
    if _is_date(body, label):
        return Label.DATE
    if is_thesis(texts.get(Label.GENRE, "")) and _UNIVERSITY.search(body):
        return label if Label.INSTITUTION in texts else Label.INSTITUTION
    place, house = texts.get(Label.LOCATION, ""), texts.get(Label.PUBLISHER, "")
    swapped = names_a_house(place) and are_places(house)
    if label is Label.LOCATION:
        return Label.PUBLISHER if swapped else label
    # "New York: Oxford" has its place; but no country is a publisher.
    alone = swapped or not place or is_region(strip_marks(place)) or is_region(body)
    if alone and are_places(body) and not names_a_house(body):
        return Label.LOCATION
    return label


def _is_date(body: str, label: Label) -> bool:
    """Say whether a body's text is a month or a date; a note may well be one."""
    if body.casefold() in LISTED or _NUMERIC_DATE.fullmatch(body):
        return True
    if label is Label.NOTE or len(body) > 24 or not body[-4:].isdecimal():
        return False
    taken = take_date(body)
    return bool(taken.parts) and not taken.rest
