"""What keeps two works apart, whatever else agrees; each objection says why."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bibnorm.dedupe.facts import Facts
from bibnorm.dedupe.identity import bare_url, is_preprint_doi
from bibnorm.dedupe.people import Alike, Company, company
from bibnorm.dedupe.places import OnePlace, figures, may_be_one
from bibnorm.dedupe.sorts import Sort, are_apart
from bibnorm.dedupe.titles import Nearness, nearness
from bibnorm.dedupe.verdict import Kind

Objection = tuple[Kind, str]


@dataclass(frozen=True)
class Pair:
    """Two works side by side; each comparison is made once, and only when asked for."""

    a: Facts
    b: Facts
    alike: Alike
    one_place: OnePlace = may_be_one

    @cached_property
    def title(self) -> Nearness:
        """How near their titles are."""
        return nearness(self.a.title, self.b.title)

    @cached_property
    def people(self) -> Company:
        """How their people are to each other."""
        return company(self.a.people, self.b.people, self.alike)

    @cached_property
    def place(self) -> bool | None:
        """Whether they may have appeared in one place."""
        left, right = self.a.entry.venue, self.b.entry.venue
        if left and right and left.id and right.id:
            return left.id == right.id
        return self.one_place(self.a.place, self.b.place)

    @cached_property
    def gap(self) -> int | None:
        """How many years lie between them."""
        if self.a.entry.year is None or self.b.entry.year is None:
            return None
        return abs(self.a.entry.year - self.b.entry.year)

    @cached_property
    def one_doi(self) -> bool:
        """Whether they have the same DOI."""
        return self.a.doi is not None and self.a.doi == self.b.doi

    @cached_property
    def one_number(self) -> bool:
        """Whether they have the same number at arXiv."""
        return self.a.arxiv is not None and self.a.arxiv == self.b.arxiv

    @cached_property
    def is_identified(self) -> bool:
        """Whether a number that names a work names both."""
        return self.one_doi or self.one_number

    @cached_property
    def sorts(self) -> frozenset[Sort]:
        """What sorts of things they are."""
        return frozenset((self.a.sort, self.b.sort))

    @cached_property
    def is_preprint_of(self) -> bool:
        """Whether one is a preprint and the other is none."""
        return len(self.sorts) == 2 and Sort.PREPRINT in self.sorts

    def differ(self, name: str) -> bool:
        """Say whether both have a field and not the same in it."""
        left, right = self.a.said(name), self.b.said(name)
        return left is not None and right is not None and left != right

    def agree(self, name: str) -> bool:
        """Say whether both have a field and the same in it."""
        left = self.a.said(name)
        return left is not None and left == self.b.said(name)


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
    if pair.one_doi and Sort.WHOLE not in pair.sorts and Sort.THESIS not in pair.sorts:
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


def has_other_publisher(pair: Pair) -> bool:
    """Say whether both name a publisher, and those have no telling word in common."""
    a, b = pair.a.publisher, pair.b.publisher
    return bool(a and b and not any(x.startswith(y) or y.startswith(x) for x in a for y in b))


def _isbn(pair: Pair) -> Objection | None:
    if pair.a.isbns and pair.b.isbns and not pair.a.isbns & pair.b.isbns and not pair.one_doi:
        return Kind.RELATED, "the ISBNs differ"
    return None


_YEAR_APART = frozenset((Sort.ARTICLE, Sort.PAPER, Sort.PART, Sort.PREPRINT))


_LOCATED = frozenset((Sort.ARTICLE, Sort.PAPER, Sort.PART, Sort.ANY))
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
    against += ["year"] if pair.gap else []
    if len(against) > 1 or (against and pair.a.title.telling < _TELLING):
        return Kind.RELATED, f"other {' and '.join(against)}"
    return None


_TELLING = 4


def has_other_page(pair: Pair) -> bool:
    """Say whether they begin on two pages; to begin on page 1 means often nothing."""
    a, b = pair.a.page, pair.b.page
    return a is not None and b is not None and a != b and "1" not in (a, b)


def is_located(pair: Pair) -> bool:
    """Say whether both stand on the same page of the same volume, or of the same meeting."""
    if pair.a.page is None or pair.a.page != pair.b.page or pair.differ("number"):
        return False
    return pair.agree("volume") or _is_one_meeting(pair)


def _is_one_meeting(pair: Pair) -> bool:
    """Say whether both are of one place and year; it may be the year before, or no place said.

    All begin on page 1 where pages are counted anew for each.
    """
    if pair.a.page == "1" or pair.differ("volume") or not pair.sorts <= _LOCATED:
        return False
    return pair.gap == 0 if pair.place is None else pair.place and pair.gap in (0, 1)


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
