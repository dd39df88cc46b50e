"""An issue in brackets that looks like a year: "Science 69(1798):629, 1929"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bibnorm.model import Label, Span

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_OPENED = re.compile(r"\s?\(\s?")
_CLOSED = re.compile(r"\s?\)[\s,:;.]*(?:(?:pp?|S)\.\s?)?[A-Za-z]?\d")
_AT_ONCE = re.compile(r"[\s,;.(]*")
# A journal's volume may well bear a year, and its work another beside it: printed, and dated.
_NEAR, _LONG = 3, 10


def issue_in_brackets(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Take a number in brackets between volume and pages for the issue if there is another year.

    That stands behind the pages at once, or between authors and title and is long after
    what the number would be as a year: two references may have run together. Without
    another year the brackets hold it, as they often do: "Nature 301 (1983): 12-14".

    >>> text = "Science 69(1798):629, 1929"
    >>> ends = [(8, 10, "volume"), (11, 15, "date"), (17, 20, "pages"), (22, 26, "pages")]
    >>> spans = [Span(start, end, Label(label)) for start, end, label in ends]
    >>> [span.label.value for span in issue_in_brackets(text, spans)]
    ['volume', 'issue', 'pages', 'date']
    """
    at = _bracketed(text, spans)
    if at is None:
        return tuple(spans)
    other = _other_year(text, spans, at)
    if other is None:
        return tuple(spans)
    labels = {at: Label.ISSUE, other: Label.DATE}
    return tuple(
        replace(span, label=labels.get(place, span.label)) for place, span in enumerate(spans)
    )


def _bracketed(text: str, spans: Sequence[Span]) -> int | None:
    """Find the date that stands in brackets between volume and pages, where no issue does."""
    if any(span.label is Label.ISSUE for span in spans):
        return None
    for at in range(1, len(spans)):
        last, span = spans[at - 1], spans[at]
        if (
            span.label is Label.DATE
            and last.label is Label.VOLUME
            and _YEAR.fullmatch(text, span.start, span.end)
            and _OPENED.fullmatch(text, last.end, span.start)
            and _CLOSED.match(text, span.end)
        ):
            return at
    return None


def _other_year(text: str, spans: Sequence[Span], at: int) -> int | None:
    """Find another year: a date before, or a number behind the pages at once."""
    number = int(text[spans[at].start : spans[at].end])
    for place, span in enumerate(spans):
        years = _YEAR.findall(text[span.start : span.end])
        if place == at or not years or abs(int(years[-1]) - number) < _NEAR:
            continue
        if _is_before_title(spans, place) and int(years[-1]) - number >= _LONG:
            return place
        if place == at + 2 and _is_behind_pages(text, spans[at + 1], span):
            return place
    return None


def _is_before_title(spans: Sequence[Span], place: int) -> bool:
    """Say whether a date stands between authors and title."""
    if spans[place].label is not Label.DATE or place == 0 or place + 1 == len(spans):
        return False
    return spans[place - 1].label is Label.AUTHOR and spans[place + 1].label is Label.TITLE


def _is_behind_pages(text: str, pages: Span, span: Span) -> bool:
    whole = span.label is Label.DATE or _YEAR.fullmatch(text, span.start, span.end)
    at_once = _AT_ONCE.fullmatch(text, pages.end, span.start)
    return pages.label is Label.PAGES and bool(whole and at_once)
