"""Whether two entries are one work."""

from collections.abc import Iterator

from bibnorm.dedupe.facts import Facts
from bibnorm.dedupe.objections import has_other_publisher, objections
from bibnorm.dedupe.pair import Pair, has_other_page, is_located
from bibnorm.dedupe.people import Alike, Company
from bibnorm.dedupe.places import OnePlace, may_be_one
from bibnorm.dedupe.sorts import Sort
from bibnorm.dedupe.titles import Nearness
from bibnorm.dedupe.verdict import Kind, Verdict
from bibnorm.model import Entry

_TOO_LITTLE = "that is too little to be sure"
_TELLING = 3
_YEARS = 6  # between a preprint and its publication, at most


def same_work(a: Entry, b: Entry, alike: Alike, one_place: OnePlace = may_be_one) -> Verdict:
    """Say whether two entries are one work, and by what that shows.

    A wrong merge loses a work, so whatever speaks against it counts for more than all
    that speaks for it: other numbers, editions, parts, sorts of work, years, a telling
    word in the title. Where nothing speaks against it, enough must speak for it.
    `alike` says how well two names agree, `one_place` whether two names can be one place.

        >>> from bibnorm.model import Name, Source
        >>> def work(**said):
        ...     return Entry(key="k", type="article", authors=(Name(given="Ada", family="Rain"),),
        ...                  year=2001, source=Source(text=""), **said)
        >>> def equal(a, b): return float(a == b)
        >>> same_work(work(title="Rain in Spain"), work(title="Rain in spain"), equal).kind.value
        'same'
        >>> same_work(work(title="Rain, Part I"), work(title="Rain, Part II"), equal).against
        ('the titles differ in more than a slip',)
    """
    return compare(Facts.of(a), Facts.of(b), alike, one_place)


def is_open(verdict: Verdict) -> bool:
    """Say whether nothing spoke against one work, and only too little for it."""
    return verdict.against == (_TOO_LITTLE,)


def compare(a: Facts, b: Facts, alike: Alike, one_place: OnePlace = may_be_one) -> Verdict:
    """Say whether two works are one, of facts that were read before."""
    pair = Pair(a, b, alike, one_place)
    objection = next(objections(pair), None)
    if objection is not None:
        return Verdict(objection[0], against=(objection[1],))
    evidence = tuple(_evidence(pair))
    enough = _is_publication(pair) if pair.is_preprint_of else _is_same(pair)
    if not enough:
        return Verdict(Kind.RELATED, evidence, (_TOO_LITTLE,))
    kind = Kind.PREPRINT_OF if pair.is_preprint_of else Kind.SAME
    return Verdict(kind, evidence, tuple(_doubts(pair)), _score(pair))


def _is_same(pair: Pair) -> bool:
    """Say whether enough speaks for one work where nothing speaks against it."""
    if pair.is_identified:
        return pair.people not in _IN_PART or pair.title is Nearness.EQUAL
    if pair.people is Company.UNKNOWN:
        return _is_same_of_nobody(pair)
    if pair.people in _IN_PART:
        return pair.title is Nearness.EQUAL and (is_located(pair) or _is_misquoted(pair))
    if is_located(pair):
        return True
    if not _are_the_same_people(pair):
        return False
    return _KNOWN[pair.title](pair)


_IN_PART = (Company.PARTLY, Company.MOSTLY)


def _is_misquoted(pair: Pair) -> bool:
    """Say whether all but some of the authors agrees."""
    agrees = pair.gap == 0 and _has_one_place(pair) and not has_other_page(pair)
    return agrees and pair.people is Company.MOSTLY and pair.a.title.telling > _TELLING


def _is_known_by_title(pair: Pair) -> bool:
    return _is_known(pair, _TELLING - 1)


def _is_known_in_spite_of_slips(pair: Pair) -> bool:
    if has_other_page(pair):
        return False  # companions: sulfates, then sulfites
    if pair.gap == 1:
        return _is_a_team(pair) and _has_one_place(pair) and pair.a.title.telling > _TELLING
    return pair.gap == 0 and _is_known(pair, _TELLING)


def _is_known_by_main_title(pair: Pair) -> bool:
    short = min(pair.a.people, pair.b.people, key=lambda people: len(people.names))
    named = pair.people is Company.EQUAL or short.more
    return pair.gap == 0 and _has_one_place(pair) and named


def _is_known_with_a_letter_astray(pair: Pair) -> bool:
    """Believe that a word is mistyped if nobody else, and no other year and place, can be meant."""
    agrees = pair.gap == 0 and _has_one_place(pair) and not has_other_page(pair)
    return agrees and _is_a_team(pair) and pair.a.title.telling >= _TELLING


_KNOWN = {
    Nearness.EQUAL: _is_known_by_title,
    Nearness.NEAR: _is_known_in_spite_of_slips,
    Nearness.SHORTER: _is_known_by_main_title,
    Nearness.ASTRAY: _is_known_with_a_letter_astray,
}


def _is_a_team(pair: Pair) -> bool:
    """Say whether both name several people, and the same."""
    return min(len(pair.a.people.names), len(pair.b.people.names)) > 1


def _are_the_same_people(pair: Pair) -> bool:
    """Say whether a shorter list of people is cut short and not another list."""
    if pair.people is Company.EQUAL or _has_one_isbn(pair):
        return True
    short = min(pair.a.people, pair.b.people, key=lambda people: len(people.names))
    return short.more or (pair.gap == 0 and pair.place is True)


def _has_one_isbn(pair: Pair) -> bool:
    return pair.sorts == {Sort.WHOLE} and bool(pair.a.isbns & pair.b.isbns)


def _is_known(pair: Pair, telling: int) -> bool:
    """Say whether title, people and year are enough, or the year misses and the place agrees."""
    if pair.gap is None and not _has_one_place(pair):
        return False
    return pair.a.title.telling >= telling or _has_one_isbn(pair)


def _has_one_place(pair: Pair) -> bool:
    if pair.sorts == {Sort.WHOLE}:
        names = pair.a.publisher and pair.b.publisher
        return _has_one_isbn(pair) or bool(names and not has_other_publisher(pair))
    return pair.place is True


def _is_same_of_nobody(pair: Pair) -> bool:
    """Ask for more where one of the works names nobody: web pages and manuals share titles."""
    if pair.title is not Nearness.EQUAL or has_other_page(pair):
        return False
    if is_located(pair) or _has_one_isbn(pair):
        return True
    if pair.a.people.names or pair.b.people.names:
        return False
    url = pair.a.entry.url is not None and pair.a.entry.url == pair.b.entry.url
    return pair.gap == 0 and pair.a.title.telling >= _TELLING and (url or _has_one_place(pair))


def _is_publication(pair: Pair) -> bool:
    """Say whether one is the preprint of the other: a title is often shortened on the way."""
    if pair.is_identified:
        return True
    if pair.people not in (Company.EQUAL, Company.WITHIN) or pair.gap is None:
        return False
    return pair.gap <= _YEARS and min(pair.a.title.telling, pair.b.title.telling) >= _TELLING


_SHOWN = {
    Nearness.EQUAL: "same title",
    Nearness.NEAR: "same title but for a slip",
    Nearness.SHORTER: "same title, one without its subtitle",
    Nearness.ASTRAY: "same title but for a letter",
}


def _evidence(pair: Pair) -> Iterator[str]:
    """Say what agrees."""
    if pair.one_doi:
        yield f"same DOI {pair.a.doi}"
    if pair.one_number:
        yield f"same arXiv number {pair.a.arxiv}"
    yield _SHOWN[pair.title]
    if pair.people is Company.EQUAL:
        yield "same authors"
    elif pair.people is Company.WITHIN:
        yield "same authors, one list goes on"
    if pair.gap == 0:
        yield f"same year {pair.a.entry.year}"
    if pair.place and not pair.is_preprint_of:
        yield "same place"
    if is_located(pair):
        volume = "volume and " if pair.agree("volume") else ""
        yield f"same {volume}page {pair.a.page}"


def _doubts(pair: Pair) -> Iterator[str]:
    """Say what differs although the works are one."""
    if pair.people in _IN_PART:
        yield "not all authors are the same"
    if pair.gap:
        yield f"year {pair.a.entry.year}, {pair.b.entry.year}"
    for name in ("volume", "number", "pages"):
        if pair.differ(name):
            yield f"{name} {pair.a.said(name)}, {pair.b.said(name)}"


_POINTS = {Nearness.EQUAL: 4, Nearness.NEAR: 2, Nearness.SHORTER: 2, Nearness.ASTRAY: 1}


def _score(pair: Pair) -> float:
    """Grade how sure it is; of works that could belong to several, the surest counts.

    bench/lookup_pairs.py counts how often each grade is right.
    """
    points = 2 * pair.is_identified + 2 * is_located(pair) + _POINTS[pair.title]
    points += (pair.people is Company.EQUAL) + (pair.gap == 0) + (pair.place is True)
    return round(min(points, 10) / 10, 2)
