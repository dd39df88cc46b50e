"""Whose list it is."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bibnorm.model import Listing, Name, Style, Values
from bibnorm.owner.emphasis import EMPHASES, emphasised
from bibnorm.owner.header import named_in
from bibnorm.owner.names import is_anonymous, same_person
from bibnorm.owner.recurrence import Census, Recurring, fullness, most_recurrent, take_census

# Where a style sets names apart, it must be one person's name in most cases.
_MOSTLY = 0.6
# Italics serve many ends, so they must be used for one person, and nearly always.
_ITALIC_SHARE = 0.8
_ITALIC_LEAST = 3
_MARKED_AT_MOST = 2


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose list it is: the forms of the name, the fullest first, and how that is known.

    `how` is "emphasis", "given", "header" or "recurrence". `style` is what sets
    the owner's name apart in this list, PLAIN where nothing does.
    """

    names: tuple[Name, ...]
    how: str
    confidence: float
    style: Style = Style.PLAIN


def find_owner(
    listing: Listing,
    values: Sequence[Values],
    *,
    given: str | None = None,
    given_name: Name | None = None,
    meta: Mapping[str, str] | None = None,
) -> Owner | None:
    """Find whose list this is, or give None where that stays open.

    `values` are those of the listing's citations, one by one. In this order: the
    person named by the user (`given_name`, or `given` as plain text), the one
    whose name is set apart by its style, the one whom the first lines or the
    front matter name, the one who stands in nearly all entries. Of two people
    who stand in equally many entries one may be the other's adviser: then
    nobody is chosen. Anonymous authors and organisations own no list.

        >>> from bibnorm.model import People, Person
        >>> ada = Person(Name(given="A.", family="Lovelace"), "A. Lovelace", 0, 11)
        >>> values = [Values(authors=People((ada,)))] * 2
        >>> owner = find_owner(Listing((), header=("Ada Lovelace, CV",)), values)
        >>> owner.how, str(owner.names[0])
        ('header', 'Lovelace, Ada')
    """
    census = take_census(values)
    marked = _by_emphasis(listing, values, census)
    if given_name is None and given:
        given_name = _plain_name(given)
    if given_name is not None:
        return _as_given(given_name, census, marked)
    if marked is not None:
        return marked
    named = named_in(_front_lines(listing, meta or {}), census)
    if named:
        return Owner(named, "header", 0.9)
    recurrent = most_recurrent(census)
    if recurrent is not None:
        return Owner(recurrent[0].names, "recurrence", round(0.8 * recurrent[1], 3))
    return None


_BLANKS = re.compile(r"\s+")
_FIRST = 20
_NAME_ALONE = 4  # words


def _front_lines(listing: Listing, meta: Mapping[str, str]) -> list[str]:
    """Give the lines that may name the owner; the lines of a bare list are citations.

    A name alone on a line is no line of a citation, though it stands in many.
    """
    cited = " ".join(citation.text for citation in listing.citations[:_FIRST])
    cited = _BLANKS.sub(" ", cited)
    lines = [_BLANKS.sub(" ", line.strip()) for line in listing.header]
    header = [line for line in lines if line.count(" ") < _NAME_ALONE or line not in cited]
    return [meta.get("author", ""), *header, meta.get("title", ""), meta.get("properties", "")]


def _plain_name(text: str) -> Name:
    """Read a name in the simplest way: `Family, Given`, or the last word is the family."""
    family, comma, given = (part.strip() for part in text.partition(","))
    if not comma:
        given, _, family = text.strip().rpartition(" ")
    return Name(given=given or None, family=family or None)


def _as_given(name: Name, census: Census, marked: Owner | None) -> Owner:
    """Give the owner whom the user named, with the forms that the list has of the name."""
    forms = [other for person in census.people for other in person.names]
    known = sorted((other for other in forms if same_person(name, other)), key=fullness)
    names = tuple(dict.fromkeys((name, *reversed(known))))
    style = marked.style if marked and set(marked.names) & set(names) else Style.PLAIN
    return Owner(names, "given", 1.0, style)


def _by_emphasis(listing: Listing, values: Sequence[Values], census: Census) -> Owner | None:
    """Give the one whose name a style sets apart wherever it sets a name apart."""
    marked = _marked(listing, values, census)
    found = [owner for bit in EMPHASES if (owner := _best(bit, marked[bit], census))]
    return max(found, key=lambda owner: owner.confidence, default=None)


Marked = dict[Style, list[tuple[int, ...]]]
"""For each style the persons it sets apart, entry by entry."""


def _marked(listing: Listing, values: Sequence[Values], census: Census) -> Marked:
    """Give for each style whom it sets apart in the entries where it marks one or two of several.

    In an entry with one author the name's style says little: other authors are
    not there to be set off against.
    """
    marked: Marked = {bit: [] for bit in EMPHASES}
    for citation, value in zip(listing.citations, values, strict=False):
        if value.authors is None or len(value.authors.people) < 2:
            continue
        styles = emphasised(citation, value)
        for bit in EMPHASES if any(styles) else ():
            names = [n for n, s in zip(value.authors.names, styles, strict=True) if bit in s]
            if 0 < len(names) <= _MARKED_AT_MOST:
                marked[bit].append(tuple(census.person[n] for n in names if not is_anonymous(n)))
    return marked


def _best(bit: Style, marked: list[tuple[int, ...]], census: Census) -> Owner | None:
    """Give the person whom a style marks, if it is one."""
    counts = Counter(person for persons in marked for person in persons)
    if not counts:
        return None
    [(person, count), *rest] = counts.most_common(2)
    share = count / len(marked)
    if share < _MOSTLY or (rest and rest[0][1] == count):
        return None
    if bit is Style.ITALIC and not _italics_count(count, share, census.people[person]):
        return None
    # One entry can mislead, and many cannot.
    confidence = round(share * count / (count + 0.25), 3)
    return Owner(census.people[person].names, "emphasis", confidence, bit)


def _italics_count(count: int, share: float, person: Recurring) -> bool:
    """Say whether italics mark a person: always, and wherever that person stands."""
    steady = share >= _ITALIC_SHARE and count >= _ITALIC_SHARE * len(person.entries)
    return count >= _ITALIC_LEAST and steady
