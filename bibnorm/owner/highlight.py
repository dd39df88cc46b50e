"""Where the owner stands in one entry."""

from dataclasses import dataclass

from bibnorm.model import Citation, Name, Style, Values
from bibnorm.owner.emphasis import emphasised
from bibnorm.owner.find import Owner
from bibnorm.owner.names import SAME, folded, is_anonymous, likeness

_MARKED_AT_MOST = 2
# Italics alone are no highlight unless the whole list says so.
_TELLING = (Style.BOLD, Style.UNDERLINE, Style.CODE)
_SURE = frozenset({"emphasis", "given"})


@dataclass(frozen=True, slots=True)
class Highlighted:
    """The highlighted authors of one entry, counted from 1.

    `inferred` says that the entry itself marks nobody: the place was found by
    the owner's name. `how` is "emphasis" or how the owner was found.
    """

    indices: tuple[int, ...] = ()
    inferred: bool = False
    how: str | None = None


def highlight(citation: Citation, values: Values, owner: Owner | None) -> Highlighted:
    """Say which authors of an entry are highlighted.

    The entry's own emphasis on one or two names comes first; otherwise the
    owner's place is given. Where two names fit the owner equally well, where the
    authors are anonymous, or where nothing is known, nobody is highlighted.

        >>> from bibnorm.model import People, Person
        >>> ada = Person(Name(given="A.", family="Lovelace"), "A. Lovelace", 0, 11)
        >>> owner = Owner((Name(given="Ada", family="Lovelace"),), "header", 0.9)
        >>> highlight(Citation(()), Values(authors=People((ada,))), owner)
        Highlighted(indices=(1,), inferred=True, how='header')
    """
    names = values.authors.names if values.authors else ()
    if not names:
        return Highlighted()
    at = owner_index(names, owner) if owner else None
    styles = emphasised(citation, values)
    marked = _marked(styles, names, owner, at)
    if marked:
        return Highlighted(tuple(i + 1 for i in marked), False, "emphasis")
    if at is None or owner is None:
        return Highlighted()
    return Highlighted((at + 1,), owner.how != "given", owner.how)


def _marked(
    styles: tuple[Style, ...], names: tuple[Name, ...], owner: Owner | None, at: int | None
) -> tuple[int, ...]:
    """Give the places of the one or two names that this entry sets apart to highlight them."""
    if not any(styles):
        return ()
    bits = (owner.style,) if owner and owner.style else _TELLING
    for bit in bits:
        places = tuple(i for i, s in enumerate(styles) if bit in s and not is_anonymous(names[i]))
        if 0 < len(places) <= _MARKED_AT_MOST and _is_highlight(places, names, owner, at):
            return places
    return ()


def _is_highlight(
    places: tuple[int, ...], names: tuple[Name, ...], owner: Owner | None, at: int | None
) -> bool:
    """Say whether a style on these names is meant for the owner."""
    if len(names) == 1:
        # A single author's style may be that of all authors: it must be the owner's name.
        return at is not None
    if owner is None or owner.style or owner.how in _SURE:
        return True
    # The owner is known by name, and this style marks others: students, say.
    return at in places


def owner_index(names: tuple[Name, ...], owner: Owner) -> int | None:
    """Give the owner's place among the authors, or None where it is open.

    >>> chen = Owner((Name(given="Yu", family="Chen"),), "header", 0.9)
    >>> owner_index((Name(given="J.", family="Li"), Name(given="Y.", family="Chen")), chen)
    1
    >>> owner_index((Name(given="Y.", family="Chen"), Name(given="Y.", family="Chen")), chen)
    """
    known = frozenset[str]().union(*(folded(name).words for name in owner.names))
    grades = [
        0.0 if known.isdisjoint(folded(name).words) else _grade(name, owner) for name in names
    ]
    best = max(grades, default=0.0)
    if best < SAME or grades.count(best) > 1:
        return None
    return grades.index(best)


def _grade(name: Name, owner: Owner) -> float:
    """Grade how well a name agrees with the owner's.

    The fullest form decides: "Y. Chen" fits a "Yi Chen" too, "Yu Chen" does not.
    """
    fullest, *others = owner.names
    grade = likeness(fullest, name)
    if grade > 0 or name not in others:
        return grade
    return SAME
