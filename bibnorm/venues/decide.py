"""Ask each evidence in the order in which it is trusted."""

import re
from collections.abc import Callable
from dataclasses import replace

from bibnorm.model import VenueContext
from bibnorm.venues.agreement import with_acronyms
from bibnorm.venues.by_acronym import by_acronym, by_support
from bibnorm.venues.by_alignment import by_alignment
from bibnorm.venues.by_catalogue import by_journal_name, by_journal_words
from bibnorm.venues.by_name import by_dblp, by_doi, by_issn, by_name, by_weak_name
from bibnorm.venues.case import NONE, Case, Verdict, look_up_forms
from bibnorm.venues.reading import Reading, plain_words, read
from bibnorm.venues.tables import Tables
from bibnorm.venues.words import DIVISIONS, words

_MOST_PARTS = 5
_KNOWN = 0.85  # how sure it is that a list means the same by an acronym as elsewhere
# Where the second name of a joint event begins.
_JOINT = re.compile(
    r"\s+and\s+(?:the\s+)?(?=(?:\d+(?:st|nd|rd|th)|[a-z-]*(?:first|second|third|[fxnhrv]th|ieth)|"
    r"annual|international|conference|workshop)\b)",
    re.IGNORECASE,
)


def decide(tables: Tables, reading: Reading, context: VenueContext) -> Verdict:
    """Give what the first evidence that answers says; none has to."""
    case = Case(tables, reading, context)
    for name, evidence in EVIDENCE.items():
        if reading.divided and evidence not in _IDENTIFIERS:
            break
        verdict = evidence(case)
        if verdict is not None:
            verdict = replace(verdict, evidence=name)
            settle = _in_company if verdict.record is None else _in_its_time
            return settle(case, verdict)
    return NONE


def _in_company(case: Case, verdict: Verdict) -> Verdict:
    """Take the one of several that the other entries of the list have, too."""
    ids = {at: case.tables.record(at).id for at in verdict.candidates}
    known = [at for at, key in ids.items() if key in case.context.company]
    if len(known) != 1:
        return verdict
    return Verdict(known[0], _KNOWN, evidence="the list's other venues")


def _in_its_time(case: Case, verdict: Verdict) -> Verdict:
    """Leave open which it is where a journal had been divided: "J. Phys." of 1995 is a section."""
    tables, year = case.tables, case.reading.year
    if verdict.record is None or year is None or not tables.is_journal(verdict.record):
        return verdict
    later = [key for key, since in tables.record(verdict.record).successor if since <= year]
    if not later:
        return verdict
    sections = (tables.by_id[key] for key in later if key in tables.by_id)
    return replace(verdict, record=None, candidates=(verdict.record, *sections))


def by_parts(case: Case) -> Verdict | None:
    """Read a string that names one event twice, or a joint event; the first name leads.

    Every part must be some venue's, unless the first acronym bears the first out. Two journals
    are never joint: "Rain: Hail" is a journal beside "Rain".
    """
    reading = case.reading
    parts = [part for text in reading.parts for part in _JOINT.split(text) if part.strip()]
    if not 1 < len(parts) <= _MOST_PARTS or any(w.text in DIVISIONS for w in reading.words):
        return None
    first = _alone(case.tables, parts[0])
    if first is None:
        return None
    said = {word.text for word in words(parts[0])}
    # "… Conference on Big Data, IEEE Big Data 2014" says the same again, shorter.
    others = [_alone(case.tables, part) for part in parts[1:] if not _repeats(part, said)]
    if case.tables.is_journal(first) and any(other not in (first, None) for other in others):
        return None
    if reading.acronyms:
        owners = case.tables.acronyms.get(look_up_forms(reading.acronyms[0])[0], ())
        if first in owners:
            return Verdict(first, 0.9)
    return None if None in others else with_acronyms(case, first, 0.9)


def _repeats(part: str, said: set[str]) -> bool:
    """Whether all that a part says was said before."""
    return {word.text for word in plain_words(part)} <= said


def _alone(tables: Tables, part: str) -> int | None:
    """Give the record that a part names by itself."""
    return decide(tables, replace(read(part), parts=()), VenueContext()).record


EVIDENCE: dict[str, Callable[[Case], Verdict | None]] = {
    "ISSN": by_issn,
    "DOI": by_doi,
    "key at DBLP": by_dblp,
    "name": by_name,
    "name that others bear": by_weak_name,
    "journal's name": by_journal_name,
    "acronym": by_acronym,
    "words of the name": by_alignment,
    "several names": by_parts,
    "acronym and half the name": by_support,
    "words of a journal's name": by_journal_words,
}
"""What may answer, in the order in which it is trusted, and how people call it."""

_IDENTIFIERS = (by_issn, by_doi, by_dblp)
