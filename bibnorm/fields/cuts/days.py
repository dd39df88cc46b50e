"""Days of a meeting that were taken for numbers of something else."""

import re

from bibnorm.fields.cuts.site import Site
from bibnorm.lexicon.months import LISTED
from bibnorm.model import Label, Span

_DAY, _DASH = r"(?:0?[1-9]|[12]\d|3[01])", r"\s?(?:[-–—/]|bis|to)\s?"
_MONTH = r"(?:de\s+)?([^\W\d_]{3,})\.?"
_WORDS = re.compile(
    rf"{_DAY}\.?(?:\s{_MONTH})?{_DASH}{_DAY}\.?\s{_MONTH}(?:,?\s(?:de\s+)?\d{{4}}\b)?"
)
_FIGURES = re.compile(rf"{_DAY}\.(?:\d\d?\.)?{_DASH}{_DAY}\.\s?\d\d?\.\s?\d{{4}}\b")


def days_of_meeting(site: Site) -> tuple[Span, ...] | None:
    """Let days go with the month behind them: `12.-14. | Oktober 2021`, `12.-14. | 10.2021`.

    They are no volume, no pages and no venue where a month, or month and year in figures,
    stands behind them.
    """
    start = site.span.start
    match = _WORDS.match(site.text, start) or _FIGURES.match(site.text, start)
    if match is None or any(word.casefold() not in LISTED for word in match.groups() if word):
        return None
    end = match.end()
    for span in site.spans[site.at + 1 :]:
        if span.start <= end < span.end and span.label is Label.DATE:
            end = span.end
    date = Span(start, end, Label.DATE, site.span.confidence)
    if site.span.end <= end:
        return (date,)
    return (date, site.piece(end - start, len(site.body), site.span.label))
