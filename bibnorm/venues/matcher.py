"""The authority: match a venue string to one record, or abstain."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from bibnorm.lexicon.ordinals import ordinals_in
from bibnorm.model import Venue, VenueContext
from bibnorm.venues import acronyms
from bibnorm.venues.by_catalogue import agreement
from bibnorm.venues.case import Case, Verdict
from bibnorm.venues.catalogue import Catalogue
from bibnorm.venues.decide import decide
from bibnorm.venues.editions import booktitle_of
from bibnorm.venues.nearest import nearest
from bibnorm.venues.reading import Reading, read
from bibnorm.venues.record import Compiled, Record
from bibnorm.venues.tables import Tables
from bibnorm.venues.words import fold, words

_LEAST = 0.8  # how well a text must agree with a former name
_CACHED = 50_000
_NOTHING = VenueContext()
_LONGEST = 600  # characters of a venue's name; what follows is none


@dataclass(frozen=True, slots=True)
class Explained:
    """An answer with what decided it; `nearest` are the ids of the records that came next."""

    venue: Venue
    evidence: str
    nearest: tuple[str, ...]


class Venues:
    """The venue authority: `match` a string, `get` a record."""

    def __init__(self, compiled: Compiled, catalogue: Catalogue | None = None) -> None:
        """Take a compiled authority (`load_venues` gives the package's own)."""
        self._tables = Tables(compiled, catalogue)
        self._cache: dict[tuple[str, VenueContext], tuple[Venue, str]] = {}

    def __len__(self) -> int:
        """Count the records, those of the catalogue too."""
        catalogue = self._tables.catalogue
        return len(self._tables.records) + (len(catalogue) if catalogue else 0)

    def __iter__(self) -> Iterator[str]:
        """Go through the ids of the records that are no journals of the catalogue alone."""
        return iter(self._tables.by_id)

    def get(self, key: str) -> Record | None:
        """Give the record of an id, or None."""
        at, catalogue = self._tables.by_id.get(key), self._tables.catalogue
        if at is None and catalogue is not None and (found := catalogue.with_id(key)) is not None:
            return catalogue.record(found)
        return None if at is None else self._tables.record(at)

    def match(self, text: str, context: VenueContext | None = None) -> Venue:
        """Give the venue as written, with the record's facts if one is sure.

        `text` is what stands as journal, booktitle or the like; `context` is what
        else the entry says. Declines (id None) workshops at a known venue,
        companions, names with a word too many or too few, and acronyms that the
        name beside them does not bear out; names `candidates` where several
        records remain.

            >>> from bibnorm.venues import load_venues
            >>> venues = load_venues()
            >>> venue = venues.match("Proc. of the 8th Int'l Conf. on Learning Representations")
            >>> venue.id, venue.acronym
            ('iclr', 'ICLR')
            >>> venues.match("ICLR Workshop on Odd Things").id is None
            True
        """
        return self.decided(text, context)[0]

    def decided(self, text: str, context: VenueContext | None = None) -> tuple[Venue, str]:
        """Give what `match` gives, and the name of the evidence that decided it."""
        context = self._telling(context) if context else _NOTHING
        key = (text, context)
        if (known := self._cache.get(key)) is not None:
            return known
        if len(self._cache) >= _CACHED:
            self._cache.clear()
        reading = _with_context(_read(text), context)
        verdict = decide(self._tables, reading, context)
        found = self._cache[key] = self._venue(text, reading, verdict), verdict.evidence
        return found

    def _telling(self, context: VenueContext) -> VenueContext:
        """Leave out what tells nothing, so that entries of one venue ask one question."""
        at = self._tables.with_doi(context.doi) if context.doi else None
        doi = None if at is None else self._tables.record(at).doi_prefix[0]
        return replace(context, doi=doi, location=None, section=None, has_pages=False)

    def of_doi(self, doi: str) -> Record | None:
        """Give the record of whose venue, and of no other, DOIs begin so.

        >>> from bibnorm.venues import load_venues
        >>> load_venues().of_doi("10.1109/CVPR42600.2020.00001").id
        'cvpr'
        """
        at = self._tables.with_doi(doi)
        return None if at is None else self._tables.record(at)

    def explain(self, text: str, context: VenueContext | None = None) -> Explained:
        """Say what `match` answers, what decided it, and which records come nearest.

        >>> from bibnorm.venues import load_venues
        >>> it = load_venues().explain("Int'l Conf. on Learning Representation")
        >>> it.venue.id, it.evidence
        ('iclr', 'words of the name')
        """
        context = context or _NOTHING
        venue, evidence = self.decided(text, context)
        reading = _with_context(_read(text), context)
        near = nearest(Case(self._tables, reading, context))
        ids = (self._tables.record(at).id for at in near)
        return Explained(venue, evidence, tuple(key for key in ids if key != venue.id))

    def _venue(self, text: str, reading: Reading, verdict: Verdict) -> Venue:
        if verdict.record is None:
            ids = tuple(self._tables.record(at).id for at in verdict.candidates)
            return Venue(text=text, acronym=_written(reading), candidates=ids)
        record = self._tables.record(verdict.record)
        name, acronym = record.then(reading.year or _year_of_name(record, reading))
        return Venue(
            text=text,
            id=record.id,
            name=name if record.id in self._tables.by_id else _as_set(name, reading.name),
            acronym=acronym,
            kind=record.kind,
            publisher=None if verdict.shared else record.publisher,
            issn=record.issn[0] if record.issn and not verdict.shared else None,
            iso4=record.iso4 if name == record.name else None,
            booktitle=_booktitle(record, reading),
            confidence=round(verdict.confidence, 2),
        )


@lru_cache(_CACHED)
def _read(text: str) -> Reading:
    """Take a string apart; what is too long for a venue's name is none."""
    return read(text[:_LONGEST])


def _as_set(name: str, written: str) -> str:
    """Give the name of a catalogue as it stands in the text, where only letters' forms differ.

    Libraries write titles as sentences, and some have lost the marks on letters;
    what is all small or all capitals is nobody's choice, though.

    >>> _as_set("Heart failure", "Heart Failure"), _as_set("Lung", "LUNG")
    ('Heart Failure', 'Lung')
    >>> _as_set("Notas de poblacion", "Notas de población")
    'Notas de población'
    """
    chosen = not (written.isupper() or written.islower())
    return written if chosen and fold(written) == fold(name) else name


def _booktitle(record: Record, reading: Reading) -> str | None:
    """Give the title of the proceedings of the entry's year; of no year nothing is sure."""
    if record.booktitle is None or reading.year is None:
        return None
    counts = set(ordinals_in(reading.name)).difference(ordinals_in(record.name))
    if len(counts) > 1:
        return None
    return booktitle_of(record, reading.year, counts.pop() if counts else None)


def _with_context(reading: Reading, context: VenueContext) -> Reading:
    """Put the acronym and the year that stood elsewhere in the entry beside the name."""
    if context.acronym and not reading.acronyms:
        bare = acronyms.strip_edition(context.acronym)
        if acronyms.looks_like_acronym(bare):
            reading = replace(reading, acronyms=(bare,))
    if reading.year is None and context.year is not None:
        reading = replace(reading, year=context.year)
    return reading


def _year_of_name(record: Record, reading: Reading) -> int | None:
    """Without a year, a former name speaks of its own time."""
    if not record.former:
        return None
    written = {acronyms.key(word.text) for word in reading.words}
    written |= {acronyms.key(acronym) for acronym in reading.acronyms}
    forms = (reading.words, words(reading.text))
    now = max(agreement(form, words(record.name)) for form in forms)
    for past in record.former:
        own = past.acronym if past.acronym != record.acronym else None
        then = max(agreement(form, words(past.name)) for form in forms)
        if then > max(now, _LEAST) or acronyms.key(own or "?") in written:
            return past.until
    return None


def _written(reading: Reading) -> str | None:
    """Give the acronym as it stands in the text, when no record is behind it."""
    return reading.acronyms[0] if reading.acronyms else None
