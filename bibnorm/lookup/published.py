"""The publication of what is cited as a preprint, and what it makes of the entry."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bibnorm.bibfile import Entry as Raw
from bibnorm.dedupe import Facts, Kind, Verdict, compare
from bibnorm.dedupe.identity import arxiv_of, is_preprint_doi, plain_doi
from bibnorm.dedupe.people import Company, company, read_people
from bibnorm.lookup.asfields import DATES, as_bibtex
from bibnorm.lookup.ask import Asked, declared
from bibnorm.lookup.complete import ENTRYTYPE, Change, consistent
from bibnorm.lookup.judge import Answer
from bibnorm.lookup.propose import PROPOSED, propose
from bibnorm.model import Entry
from bibnorm.owner import likeness
from bibnorm.pipeline.bib.fields import same_field
from bibnorm.pipeline.bib.values import Values
from bibnorm.pipeline.works import Work
from bibnorm.read.latex_value import latex_text
from bibnorm.write.options import Options

_NAMES = r"(?:(?:ar|bio|med|chem|tech|eng|psy|soc|eco|earth)r?xiv(?:\.org)?|corr|ssrn)"
_SERVER = re.compile(
    rf"(?:{_NAMES}|abs/|pre-?print)"
    rf"(?:[\s,:;()]|{_NAMES}|e-?prints?|pre-?prints?|electronic journal|/?(?:abs|pdf)/|\.pdf"
    r"|\[[\w.-]+\]|(?:[a-z-]+(?:\.[a-z]+)?/)?\d[\d.v]*)*",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?:(?:currently |unpublished )?(?:under (?:review|submission)|manuscript|work in progress)"
    r"|submitted(?: for publication)?|unpublished|in p(?:reparation|ress)|forthcoming"
    r"|to appear)\.?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_CONTAINERS = ("journal", "journaltitle", "booktitle")
_PLACES = (
    *("series", "volume", "number", "issue", "pages", "eid", "publisher", "issn", "isbn"),
    *("journalsubtitle", "booksubtitle"),
)
"""What says where in its container a work stands; that of a server is no other's."""
_REMARKS = (
    *("howpublished", "note", "type", "institution", "organization", "pubstate", "version"),
    *_PLACES,
)
_OF_PREPRINTS = ("pubstate",)
_VERSION = re.compile(r"v?\d+")
_NUMBERS = ("eprint", "archiveprefix", "eprinttype", "primaryclass", "eprintclass")
_LATER = 1
"""By so many years a preprint may be younger than what it became: archives are filled later."""


@dataclass(frozen=True)
class Published:
    """The record of a publication, and what is to change for the entry to cite it."""

    answer: Answer
    changes: tuple[Change, ...] = ()


def publications(entry: Entry, asked: Asked) -> list[Answer]:
    """Give the records of what a preprint became, the surest first.

    That a registrar names it is as good as title, authors and years: titles change on the way.
    """
    if not Facts.of(entry).is_preprint:
        return []
    answers = (*_declared(entry, asked), *asked.judgement.versions)
    placed = (one for one in answers if one.found.entry.venue)
    return [one for one in placed if not Facts.of(one.found.entry).is_preprint]


def publication(entry: Entry, asked: Asked) -> Answer | None:
    """Give the record of the one publication of a preprint.

    None where it appeared twice or was retracted, where the record says no year, and where the
    work appeared long before its preprint, which then may say more, unless a registrar names the
    two as one.
    """
    found = publications(entry, asked)
    if not found or any(_are_two(found[0], other) for other in found[1:]):
        return None
    if any(kind == "retracted-by" for one in found for kind, _ in one.found.relations):
        return None
    year, own = found[0].found.entry.year, entry.year
    named = next(iter(_declared(entry, asked)), None) is not None
    if year is None or (own is not None and own - year > _LATER and not named):
        return None
    return found[0]


def _declared(entry: Entry, asked: Asked) -> Iterator[Answer]:
    """Give what the record of the preprint names as its publication, if its people are in it."""
    same = asked.judgement.same
    named = declared(same.found) if same else frozenset()
    for found in asked.found:
        if same and (found.entry.doi or "").lower() in named:
            people = (read_people(entry), read_people(found.entry))
            if company(*people, likeness) is not Company.DISJOINT:
                evidence = (f"{same.found.service} names it as its publication",)
                yield Answer(found, Verdict(Kind.PREPRINT_OF, evidence, score=1.0))


def _are_two(one: Answer, other: Answer) -> bool:
    """Say whether a work appeared twice: as a paper and as an article, say."""
    found = compare(Facts.of(one.found.entry), Facts.of(other.found.entry), likeness)
    return found.kind in (Kind.RELATED, Kind.DIFFERENT) and not found.evidence


def published(work: Work, values: Values, asked: Asked, options: Options) -> Published | None:
    """Say what makes an entry cite the publication in place of the preprint.

    The number at the preprint's server stays; what says only that it is one goes. Names and
    titles of the entry stay where the publication's say no more. An entry that takes its place
    or date from another is left to a person: what it takes cannot go.
    """
    answer = publication(work.says, asked)
    if answer is None or _inherits(work.raw, values):
        return None
    record = as_bibtex(answer.found.entry, options)
    says_number = "doi" in record.names or Facts.of(work.says).arxiv is not None
    if not record.has(*_CONTAINERS) or (_has_server_doi(work) and not says_number):
        return None
    proposal = propose(work, values, [answer], options)
    differing = {one.field for one in proposal.differing}
    said = {field.low: field.value for field in record.fields if field.low in PROPOSED}
    own = {field.low for field in work.raw.fields if not field.is_blank}
    gone = {*_of_server(work, values), *(own & {*DATES} - {*said})}
    gone |= _said_twice(work.raw, values)
    if own & {*_CONTAINERS}:
        gone |= own & {*_PLACES}
    if _has_server_doi(work):
        gone |= own & {"doi"}
    new = {
        name: value for name, value in said.items() if name in differing or name not in own - gone
    }
    changes = {ENTRYTYPE: record.type, **dict.fromkeys(sorted(gone)), **new}
    has = dict.fromkeys({*own, *new} - gone, "")
    number = (one for one in _number(work, options) if not any(same_field(one[0], has)))
    wanted = [Change(*one) for one in {**changes, **dict(number)}.items()]
    return Published(answer, consistent(work.raw, wanted))


def _has_server_doi(work: Work) -> bool:
    return is_preprint_doi(plain_doi(work.says.doi))


def _inherits(raw: Raw, values: Values) -> bool:
    """Say whether an entry takes from another what changes with the place."""
    own = {field.low for field in raw.fields if not field.is_blank}
    return not {*values.whole(raw)}.isdisjoint({*_CONTAINERS, *_PLACES, *DATES} - own)


def _said_twice(raw: Raw, values: Values) -> set[str]:
    """Give what names date and DOI twice, with two values: one of them would stay."""
    names = [name for name, _ in {(field.low, values.of(field)): None for field in raw.fields}]
    return {name for name in (*DATES, "doi") if names.count(name) > 1}


def _of_server(work: Work, values: Values) -> Iterator[str]:
    """Give the fields that say where the preprint stands, and those that say nothing else."""
    number = Facts.of(work.says).arxiv
    for field in work.raw.fields:
        text = _ADDRESS.sub("", latex_text(values.of(field)).strip())
        is_remark = field.low in _REMARKS and (
            _SERVER.fullmatch(text)
            or _STATE.fullmatch(text)
            or (number is not None and arxiv_of(text, None) == number)
        )
        is_version = field.low == "version" and _VERSION.fullmatch(text)
        if field.low in (*_CONTAINERS, *_OF_PREPRINTS) or is_remark or is_version:
            yield field.low


def _number(work: Work, options: Options) -> Iterator[tuple[str, str]]:
    """Give the number of the preprint as fields of its own, wherever the entry says it."""
    number = {"arxiv": Facts.of(work.says).arxiv} if work.says.arxiv is None else {}
    fields = as_bibtex(work.says.model_copy(update=number), options).fields
    return ((field.low, field.value) for field in fields if field.low in _NUMBERS)
