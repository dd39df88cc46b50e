"""The owner's name in the first lines of a document."""

import re
from collections import defaultdict
from collections.abc import Iterable

from bibnorm.lexicon.letters import fold
from bibnorm.model import Name
from bibnorm.owner.names import APOSTROPHES, Folded, folded, given_likeness, likeness, words
from bibnorm.owner.recurrence import Census, Recurring

# What stands before a name and is no given name: "Professor Kahlo" is not "P. Kahlo".
_TITLE_WORDS = (
    "dr prof professor professorin mr mrs ms phd msc bsc ing dipl habil of by von from for and und "
    "publications publication papers research home homepage page website cv curriculum vitae list "
    "publikationen veroffentlichungen schriftenverzeichnis de by par por per"
)
_TITLES = frozenset(_TITLE_WORDS.split())
# A line that names these names somebody else.
_OTHERS_WORDS = (
    "advisor adviser advisors advisers supervisor supervisors supervised mentor committee referees "
    "references betreuer betreuerin betreut encadrant encadrement directeur directrice director "
    "orientador orientadora relatore supervision coauthors collaborators"
)
_OTHERS = frozenset(_OTHERS_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_GIVEN = 3
_LONGEST_LINE = 500
_FAMILY_ALONE = 0.5
# Somebody of whom the first lines tell but who is in few entries is a colleague.
_SHARE = 0.25


def named_in(lines: Iterable[str], census: Census) -> tuple[Name, ...]:
    """Give the forms of the name of the author whom the first lines name; the first line wins.

    The name as it stands there comes first, because it is often fuller than in
    the list. Only somebody who stands in the list counts, and a family name
    alone is not enough. Lines about advisers and referees are left out, and so
    are lines that name several: those are citations, or speak of colleagues.
    """
    known = _by_family(census)
    for whole in lines:
        line = whole[:_LONGEST_LINE]
        if _OTHERS.isdisjoint(words(line)):
            found = _in_line(line, known)
            if len({person.names for _, person in found}) == 1:
                name, person = found[0]
                return (name, *(form for form in person.names if likeness(name, form) > 0))
    return ()


Known = dict[str, list[tuple[Folded, Recurring]]]


def _by_family(census: Census) -> Known:
    """Give the forms of the names of those who recur, by the first word of the family name."""
    known: defaultdict[str, list[tuple[Folded, Recurring]]] = defaultdict(list)
    least = max(min(2, len(census.entries)), _SHARE * len(census.entries))
    for person in census.people:
        if len(person.entries) < least or person.names[0].literal is not None:
            continue
        for name in person.names:
            plain = folded(name)
            if plain.family:
                known[plain.family[0]].append((plain, person))
    return known


def _in_line(line: str, known: Known) -> list[tuple[Name, Recurring]]:
    """Give those whose name stands in a line, with the name as it stands there."""
    places = [(match, fold(match[0])) for match in _WORD.finditer(line.translate(APOSTROPHES))]
    said = tuple(word for _, word in places)
    found = []
    for at, word in enumerate(said):
        for name, person in known.get(word, ()):
            end = at + len(name.family)
            if said[at:end] != name.family:
                continue
            beside = _given_beside(name, said, at, end)
            if beside:
                first, last = places[beside[0]][0].start(), places[beside[1] - 1][0].end()
                given = line.translate(APOSTROPHES)[first:last]
                form = Name(given=given, family=person.names[0].family)
                found.append((form, person))
    return found or [
        (person.names[0], person)
        for entries in known.values()
        for name, person in entries
        if not name.given[0] and _unspaced(name, line)
    ]


def _given_beside(name: Folded, said: tuple[str, ...], at: int, end: int) -> tuple[int, int] | None:
    """Give where the given name stands: before the family name or, in a list, behind it."""
    counts = range(1, _LONGEST_GIVEN + 1)
    places = [(at - count, at) for count in counts if count <= at]
    # Behind a name in the midst of a line anything may stand: "Ada Lovelace, August 2026".
    if not at or said[at - 1] in _TITLES:
        places += [(end, end + count) for count in counts if end + count <= len(said)]
    graded = [
        (given_likeness(name.given, (said[first:last],)), last - first, first)
        for first, last in places
        if _TITLES.isdisjoint(said[first:last])
    ]
    grade, count, first = max(graded, default=(0.0, 0, 0))
    return (first, first + count) if grade > _FAMILY_ALONE else None


def _unspaced(name: Folded, line: str) -> bool:
    """Say whether a name without a blank (Chinese, Japanese) stands in a line."""
    joined = "".join(name.family)
    return len(joined) > 1 and not joined.isascii() and joined in fold(line)
