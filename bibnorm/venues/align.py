"""Lay the words of a text beside those of a name, and judge how well they agree."""

from collections.abc import Sequence
from dataclasses import dataclass

from bibnorm.venues.index import Index
from bibnorm.venues.names import Name
from bibnorm.venues.words import GATHERINGS, Word

# What each departure of a text from a name costs; below `SURE` the matcher abstains.
SURE = 0.80
_REPAIR = 0.06
_ORDER = 0.06
_NO_KIND = 0.10
_OTHER_KIND = 0.08
_NO_SOCIETY = 0.02
_OTHER_SOCIETY = 0.12
_OTHER_ORIGIN = 0.02
# A short name is easily another's: what is lost or changed weighs more.
_SHORT = 2
_SHORT_LOSS = 0.12


@dataclass(frozen=True, slots=True)
class Query:
    """A text's name, its content repaired; what stood around it.

    `led_in`: "Proceedings" stood before it. `turned`: a comma parts it, so that
    its halves may have changed places ("Computers, IEEE Transactions on").
    """

    name: Name
    content: tuple[Word, ...]
    repairs: int = 0
    led_in: bool = False
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Aligned:
    """How many words of text and name met, and whether in order."""

    met: int
    in_order: bool
    exact: int


def align(words: Sequence[Word], name: Name, index: Index, loose: bool = False) -> Aligned:
    """Pair each word of a text with a word of the name that it can stand for."""
    free = list(range(len(name.content)))
    places: list[int] = []
    exact = 0
    for word in words:
        meant = index.meanings(word, loose)
        at = next((i for i in free if name.content[i].text == word.text), None)
        if at is not None:
            exact += 1
        else:
            at = next((i for i in free if name.content[i].text in meant), None)
        if at is not None:
            free.remove(at)
            places.append(at)
    return Aligned(len(places), places == sorted(places), exact)


def judge(
    query: Query,
    name: Name,
    index: Index,
    *,
    loose: bool = False,
    supported: bool = False,
    held: bool = False,
) -> float:
    """Give how sure it is that a text names this name; 0.0 for surely not.

    Every content word must meet: a word too many ("… and Applications") or too
    few makes another venue. `supported` says that the acronym beside it agrees,
    `held` that the name is a meeting's, whether or not it says so.
    """
    if len(query.content) != len(name.content) or not _kinds_agree(query, name):
        return 0.0
    met = align(query.content, name, index, loose)
    if met.met < len(name.content):
        return 0.0
    cost = _REPAIR * (query.repairs + _slips(query.content, index))
    if not met.in_order and not query.turned:
        cost += _ORDER + (_SHORT_LOSS if len(name.content) <= _SHORT + 1 else 0.0)
    cost += _kind_cost(query, name, supported) + _frame_cost(query.name, name, supported)
    if held and not supported:
        cost += topic_cost(query.name, name)
    return max(0.0, 0.97 - cost)


def topic_cost(text: Name, name: Name) -> float:
    """What it costs that neither text nor name says that it is a meeting's: "Massive Data Sets"."""
    if text.kinds or text.workshop or name.kinds & GATHERINGS or name.workshop:
        return 0.0
    return _NO_KIND + (_SHORT_LOSS if len(name.content) <= _SHORT else 0.0)


def _slips(words: Sequence[Word], index: Index) -> int:
    """Count the words that were read only as misspelt."""
    return sum(
        1
        for word in words
        if not any(meant.startswith(word.text[:5]) for meant in index.meanings(word))
        and len(word.text) > 6
    )


def _kinds_agree(query: Query, name: Name) -> bool:
    """A workshop is never a conference, a conference never a journal."""
    text = query.name
    if text.workshop != name.workshop:
        return False
    if not name.kinds & GATHERINGS and not name.workshop:
        if text.kinds & GATHERINGS:
            return False
        if "proceedings" in name.kinds:
            return query.led_in and name.societies <= text.societies
        # "Computer Vision" is a topic; "IET Computer Vision" is a journal.
        if len(name.content) <= _SHORT and not name.societies <= text.societies:
            return False
    return True


def _kind_cost(query: Query, name: Name, supported: bool) -> float:
    """What it costs that a text says another kind, or none."""
    expected = name.kinds & GATHERINGS
    given = query.name.kinds & GATHERINGS
    if given == expected or name.workshop:
        return 0.0
    short = len(name.content) <= _SHORT and not supported
    if given and expected and not given & expected:
        return _OTHER_KIND + (_SHORT_LOSS if short else 0.0)
    if expected and not given:
        # Three words of a topic are any book's; four say which conference.
        long = len(name.content) > _SHORT + 1
        if long:
            return 0.02 if query.led_in else _NO_KIND
        return _NO_KIND + (0.0 if supported or (query.led_in and not short) else _SHORT_LOSS)
    return 0.0


def _frame_cost(text: Name, name: Name, supported: bool) -> float:
    """What societies and "International" say for or against the name."""
    short = len(name.content) <= _SHORT and not supported
    cost = 0.0
    if text.societies and name.societies and not text.societies & name.societies:
        cost += _OTHER_SOCIETY + (_SHORT_LOSS if short else 0.0)
    elif name.societies and not text.societies:
        cost += _NO_SOCIETY + (0.06 if short else 0.0)
    elif text.societies and not name.societies:
        cost += _NO_SOCIETY
    if text.international != name.international:
        cost += _OTHER_ORIGIN + (0.08 if short else 0.0)
    return cost
