"""Whether the acronyms beside a name are its own: one that is not means another event."""

from bibnorm.lexicon.places import is_place
from bibnorm.venues.case import Case, Verdict, look_up_forms
from bibnorm.venues.words import is_sponsor

# What stands in brackets beside names and says nothing against them.
_NEUTRAL = frozenset({"hlt", "usa", "uk", "eu", "cdrom", "online", "cd"})


def with_acronyms(case: Case, at: int, confidence: float) -> Verdict:
    """Accept a record that the name gave, unless an acronym beside it is another's.

    "International Conference on Data Mining (ICDMW)" is a part of the event or
    another one: the verdict then is open between whoever is named.
    """
    for written in case.reading.acronyms:
        if not _agrees(case, written, at):
            known = case.tables.acronyms
            others = (o for key in look_up_forms(written) for o in known.get(key, ()))
            return Verdict(candidates=tuple(dict.fromkeys((at, *others))))
    return Verdict(at, min(confidence, 0.98))


def all_known(case: Case) -> bool:
    """Refuse a string with an acronym of which a part is strange: "ICSE-SEIP"."""
    known = case.tables.acronyms
    for written in case.reading.acronyms:
        whole, *parts = look_up_forms(written)
        if whole in known or _is_neutral(case, whole):
            continue
        if not parts or not all(key in known or key in _NEUTRAL for key in parts):
            return False
    return True


def _agrees(case: Case, written: str, at: int) -> bool:
    """Tell whether an acronym can stand beside a record's name."""
    known = case.tables.acronyms
    whole, *parts = look_up_forms(written)
    if case.tables.record(at).acronym is None and case.tables.is_journal(at):
        # "INFOCOM, 2010 Proceedings IEEE" is not the Proceedings of the IEEE.
        own = at in known.get(whole, ())
        return own or whole not in case.tables.strong or _is_neutral(case, whole)
    if at in known.get(whole, ()) or _is_neutral(case, whole) or is_place(written):
        return True
    if any(at in known.get(key, ()) for key in parts):
        return all(key in known or key in _NEUTRAL for key in parts)
    return False


def _is_neutral(case: Case, key: str) -> bool:
    """Tell a society, a medium or a book series."""
    if key in _NEUTRAL or is_sponsor(key):
        return True
    owners = case.tables.acronyms.get(key, ())
    return bool(owners) and all(case.tables.is_series(at) for at in owners)
