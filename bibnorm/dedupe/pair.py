"""Two works side by side: what each comparison of them gives, and where they stand."""

from dataclasses import dataclass
from functools import cached_property

from bibnorm.dedupe.facts import Facts
from bibnorm.dedupe.people import Alike, Company, company
from bibnorm.dedupe.places import OnePlace, may_be_one
from bibnorm.dedupe.sorts import Sort
from bibnorm.dedupe.titles import Nearness, nearness


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
        """Whether one is a preprint and the other its publication, if anything."""
        return len(self.sorts) == 2 and Sort.PREPRINT in self.sorts and Sort.DATA not in self.sorts

    def differ(self, name: str) -> bool:
        """Say whether both have a field and not the same in it."""
        left, right = self.a.said(name), self.b.said(name)
        return left is not None and right is not None and left != right

    def agree(self, name: str) -> bool:
        """Say whether both have a field and the same in it."""
        left = self.a.said(name)
        return left is not None and left == self.b.said(name)


def is_located(pair: Pair) -> bool:
    """Say whether both stand on the same page of the same volume, or of the same meeting."""
    if pair.a.page is None or pair.a.page != pair.b.page or pair.differ("number"):
        return False
    return pair.agree("volume") or _is_one_meeting(pair)


_LOCATED = frozenset((Sort.ARTICLE, Sort.PAPER, Sort.PART, Sort.ANY))


def _is_one_meeting(pair: Pair) -> bool:
    """Say whether both are of one place and year; it may be the year before, or no place said.

    All begin on page 1 where pages are counted anew for each; forewords on page v.
    """
    page = pair.a.page or ""
    if page == "1" or page.isalpha() or pair.differ("volume") or not pair.sorts <= _LOCATED:
        return False
    return pair.gap == 0 if pair.place is None else pair.place and pair.gap in (0, 1)


def has_other_page(pair: Pair) -> bool:
    """Say whether they begin on two pages; to begin on page 1 means often nothing."""
    a, b = pair.a.page, pair.b.page
    return a is not None and b is not None and a != b and "1" not in (a, b)


def are_of_two_lengths(pair: Pair) -> bool:
    """Say whether one is on a page, the other on several further off: an abstract, an erratum.

    A long number stands for no page but for the article.
    """
    figures = max(len(one.page or "") for one in (pair.a, pair.b))
    if not has_other_page(pair) or figures > _PAGED or not pair.sorts <= _LOCATED:
        return False
    return pair.a.is_long != pair.b.is_long or pair.a.is_supplement != pair.b.is_supplement


_PAGED = 4  # figures of a page, a letter among them
