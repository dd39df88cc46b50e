"""The publication of what is cited as a preprint, and what it makes of the entry."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bibnorm.bibfile import Entry as Raw
from bibnorm.bibfile.blocks import Block
from bibnorm.dedupe import Facts, Kind, Verdict, compare
from bibnorm.dedupe.people import Company, company, read_people
from bibnorm.lookup.ask import Asked, declared
from bibnorm.lookup.complete import ENTRYTYPE, Change
from bibnorm.lookup.judge import Answer
from bibnorm.lookup.propose import PROPOSED, as_bibtex, propose
from bibnorm.model import Dialect, Entry
from bibnorm.owner import likeness
from bibnorm.pipeline.works import Work
from bibnorm.read.latex_value import latex_text

_NAMES = r"(?:(?:ar|bio|med|chem|tech|eng|psy|soc|eco|earth)r?xiv(?:\.org)?|corr|ssrn)"
_SERVER = re.compile(
    rf"(?:{_NAMES}|abs/|pre-?print)"
    rf"(?:[\s,:;()]|{_NAMES}|e-?prints?|pre-?prints?|electronic journal|abs/"
    r"|\[[\w.-]+\]|(?:[a-z-]+(?:\.[a-z]+)?/)?\d[\d.v]*)*",
    re.IGNORECASE,
)
_CONTAINERS = ("journal", "journaltitle", "booktitle")
_REMARKS = (
    *("howpublished", "note", "publisher", "institution", "organization"),
    *("series", "volume", "number", "pages", "eid"),
)
_DATES = ("date", "year", "month", "day")
_NUMBERS = ("eprint", "archiveprefix", "eprinttype", "primaryclass", "eprintclass")


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
    """Give the record of the one publication of a preprint; None where it appeared twice."""
    found = publications(entry, asked)
    if not found or any(_are_two(found[0], other) for other in found[1:]):
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


def published(
    work: Work, blocks: Sequence[Block], asked: Asked, dialect: Dialect
) -> Published | None:
    """Say what makes an entry cite the publication in place of the preprint.

    The number at the preprint's server stays; what says only that it is one goes. Names and
    titles of the entry stay where the publication's say no more.
    """
    answer = publication(work.says, asked)
    if answer is None:
        return None
    record = as_bibtex(answer.found.entry, dialect)
    proposal = propose(work, blocks, [answer], dialect)
    differing = {one.field for one in proposal.differing}
    said = {field.low: field.value for field in record.fields if field.low in PROPOSED}
    own = {field.low for field in work.raw.fields if not field.is_blank}
    gone = {*_of_server(work.raw), *(own & {*_DATES} - {*said})}
    new = {
        name: value for name, value in said.items() if name in differing or name not in own - gone
    }
    changes = {ENTRYTYPE: record.type, **dict.fromkeys(sorted(gone)), **new}
    changes |= {name: value for name, value in _number(work, dialect) if name not in {*own, *new}}
    return Published(answer, tuple(Change(*one) for one in changes.items()))


def _of_server(raw: Raw) -> Iterator[str]:
    """Give the fields that say where the preprint stands, and those that say nothing else."""
    for field in raw.fields:
        text = latex_text(field.inner or field.value)
        if field.low in _CONTAINERS or (field.low in _REMARKS and _SERVER.fullmatch(text.strip())):
            yield field.low


def _number(work: Work, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """Give the number of the preprint as fields of its own, wherever the entry says it."""
    fields = as_bibtex(work.says, dialect).fields
    return ((field.low, field.value) for field in fields if field.low in _NUMBERS)
