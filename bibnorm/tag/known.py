"""Phrases that the tagger knows: venues, publishers and places, as checksums of their words.

What a phrase is called elsewhere is no proof of what it is here ("Nature", "Cambridge"),
so a phrase found is a feature among others, and the training hides a part of the phrases:
a venue that no list has must still be read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from random import Random
from typing import IO
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bibnorm.lexicon.letters import fold
from bibnorm.lexicon.months import LISTED

Sums = npt.NDArray[np.uint32]
Codes = npt.NDArray[np.int64]

KINDS = ("venue", "publisher", "place")
"""What a phrase can be known as, in the order of the digits of a code."""

# The place of a token in a phrase; a code has such a digit for each kind.
_NONE, _ALONE, _FIRST, _WITHIN, _LAST = range(5)
PLACES = 5
CODES = PLACES ** len(KINDS)

# Signs that phrases hold, and that lists leave out or put in as they like.
_PASSED = frozenset(".,:'’-")
_AND = {"&": "and"}
_ENTERING = frozenset(("in", "at", "the"))
_LONGEST = 14  # tokens
_SHORTEST = 3  # letters: "J" and "UK" say too little


@dataclass(frozen=True)
class Known:
    """Sets of phrases, ascending checksums; `firsts` are those of their first words."""

    phrases: Mapping[str, Sums]
    firsts: Sums

    def thinned(self, part: float, random: Random) -> "Known":
        """Forget a part of the phrases."""
        salt, least = random.getrandbits(32), int(part * 1024)
        kept = {kind: sums[_mix(sums, salt) >= least] for kind, sums in self.phrases.items()}
        return Known(kept, self.firsts)

    def codes(self, texts: Sequence[str]) -> Codes:
        """Say for each token of a batch what known phrases it stands in, as one number."""
        starts, ends, sums = self._candidates(texts)
        out = np.zeros(len(texts), dtype=np.int64)
        for digit, kind in enumerate(KINDS):
            found = np.flatnonzero(_is_in(sums, self.phrases[kind]))
            taken = 0
            # The longest phrase from a place is the last of them; one further left wins.
            longest = {starts[at]: ends[at] for at in found.tolist()}
            for start, end in longest.items():
                if start >= taken:
                    out[start:end] += _digits(end - start) * PLACES**digit
                    taken = end
        return out

    def _candidates(self, texts: Sequence[str]) -> tuple[list[int], list[int], Sums]:
        """List the stretches that may be phrases: where from, where to, their checksums."""
        words = [_word(text) for text in texts]
        first = _is_in(np.array([word.sum for word in words], dtype=np.uint32), self.firsts)
        starts: list[int] = []
        ends: list[int] = []
        sums: list[int] = []
        for start in np.flatnonzero(first).tolist():
            if start and words[start - 1].text and not words[start - 1].enters:
                continue
            total = 0
            for at in range(start, min(start + _LONGEST, len(words))):
                word = words[at]
                if word.text:
                    total = crc32(word.text, total)
                    if at + 1 == len(words) or words[at + 1].ends:
                        starts.append(start)
                        ends.append(at + 1)
                        sums.append(total)
                elif not word.passed:
                    break
        return starts, ends, np.array(sums, dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class _Word:
    """A token as phrases are looked for: `text` is empty for a sign or a number.

    A phrase begins at the head of a stretch of words or behind a word that `enters`,
    and ends before what `ends` it: a sign, a number, a month.
    """

    text: bytes
    sum: int
    passed: bool
    enters: bool
    ends: bool


@lru_cache(maxsize=50_000)
def _word(token: str) -> _Word:
    plain = fold(_AND.get(token, token)) if token[:1].isalpha() or token in _AND else ""
    text = f" {plain}".encode() if plain else b""
    ends = not plain or plain in LISTED
    return _Word(text, crc32(text), token in _PASSED, plain in _ENTERING, ends)


def wholeness(codes: Sequence[int], digit: int) -> str:
    """Say how far a stretch of codes is one known phrase of a kind.

    >>> [wholeness(codes, 0) for codes in ([2, 3, 4], [1], [2, 4, 0], [0, 0])]
    ['whole', 'whole', 'begins', 'none']
    """
    places = [code // PLACES**digit % PLACES for code in codes]
    if not any(places):
        return "none"
    begins, ends = places[0] in (_ALONE, _FIRST), places[-1] in (_ALONE, _LAST)
    if begins and ends and (len(places) == 1 or set(places[1:-1]) <= {_WITHIN}):
        return "whole"
    return "begins" if begins else "ends" if ends else "holds"


def _digits(length: int) -> Codes:
    """The places of the tokens of a phrase."""
    if length == 1:
        return np.array([_ALONE], dtype=np.int64)
    return np.array([_FIRST, *[_WITHIN] * (length - 2), _LAST], dtype=np.int64)


def _is_in(sums: Sums, known: Sums) -> npt.NDArray[np.bool_]:
    """Say of each checksum whether it is among the known ones, which ascend."""
    if not len(known):
        return np.zeros(len(sums), dtype=np.bool_)
    at = np.minimum(np.searchsorted(known, sums), len(known) - 1)
    return np.asarray(known[at] == sums, dtype=np.bool_)


def _mix(sums: Sums, salt: int) -> Codes:
    """Give each checksum a number below 1,024 that looks drawn by lot."""
    mixed = (sums ^ np.uint32(salt)).astype(np.uint64) * np.uint64(2_654_435_761)
    return np.asarray(mixed >> np.uint64(12) & np.uint64(1023), dtype=np.int64)


def make_known(phrases: Mapping[str, Iterable[Sequence[str]]]) -> Known:
    """Make the sets of phrases, each a sequence of tokens.

    >>> known = make_known({"venue": [("Journal", "of", "Tests")]})
    >>> known.codes(["(", "Journal", "of", "Tests", ")"]).tolist()
    [0, 2, 3, 4, 0]
    """
    firsts: set[int] = set()
    sums: dict[str, Sums] = {}
    for kind in KINDS:
        found: set[int] = set()
        for phrase in phrases.get(kind, ()):
            words = [word for word in map(_word, phrase) if word.text]
            if sum(len(word.text) - 1 for word in words) >= _SHORTEST:
                firsts.add(words[0].sum)
                found.add(_total(words))
        sums[kind] = _sorted(found)
    return Known(sums, _sorted(firsts))


def _total(words: Sequence[_Word]) -> int:
    total = 0
    for word in words:
        total = crc32(word.text, total)
    return total


def _sorted(sums: Iterable[int]) -> Sums:
    return np.array(sorted(sums), dtype=np.uint32)


def save_known(known: Known, file: IO[bytes]) -> None:
    """Write the checksums, four bytes each."""
    np.savez(file, firsts=known.firsts, **known.phrases)  # type: ignore[arg-type]


def load_known(path: Path) -> Known:
    """Open a file written by `save_known`."""
    with path.open("rb") as file:
        return _load(file)


@cache
def shipped_known() -> Known:
    """Give the phrases that ship with the model."""
    with resources.files(__package__).joinpath("known.npz").open("rb") as file:
        return _load(file)


def _load(file: IO[bytes]) -> Known:
    with np.load(file) as data:
        return Known({kind: data[kind] for kind in KINDS}, data["firsts"])
