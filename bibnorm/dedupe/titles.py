"""How near two titles are, and whether what parts them tells of two works."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from bibnorm.dedupe.words import words

_CAPITALS = re.compile(r"\b[^\W\d_a-z]*[A-Z][^\W\d_a-z]*[A-Z][^\W\d_]*")
# Where a subtitle may begin.
_BREAK = re.compile(r"[:;?!.–—]\s+|\s+[-–—]+\s+|\s*[–—]\s*|\s\(|\s\[")
_SMALL_WORDS = "a an the of in on for and to its by der die das und le la les et el los y de"
SMALL = frozenset(_SMALL_WORDS.split())
# Before a word these make its contrary or another thing of the same kind.
_TURNING_WORDS = (
    "a an un in im il ir dis non de anti pro pre post re sub super inter intra uni bi tri multi "
    "mono poly hypo hyper micro macro nano meta co iso homo hetero semi quasi over under out up"
)
_TURNING = frozenset(_TURNING_WORDS.split())
_MARK_WORDS = (
    "continued part volume book appendix erratum errata corrigendum addendum supplement reply "
    "response comment comments rejoinder discussion review abstract poster slides demo sequel "
    "revisited revised update extended errata corrections correction conclusion fortsetzung teil "
    "retraction retracted withdrawal withdrawn notice interview"
)
_MARKS = frozenset(_MARK_WORDS.split())
_PART_WORDS = "theory experiment experiments application applications methods results"
_PARTS = frozenset(_PART_WORDS.split())
_LONG, _SHORT = 9, 4
_MOST = 2  # slips in a title
_WHOLE = 4  # words that say what a work is about; "Part 2" and "1990 to 1995" do not


class Nearness(IntEnum):
    """How near two titles are, the farthest first."""

    OTHER = 0
    TELLING = 1  # a number, a negation, another word
    ASTRAY = 2  # a letter too many or too few in one word, which makes it unknown, or another
    SHORTER = 3  # one is the other without its subtitle
    NEAR = 4  # a slip of the pen, a small word
    EQUAL = 5


@dataclass(frozen=True)
class Title:
    """A title's words, those of its main title, all but the small ones, those in capitals."""

    words: tuple[str, ...]
    main: tuple[str, ...]
    key: str
    content: tuple[str, ...]
    names: frozenset[str] = frozenset()

    @property
    def telling(self) -> int:
        """How many words say something; numbers alone do not."""
        return sum(word.isalpha() for word in self.content)


def read_title(text: str | None) -> Title:
    """Make a title comparable.

    >>> title = read_title("Rain: A {Survey}")
    >>> title.words, title.main, title.content
    (('rain', 'a', 'survey'), ('rain',), ('rain', 'survey'))
    """
    whole = words(text or "")
    match = _BREAK.search(text or "")
    main = words((text or "")[: match.start()]) if match else whole
    content = tuple(word for word in whole if word not in SMALL)
    return Title(whole, main or whole, "".join(whole), content, _names(text or ""))


def _names(text: str) -> frozenset[str]:
    """Give the words in capitals, unless all are: RNN is no CNN mistyped."""
    if text.isupper():
        return frozenset()
    return frozenset(word.lower() for word in _CAPITALS.findall(text))


def nearness(a: Title, b: Title) -> Nearness:
    """Say how near two titles are.

    Typing errors pass; a number, a letter that stands alone, a negation and any other word
    too many do not: "Rain I" and "Rain II" are two works, as are "stable" and "unstable".

        >>> def of(a, b): return nearness(read_title(a), read_title(b)).name
        >>> of("Measuring Rain-fall", "measuring {Rainfall}")
        'EQUAL'
        >>> of("Mesuring Rain in Spain", "Measuring the rain in Spain")
        'NEAR'
        >>> of("Measuring Rain: A Survey", "Measuring Rain")
        'SHORTER'
        >>> of("Measuring ain in Spain", "Measuring Rain in Spain")
        'ASTRAY'
        >>> of("Rain in Stable Air, Part I", "Rain in Stable Air, Part II")
        'TELLING'
        >>> of("Rain in Stable Air", "Rain in Unstable Air")
        'TELLING'
    """
    if not a.key or not b.key:
        return Nearness.OTHER
    if a.key == b.key:
        return Nearness.EQUAL
    if a.words == b.main or b.words == a.main:
        return Nearness.SHORTER if _is_subtitle(a, b) else Nearness.TELLING
    if _slips(a, b) or _glued(a, b):
        return Nearness.NEAR
    if _is_astray(a, b):
        return Nearness.ASTRAY
    met = len(set(a.content) & set(b.content))
    return Nearness.TELLING if 3 * met >= len(a.content) + len(b.content) else Nearness.OTHER


def _is_subtitle(a: Title, b: Title) -> bool:
    """Say whether what one title has beyond the other may be left out: no number, no mark."""
    short, long = sorted((a.words, b.words), key=len)
    rest = long[len(short) :]
    telling = [word for word in rest if word not in SMALL]
    if not _MARKS.isdisjoint(rest[:3]):
        return False
    if len(rest) < _WHOLE:
        return _PARTS.isdisjoint(rest) and not any(map(_tells, telling))
    # Further back a number counts something else than the parts of the work.
    return not any(word.isdigit() or len(word) == 1 for word in telling[:1])


def _glued(a: Title, b: Title) -> bool:
    """Say whether two titles are the same letters but for a slip: their words ran together.

    Their first words and their last are the same, so that nothing is before or behind.
    """
    if len(a.words) == len(b.words) or a.words[0] != b.words[0] or a.words[-1] != b.words[-1]:
        return False
    if abs(len(a.key) - len(b.key)) > 1:
        return False
    left, right = Counter(a.words), Counter(b.words)
    if any(_tells(word) for word in (left - right) + (right - left)):
        return False
    return _distance(a.key, b.key) <= min(1, len(min(a.key, b.key)) // 20)


def _tells(word: str) -> bool:
    return word.isdigit() or len(word) == 1 or word in _TURNING


def _slips(a: Title, b: Title) -> bool:
    """Say whether two titles are the same words in the same order, slips of the pen apart."""
    left, right = a.content, b.content
    if left == right:
        return bool(left)
    if len(left) != len(right):
        return "".join(left) == "".join(right)
    apart = [(one, other) for one, other in zip(left, right, strict=True) if one != other]
    if len(apart) > min(_MOST, len(left) // 2):
        return False
    return all(is_slip(*pair) and not _are_names(a, b, *pair) for pair in apart)


def _is_astray(a: Title, b: Title) -> bool:
    """Say whether one word has a letter that it lacks in the other title, and all else is equal."""
    if len(a.words) != len(b.words):
        return False
    apart = [pair for pair in zip(a.words, b.words, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and not _are_names(a, b, *apart[0]) and _lacks_a_letter(*apart[0])


def _are_names(a: Title, b: Title, one: str, other: str) -> bool:
    """Say whether two words are in capitals, where each letter tells; a plural is no other name."""
    if one + "s" == other or other + "s" == one:
        return False
    return one in a.names or other in b.names


def _lacks_a_letter(a: str, b: str) -> bool:
    """Say whether two words are one but for a letter left out, or two swapped.

    A letter in another's place makes too often another word: tree, free.
    """
    short, long = sorted((a, b), key=len)
    if len(short) < 2 or not (a.isalpha() and b.isalpha()) or {a, b} & _TURNING:
        return False
    if long.endswith(short) and long[: -len(short)] in _TURNING:
        return False
    swapped = len(a) == len(b) and sorted(a) == sorted(b)
    return (swapped or len(a) != len(b)) and _distance(a, b) == 1


@lru_cache(maxsize=1 << 14)
def is_slip(a: str, b: str) -> bool:
    """Say whether two words are one word with a letter or two mistyped.

    >>> is_slip("measurment", "measurement"), is_slip("linear", "nonlinear"), is_slip("1", "2")
    (True, False, False)
    """
    short, long = sorted((a, b), key=len)
    if len(short) < _SHORT or not (a.isalpha() and b.isalpha()):
        return False
    if long.endswith(short) and long[: -len(short)] in _TURNING:
        return False
    if a[0] != b[0] and a[1:2] != b[0]:
        # What begins otherwise is as often another word: emission, omission.
        return False
    most = 2 if len(short) >= _LONG else 1
    return _distance(a, b) <= most and not _turned(a, b)


def _turned(a: str, b: str) -> bool:
    """Say whether two words begin with two of the syllables that turn a meaning round."""
    ends = [(word[:n], word[n:]) for word in (a, b) for n in range(1, 6) if word[:n] in _TURNING]
    return any(
        left[0] != right[0] and left[1] == right[1] and a.endswith(left[1]) and b.endswith(left[1])
        for left in ends
        for right in ends
    )


def _distance(a: str, b: str) -> int:
    return int(DamerauLevenshtein.distance(a, b))
