"""The stages in order: a document in, entries out; lines in, entries out as a stream."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property

from bibnorm.entry import KeyMaker, build
from bibnorm.fields.names import read_name
from bibnorm.find import find, find_lines
from bibnorm.model import (
    Authority,
    Citation,
    Document,
    Entry,
    Listing,
    Problem,
    Record,
    Tagger,
    Venue,
)
from bibnorm.owner import Legend, Owner, find_owner, highlight, learn_legend, read_marks
from bibnorm.pipeline.drafts import Draft, draft_each, draft_list, draft_record
from bibnorm.pipeline.fallback import internal_error, verbatim
from bibnorm.pipeline.places import placed
from bibnorm.pipeline.records import marked_owner, said_by_marks, with_keys
from bibnorm.pipeline.repeats import with_repeated
from bibnorm.pipeline.values import ListReading, Options, Reading
from bibnorm.pipeline.venue import settle_venue, with_volume
from bibnorm.tag import load_tagger
from bibnorm.venues import load_venues

# A stream is tagged in pieces: many lines at once are cheaper, but none may pile up.
_CHUNK_LINES = 256
_CHUNK_LETTERS = 1_000_000
_DEFAULT = Options()


@dataclass(frozen=True, slots=True)
class _Knowledge:
    """What the list as a whole says, for the reading of each entry."""

    owner: Owner | None = None
    legend: Legend = field(default_factory=Legend)
    company: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


class Normalizer:
    """Reads publication lists; holds the tagger and the venue records.

    Both are loaded when they are first needed, and may be handed in instead. A
    normalizer keeps nothing of what it read: lists do not influence each other.
    One citation on which a stage fails never stops the rest; it comes out as
    `misc` with the verbatim line and the problem "internal-error".

        >>> from bibnorm.read import read_text
        >>> normalizer = Normalizer(options=Options(highlight="A. Turing"))
        >>> line = "A. Turing. Computing Machinery and Intelligence. Mind, 59(236):433-460, 1950."
        >>> [entry] = normalizer.document(read_text(line))
        >>> entry.title, entry.year, entry.highlighted
        ('Computing Machinery and Intelligence', 1950, (1,))
    """

    def __init__(
        self,
        tagger: Tagger | None = None,
        venues: Authority | None = None,
        options: Options = _DEFAULT,
    ) -> None:
        """Take the resources, or leave them to be loaded."""
        self._tagger = tagger
        self._venues = venues
        self.options = options

    @cached_property
    def tagger(self) -> Tagger:
        """The tagger, loaded when first asked for."""
        return self._tagger or _shared_tagger()

    @cached_property
    def venues(self) -> Authority:
        """The venue authority, loaded when first asked for."""
        return self._venues or _shared_venues()

    def keys(self) -> KeyMaker:
        """Give a maker of citation keys; hand one to several calls and no key comes twice."""
        return KeyMaker(self.options.key_pattern)

    def document(self, document: Document, *, keys: KeyMaker | None = None) -> list[Entry]:
        """Read a document: one entry for each citation found, in order."""
        return self.read(document, keys=keys).entries

    def read(self, document: Document, *, keys: KeyMaker | None = None) -> ListReading:
        """Read a document and keep what every stage said, for who wants to know why."""
        listing, drafts = self._drafts(document)
        knowledge = self._learn(document, listing, drafts)
        file, format_ = _file_of(document), document.format if document.records else None
        entries = [self._made(draft, knowledge, file, format_) for draft in drafts]
        readings = tuple(map(_reading, drafts, with_keys(entries, keys or self.keys())))
        if document.parts:
            readings = tuple(placed(reading, document) for reading in readings)
        return ListReading(readings, knowledge.owner, listing.passed_over)

    def _drafts(self, document: Document) -> tuple[Listing, list[Draft]]:
        """Read the citations of a document; of records the tagger need not be asked."""
        if document.records:
            drafts = [draft_record(record) for record in document.records]
            return Listing(tuple(draft.tagged.citation for draft in drafts)), drafts
        listing = find(document)
        return listing, list(with_repeated(draft_list(self.tagger, listing.citations)))

    def stream(
        self, lines: Iterable[str], *, file: str | None = None, keys: KeyMaker | None = None
    ) -> Iterator[Entry]:
        """Read lines, each of them one citation: one entry a line, whatever it holds.

        Lines are read as they come and forgotten; they are not taken for one
        person's list, so only `Options.highlight` and emphasis flag an author.

            >>> [entry.year for entry in Normalizer().stream(["K. Gödel. On ... 1931.", ""])]
            [1931, None]
        """
        knowledge = _Knowledge(self._given_owner())
        keys = keys or self.keys()
        for chunk in _chunks(find_lines(lines)):
            for draft in draft_each(self.tagger, chunk):
                entry = self._made(draft, knowledge, file)
                yield entry.model_copy(update={"key": keys.make(entry)})

    def records(self, records: Iterable[Record]) -> Iterator[Entry]:
        """Read records that are no list: none says anything of another, and nobody owns them.

        >>> record = Record("", type="misc", key="r", fields=(("title", "On rain"),))
        >>> [(entry.key, entry.title) for entry in Normalizer().records([record])]
        [('r', 'On rain')]
        """
        for record in records:
            entry = self._made(draft_record(record), _Knowledge(self._given_owner()), None)
            yield entry.model_copy(update={"key": record.key or ""})

    def _given_owner(self) -> Owner | None:
        name = self.options.highlight
        return Owner((read_name(name),), "given", 1.0) if name else None

    def _learn(self, document: Document, listing: Listing, drafts: Sequence[Draft]) -> _Knowledge:
        """Learn from the whole list what no entry says alone: whose it is, what marks mean."""
        values = [draft.values for draft in drafts]
        name = self.options.highlight
        try:
            owner = find_owner(
                listing,
                values,
                given=name,
                given_name=read_name(name) if name else None,
                meta=document.meta,
            )
            if name is None:
                owner = marked_owner(drafts) or owner
            legend = learn_legend((line.text for line in document.lines), values)
            company = self._company(drafts)
        except Exception as error:
            return _Knowledge(problems=(internal_error(error),))
        return _Knowledge(owner, legend, company)

    def _company(self, drafts: Sequence[Draft]) -> frozenset[str]:
        """Give the ids of the venues that are sure without knowing the others."""
        found: set[str] = set()
        for draft in drafts:
            with suppress(Exception):  # its own entry will tell of it
                if draft.values.container or draft.values.acronym:
                    _, venue = settle_venue(draft.tagged.citation, draft.values, self.venues)
                    found.update({venue.id} if venue and venue.id else ())
        return frozenset(found)

    def _made(
        self, draft: Draft, knowledge: _Knowledge, file: str | None, format_: str | None = None
    ) -> Entry:
        """Make the entry, or the one of last resort; its key is still to come."""
        try:
            entry = self._entry(draft, knowledge, file, format_)
        except Exception as error:
            entry = verbatim(draft.tagged.citation, error, file)
        if knowledge.problems:
            entry = entry.model_copy(update={"problems": (*entry.problems, *knowledge.problems)})
        return entry

    def _entry(
        self, draft: Draft, knowledge: _Knowledge, file: str | None, format_: str | None
    ) -> Entry:
        """Bring together what is known of one citation."""
        if draft.failure is not None:
            raise draft.failure
        tagged, values, record = draft.tagged, draft.values, draft.record
        citation = tagged.citation
        venue: Venue | None = None
        # A record says itself what its publisher is: it is not to be taken for a venue.
        if record is None or values.container or values.acronym:
            values, venue = settle_venue(citation, values, self.venues, knowledge.company)
        if record is None:
            values, venue = with_volume(values, venue, self.venues)
        flagged = highlight(citation, values, knowledge.owner)
        equal, corresponding = read_marks(values, knowledge.legend, citation.text)
        if record and record.marks:
            flagged, equal, corresponding = said_by_marks(record, values, flagged)
        return build(
            citation,
            tagged,
            values,
            venue,
            flagged.indices,
            equal,
            corresponding,
            highlight_inferred=flagged.inferred,
            file=file,
            record=record,
            format=format_,
        )


def _reading(draft: Draft, entry: Entry) -> Reading:
    return Reading(draft.tagged.citation, draft.tagged, draft.values, entry)


def _chunks(citations: Iterable[Citation]) -> Iterator[list[Citation]]:
    chunk: list[Citation] = []
    letters = 0
    for citation in citations:
        chunk.append(citation)
        letters += len(citation.text)
        if len(chunk) == _CHUNK_LINES or letters >= _CHUNK_LETTERS:
            yield chunk
            chunk, letters = [], 0
    if chunk:
        yield chunk


def _file_of(document: Document) -> str | None:
    return None if document.name == Document.name else document.name


@cache
def _shared_tagger() -> Tagger:
    return load_tagger()


@cache
def _shared_venues() -> Authority:
    return load_venues()
