"""Evidence of the catalogue: a journal of any science whose words all meet those of the text."""

import re
from collections.abc import Iterator, Sequence

from bibnorm.model import VenueKind
from bibnorm.venues.case import Case, Verdict
from bibnorm.venues.catalogue import Catalogue
from bibnorm.venues.reading import plain_words
from bibnorm.venues.words import DIVISIONS, Word, fold, words

Words = tuple[Word, ...]

_EXACT, _SURE = 0.97, 0.8
# How many sources must have a journal whose name is a single word, where nothing else bears it out.
_KNOWN = 3
# What each departure from a form of the name costs.
_SHORTENED, _UNMARKED, _CONTRACTED, _SLIP, _ORDER = 0.01, 0.02, 0.04, 0.07, 0.1
_TIE = 0.04
_SLIP_LETTERS = 7
_HELD = frozenset({VenueKind.CONFERENCE, VenueKind.WORKSHOP})
# "Ethnos: Journal of Anthropology": what follows says what the name is a name of.
_SUBTITLE = re.compile(
    r"\s*[:=]\s+(?=.*\b(?:journal|review|bulletin|magazine|studies|zeitschrift|revue|revista)\b)",
    re.I,
)
_RUN_TOGETHER = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z])")
# "Applied Soft Computing Journal": people say what it is.
_ALSO_JOURNAL = re.compile(r"(?<=\w\w)\s+journal$", re.IGNORECASE)
_OPEN = re.compile(r"(?:\.\.\.|…|\\l?dots)\s*$")


def by_journal_name(case: Case) -> Verdict | None:
    """Look the name up as it stands."""
    return _found(case, exact=True)


def by_journal_words(case: Case) -> Verdict | None:
    """Look for the one name that the words can be short for."""
    return _found(case, exact=False)


def _found(case: Case, *, exact: bool) -> Verdict | None:
    catalogue = case.tables.catalogue
    if catalogue is None or case.context.kind in _HELD or case.reading.hosted:
        return None
    if _OPEN.search(case.reading.text):
        return None
    least = _EXACT if exact else _SURE
    for text, form in _forms(case, exact=exact):
        if len(form) == 1:
            found = _standing_alone(case, text, form, catalogue)
        else:
            scores = {at: _score(form, catalogue.names(at)) for at in catalogue.alike(form)}
            found = {at: score for at, score in scores.items() if score >= least}
        if found:
            return _best(case, found, catalogue)
    return None


def _standing_alone(case: Case, text: str, form: Words, catalogue: Catalogue) -> dict[int, float]:
    """A lone word is a journal's name only where it stands as one: bare, and well known.

    It must be the name in full: "AMS" and "Chem." are short for too much.
    """
    supported = case.context.has_volume or text != case.reading.text
    if len(text.split()) > 1 or not text[:1].isupper():
        return {}
    same = [at for at in catalogue.alike(form) if catalogue.names(at)[0] == form]
    known = any(catalogue.witnesses(at) >= _KNOWN and not catalogue.is_common(at) for at in same)
    return dict.fromkeys(same, _EXACT) if known or supported else {}


def _forms(case: Case, *, exact: bool) -> Iterator[tuple[str, Words]]:
    """Give the texts that may be the name, and their words; less of what stands there last."""
    reading = case.reading
    texts = [reading.text, reading.name]
    # A "Companion" is a part of what the name names, and never takes that name.
    if not exact and DIVISIONS.isdisjoint(word.text for word in reading.words):
        texts += [_SUBTITLE.split(text, 1)[0] for text in texts if _SUBTITLE.search(text)]
        texts += [_RUN_TOGETHER.sub(" ", reading.name)]
        texts += [_ALSO_JOURNAL.sub("", reading.name)]
    seen: set[Words] = set()
    for text in texts:
        for form in (words(text), plain_words(text)):
            if form and form not in seen:
                seen.add(form)
                yield text, form


def _score(text: Words, names: Sequence[Words]) -> float:
    return max((agreement(text, name) for name in names), default=0.0)


def agreement(text: Words, name: Words) -> float:
    """Say how well the words of a text agree with those of a name; 0.0 for not at all.

    Every word must meet one: itself, or one that it can be short for, or a slip of
    one letter in a long one.

        >>> agreement(words("J. Neurosci. Res."), words("Journal of Neuroscience Research"))
        0.95
        >>> agreement(words("J. Neurosci. Res."), words("Journal of Neuroscience Methods"))
        0.0
    """
    if len(text) != len(name):
        return 0.0
    free = list(range(len(name)))
    places: list[int] = []
    cost = 0.0
    for word in text:
        costs = ((_cost(word, name[at]), at != len(places), at) for at in free)
        least, _, at = min(costs)
        if least >= 1:
            return 0.0
        cost += least
        places.append(at)
        free.remove(at)
    if places != sorted(places):
        cost += _ORDER
    return round(0.97 - cost, 2)


def _cost(word: Word, other: Word) -> float:
    """What it costs to take one word for another; 1 where it cannot be."""
    short, long = word.text, other.text
    if short == long:
        return 0.0
    if short.startswith(long) and short in (f"{long}s", f"{long}es"):
        return _SHORTENED
    if long.startswith(short) and (len(short) > 2 or word.dotted or other.dotted):
        return _SHORTENED if word.dotted or other.dotted or long[len(short) :] == "s" else _UNMARKED
    if _is_contracted(short, long):
        return _CONTRACTED
    if len(short) >= _SLIP_LETTERS and abs(len(long) - len(short)) < 2:
        from rapidfuzz.distance import DamerauLevenshtein as Slips

        if Slips.distance(short, long, score_cutoff=1) <= 1:
            return _SLIP
    return 1.0


def _is_contracted(short: str, long: str) -> bool:
    """Whether a word keeps letters of another, the first among them: "Natl", "Jpn"."""
    letters = iter(long)
    return short[0] == long[0] and len(long) - len(short) > 1 and all(x in letters for x in short)


def _best(case: Case, scores: dict[int, float], catalogue: Catalogue) -> Verdict:
    """Take the record that stands out, or name those between which it is open."""
    top = max(scores.values())
    least = top if top >= _EXACT else top - _TIE
    near = {_in_core(case, at, catalogue) for at in scores if scores[at] >= least}
    names = {at: fold(case.tables.record(at).name) for at in near}
    # "… in Science" and "… on Science" differ only in a word that is passed over elsewhere.
    same = [at for at in near if names[at] == fold(case.reading.name)]
    if len(near) == 1 or len(same) == 1:
        return Verdict((same or list(near))[0], min(top, _EXACT))
    if len(set(names.values())) > 1 or " " not in next(iter(names.values())):
        return Verdict(candidates=tuple(sorted(near)))
    return Verdict(min(near), min(top, _EXACT), shared=True)


def _in_core(case: Case, at: int, catalogue: Catalogue) -> int:
    """Give the authority's own record of a journal where it has one of that name."""
    own = case.tables.exact.get(tuple(word.text for word in catalogue.names(at)[0]))
    return len(case.tables.records) + at if own is None else own
