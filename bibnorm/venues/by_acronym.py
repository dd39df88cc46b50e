"""Evidence of acronyms: one that stands alone, and one whose name half agrees."""

import re

from bibnorm.venues import acronyms
from bibnorm.venues.agreement import all_known
from bibnorm.venues.align import align
from bibnorm.venues.case import NONE, Case, Verdict, look_up_forms
from bibnorm.venues.parts import PROCEEDINGS
from bibnorm.venues.words import DIVISIONS

# How much of text and name must be the same for a bracketed acronym to decide.
_HALF = 0.6
_LONG = 4


def by_acronym(case: Case) -> Verdict | None:
    """Read a string that is an acronym and nothing else but edition and society."""
    if case.reading.hosted or case.name.workshop:
        return None
    known = case.tables.acronyms
    plain = PROCEEDINGS.sub("", acronyms.strip_edition(case.reading.name))
    text, societies = acronyms.bare(plain)
    forms = [acronyms.key(text)]
    if forms[0] not in known and case.content:
        return None
    forms += case.inline if len(case.inline) == 1 else ()
    forms += [key for written in case.reading.acronyms for key in look_up_forms(written)]
    key = next((key for key in forms if key in known), None)
    if key is None or not all_known(case):
        return None
    return _alone(case, key, case.name.societies | societies)


def _alone(case: Case, key: str, societies: frozenset[str]) -> Verdict:
    """Decide between the records of an acronym by society, year and what the entry calls for."""
    tables = case.tables
    owners = tables.acronyms[key]
    if societies:
        owners = tuple(at for at in owners if societies & (tables.societies(at) | {key}))
        if not owners:
            return NONE
    owners = case.narrowed(_of_the_time(case, key, owners))
    looked_after = tuple(at for at in owners if not tables.record(at).gathered)
    owners = looked_after or owners
    supported = bool(societies - {key}) or case.reading.year is not None
    if len(owners) != 1:
        return Verdict(candidates=owners)
    supported = supported or _is_bare(key, case, owners[0])
    if key not in tables.strong and not (supported and _in_capitals(key, case)):
        return Verdict(candidates=owners)
    return Verdict(owners[0], 0.9 if supported else 0.85)


def _of_the_time(case: Case, key: str, owners: tuple[int, ...]) -> tuple[int, ...]:
    """Keep those that bore an acronym in the year, where an acronym was given up: "SWAT 1970"."""
    year = case.reading.year
    if year is None:
        return owners
    ends = {at: _given_up(case, key, at) for at in owners}
    then = tuple(at for at in owners if (end := ends[at]) is not None and year <= end)
    return then or tuple(at for at in owners if ends[at] is None) or owners


def _given_up(case: Case, key: str, at: int) -> int | None:
    """Say until when a record bore an acronym that it bears no longer."""
    record = case.tables.record(at)
    if record.acronym and acronyms.key(record.acronym) == key:
        return None
    past = [old.until for old in record.former if old.acronym and acronyms.key(old.acronym) == key]
    return max(past, default=None)


def _is_bare(key: str, case: Case, at: int) -> bool:
    """Tell an acronym that is all the text and, by its form, no word: "CRYPTO", "PoS"."""
    text = case.reading.text
    if acronyms.key(text) != key:
        return False
    mixed = not text.isupper() and sum(map(str.isupper, text)) > 1
    long = len(key) >= _LONG or "&" in key
    return (text.isupper() and long) or (mixed and text == case.tables.record(at).acronym)


def _in_capitals(key: str, case: Case) -> bool:
    """A weak acronym must be written as one, not as the word that it also is."""
    plain = acronyms.strip_edition(case.reading.name)
    written = [*case.reading.acronyms, *re.split(r"[\s'’]", plain), plain]
    return any(acronyms.key(w) == key and sum(map(str.isupper, w)) > 1 for w in written)


def by_support(case: Case) -> Verdict | None:
    """Take the record of a bracketed acronym if most of the name is that record's too."""
    reading = case.reading
    if reading.hosted or any(word.text in DIVISIONS for word in reading.words):
        return None
    known = case.tables.acronyms
    forms = (key for written in reading.acronyms for key in look_up_forms(written))
    owners = tuple(sorted({at for key in forms for at in known.get(key, ())}))
    if not owners or not case.content or not all_known(case):
        return None
    shares = {at: _share(case, at) for at in owners}
    good = tuple(at for at in owners if shares[at] >= _HALF)
    if len(good) == 1:
        return Verdict(good[0], 0.8 + 0.1 * (shares[good[0]] - _HALF))
    return Verdict(candidates=owners) if len(owners) > 1 else None


def _share(case: Case, at: int) -> float:
    """Give how much of the text and a record's name is the same, by words."""
    tables = case.tables
    if tables.is_journal(at) and case.name.kinds - {"proceedings"}:
        return 0.0
    best = 0.0
    for name in tables.names_of(at):
        if name.workshop != case.name.workshop:
            continue
        met = align(case.content, name, tables.index).met
        if met > 1:
            best = max(best, 2 * met / (len(case.content) + len(name.content)))
    return best
