"""Evidence that is nearly proof: the ISSN, the exact normal form."""

from collections.abc import Iterator

from bibnorm.model import VenueKind
from bibnorm.venues.agreement import with_acronyms
from bibnorm.venues.case import NONE, Case, Verdict
from bibnorm.venues.reading import plain_words
from bibnorm.venues.words import PUBLICATIONS, SOFT, is_sponsor, words

_COPIES = frozenset({VenueKind.PREPRINT, VenueKind.SERIES})
_HELD = frozenset({VenueKind.CONFERENCE, VenueKind.WORKSHOP})


def by_issn(case: Case) -> Verdict | None:
    """Trust an ISSN, unless it is a series' or the name shares nothing with the record's."""
    at = case.tables.with_issn(case.context.issn or "")
    return None if at is None or case.tables.is_series(at) else _borne_out(case, at)


def by_doi(case: Case) -> Verdict | None:
    """Trust how a DOI begins; a preprint server's says where a copy lies, not where it appeared."""
    at = case.tables.with_doi(case.context.doi or "")
    if at is None or case.tables.record(at).kind in _COPIES:
        return None
    return _borne_out(case, at)


def by_dblp(case: Case) -> Verdict | None:
    """Trust DBLP's key of the venue, unless it is a series' or that of several."""
    at = case.tables.dblp.get(case.context.dblp or "")
    return None if at is None or case.tables.is_series(at) else _borne_out(case, at)


def _borne_out(case: Case, at: int) -> Verdict | None:
    """Accept a record of which the text says something: a word of its name, its acronym."""
    if case.name.workshop and case.tables.record(at).kind is not VenueKind.WORKSHOP:
        return None
    ours = [word.text for name in case.tables.words_of(at) for word in name]
    given = [w.text for w in case.name.content if w.text not in PUBLICATIONS]
    near = any(word[:3] == our[:3] for word in given for our in ours)
    return Verdict(at, 1.0) if near or not case.name.content or case.supports(at) else None


def by_name(case: Case) -> Verdict | None:
    """Look the normal form up, whole, then without what counts the edition."""
    for form in _forms(case):
        at = case.tables.exact.get(form)
        if at is None:
            continue
        if len(form) == 1 and not _may_stand_alone(case, at):
            return NONE
        return with_acronyms(case, at, 0.98)
    return None


def by_weak_name(case: Case) -> Verdict | None:
    """Read a name that several venues bear, or that is another thing too: only with support."""
    for form in _forms(case):
        owners = case.tables.weak_names.get(form)
        if owners is None:
            continue
        borne = tuple(at for at in owners if case.supports(at) or case.is_published(at))
        if len(borne) == 1:
            return with_acronyms(case, borne[0], 0.9)
        return Verdict(candidates=owners)
    return None


def _forms(case: Case) -> Iterator[tuple[str, ...]]:
    reading = case.reading
    for text in dict.fromkeys((reading.text, reading.name)):
        yield tuple(word.text for word in words(text))
        plain = tuple(word.text for word in plain_words(text))
        yield plain
        if case.name.kinds:
            yield tuple(word for word in plain if word not in SOFT)
    # "Micro, IEEE": a library's catalogue puts the society behind.
    before, comma, behind = reading.name.rpartition(",")
    if comma and any(is_sponsor(word.text) for word in words(behind)):
        yield tuple(word.text for word in (*words(behind), *words(before)))


def _may_stand_alone(case: Case, at: int) -> bool:
    """A lone word is a journal's name only where it stands as one: bare, with a capital."""
    reading = case.reading
    if case.context.kind in _HELD or reading.acronyms or reading.hosted:
        return False
    if len(reading.name.split()) == 1 and reading.name[:1].isupper():
        return True
    record = case.tables.record(at)
    names = (record.name, *record.aliases)
    return reading.name in names or reading.text in names
