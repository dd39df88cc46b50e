"""What a token tells by its text alone, as features named `kind=value`."""

from collections.abc import Sequence
from functools import lru_cache

from bibnorm.lexicon.known_names import is_family, is_given
from bibnorm.lexicon.places import CITIES, COUNTRIES, STATES
from bibnorm.tag.classes import token_class

# How far a token's own features are seen by its neighbours.
OFFSETS = (-2, -1, 0, 1, 2)
_REACH: dict[str, Sequence[int]] = {"w": OFFSETS, "c": OFFSETS, "s3": (-1, 0, 1), "k": (-1, 0, 1)}
_OWN = (0,)


def _known(text: str) -> list[str]:
    """Say what tables know of a capitalised word: a given name, a family name, a place."""
    if not text[0].isupper() or len(text) < 2:
        return []
    folded = text.casefold()
    kinds = [name for name, known in (("given", is_given), ("family", is_family)) if known(text)]
    if folded in COUNTRIES or folded in CITIES or folded in STATES:
        kinds.append("place")
    return [f"k={kind}" for kind in kinds]


def word_features(text: str) -> list[str]:
    """List the features of a token's text.

    >>> word_features("Proc")
    ['w=proc', 'c=proceedings', 'p1=P', 'p2=Pr', 'p3=Pro', 's2=oc', 's3=roc', 'n=4']
    """
    name = token_class(text)
    if name == "identifier" or not text[0].isalnum():
        return [f"w={text[:8]}", f"c={name}"]
    if text[0].isdigit():
        return [f"w={text}" if len(text) < 5 else "w=#", f"c={name}", f"n={min(len(text), 8)}"]
    folded = text.casefold()
    return [
        f"w={folded}",
        f"c={name}",
        f"p1={text[0]}",
        f"p2={text[:2]}",
        f"p3={text[:3]}",
        f"s2={folded[-2:]}",
        f"s3={folded[-3:]}",
        f"n={min(len(text), 12)}",
        *_known(text),
    ]


def offsets_of(feature: str) -> Sequence[int]:
    """Say at which offsets a feature of a token is seen by its neighbours."""
    return _REACH.get(feature.partition("=")[0], _OWN)


@lru_cache(maxsize=200_000)
def names_at(text: str, offset: int) -> tuple[str, ...]:
    """Name the features that a token lends to the place `offset` tokens before it.

    >>> names_at("Proc", -1)
    ('-1|w=proc', '-1|c=proceedings', '-1|s3=roc')
    """
    return tuple(f"{offset}|{f}" for f in word_features(text) if offset in offsets_of(f))
