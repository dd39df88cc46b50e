"""Whether two names of a journal, a meeting or a book may be one."""

import re
from functools import lru_cache

from bibnorm.dedupe.words import words

_NOISE_WORDS = (
    "proceedings proceeding proc procs conference conf international intl int annual symposium "
    "symp the of on in and for at an de la le et und der die das fur des meeting "
    "ieee acm usenix ieeecsj edition st nd rd th pp vol series section i e "
    "jan feb mar apr may jun jul aug sep oct nov dec online print official publication"
)
# What takes place beside a meeting, or is printed beside a journal, is another place; of
# these words the first four letters tell, for they are often shortened.
_BESIDE = frozenset(["work", "tuto", "supp", "abst", "demo", "post", "adju", "doct"])
_BESIDE_WHOLE = frozenset(["companion", "track", "part", "extended"])
_NOISE = frozenset(_NOISE_WORDS.split())
_CAPITALS = re.compile(r"\b(?=(?:[^\W\d_]*[A-Z]){2})[A-Z][\w&-]{1,9}\b")
_BRACKETS = re.compile(r"\([^()]*\)")


def may_be_one(a: str | None, b: str | None) -> bool | None:
    """Say whether two names can be one place; None where one is missing.

    >>> may_be_one("J. of Rain Research", "Journal of Rain Research")
    True
    >>> may_be_one("Proc. of the 3rd Symp. on Rain Physics (SRP)", "SRP 2003")
    True
    >>> may_be_one("Journal of Rain", "Journal of Wind")
    False
    """
    if not a or not b or not (plain := _plain(a)) or not (other := _plain(b)):
        return None
    if _beside(plain) != _beside(other):
        return False
    if plain == other or "".join(plain) == "".join(other):
        return True
    return (
        _shortens(plain, other)
        or _shortens(other, plain)
        or _acronym(a, b)
        or _shared(plain, other)
    )


@lru_cache(maxsize=1 << 14)
def _plain(text: str) -> tuple[str, ...]:
    """Give the words that tell a place; figures and the words of all meetings tell nothing."""
    found = tuple(word for word in words(_BRACKETS.sub(" ", text)) if not word[0].isdigit())
    return tuple(word for word in found if word not in _NOISE) or found


def figures(text: str | None) -> frozenset[str]:
    """Give the numbers in a place's name: its years, the count of the meeting.

    >>> sorted(figures("Proc. of the Third Symp. on Rain, SRP '03"))
    ['03', '3']
    """
    return frozenset(word for word in words(text or "") if word.isdigit())


def _beside(plain: tuple[str, ...]) -> frozenset[str]:
    stems = (word if word in _BESIDE_WHOLE else word[:4] for word in plain)
    return frozenset(stems) & (_BESIDE | _BESIDE_WHOLE)


def _shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether each word of the one shortens a word of the other, in order, none left out."""
    return len(short) == len(long) and all(map(_abbreviates, short, long))


def _abbreviates(short: str, long: str) -> bool:
    if long.startswith(short) or (len(short) > 3 and short[:-1] == long[: len(short) - 1]):
        return True
    rest = iter(long)
    return short[0] == long[0] and len(short) > 2 and all(sign in rest for sign in short)


@lru_cache(maxsize=1 << 14)
def _capitals(text: str) -> frozenset[str]:
    return (
        frozenset(word.lower().rstrip("0123456789'-") for word in _CAPITALS.findall(text)) - _NOISE
    )


def _acronym(a: str, b: str) -> bool:
    """Say whether both bear one acronym, or one is the acronym of the other's words."""
    left, right = _capitals(a), _capitals(b)
    if a.isupper() == b.isupper() and left & right:
        return True
    return any(_spells(word, other) for one, other in ((a, b), (b, a)) for word in words(one))


def _spells(word: str, text: str) -> bool:
    """Say whether a word is made of the first letters of a text's words."""
    letters = "".join(one[0] for one in words(text) if not one[0].isdigit())
    telling = "".join(
        one[0] for one in words(text) if one not in ("the", "of", "on", "in", "and", "for")
    )
    return len(word) > 2 and (word in letters or word in telling or word in _capitals(text))


def _shared(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether nearly all words of the shorter name stand in the longer, two at least."""
    short, long = sorted((set(a), set(b)), key=len)
    met = sum(
        any(_abbreviates(*sorted((word, other), key=len)) for other in long) for word in short
    )
    return met >= 2 and met >= 0.75 * len(short) and len(long) - met <= len(short) + 1


def _meets(a: str, b: str) -> bool:
    return _abbreviates(a, b) if len(a) <= len(b) else _abbreviates(b, a)
