"""Evidence of a name whose words all meet a record's, abbreviated, turned or misspelt."""

from bibnorm.venues.agreement import with_acronyms
from bibnorm.venues.align import SURE, Query, judge
from bibnorm.venues.case import Case, Verdict
from bibnorm.venues.words import Word, is_sponsor

_TIE = 0.05
_SUPPORT = 0.1


def by_alignment(case: Case) -> Verdict | None:
    """Align the name with all names that hold its words; take the one that stands out."""
    if len(case.content) < 2:
        return None
    repaired = case.tables.index.repair(case.content)
    if repaired is None:
        return None
    found = _found(case, *repaired)
    if found is None and (joined := case.tables.index.joined(case.content)):
        found = _found(case, joined, 1)
    return None if found is None else _best(case, found)


def _found(case: Case, content: tuple[Word, ...], repairs: int) -> dict[int, float] | None:
    """Give the records that agree surely enough, words read strictly if that is enough."""
    query = Query(
        case.name,
        content,
        repairs,
        led_in="proceedings" in case.name.kinds,
        turned=", " in case.reading.name,
    )
    for loose in (False, True):
        found = _aligned(case, query, loose)
        if found and max(found.values()) >= SURE:
            return found
    return None


def _aligned(case: Case, query: Query, loose: bool) -> dict[int, float]:
    """Give the records whose names agree, with how sure each is."""
    tables = case.tables
    found: dict[int, float] = {}
    for where in tables.index.names_with(query.content, loose):
        at, name = tables.name(where)
        if not all(at in tables.acronyms[key] or is_sponsor(key) for key in case.inline):
            continue
        supported = case.supports(at)
        held = not tables.is_journal(at)
        score = judge(query, name, tables.index, loose=loose, supported=supported, held=held)
        if score:
            found[at] = max(found.get(at, 0.0), score + (_SUPPORT if supported else 0.0))
    return found


def _best(case: Case, found: dict[int, float]) -> Verdict:
    """Take the record that stands out, or name those between which it is open."""
    top = max(found.values())
    near = tuple(at for at in found if found[at] > top - _TIE and found[at] >= SURE)
    if len(near) > 1:
        near = case.narrowed(near)
    if len(near) > 1:
        return Verdict(candidates=near)
    return with_acronyms(case, near[0], min(top, 0.97))
