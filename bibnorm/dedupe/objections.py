"""What keeps two works apart, whatever else agrees; each objection says why."""

from collections.abc import Callable, Iterator

from bibnorm.dedupe.facts import Facts
from bibnorm.dedupe.identity import bare_url, is_preprint_doi
from bibnorm.dedupe.pair import Pair, are_of_two_lengths, has_other_page, is_located
from bibnorm.dedupe.people import Company
from bibnorm.dedupe.places import figures
from bibnorm.dedupe.sorts import Sort, are_apart
from bibnorm.dedupe.titles import Nearness
from bibnorm.dedupe.verdict import Kind
from bibnorm.dedupe.words import words

Objection = tuple[Kind, str]


def _named(pair: Pair) -> Objection | None:
    """Believe an entry that names the other: its whole, or a work that it is related to."""
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        if other.entry.key.lower() in one.names:
            return Kind.DIFFERENT, "one names the other as another work"
    if pair.differ("crossref") and not pair.is_identified and not is_located(pair):
        return Kind.RELATED, "they are parts of two wholes"
    return None


def _title(pair: Pair) -> Objection | None:
    if pair.title in (Nearness.OTHER, Nearness.TELLING):
        kind = Kind.RELATED if pair.one_doi else Kind.DIFFERENT
        return kind, "the titles differ in more than a slip"
    return None


def _marks(pair: Pair) -> Objection | None:
    if marks := sorted(pair.a.marks ^ pair.b.marks):
        return Kind.DIFFERENT, f"only one is a work with “{marks[0]}”"
    return None


def _people(pair: Pair) -> Objection | None:
    if pair.people is Company.DISJOINT:
        return Kind.DIFFERENT, "they have no author in common"
    return None


def _arxiv(pair: Pair) -> Objection | None:
    if pair.a.arxiv and pair.b.arxiv and not pair.one_number:
        return Kind.DIFFERENT, f"arXiv {pair.a.arxiv}, {pair.b.arxiv}"
    return None


def _doi(pair: Pair) -> Objection | None:
    if pair.a.doi and pair.b.doi and not pair.one_doi:
        if is_preprint_doi(pair.a.doi) != is_preprint_doi(pair.b.doi):
            return None
        return Kind.RELATED, f"DOI {pair.a.doi}, {pair.b.doi}"
    return None


def _sorts(pair: Pair) -> Objection | None:
    if pair.is_preprint_of or not are_apart(pair.a.sort, pair.b.sort):
        return None
    if pair.one_doi and pair.sorts.isdisjoint((Sort.WHOLE, Sort.THESIS, Sort.DATA)):
        return None  # one of them has the wrong type
    return Kind.RELATED, f"one is {pair.a.sort.value}, the other {pair.b.sort.value}"


_PARTS = ("edition", "part", "chapter", "version")
_IN_BOOKS = (Sort.WHOLE, Sort.PART)


def _parts(pair: Pair) -> Objection | None:
    for name in _PARTS:
        if pair.differ(name):
            return Kind.RELATED, f"{name} {pair.a.said(name)}, {pair.b.said(name)}"
    if pair.sorts == {Sort.WHOLE} and pair.differ("volume"):
        return Kind.RELATED, f"volume {pair.a.said('volume')}, {pair.b.said('volume')}"
    if pair.sorts <= {Sort.REPORT, Sort.PATENT} and pair.differ("number"):
        return Kind.RELATED, f"number {pair.a.said('number')}, {pair.b.said('number')}"
    if pair.sorts == {Sort.WHOLE} and not pair.a.isbns & pair.b.isbns and has_other_publisher(pair):
        return Kind.RELATED, f"published by {pair.a.entry.publisher}, {pair.b.entry.publisher}"
    if Sort.PART in pair.sorts and not pair.a.place and not pair.b.place and has_other_page(pair):
        return Kind.RELATED, f"page {pair.a.page}, {pair.b.page}"
    return None


def _wholes(pair: Pair) -> Objection | None:
    """Refuse the chapter that bears its book's title, and a book of which only one says which."""
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        if words(one.place or "") == one.title.words and not other.place and not pair.one_doi:
            return Kind.RELATED, f"one is in {one.place}, the other is perhaps that whole"
    if pair.sorts == {Sort.WHOLE} and pair.gap is None and not pair.a.isbns & pair.b.isbns:
        said = {one.said("edition") or "1" for one in (pair.a, pair.b)}
        if len(said) > 1:
            return Kind.RELATED, "only one says which edition it is"
    return None


def has_other_publisher(pair: Pair) -> bool:
    """Say whether both name a publisher, and those have no telling word in common."""
    a, b = pair.a.publisher, pair.b.publisher
    return bool(a and b and not any(x.startswith(y) or y.startswith(x) for x in a for y in b))


def _isbn(pair: Pair) -> Objection | None:
    if pair.a.isbns and pair.b.isbns and not pair.a.isbns & pair.b.isbns and not pair.one_doi:
        return Kind.RELATED, "the ISBNs differ"
    return None


_YEAR_APART = frozenset((Sort.ARTICLE, Sort.PAPER, Sort.PART, Sort.PREPRINT))


_REPRINTED = 3  # years between two records of one work, at most, where its volumes differ


def _years(pair: Pair) -> Objection | None:
    if not pair.gap or pair.is_preprint_of:
        return None
    if pair.is_identified and (pair.gap <= _REPRINTED or not pair.differ("volume")):
        return None
    if pair.gap == 1 and pair.sorts <= _YEAR_APART and not _are_two_meetings(pair):
        return None
    return Kind.RELATED, f"year {pair.a.entry.year}, {pair.b.entry.year}"


def _are_two_meetings(pair: Pair) -> bool:
    """Say whether the places bear other years or numbers: a poster, and next year the paper."""
    left, right = (figures(one.place) for one in (pair.a, pair.b))
    if not left or not right or left & right:
        return False
    # "SRP 2003" is the 3rd symposium where that is of the year 2003.
    return not (_is_of(pair.b, right, left) or _is_of(pair.a, left, right))


def _is_of(one: Facts, own: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether a place that bears no year is of the year that the other bears."""
    return str(one.entry.year) in others and not any(len(figure) == 4 for figure in own)


def _places(pair: Pair) -> Objection | None:
    if pair.is_identified or pair.is_preprint_of or pair.place is not False:
        return None
    if pair.sorts == {Sort.WHOLE} or is_located(pair):
        return None
    return Kind.RELATED, f"one is in {pair.a.place}, the other in {pair.b.place}"


def _locators(pair: Pair) -> Objection | None:
    """Refuse works of one title in other issues or on other pages: columns, instalments."""
    if pair.is_identified or pair.is_preprint_of:
        return None
    if not pair.a.figures("number") & pair.b.figures("number") and pair.differ("number"):
        return Kind.RELATED, f"number {pair.a.said('number')}, {pair.b.said('number')}"
    against = ["volume"] if pair.differ("volume") else []
    against += ["pages"] if has_other_page(pair) else []
    against += ["length"] if are_of_two_lengths(pair) else []
    against += ["year"] if pair.gap else []
    if len(against) > 1 or (against and pair.a.title.telling < _TELLING):
        return Kind.RELATED, f"other {' and '.join(against)}"
    return None


_TELLING = 4


def _pages_of_the_net(pair: Pair) -> Objection | None:
    """Refuse what stands nowhere but at two addresses, or is of two days: talks, pages."""
    a, b = pair.a.entry, pair.b.entry
    if pair.is_identified or pair.sorts != {Sort.ANY} or pair.a.place or pair.b.place:
        return None
    if a.url and b.url and bare_url(a.url) != bare_url(b.url):
        return Kind.RELATED, "they stand at other addresses"
    if pair.differ("month") or pair.differ("day"):
        return Kind.RELATED, "they are of other days"
    return None


OBJECTIONS: tuple[Callable[[Pair], Objection | None], ...] = (
    _named,
    _title,
    _marks,
    _people,
    _arxiv,
    _doi,
    _sorts,
    _parts,
    _wholes,
    _isbn,
    _years,
    _places,
    _locators,
    _pages_of_the_net,
)
"""In the order in which they are raised; the first counts."""


def objections(pair: Pair) -> Iterator[Objection]:
    """Give what keeps two works apart."""
    return (found for objection in OBJECTIONS if (found := objection(pair)))
