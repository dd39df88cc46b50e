"""The look-up tables over a compiled authority, built when the first string asks for them."""

import re
from collections import defaultdict
from functools import cached_property

from bibnorm.model import VenueKind
from bibnorm.venues.catalogue import ISSN, Catalogue
from bibnorm.venues.index import Index
from bibnorm.venues.names import Name, content_of, sort_words
from bibnorm.venues.record import Compiled, Record, Surface
from bibnorm.venues.words import SOFT, Word, is_sponsor, words

_GOES_ON = re.compile(r"-?[a-z]")
_JOURNALS = frozenset({VenueKind.JOURNAL, VenueKind.MAGAZINE, VenueKind.SERIES, VenueKind.PREPRINT})


class Tables:
    """Exact names, acronyms, ISSNs and aligned names of one compiled authority.

    A record is meant by its position; those of the catalogue, if there is one, stand
    behind those of the authority.
    """

    def __init__(self, compiled: Compiled, catalogue: Catalogue | None = None) -> None:
        """Keep the authority; the tables come when they are asked for."""
        self.records = compiled.records
        self.catalogue = catalogue
        self._surfaces = compiled.surfaces
        self._names: dict[int, tuple[int, Name]] = {}
        self.by_id = {record.id: at for at, record in enumerate(compiled.records)}

    @cached_property
    def exact(self) -> dict[tuple[str, ...], int]:
        """Normal form of a name → record; forms that lack only soft words after the others."""
        table: dict[tuple[str, ...], int] = {}
        names = [s for s in self._surfaces if not s.acronym and not s.weak]
        for surface in names:
            table[surface.words] = surface.record
        for surface in names:
            fewer = tuple(word for word in surface.words if word not in SOFT)
            if len(fewer) > 2 and not self.is_journal(surface.record):
                table.setdefault(fewer, surface.record)
        return table

    @cached_property
    def weak_names(self) -> dict[tuple[str, ...], tuple[int, ...]]:
        """Normal form of a name that counts only with support → the records that may mean it."""
        table: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for surface in self._surfaces:
            if surface.weak and not surface.acronym:
                table[surface.words].append(surface.record)
        return {form: tuple(owners) for form, owners in table.items()}

    @cached_property
    def acronyms(self) -> dict[str, tuple[int, ...]]:
        """Acronym → the records that may mean it, weak claims among them."""
        table: defaultdict[str, list[int]] = defaultdict(list)
        for surface in self._surfaces:
            word = surface.words[0]
            if surface.acronym and surface.record not in table[word]:
                table[word].append(surface.record)
        return {word: tuple(owners) for word, owners in table.items()}

    @cached_property
    def strong(self) -> frozenset[str]:
        """The acronyms that need no support."""
        return frozenset(s.words[0] for s in self._surfaces if s.acronym and not s.weak)

    @cached_property
    def issns(self) -> dict[str, int]:
        """ISSN → record."""
        return {issn: at for at, record in enumerate(self.records) for issn in record.issn}

    def with_issn(self, issn: str) -> int | None:
        """Give the record of an ISSN, the authority's own first."""
        at = self.issns.get(issn)
        if at is None and self.catalogue is not None and ISSN.fullmatch(issn):
            found = self.catalogue.with_issn(issn)
            at = None if found is None else len(self.records) + found
        return at

    @cached_property
    def _doi_prefixes(self) -> dict[str, list[tuple[str, int]]]:
        """Registrant → how the DOIs of its venues begin, the longest first."""
        table: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for at, record in enumerate(self.records):
            for prefix in record.doi_prefix:
                table[prefix.partition("/")[0]].append((prefix.casefold(), at))
        return {key: sorted(found, key=lambda it: -len(it[0])) for key, found in table.items()}

    def with_doi(self, doi: str) -> int | None:
        """Give the record with whose prefix a DOI begins.

        "10.1109/CVPR" is not how "10.1109/CVPRW50498.2020.00001" begins: no letter may follow.
        """
        folded = doi.casefold()
        for prefix, at in self._doi_prefixes.get(folded.partition("/")[0], ()):
            if folded.startswith(prefix) and not _GOES_ON.match(folded, len(prefix)):
                return at
        return None

    @cached_property
    def dblp(self) -> dict[str, int]:
        """Key at DBLP → record, where only one has it."""
        owners: defaultdict[str, list[int]] = defaultdict(list)
        for at, record in enumerate(self.records):
            if record.dblp:
                owners[record.dblp].append(at)
        return {key: found[0] for key, found in owners.items() if len(found) == 1}

    def words_of(self, at: int) -> tuple[tuple[Word, ...], ...]:
        """Give the content words of the forms of a record's name."""
        known = len(self.records)
        if at < known or self.catalogue is None:
            return tuple(name.content for name in self.names_of(at))
        return tuple(sort_words(name).content for name in self.catalogue.names(at - known))

    @cached_property
    def _aligned(self) -> tuple[Surface, ...]:
        """The surfaces whose names may be aligned: of two content words and more."""
        names = (s for s in self._surfaces if not s.acronym and not s.weak)
        return tuple(s for s in names if len(content_of(s.words)) > 1)

    @property
    def count(self) -> int:
        """How many names may be aligned."""
        return len(self._aligned)

    def name(self, where: int) -> tuple[int, Name]:
        """Give a name that may be aligned, with its record; sorted when it is asked for."""
        if (known := self._names.get(where)) is None:
            surface = self._aligned[where]
            known = self._names[where] = surface.record, sort_words(map(Word, surface.words))
        return known

    @cached_property
    def index(self) -> Index:
        """The index over the names that may be aligned."""
        return Index([content_of(surface.words) for surface in self._aligned])

    @cached_property
    def _where(self) -> dict[int, list[int]]:
        """Record → where its names that may be aligned stand."""
        table: defaultdict[int, list[int]] = defaultdict(list)
        for where, surface in enumerate(self._aligned):
            table[surface.record].append(where)
        return table

    def names_of(self, at: int) -> tuple[Name, ...]:
        """Give the names of a record that may be aligned."""
        return tuple(self.name(where)[1] for where in self._where.get(at, ()))

    @cached_property
    def _societies(self) -> dict[int, frozenset[str]]:
        return {}

    def societies(self, at: int) -> frozenset[str]:
        """Give the societies that may stand before a record's name."""
        if at not in self._societies:
            record = self.record(at)
            texts = (record.name, record.publisher or "", record.acronym or "", *record.sponsors)
            found = {w.text for text in (*texts, *record.aliases) for w in words(text)}
            self._societies[at] = frozenset(word for word in found if is_sponsor(word))
        return self._societies[at]

    def is_journal(self, at: int) -> bool:
        """Tell whether a record is something that appears, not something that is held."""
        return self.record(at).kind in _JOURNALS

    def is_series(self, at: int) -> bool:
        """Tell whether a record is a book series, which stands beside a venue."""
        return self.record(at).kind is VenueKind.SERIES

    def record(self, at: int) -> Record:
        """Give a record by its position."""
        known = len(self.records)
        if at < known or self.catalogue is None:
            return self.records[at]
        return self.catalogue.record(at - known)
