"""All spans of a citation, its links and its surroundings → `Values`."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from bibnorm.fields.bodies import take_imprint, take_institution, take_location, take_publisher
from bibnorm.fields.containers import take_container
from bibnorm.fields.cuts import recut
from bibnorm.fields.dates import take_date
from bibnorm.fields.draft import Draft
from bibnorm.fields.idents import take_arxiv, take_doi, take_isbn, take_issn, take_pmid, take_url
from bibnorm.fields.links import take_links
from bibnorm.fields.names import read_people
from bibnorm.fields.numbers import take_edition, take_number, take_volume
from bibnorm.fields.pages import take_pages
from bibnorm.fields.parts import Taker
from bibnorm.fields.relabel import relabel
from bibnorm.fields.remarks import take_gap, take_genre, take_remark
from bibnorm.fields.surroundings import take_label, take_sections, venue_year
from bibnorm.fields.texts import words
from bibnorm.fields.titles import take_title
from bibnorm.lexicon.repeats import repeating_rule
from bibnorm.model import Label, Span, Tagged, Unread, Values

# In this order: a field's own span comes before a span that merely holds it as well, so that
# the date is known before the venue's tail, and the volume before its year.
TAKERS: Mapping[Label, Taker] = MappingProxyType(
    {
        Label.TITLE: take_title,
        Label.DATE: take_date,
        Label.LOCATION: take_location,
        Label.PUBLISHER: take_publisher,
        Label.CONTAINER: take_container,
        Label.ISSUE: take_number,
        Label.VOLUME: take_volume,
        Label.PAGES: take_pages,
        Label.INSTITUTION: take_institution,
        Label.EDITION: take_edition,
        Label.DOI: take_doi,
        Label.ARXIV: take_arxiv,
        Label.URL: take_url,
        Label.ISBN: take_isbn,
        Label.ISSN: take_issn,
        Label.PMID: take_pmid,
        Label.GENRE: take_genre,
        Label.NOTE: take_remark,
        Label.OTHER: take_remark,
    }
)
# What a gap may hold for the two spans beside it to be one value: "Berlin - New York".
_BLANK = re.compile(r"\s*")
_JOINS: Mapping[Label, re.Pattern[str]] = MappingProxyType(
    {
        Label.AUTHOR: re.compile(r"(?:[\s,;&*·•]|\band\b|\bund\b|\bet\b|\by\b|\be\b)*"),
        Label.EDITOR: re.compile(r"(?:[\s,;&*·•]|\band\b|\bund\b|\bet\b|\by\b|\be\b)*"),
        Label.LOCATION: re.compile(r"(?:[\s,/&–—-]|\band\b|\bund\b)*"),
        Label.CONTAINER: re.compile(r"[ \t]*"),
        Label.PUBLISHER: re.compile(r"\s?(?:,|&|\band\b)?\s?"),
        Label.ISSUE: re.compile(r"\s*[&/–-]\s*"),
        Label.DATE: re.compile(r"[\s,–-]*"),
        Label.PAGES: re.compile(r"\s*[–-]\s*"),
    }
)
# Unlabelled signs that say nothing of the work: the entry's number before it, and the letter
# behind a year.
_MARKER = {True: re.compile(r"\W*\d{1,4}\W*"), False: re.compile(r"[a-z]?\W*")}
_PROBLEMS: Mapping[Label, str] = MappingProxyType(
    {
        Label.DATE: "unread-date",
        Label.PAGES: "unread-pages",
        Label.VOLUME: "unread-volume",
        Label.ISSUE: "unread-number",
        Label.DOI: "unread-doi",
        Label.ARXIV: "unread-arxiv",
        Label.ISBN: "unread-isbn",
        Label.ISSN: "unread-issn",
    }
)


def read_fields(tagged: Tagged) -> Values:
    """Read all that a labelled citation says, and keep as a note what no field takes.

    A field's own span comes first, then words between the spans, targets of
    links, the first column, and last the headings above; `origins` says which.
    A declined text goes into the note as it stood, with a problem.

        >>> from bibnorm.model import Citation, Run
        >>> citation = Citation(runs=(Run("A title. FooConf, May 4-9, 2014 (to appear)."),))
        >>> ends = ((0, 7, Label.TITLE), (9, 16, Label.CONTAINER), (18, 31, Label.DATE))
        >>> spans = tuple(Span(*end) for end in ends)
        >>> values = read_fields(Tagged(citation, spans))
        >>> values.title, values.date.month, values.status, values.acronym
        ('A title', 5, 'to appear', 'FooConf')
    """
    draft = Draft()
    whole = replace(tagged, spans=_closed(tagged))
    spans = _joined(tagged.citation.text, relabel(replace(whole, spans=recut(whole))))
    _read_spans(draft, tagged, spans)
    _read_gaps(draft, tagged, spans)
    _name_publisher(draft)
    draft.name_seat()
    citation = tagged.citation
    draft.fill(venue_year(draft.parts), origin="venue")
    draft.fill(take_links(citation, spans), origin="link")
    if citation.label:
        parts, left = take_label(citation.label)
        draft.fill(parts, origin="label")
        if not draft.says(left):
            draft.note(left, at=0)
    draft.fill(take_sections(citation), origin="section")
    return draft.values()


_BRACKETS = {"(": ")", "[": "]"}
_WORDED = frozenset(
    (Label.TITLE, Label.CONTAINER, Label.LOCATION, Label.PUBLISHER, Label.INSTITUTION)
)


def _closed(tagged: Tagged) -> tuple[Span, ...]:
    """Give a span that opens a bracket the one that closes it right behind: "Lyon (France)"."""
    text = tagged.citation.text
    return tuple(
        replace(span, end=span.end + 1)
        if span.label in _WORDED
        and any(
            text.startswith(closing, span.end)
            and text.count(opening, span.start, span.end)
            > text.count(closing, span.start, span.end)
            for opening, closing in _BRACKETS.items()
        )
        else span
        for span in tagged.spans
    )


def _joined(text: str, labelled: tuple[Span, ...]) -> tuple[Span, ...]:
    """Join neighbouring spans of one label that are one value, cut in two."""
    spans: list[Span] = []
    for span in labelled:
        last = spans[-1] if spans else None
        if last and last.label is span.label:
            gap = _JOINS.get(span.label, _BLANK)
            if gap.fullmatch(text, last.end, span.start):
                spans[-1] = Span(last.start, span.end, span.label)
                continue
        spans.append(span)
    return tuple(spans)


def _read_spans(draft: Draft, tagged: Tagged, spans: tuple[Span, ...]) -> None:
    text = tagged.citation.text
    _read_names(draft, text, spans)
    for label, take in TAKERS.items():
        for span in spans:
            if span.label is label:
                _read_span(draft, text[span.start : span.end], span, take)


def _read_span(draft: Draft, text: str, span: Span, take: Taker) -> None:
    """Read one span; where it was declined, look for a status or another remark in it."""
    second = span.label is Label.CONTAINER and "container" in draft.parts
    taken = (take_imprint(text) if second else None) or take(text)
    if not taken.parts and take is not take_remark:
        remark = take_remark(text)
        if not remark.parts and (code := _PROBLEMS.get(span.label)):
            draft.problem(code, span.label.value, f"{text.strip()!r}: {taken.why}")
        taken = remark if remark.parts else taken
    draft.take(taken, at=span.start, origin="span")


def _read_names(draft: Draft, text: str, spans: tuple[Span, ...]) -> None:
    """Read the blocks of authors and editors; the first of each counts."""
    first: dict[str, str] = {}
    for span in spans:
        if span.label not in (Label.AUTHOR, Label.EDITOR):
            continue
        key = "authors" if span.label is Label.AUTHOR else "editors"
        rule = repeating_rule(text, span.start)
        start = min(rule[1], span.end) if rule else span.start
        block = text[start : span.end]
        if not words(block):
            continue  # a rule alone says who, but not here
        people = read_people(block)
        if isinstance(people, Unread):
            draft.note(block, at=start)
            draft.problem(f"unread-{key}", key, f"{block.strip()!r}: {people.why}")
        elif key in draft.parts:
            if block.strip() != first[key]:
                draft.note(block, at=start)
        else:
            first[key] = block.strip()
            draft.put(key, people, at=start, origin="span")
            if span.label is Label.AUTHOR:
                draft.author_offset = start


_SELF_PUBLISHED = frozenset({"author", "authors", "the author", "the authors", "autor", "auteur"})


def _name_publisher(draft: Draft) -> None:
    """Where the publisher is "Author", as APA has it, name the body that wrote the work.

    What a person published alone has no publisher to be named.
    """
    publisher = draft.parts.get("publisher", "")
    people = draft.parts.get("authors")
    if publisher.casefold() in _SELF_PUBLISHED and people is not None:
        named = [name.literal for name in people.names if name.literal]
        del draft.parts["publisher"]
        if named:
            draft.put("publisher", named[0], at=0, origin="authors")
        else:
            draft.note(f"published by the {publisher.casefold()}", at=0)


def _read_gaps(draft: Draft, tagged: Tagged, spans: tuple[Span, ...]) -> None:
    """Read what stands before, between and behind the spans."""
    citation = tagged.citation
    text, start = citation.text, citation.body
    for span in (*spans, None):
        end = span.start if span else len(text)
        if start < end and not _MARKER[start == citation.body].fullmatch(text, start, end):
            draft.take(take_gap(text[start:end]), at=start, origin="rest")
        start = max(start, span.end if span else end)
