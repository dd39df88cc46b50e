"""Which names in a file are one person: sure, in doubt, or somebody else."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import lru_cache

from bibnorm.model import Name
from bibnorm.owner.names import SAME, folded, key, likeness

_PACKED = re.compile(r"(?<=[^\W\d_] )[^\W\d_a-z]{2,3}\b(?!\.)")
# Joined given names ("Jun Hao" for "Junhao") agree as well as with a hyphen between them.
_JOINED = 0.9
_LONG = 7

Words = tuple[str, ...]


class Verdict(Enum):
    """Whether a name is the person's."""

    SAME = "same"
    DOUBT = "doubt"
    OTHER = "other"


class Identity:
    """A person by the spellings that were given, among all the names of a file.

    A name that fits is in doubt where it fits another person of the file too ("Q. Liang" where
    there is a "Qi Liang"), or where another that fits contradicts it ("F. M." and "F. D."); a
    spelling that was given is not, unless initials are all that was given.

        >>> names = [Name(given=given, family="Kahlo") for given in ("Frida", "F.", "Franz")]
        >>> person = Identity([Name(given="Frida", family="Kahlo")], names)
        >>> [person.verdict(name).value for name in names]
        ['same', 'doubt', 'other']
        >>> str(person.rival(names[1]))
        'Kahlo, Franz'
    """

    def __init__(self, given: Sequence[Name], names: Iterable[Name]) -> None:
        """Take the spellings of the person, and all names that there are."""
        self._given = tuple(given)
        self._full = any(_written_out(name) for name in given)
        self._families: defaultdict[str, list[Name]] = defaultdict(list)
        for name in dict.fromkeys(names):
            for word in _words(name):
                self._families[word].append(name)
        self._grades: dict[Name, float] = {}
        self._rivals: dict[Name, Name | None] = {}

    def grade(self, name: Name) -> float:
        """Grade from 0 to 1 how well a name agrees with the person's."""
        if name not in self._grades:
            grades = [alike(given, name) for given in self._given if self._may_be(given, name)]
            self._grades[name] = max(grades, default=0.0)
        return self._grades[name]

    def _may_be(self, given: Name, name: Name) -> bool:
        """Initials that were given beside a full name stand for initials alone."""
        return not self._full or _written_out(given) or not _written_out(name)

    def verdict(self, name: Name) -> Verdict:
        """Say whether a name is the person's."""
        if self.grade(name) < SAME:
            return Verdict.OTHER
        return Verdict.SAME if self.rival(name) is None else Verdict.DOUBT

    def rival(self, name: Name) -> Name | None:
        """Give the other person's name that puts one in doubt."""
        if name not in self._rivals:
            self._rivals[name] = self._find_rival(name)
        return self._rivals[name]

    def is_misspelt(self, name: Name) -> bool:
        """Say whether a name that is not the person's may only be misspelt."""
        return self.grade(name) < SAME and any(misspelt(given, name) for given in self._given)

    def _find_rival(self, name: Name) -> Name | None:
        if self._full and any(
            folded(_spread(name)) == folded(_spread(given)) for given in self._given
        ):
            return None
        mates = dict.fromkeys(
            other for word in _words(name) for other in self._families[word] if other != name
        )
        return next((other for other in mates if self._disputes(other, name)), None)

    def _disputes(self, other: Name, name: Name) -> bool:
        """Say whether another name shows that this one need not be the person's."""
        if self.grade(other) < SAME:
            other_person = _written_out(other) and not self.is_misspelt(other)
            return other_person and alike(name, other) >= SAME
        if folded(name).family != folded(other).family:
            return False  # another order of the same name
        return alike(name, other) < SAME and self.grade(other) >= self.grade(name)


def alike(a: Name, b: Name) -> float:
    """Grade how well two names agree, initials in any grouping, given names in one word or several.

    >>> wei = Name(given="Jun Hao", family="Wei")
    >>> alike(wei, Name(given="Junhao", family="Wei"))
    0.9
    >>> roe = Name(given="Rita F Y", family="Roe")
    >>> [alike(roe, Name(given=given, family="Roe")) for given in ("Rita FY", "Rita YF")]
    [1.0, 0.9]
    """
    a, b = _spread(a), _spread(b)
    grade = likeness(a, b)
    if grade >= SAME or a.literal is not None or b.literal is not None:
        return grade
    one, other = folded(a), folded(b)
    if one.family != other.family:
        return grade
    same = any(_same_given(left, right) for left in one.given for right in other.given)
    return _JOINED if same else grade


def _same_given(left: Words, right: Words) -> bool:
    """Say whether given names are the same in one word or several, or the middle ones turned."""
    if not left or not right:
        return False
    if len("".join(left)) > 2 and "".join(left) == "".join(right):
        return True
    first, other = sorted((left[0], right[0]), key=len)
    fits = first == other or (len(first) == 1 and other.startswith(first))
    return fits and len(left) > 2 and sorted(left[1:]) == sorted(right[1:])


def misspelt(a: Name, b: Name) -> bool:
    """Say whether two long given names differ by one letter inside, as misspellings do.

    Shorter ones, and their ends, tell people apart: "Maria" and "Marie".

    >>> one, other = Name(given="Wolfgang", family="Roe"), Name(given="Wolfang", family="Roe")
    >>> misspelt(one, other)
    True
    """
    one, other = folded(a), folded(b)
    if one.family != other.family or not one.given[0] or not other.given[0]:
        return False
    short, long = sorted((one.given[0][0], other.given[0][0]), key=len)
    if len(long) < _LONG or short[0] != long[0] or short[-1] != long[-1] or short == long:
        return False
    at = next(at for at, sign in enumerate(long) if short[at : at + 1] != sign)
    turned = short[at + 1 : at + 2] + short[at : at + 1] + short[at + 2 :]
    return long[at + 1 :] in (short[at:], short[at + 1 :]) or long[at:] == turned


@lru_cache(maxsize=1 << 14)
def _spread(name: Name) -> Name:
    """Part initials that stand together behind a given name: `Rita FY`."""
    if not name.given or not _PACKED.search(name.given):
        return name
    given = _PACKED.sub(lambda match: " ".join(match[0]), name.given)
    return name.model_copy(update={"given": given})


def _words(name: Name) -> set[str]:
    """Give the words under which a name is looked up: any but initials may be the family's."""
    return {key(word) for word in folded(name).words if len(word) > 1}


def _written_out(name: Name) -> bool:
    """Say whether the given name is there in full."""
    plain = folded(name)
    first = plain.given[0][0] if plain.given[0] else ""
    packed = len(plain.given) > 1 and len(plain.given[1]) > len(plain.given[0])
    return len(first) > 1 and not packed
