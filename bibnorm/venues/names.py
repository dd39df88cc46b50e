"""A venue's name split by what its words do: say the topic, the kind, the society."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bibnorm.venues.words import KINDS, ORIGIN, SOFT, WORKSHOPS, Word, is_sponsor

_REVIEWS = frozenset({"rev", "review", "reviews"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name whose words are sorted by their part; `content` is in order.

    "IEEE International Symposium on Computer Architecture":
    content computer, architecture; kind symposium; society ieee; international.
    """

    content: tuple[Word, ...]
    kinds: frozenset[str]
    societies: frozenset[str]
    international: bool

    @property
    def workshop(self) -> bool:
        """Whether the name says that it is a workshop's."""
        return not WORKSHOPS.isdisjoint(self.kinds)


def sort_words(words: Iterable[Word]) -> Name:
    """Sort the words of a name by their part.

    >>> from bibnorm.venues.words import words
    >>> name = sort_words(words("IEEE Int'l Symp. on Comp. Architecture"))
    >>> [word.text for word in name.content], sorted(name.kinds), sorted(name.societies)
    (['comp', 'architecture'], ['symposium'], ['ieee'])
    """
    content: list[Word] = []
    parts: dict[str, set[str]] = {"kind": set(), "society": set(), "soft": set(), "origin": set()}
    found = tuple(words)
    for at, word in enumerate(found):
        part = part_of(word.text)
        # "Spec." is no society: what a full stop shortened is a word.
        if (
            part == "content"
            or (part == "society" and word.dotted)
            or (part == "soft" and _reviews(found, at + 1))
        ):
            content.append(word)
        else:
            parts[part].add(word.text)
    return Name(
        tuple(content),
        frozenset(parts["kind"]),
        frozenset(parts["society"]),
        bool(parts["origin"]),
    )


def content_of(words: Sequence[str]) -> list[str]:
    """Give the content words of a name whose words are not shortened, as `sort_words` does.

    >>> content_of(["ieee", "international", "symposium", "computer", "architecture"])
    ['computer', 'architecture']
    """
    return [
        word
        for at, word in enumerate(words)
        if (part := part_of(word)) == "content"
        or (part == "soft" and words[at + 1 : at + 2] and words[at + 1] in _REVIEWS)
    ]


def _reviews(words: tuple[Word, ...], at: int) -> bool:
    """An "Annual Review of …" is annual by name."""
    return at < len(words) and words[at].text in _REVIEWS


@lru_cache(maxsize=65536)
def part_of(word: str) -> str:
    """Tell what a folded word does in a name: kind, origin, soft, society or content."""
    if word in KINDS:
        return "kind"
    if word in ORIGIN:
        return "origin"
    if word in SOFT:
        return "soft"
    return "society" if is_sponsor(word) else "content"
