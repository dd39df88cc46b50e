"""The vocabulary of all names: what a word of a text can stand for, and where it stands."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from bibnorm.venues.words import STOP, Word

_SHORTEST = 3  # letters that an abbreviation without a full stop must have
_TYPO = 7  # letters from which on one slip is taken for a slip


class Index:
    """Finds the names that hold all the words of a text, abbreviated or misspelt.

    A word that stands in the vocabulary means itself (or its plural); another
    may be the beginning of a word ("Archit."), a contraction ("Mgmt") or, from
    seven letters on, a slip of one letter.
    """

    def __init__(self, names: Sequence[Sequence[str]]) -> None:
        """Index names, each given by its content words, by position in the sequence."""
        where: defaultdict[str, set[int]] = defaultdict(set)
        for at, name in enumerate(names):
            for word in name:
                where[word].add(at)
        self._where = {word: frozenset(places) for word, places in where.items()}
        self._sorted = sorted(where)
        self._first: dict[str, list[str]] = defaultdict(list)
        for text in self._sorted:
            self._first[text[0]].append(text)
        self._meanings: dict[tuple[Word, bool], frozenset[str]] = {}
        self._places: dict[tuple[Word, bool], frozenset[int]] = {}

    def __contains__(self, word: str) -> bool:
        """Tell whether a word stands in some name."""
        return word in self._where

    def spread(self, word: str) -> int:
        """Count the names in which a word stands."""
        return len(self._where.get(word, ()))

    def meanings(self, word: Word, loose: bool = False) -> frozenset[str]:
        """Give the words of the vocabulary that a word can stand for."""
        key = (word, loose)
        if key not in self._meanings:
            if len(self._meanings) > 200_000:
                self._meanings.clear()
            self._meanings[key] = frozenset(self._read(word, loose))
        return self._meanings[key]

    def names_with(self, words: Iterable[Word], loose: bool = False) -> frozenset[int]:
        """Give the names that hold every one of the words."""
        found: frozenset[int] | None = None
        for word in words:
            places = self._names_with(word, loose)
            found = places if found is None else found & places
            if not found:
                return frozenset()
        return found or frozenset()

    def repair(self, words: Sequence[Word]) -> tuple[tuple[Word, ...], int] | None:
        """Join and split words that only so make sense; None if one makes none.

        Gives the words and how many repairs it took: "soft ware" is a word of the
        vocabulary with a blank in it, "andautonomous" two of them without.
        """
        out: list[Word] = []
        repairs = 0
        at = 0
        while at < len(words):
            word = words[at]
            if self.meanings(word):
                out.append(word)
            elif at + 1 < len(words) and word.text + words[at + 1].text in self:
                out.append(Word(word.text + words[at + 1].text))
                at += 1
                repairs += 1
            elif out and out[-1].text + word.text in self:
                out[-1] = Word(out[-1].text + word.text)
                repairs += 1
            elif parts := self._split(word.text):
                out.extend(parts)
                repairs += 1
            else:
                return None
            at += 1
        return tuple(out), repairs

    def joined(self, words: Sequence[Word]) -> tuple[Word, ...] | None:
        """Join the first two neighbours that are one word of the vocabulary; None if none are."""
        for at in range(len(words) - 1):
            whole = words[at].text + words[at + 1].text
            if whole in self:
                return (*words[:at], Word(whole), *words[at + 2 :])
        return None

    def _names_with(self, word: Word, loose: bool) -> frozenset[int]:
        key = (word, loose)
        if key not in self._places:
            if len(self._places) > 50_000:
                self._places.clear()
            parts = (self._where[meaning] for meaning in self.meanings(word, loose))
            self._places[key] = frozenset().union(*parts)
        return self._places[key]

    def _read(self, word: Word, loose: bool) -> Iterable[str]:
        text = word.text
        known = {form for form in _inflections(text) if form in self._where}
        if known and not word.dotted and not loose:
            return known
        if len(text) >= (2 if word.dotted else _SHORTEST):
            known.update(self._beginning(text))
        return known or self._contracted(text) or self._misspelt(text)

    def _beginning(self, text: str) -> Iterable[str]:
        at = bisect_left(self._sorted, text)
        while at < len(self._sorted) and self._sorted[at].startswith(text):
            yield self._sorted[at]
            at += 1

    def _contracted(self, text: str) -> list[str]:
        """Words of which a text keeps some letters, the first and last among them."""
        if not _SHORTEST <= len(text) <= 6 or sum(letter in "aeiou" for letter in text) > 1:
            return []
        return [
            word
            for word in self._first.get(text[0], ())
            if len(word) >= len(text) + 3 and word[-1] == text[-1] and _is_within(text, word)
        ]

    def _misspelt(self, text: str) -> list[str]:
        if len(text) < _TYPO:
            return []
        from rapidfuzz.distance import DamerauLevenshtein as Slips

        near = (word for word in self._first.get(text[0], ()) if abs(len(word) - len(text)) <= 1)
        return [word for word in near if Slips.distance(word, text, score_cutoff=1) <= 1]

    def _split(self, text: str) -> tuple[Word, ...] | None:
        """Cut a word in two that are known; a filler word is dropped again."""
        for at in range(2, len(text) - 1):
            left, right = text[:at], text[at:]
            if left in STOP and right in self and len(right) > 3:
                return (Word(right),)
            if right in STOP and left in self and len(left) > 3:
                return (Word(left),)
            if left in self and right in self and len(text) > 7:
                return (Word(left), Word(right))
        return None


def _inflections(text: str) -> tuple[str, ...]:
    """Give a word with its plural or singular."""
    if text.endswith("ies"):
        return (text, text[:-3] + "y")
    if text.endswith("ses"):
        return (text, text[:-1], text[:-2])
    if text.endswith("s") and len(text) > 3:
        return (text, text[:-1])
    return (text, text + "s", text[:-1] + "ies" if text.endswith("y") else text + "es")


def _is_within(short: str, word: str) -> bool:
    """Tell whether a word holds the letters of a contraction in order."""
    letters = iter(word)
    return all(letter in letters for letter in short)
