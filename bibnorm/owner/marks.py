"""What the signs at the names mean: equal contribution, corresponding author."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from bibnorm.lexicon.letters import fold
from bibnorm.model import Name, Values


class Meaning(StrEnum):
    """What a mark at a name says."""

    EQUAL = "equal"
    CORRESPONDING = "corresponding"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Legend:
    """What each mark means in a list, as far as the list or its habit says."""

    meanings: Mapping[str, Meaning] = field(default_factory=lambda: MappingProxyType({}))


_SPELLINGS = {
    **dict.fromkeys("∗⁎＊⋆★☆✱﹡", "*"),
    **dict.fromkeys("✝", "†"),
    **dict.fromkeys("🖂📧🖃📩✆", "✉"),
}
_ESCAPES = "\\^"
_SYMBOL = "[*∗⁎＊⋆★☆✱﹡†✝‡§¶#✉🖂📧🖃📩✆]"
# Figures and letters at names are affiliations unless a legend says more.
_SYMBOLS = re.compile(rf"{_SYMBOL}+")
_WORDS = {
    Meaning.EQUAL: (
        r"equal|co-?first|joint(?:ly)? first|shared? first|gleich|égal|igual|ugual|parimenti|"
        r"共同第?一|同等|并列"
    ),
    Meaning.CORRESPONDING: r"correspond|korrespond|correspons|corrispond|通讯|通信作者|責任著者",
    Meaning.OTHER: (
        r"student|advis|supervis|mentor|mentee|undergrad|intern\b|alphabetic|presenter|presenting|"
        r"speaker|étudiant|doctorant|studierende|invited|peer.?review|refereed|selected"
    ),
}
_MEANING = re.compile(
    "|".join(f"(?P<{meaning.value}>{pattern})" for meaning, pattern in _WORDS.items()),
    re.IGNORECASE,
)
_NAMED = ((re.compile(r"\basteri(?:sks?|x)\b|\bstars?\b", re.IGNORECASE), "*"),)
_MARKED = re.compile(rf"{_SYMBOL}|asterisk|stars?\b|dagger", re.IGNORECASE)
_DAGGER = re.compile(r"\bdaggers?\b", re.IGNORECASE)
# What may stand between a mark and its meaning: "* these authors contributed equally".
_FILLER_WORDS = (
    "denotes denote indicates indicate means marks mark marked by with is are as for the "
    "these this both all author authors contributed contribution contributions contributing "
    "co shared stands sign who which have has made to first two my our me advised phd ms msc "
    "graduate undergraduate kennzeichnet bedeutet haben autoren autor steht fur auteur "
    "auteurs ont contribue de indica autores autoras han contribuido contribuiram de igual "
    "forma por"
)
_FILLERS = frozenset(_FILLER_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 70
_STOP = re.compile(r"[;\n]|\. ")


def read_legend(texts: Iterable[str]) -> Legend:
    """Read what a list says of its marks: `* equal contribution`, `(†: corresponding author)`.

    >>> dict(read_legend(["* denotes equal contribution, # corresponding author"]).meanings)
    {'*': <Meaning.EQUAL: 'equal'>, '#': <Meaning.CORRESPONDING: 'corresponding'>}
    """
    meanings: dict[str, Meaning] = {}
    for text in texts:
        if _MARKED.search(text) and _MEANING.search(text):
            for mark, meaning in _explained(text):
                meanings.setdefault(mark, meaning)
    return Legend(MappingProxyType(meanings))


def _explained(text: str) -> Iterable[tuple[str, Meaning]]:
    """Give the marks of a legend with what the words behind them, or else before them, say."""
    text = _DAGGER.sub("†", text)
    for word, mark in _NAMED:
        text = word.sub(mark, text)
    for place in _SYMBOLS.finditer(text):
        start, end = place.span()
        # A mark close behind a letter is a name's, and then a title follows, not a meaning.
        attached = start > 0 and text[start - 1].isalnum()
        behind = "" if attached else _STOP.split(text[end : end + _REACH], maxsplit=1)[0]
        before = _STOP.split(text[max(start - _REACH, 0) : start])[-1]
        meaning = _meaning_behind(behind) or _meaning_before(before)
        if meaning:
            yield normal_mark(place[0]), meaning


def _meaning_behind(text: str) -> Meaning | None:
    """Give the meaning that a text opens with, filling words aside."""
    match = _MEANING.search(text)
    if match is None or not _fills(text[: match.start()]):
        return None
    return Meaning(match.lastgroup) if match.lastgroup else None


def _meaning_before(text: str) -> Meaning | None:
    """Give the meaning that a text closes with, filling words aside."""
    matches = list(_MEANING.finditer(text))
    if not matches or not matches[-1].lastgroup:
        return None
    last = matches[-1]
    rest = _TAIL.sub("", text[last.end() :], count=1)
    return Meaning(matches[-1].lastgroup) if _fills(rest) else None


_TAIL = re.compile(r"^\w+")


def _fills(text: str) -> bool:
    """Say whether a text has no words but those that may fill a legend."""
    return all(word in _FILLERS for word in _WORD.findall(fold(text)))


def normal_mark(mark: str) -> str:
    """Give a mark in its usual spelling; an escaped star is a star.

    >>> normal_mark("∗")
    '*'
    """
    return "".join(_SPELLINGS.get(c, c) for c in mark.strip() if c not in _ESCAPES)


def learn_legend(texts: Iterable[str], values: Sequence[Values]) -> Legend:
    """Read the legend, and learn from the list itself what it leaves unsaid.

    A mark that one author has in entry after entry, while many have none, is the
    corresponding author's; where it stands at several it says that they
    contributed equally.
    """
    alone: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    bearers: defaultdict[str, set[Name]] = defaultdict(set)
    for value in values:
        for mark, places in _holders(value).items():
            (alone if len(places) == 1 else shared)[mark] += 1
            bearers[mark].update(value.authors.names[i - 1] for i in places if value.authors)
    if not bearers:
        return Legend()
    meanings = dict(read_legend(texts).meanings)
    for mark, names in bearers.items():
        habit = _habit(alone[mark], shared[mark], len(names))
        if habit and _is_symbol(mark) and mark != "✉":
            meanings.setdefault(mark, habit)
    return Legend(MappingProxyType(meanings))


_OFTEN = 3
_RATIO = 3


def _habit(alone: int, shared: int, people: int) -> Meaning | None:
    """Give what a mark means that stands so often at one author and so often at several.

    A mark that only ever one person bears may just say whose list it is.
    """
    if alone >= _OFTEN and people == 1:
        return Meaning.OTHER
    if alone >= _OFTEN and alone >= _RATIO * shared:
        return Meaning.CORRESPONDING
    if shared >= _OFTEN and shared >= _RATIO * alone:
        return Meaning.EQUAL
    return None


def _holders(values: Values) -> dict[str, list[int]]:
    """Give for each mark the places of the authors who bear it, counted from 1."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(values.authors.people if values.authors else (), 1):
        for mark in person.marks:
            for one in _apart(normal_mark(mark)):
                if place not in holders[one]:
                    holders[one].append(place)
    return holders


def _apart(mark: str) -> Iterable[str]:
    """Part signs written together (`*†`); two of a kind (`**`) are one mark."""
    return [mark] if len(set(mark)) < 2 or not _SYMBOLS.fullmatch(mark) else list(mark)


def _is_symbol(mark: str) -> bool:
    return _SYMBOLS.fullmatch(mark) is not None


def read_marks(
    values: Values, legend: Legend | None = None, text: str = ""
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the places of those who contributed equally, and of the corresponding authors.

    `text` is the citation, which may bring a legend of its own ("* contributed
    equally"). Without a legend, a mark at several but not all authors is taken for
    equal contribution, and a star or an envelope at one of several for the
    corresponding author. Figures and letters are affiliations.

        >>> from bibnorm.model import Name, People, Person
        >>> people = [Person(Name(family=f), f, 0, 1, m) for f, m in
        ...           (("Curie", ("*",)), ("Noether", ("*",)), ("Hopper", ()))]
        >>> read_marks(Values(authors=People(tuple(people))))
        ((1, 2), ())
    """
    holders = _holders(values)
    if not holders:
        return (), ()
    own = read_legend((values.note or "", text)).meanings
    listed = legend.meanings if legend else {}
    count = len(values.authors.people) if values.authors else 0
    equal: set[int] = set()
    corresponding: set[int] = set()
    for mark, places in holders.items():
        meaning = own.get(mark) or listed.get(mark) or _usual(mark, len(places), count)
        if meaning is Meaning.EQUAL and len(places) > 1:
            equal.update(places)
        elif meaning is Meaning.CORRESPONDING:
            corresponding.update(places)
    return tuple(sorted(equal)), tuple(sorted(corresponding))


def _usual(mark: str, holders: int, authors: int) -> Meaning | None:
    """Give what a mark usually means when nothing says it."""
    if "✉" in mark:
        return Meaning.CORRESPONDING
    if not _is_symbol(mark) or holders == authors:
        return None
    if holders > 1:
        return Meaning.EQUAL
    return Meaning.CORRESPONDING if mark == "*" else None
