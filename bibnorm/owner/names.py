"""Whether two names are one person: initials, order, accents, left-out middle names."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bibnorm.lexicon.letters import fold
from bibnorm.model import Name

SAME = 0.6
"""From this likeness on two names are taken for one person."""

_WORD = re.compile(r"[^\W\d_]+")
APOSTROPHES = str.maketrans("", "", "'’ʼ`´")
_PARTICLE_WORDS = (
    "van von der den de del della di da dos du la le ter ten zu zur af av bin ibn el al"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
# Vancouver style packs initials into one word: `Kahlo FD`.
_PACKED = re.compile(r"[^\W\d_a-z]{2,3}")
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


@dataclass(frozen=True, slots=True)
class Folded:
    """A name made comparable: plain words, and the ways in which its given part can be read."""

    family: tuple[str, ...]
    given: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> frozenset[str]:
        """All words of the name."""
        return frozenset(self.family).union(*self.given)


def words(text: str | None) -> tuple[str, ...]:
    """Give the plain words of a text, apostrophes closed up.

    >>> words("O'Neill-Süß, J.")
    ('oneill', 'suss', 'j')
    """
    return tuple(_WORD.findall(fold((text or "").translate(APOSTROPHES))))


def _readings(given: str | None) -> tuple[tuple[str, ...], ...]:
    """Give the ways to read given names: `FD` is a word or two initials, `Jun-Hao` one or two."""
    parts = words(given)
    if given and _PACKED.fullmatch(given) and given.isupper():
        return (parts, tuple(parts[0])) if parts else (parts,)
    if given and "-" in given and all(len(part) > 1 for part in parts):
        return (parts, ("".join(parts),))
    return (parts,)


@lru_cache(maxsize=1 << 16)
def folded(name: Name) -> Folded:
    """Make a name comparable.

    A family name of one letter is a name cut the wrong way round ("Quill M" read
    as given and family), so the two change places.
    """
    if name.literal is not None:
        return Folded(words(name.literal), ((),))
    family, given = name.family, name.given
    if family and given and len(words(family)) == 1 and len(words(family)[0]) == 1 < len(given):
        family, given = given, family
    return Folded(words(name.prefix) + words(family), _readings(given))


def key(word: str) -> str:
    """Give the form under which spellings of one family name meet (`Müller`, `Mueller`)."""
    for written, plain in _UMLAUTS:
        word = word.replace(written, plain)
    return word


def same_person(a: Name, b: Name) -> bool:
    """Say whether two names can be taken for one person.

    A family name alone is not enough, and neither are initials that contradict.

        >>> kahlo = Name(given="Frida Dolores", family="Kahlo")
        >>> same_person(kahlo, Name(given="F.", family="KAHLO"))
        True
        >>> same_person(kahlo, Name(given="F. M.", family="Kahlo"))
        False
    """
    return likeness(a, b) >= SAME


def likeness(a: Name, b: Name) -> float:
    """Grade from 0 to 1 how well two names agree as names of one person.

    >>> likeness(Name(given="Ada", family="Lovelace"), Name(given="Ada", family="Lovelace"))
    1.0
    >>> likeness(Name(given="A.", family="Lovelace"), Name(given="Ada", family="Lovelace"))
    0.8
    >>> likeness(Name(family="Lovelace"), Name(given="Ada", family="Lovelace"))
    0.5
    """
    left, right = folded(a), folded(b)
    if not left.family or not right.family:
        return 0.0
    if (a.literal is None) != (b.literal is None) or _joined(left) != _joined(right):
        return max(_family_suffix(left, right), _any_order(left, right))
    return max(given_likeness(left.given, right.given), _any_order(left, right))


def given_likeness(a: tuple[tuple[str, ...], ...], b: tuple[tuple[str, ...], ...]) -> float:
    """Grade how well two people's given names agree, in their best readings."""
    return max(_agree(one, other) for one in a for other in b)


def _joined(name: Folded) -> str:
    """Give the family name without particles, in one word and one spelling."""
    core = [word for word in name.family if word not in _PARTICLES] or list(name.family)
    return key("".join(core))


def _agree(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Grade two readings of given names; 0 where they contradict each other."""
    if not a or not b:
        return 0.9 if not a and not b else 0.5
    short, long = sorted((a, b), key=len)
    if not _fits(short[0], long[0]) or not _embedded(short[1:], long[1:]):
        return 0.0
    if len(short[0]) > 1 and len(long[0]) > 1:
        return 1.0 if len(short) == len(long) else 0.95
    return 0.8 if len(short) == len(long) else 0.75


def _fits(a: str, b: str) -> bool:
    """Say whether two given names are the same, or one is the other's initial."""
    return a == b or (1 in (len(a), len(b)) and a[0] == b[0])


def _embedded(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether the one's middle names are among the other's, in order."""
    rest = iter(long)
    return all(any(_fits(word, other) for other in rest) for word in short)


def _family_suffix(a: Folded, b: Folded) -> float:
    """Grade names of which one has a double family name and the other half of it.

    `Reyes Ocampo, Lina` is `Ocampo, L. R.` if the rest fits as a middle name, and
    `Reyes, Lina` if the given name is written out in both.
    """
    short, long = sorted((a, b), key=lambda name: len(name.family))
    count = len(short.family)
    if count == len(long.family):
        return 0.0
    if long.family[-count:] == short.family:
        moved = tuple(one + long.family[:-count] for one in long.given)
        return 0.9 * max(
            given_likeness(moved, short.given),
            _full_given(long, short) and given_likeness(long.given, short.given),
        )
    if long.family[:count] == short.family and _full_given(long, short):
        return 0.8 * given_likeness(long.given, short.given)
    return 0.0


def _full_given(a: Folded, b: Folded) -> bool:
    """Say whether both names are written with the given name in full."""
    return all(len((name.given[0] or ("",))[0]) > 1 for name in (a, b))


def _any_order(a: Folded, b: Folded) -> float:
    """Grade names that have the same full words in another order or another division."""
    left = a.family + a.given[0]
    if len(left) < 2 or min(map(len, left)) < 2:
        return 0.0
    return 0.85 if sorted(left) == sorted(b.family + b.given[0]) else 0.0


def is_anonymous(name: Name) -> bool:
    """Say whether a name stands for people who are not to be named.

    >>> is_anonymous(Name(literal="Anonymous Author(s)"))
    True
    """
    return any(word in ("anonymous", "anonymized", "anonymised") for word in folded(name).words)
