"""Spans cut anew, where their own words or signs show two fields in one.

The tagger weighs likelihoods; `[J].`, ` // `, `Place: Publisher` or `(Hrsg.)` are
certain. Each rule looks at one span where it stands and says what stands in its
place; what was cut is looked at again.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bibnorm.fields.cuts.books import book_alone, house_before_town, second_title, unnamed_book
from bibnorm.fields.cuts.days import days_of_meeting
from bibnorm.fields.cuts.ends import (
    bracketed_year,
    imprint_as_number,
    leading_editors,
    town_and_year,
)
from bibnorm.fields.cuts.law import first_page, law, page_as_volume, volume_first
from bibnorm.fields.cuts.numbers import counted, glued_letter, letter_before, pages_before_place
from bibnorm.fields.cuts.papers import chapter, editors_next, paper_number
from bibnorm.fields.cuts.people import (
    edited,
    editors_of_the_book,
    given_name,
    going_on,
    particle,
    role_alone,
)
from bibnorm.fields.cuts.quoted import quote_closed
from bibnorm.fields.cuts.seams import journal_before, series, surname_behind, title_shortened
from bibnorm.fields.cuts.site import Cut, Site
from bibnorm.fields.cuts.tails import (
    bracketed_imprint,
    cited_before,
    counter,
    edition,
    editors_as_house,
    glued_year,
    house_and_place,
    house_initials,
    house_parted,
    number_before_issue,
    page_behind_imprint,
    season,
    short_year,
    volume_of,
)
from bibnorm.fields.cuts.titles import bracketed, coauthors, coded, slashed, thesis, written_by
from bibnorm.fields.cuts.venues import (
    imprint,
    imprint_alone,
    leading_names,
    meeting_dated,
    report,
    town_of_journal,
)
from bibnorm.model import Label, Span, Tagged

CUTS: Mapping[Label, tuple[Cut, ...]] = MappingProxyType(
    {
        Label.AUTHOR: (
            role_alone,
            coded,
            bracketed,
            edited,
            editors_of_the_book,
            going_on,
            surname_behind,
        ),
        Label.EDITOR: (role_alone, going_on),
        Label.TITLE: (
            particle,
            short_year,
            quote_closed,
            journal_before,
            title_shortened,
            edition,
            second_title,
            coded,
            bracketed,
            slashed,
            coauthors,
            thesis,
            editors_next,
            chapter,
            written_by,
            town_and_year,
            bracketed_imprint,
        ),
        Label.CONTAINER: (
            days_of_meeting,
            report,
            volume_first,
            first_page,
            cited_before,
            glued_year,
            number_before_issue,
            volume_of,
            series,
            counter,
            season,
            bracketed_imprint,
            paper_number,
            editors_next,
            chapter,
            glued_letter,
            counted,
            leading_editors,
            leading_names,
            imprint,
            imprint_alone,
            town_of_journal,
            book_alone,
        ),
        Label.VOLUME: (
            days_of_meeting,
            letter_before,
            page_as_volume,
            page_behind_imprint,
            cited_before,
            bracketed_year,
            imprint_as_number,
        ),
        Label.ISSUE: (days_of_meeting, bracketed_year, cited_before),
        Label.PAGES: (days_of_meeting,),
        Label.NOTE: (unnamed_book,),
        Label.OTHER: (unnamed_book,),
        Label.PUBLISHER: (
            editors_as_house,
            house_initials,
            house_parted,
            house_and_place,
            imprint_alone,
        ),
        Label.LOCATION: (pages_before_place, imprint_alone, house_before_town),
        Label.DATE: (given_name, imprint_as_number, meeting_dated),
    }
)
_MOST_CUTS = 40


def recut(tagged: Tagged) -> tuple[Span, ...]:
    """Cut the spans that plainly hold more than their label says.

    >>> from bibnorm.model import Citation, Run
    >>> citation = Citation(runs=(Run("On Ferns // Annals of Ferns. 1999"),))
    >>> spans = (Span(0, 27, Label.TITLE), Span(29, 33, Label.DATE))
    >>> [(span.start, span.end, span.label.value) for span in recut(Tagged(citation, spans))]
    [(0, 8, 'title'), (12, 27, 'container'), (29, 33, 'date')]
    """
    text = tagged.citation.text
    spans, at, left = list(law(tagged) or tagged.spans), 0, _MOST_CUTS
    labels = Counter(span.label for span in spans)
    while at < len(spans):
        span, pieces = spans[at], None
        if left and (cuts := CUTS.get(span.label)):
            pieces = _cut(cuts, Site(text, spans, at, labels, text[span.start : span.end]))
        if pieces is None:
            at += 1
        else:
            left -= 1
            spans[at : _behind(spans, at, pieces)] = pieces
            labels = Counter(span.label for span in spans)
    return tuple(spans)


def _behind(spans: Sequence[Span], at: int, pieces: tuple[Span, ...]) -> int:
    """Say where the spans go on that what was cut does not reach over."""
    following = at + 1
    end = pieces[-1].end if pieces else 0
    while following < len(spans) and spans[following].end <= end:
        following += 1
    return following


def _cut(cuts: tuple[Cut, ...], site: Site) -> tuple[Span, ...] | None:
    """Give what the first rule that holds makes of a span."""
    for cut in cuts:
        pieces = cut(site)
        if pieces is not None:
            return pieces
    return None
