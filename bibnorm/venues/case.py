"""One string under judgement: what was read, what may be looked up, what was decided."""

from dataclasses import dataclass
from functools import cached_property

from bibnorm.model import VenueContext
from bibnorm.venues import acronyms
from bibnorm.venues.names import Name, sort_words
from bibnorm.venues.reading import Reading
from bibnorm.venues.tables import Tables
from bibnorm.venues.words import Word, words


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the evidence says: one record, several between which it is open, or none.

    `evidence` names what answered; `shared` says that several records bear the very
    name, so that nothing but the name is sure.
    """

    record: int | None = None
    confidence: float = 0.0
    candidates: tuple[int, ...] = ()
    evidence: str = ""
    shared: bool = False


NONE = Verdict()


@dataclass(frozen=True)
class Case:
    """A venue string, read, with the tables to look it up in."""

    tables: Tables
    reading: Reading
    context: VenueContext

    @cached_property
    def name(self) -> Name:
        """The words of the name by what they do."""
        return sort_words(self.reading.words)

    @cached_property
    def written(self) -> frozenset[str]:
        """The look-up forms of all acronyms beside the name and in it."""
        beside = (key for acronym in self.reading.acronyms for key in look_up_forms(acronym))
        return frozenset(beside).union(self.inline)

    @cached_property
    def inline(self) -> tuple[str, ...]:
        """The acronyms that stand among the words of the name."""
        return self._parted[0]

    @cached_property
    def content(self) -> tuple[Word, ...]:
        """The content words that are no acronyms."""
        return self._parted[1]

    @cached_property
    def _parted(self) -> tuple[tuple[str, ...], tuple[Word, ...]]:
        known = self.tables.acronyms
        content = self.name.content
        # A lone word may be both: "Middleware 2019".
        if len(content) == 1 and content[0].text in known:
            return (content[0].text,), ()
        strange = {w.text for w in content if w.text in known and w.text not in self.tables.index}
        societies = (word for word in sorted(self.name.societies) if word in known)
        found = (*societies, *(w.text for w in content if w.text in strange))
        return found, tuple(word for word in content if word.text not in strange)

    def supports(self, at: int) -> bool:
        """Tell whether some acronym in the text may be the record's."""
        return any(at in self.tables.acronyms.get(key, ()) for key in self.written)

    def narrowed(self, owners: tuple[int, ...]) -> tuple[int, ...]:
        """Narrow several records down by what the entry calls for, as far as it does."""
        for fits in (self._is_kind, self._is_printed, self._is_held, self.is_published):
            owners = tuple(at for at in owners if fits(at)) or owners
        return owners

    def _is_kind(self, at: int) -> bool:
        return self.tables.record(at).kind is self.context.kind

    def _is_printed(self, at: int) -> bool:
        return self.context.has_volume and self.tables.is_journal(at)

    def _is_held(self, at: int) -> bool:
        return "proceedings" in self.name.kinds and not self.tables.is_journal(at)

    def is_published(self, at: int) -> bool:
        """Tell whether a society of the record's stands in the name or is the publisher."""
        return bool(self._publisher & self.tables.societies(at))

    @cached_property
    def _publisher(self) -> frozenset[str]:
        return frozenset(word.text for word in words(self.context.publisher or ""))


def look_up_forms(written: str) -> tuple[str, ...]:
    """Give the look-up forms of an acronym: whole, and of each part of a joint event's.

    >>> look_up_forms("ACM SIGMOD/PODS '12")
    ('sigmodpods', 'sigmod', 'pods')
    """
    text, _ = acronyms.bare(acronyms.strip_edition(written))
    pieces = acronyms.pieces(text)
    return (acronyms.key(text), *(pieces if len(pieces) > 1 else ()))
