"""The records whose names come nearest to a text: for people, never to decide by."""

from collections import defaultdict
from math import log

from bibnorm.venues.case import Case

_MOST = 5


def nearest(case: Case, most: int = _MOST) -> tuple[int, ...]:
    """Give the records that share most with a text, the rarer a word the more it counts."""
    tables, index = case.tables, case.tables.index
    shares: defaultdict[int, float] = defaultdict(float)
    for word in case.content:
        places = index.names_with([word])
        for place in places:
            shares[place] += log(1 + tables.count / len(places))
    best: dict[int, float] = {}
    for place, share in shares.items():
        at, name = tables.name(place)
        # Of two names with the same words the shorter is nearer.
        best[at] = max(best.get(at, 0.0), share / (1 + abs(len(name.content) - len(case.content))))
    for key in case.written:
        for at in tables.acronyms.get(key, ()):
            best[at] = best.get(at, 0.0) + log(tables.count)
    return tuple(sorted(best, key=lambda at: (-best[at], at))[:most])
