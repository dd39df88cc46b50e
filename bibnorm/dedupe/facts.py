"""What of an entry tells works apart, read once for all comparisons."""

import re
from dataclasses import dataclass
from functools import cached_property

from bibnorm.dedupe.identity import arxiv_of, is_preprint_doi, isbns, plain_doi
from bibnorm.dedupe.people import People, read_people
from bibnorm.dedupe.sorts import Sort, sort_of
from bibnorm.dedupe.titles import Title, read_title
from bibnorm.dedupe.words import words
from bibnorm.lexicon.letters import fold
from bibnorm.model import Entry

# What a work calls itself beside its title; in the title it is a telling word.
_MARKS = re.compile(
    r"\b(?:errat|corrigend|addend|retract|comment|reply|response|rejoinder|discussion|review"
    r"|supplement|extended|abstract|abridged|poster|slides|talk|full version|short|appendix"
    r"|editorial|preface|foreword|translat|revised|interview)"
)
_NUMBER = re.compile(r"\d+|[a-z]+", re.IGNORECASE)
_PAGE = re.compile(r"[A-Za-z]*\d[\w.:/]*|[ivxlc]+\b", re.IGNORECASE)

_NO_NUMBERS_WORDS = "vol volume no nr number issue edition ed st nd rd th part chapter chap"
_NO_NUMBERS = frozenset(_NO_NUMBERS_WORDS.split())
_NAMING = ("crossref", "xref", "related", "entryset")
_IMPRINT_WORDS = (
    "the press verlag inc publishing publishers publisher publications ltd co company and und "
    "university books of corporation association for sons group international edition"
)
_IMPRINTS = frozenset(_IMPRINT_WORDS.split())


@dataclass(frozen=True)
class Facts:
    """An entry made comparable."""

    entry: Entry
    title: Title
    people: People
    sort: Sort

    doi: str | None
    """The DOI in small letters."""
    arxiv: str | None
    """The number at arXiv, without its version."""

    @classmethod
    def of(cls, entry: Entry) -> "Facts":
        """Read an entry."""
        doi = plain_doi(entry.doi)
        sort = sort_of(entry)
        if is_preprint_doi(doi) and sort in (Sort.ANY, Sort.ARTICLE):
            sort = Sort.PREPRINT
        arxiv = arxiv_of(entry.arxiv, doi)
        return cls(entry, read_title(entry.title), read_people(entry), sort, doi, arxiv)

    @cached_property
    def isbns(self) -> frozenset[str]:
        """The ISBNs."""
        return isbns(self.entry.extra.get("isbn") or self.entry.isbn)

    @property
    def is_preprint(self) -> bool:
        """Whether it is a preprint."""
        return self.sort is Sort.PREPRINT

    @cached_property
    def place(self) -> str | None:
        """Where it appeared, as written."""
        if self.entry.venue:
            return self.entry.venue.text
        return self.entry.extra.get("eventtitle")

    @cached_property
    def page(self) -> str | None:
        """The first page, or the number that stands for it."""
        match = _PAGE.search(self.entry.pages or self.entry.extra.get("eid", ""))
        return match[0].lower().lstrip("0") if match else None

    @property
    def is_long(self) -> bool:
        """Whether it stands on several pages."""
        return len(_PAGE.findall(self.entry.pages or "")) > 1

    @property
    def is_supplement(self) -> bool:
        """Whether its page is one of a supplement."""
        return (self.page or "")[:1] == "s"

    @cached_property
    def marks(self) -> frozenset[str]:
        """What says that this is about another work, or another form of it."""
        said = (self.entry.genre, self.entry.extra.get("titleaddon"))
        return frozenset(_MARKS.findall(fold(" | ".join(filter(None, said)))))

    @cached_property
    def names(self) -> frozenset[str]:
        """The keys of the works that this one names: its whole, its relations."""
        said = (self.entry.extra.get(name, "") for name in _NAMING)
        return frozenset(key.strip().lower() for text in said for key in text.split(",")) - {""}

    @cached_property
    def publisher(self) -> frozenset[str]:
        """The telling words of the publisher."""
        found = words(self.entry.publisher or "")
        return frozenset(word for word in found if len(word) > 1 and word not in _IMPRINTS)

    def figures(self, name: str) -> frozenset[str]:
        """Give the words and figures of a field."""
        return frozenset((self.said(name) or "").split())

    def said(self, name: str) -> str | None:
        """Give a field as it is compared: its figures and words, without leading noughts.

        >>> from bibnorm.model import Source
        >>> entry = Entry(key="a", type="book", volume="Vol. 02", source=Source(text=""))
        >>> Facts.of(entry).said("volume")
        '2'
        """
        value = getattr(self.entry, name, None) or self.entry.extra.get(name)
        found = _NUMBER.findall(fold(str(value or "")))
        kept = [word.lstrip("0") or "0" for word in found if word not in _NO_NUMBERS]
        return " ".join(kept) or None
