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
_STEMS = {
    Meaning.EQUAL: (
        "equal, co-first, cofirst, joint first, jointly first, shared first, share first, gleich, "
        "égal, igual, ugual, parimenti, 共同第一, 共同一作, 同等, 并列"
    ),
    Meaning.CORRESPONDING: (
        "correspond, korrespond, correspons, corrispond, 通讯, 通信作者, 責任著者"
    ),
    Meaning.OTHER: (
        "student, advis, supervis, mentor, mentee, undergrad, alphabetic, presenter, presenting, "
        "speaker, étudiant, doctorant, studierende, invited, peer review, peer-review, refereed, "
        "selected"
    ),
}
_BY_STEM = {stem: meaning for meaning, stems in _STEMS.items() for stem in stems.split(", ")}
_MEANING = re.compile(rf"(?P<stem>{'|'.join(map(re.escape, _BY_STEM))})\w*", re.IGNORECASE)
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
        low = text.casefold()
        if any(stem in low for stem in _BY_STEM) and _MARKED.search(text):
            for mark, meaning in _explained(text):
                meanings.setdefault(mark, meaning)
    return Legend(MappingProxyType(meanings))


def _explained(text: str) -> Iterable[tuple[str, Meaning]]:
    """Give the marks of a legend with their meanings; each mark belongs to one meaning."""
    text = _DAGGER.sub("†", text)
    for word, mark in _NAMED:
        text = word.sub(mark, text)
    used = 0
    for match in _MEANING.finditer(text):
        meaning = _BY_STEM.get(match["stem"].casefold())
        place = _mark_before(text, used, match.start()) or _mark_behind(text, match.end())
        if place and meaning:
            used = max(place[1], match.end())
            yield normal_mark(text[place[0] : place[1]]), meaning


def _mark_before(text: str, used: int, end: int) -> tuple[int, int] | None:
    """Give the place of the mark to which the words up to `end` belong."""
    start = max(end - _REACH, used)
    places = list(_SYMBOLS.finditer(text, start, end))
    if not places:
        return None
    first, last = places[-1].span()
    # A mark close behind a letter is a name's, and then a title follows, not a meaning.
    attached = first > 0 and text[first - 1].isalnum()
    return (first, last) if not attached and _fills(text[last:end]) else None


def _mark_behind(text: str, start: int) -> tuple[int, int] | None:
    """Give the place of the mark that closes a legend: `equal contribution (*)`."""
    place = _SYMBOLS.search(text, start, start + _REACH)
    return place.span() if place and _fills(text[start : place.start()]) else None


def _fills(text: str) -> bool:
    """Say whether a text has no words but those that may fill a legend."""
    return not _STOP.search(text) and _FILLERS.issuperset(_WORD.findall(fold(text)))


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
        names = value.authors.names if value.authors else ()
        for mark, places in _holders(value).items():
            (alone if len(places) == 1 else shared)[mark] += 1
            bearers[mark].update(names[place - 1] for place in places)
    if not bearers:
        return Legend()
    meanings = dict(read_legend(texts).meanings)
    for mark, people in bearers.items():
        habit = _habit(alone[mark], shared[mark], len(people))
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
                if holders[one][-1:] != [place]:
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
