"""Labels that a span's own words, or the word before it, show to be slips.

The tagger weighs likelihoods; what a month, a date or "vol." says is certain.
"""

import re

from bibnorm.fields.dates import take_date
from bibnorm.fields.texts import strip_marks
from bibnorm.lexicon.months import LISTED
from bibnorm.lexicon.places import are_places, is_region
from bibnorm.lexicon.publishers import names_a_house
from bibnorm.model import Label, Span, Tagged

_BODIES = frozenset((Label.PUBLISHER, Label.INSTITUTION, Label.LOCATION, Label.OTHER, Label.NOTE))
_NUMERIC_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")
_ANNOUNCING = frozenset(("isbn", "issn", "doi", "url", "http", "https", "pmid", "arxiv"))
_VOLUME_BEFORE = re.compile(r"\b(?:v|vol|volume|bd|band|jg|tome?|tomo)\.?\s*$", re.IGNORECASE)


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
    right = []
    for span in tagged.spans:
        label = _right_label(text, span, texts)
        if label is span.label:
            right.append(span)
        elif label is not None:
            right.append(Span(span.start, span.end, label, span.confidence))
    return tuple(right)


def _right_label(text: str, span: Span, texts: dict[Label, str]) -> Label | None:
    if span.label in _BODIES:
        return _body_label(strip_marks(text[span.start : span.end]), span.label, texts)
    if span.label is Label.ISSUE and Label.VOLUME not in texts:
        before = text[max(0, span.start - 9) : span.start]
        return Label.VOLUME if _VOLUME_BEFORE.search(before) else span.label
    return span.label


def _body_label(body: str, label: Label, texts: dict[Label, str]) -> Label | None:
    """Tell a place, a house or a date among the names of bodies."""
    if body.casefold() in _ANNOUNCING:
        return None
    if _is_date(body, label):
        return Label.DATE
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
