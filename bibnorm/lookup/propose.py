"""What records say that an entry lacks, and where they differ from it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import eq

from bibnorm.bibfile import BibFile
from bibnorm.bibfile import Entry as Raw
from bibnorm.bibfile.blocks import Field
from bibnorm.bibfile.rules.edit import unwrapped
from bibnorm.dedupe import Facts, may_be_one
from bibnorm.dedupe.words import words
from bibnorm.lookup.asfields import beside
from bibnorm.lookup.complete import ENTRYTYPE, Change
from bibnorm.lookup.fuller import is_fuller
from bibnorm.lookup.judge import Answer
from bibnorm.model import Entry
from bibnorm.pipeline.bib.join import Conflict, plan
from bibnorm.pipeline.bib.values import Values
from bibnorm.pipeline.works import Work
from bibnorm.write.options import Options

_OF_CONTAINERS = ("journal", "journaltitle", "booktitle", "series", "volume", "number")
_OF_NUMBERS = ("doi", "eprint", "archiveprefix", "eprinttype", "primaryclass", "eprintclass")
PROPOSED = (
    *("author", "editor"),
    "title",
    *_OF_CONTAINERS,
    "pages",
    "publisher",
    "date",
    "year",
    "month",
    *_OF_NUMBERS,
    "isbn",
    "issn",
)
"""The fields of a record that an entry may get; the rest is the owner's business."""

_NAMED_IN_MANY_WAYS = frozenset(
    {"journal", "journaltitle", "booktitle", "series", "publisher", "issn"}
)
"""What a venue is called differs from record to record, and says nothing of the work."""

_OF_TYPES = frozenset((*_OF_CONTAINERS, "editor", "publisher", "isbn", "issn"))
"""What only an entry of the record's type has, or has in this sense."""

_COMPARED = frozenset(PROPOSED) - _NAMED_IN_MANY_WAYS
_OF_NO_TYPE = frozenset(("misc", "online", "electronic", "www", "unpublished"))
_ONE_DATE = frozenset({"date", "year"})
_TYPE_OF_CONFLICTS = "entry type"


def with_both_dates(accepted: Collection[str]) -> Collection[str]:
    """Give the fields that are accepted: `date` and `year` are one, whichever an entry has."""
    return accepted if _ONE_DATE.isdisjoint(accepted) else _ONE_DATE.union(accepted)


@dataclass(frozen=True)
class Said:
    """A field as a record has it: its value as it would be written, and whose record it is."""

    field: str
    value: str
    by: Answer

    @property
    def text(self) -> str:
        """The value without its braces."""
        return unwrapped(self.value)


@dataclass(frozen=True)
class Differing:
    """A field of an entry of which no record says what the entry says; as they are read."""

    kept: str
    other: str
    said: Said
    is_fuller: bool = False
    """Whether the record says the same, and more of it: whole names, the month of a year."""

    @property
    def field(self) -> str:
        """The field."""
        return self.said.field


@dataclass(frozen=True)
class Proposal:
    """What may be added to an entry, and what a person would have to accept."""

    missing: tuple[Said, ...] = ()
    differing: tuple[Differing, ...] = ()
    of_type: tuple[Said, ...] = ()
    """What is to be added with the record's type, where that is accepted."""

    def changes(self, accepted: Collection[str] = ()) -> tuple[Change, ...]:
        """Give what to write, with the record's values of the accepted fields."""
        wanted = with_both_dates(accepted)
        taken = tuple(one.said for one in self.differing if one.field in wanted)
        more = self.of_type if any(one.field == ENTRYTYPE for one in taken) else ()
        return tuple(Change(one.field, one.value) for one in (*taken, *self.missing, *more))

    def without(self, kept: Callable[[Said], bool]) -> "Proposal":
        """Give what is left of it where a person decided that some fields stay as they are.

        A type without the container that it wants would be half of one.
        """
        missing, of_type = (
            tuple(one for one in said if not kept(one)) for said in (self.missing, self.of_type)
        )
        differing = tuple(one for one in self.differing if not kept(one.said))
        lost = {one.field for one in self.of_type} - {one.field for one in of_type}
        if not lost.isdisjoint(_OF_CONTAINERS):
            differing = tuple(one for one in differing if one.field != ENTRYTYPE)
        has_type = any(one.field == ENTRYTYPE for one in differing)
        return Proposal(missing, differing, of_type if has_type else ())


def propose(work: Work, values: Values, answers: Sequence[Answer], options: Options) -> Proposal:
    """Compare an entry with the records that are the same work, the first goes before the next.

    `values` are those of its file, for the macros that the entry names and the entries from which
    it takes fields. Values that say the same in another way (dashes, braces, order of names) are
    no difference, nor is what only some of the records say otherwise.

        >>> from bibnorm.bibfile import split
        >>> from bibnorm.dedupe import Kind, Verdict
        >>> from bibnorm.lookup.found import Found
        >>> from bibnorm.model import Source
        >>> from bibnorm.pipeline.works import works
        >>> file = split("@article{a, title = {On Rain}, year = 2001, pages = {1-9}}")
        >>> found = Entry(key="x", type="article", title="On rain", year=2002, pages="1-9",
        ...               doi="10.1000/r", source=Source(text=""))
        >>> answer = Answer(Found("s", "x", found), Verdict(Kind.SAME))
        >>> made = propose(works(file)[0], Values(file), [answer], Options())
        >>> [(one.field, one.value) for one in made.missing]
        [('doi', '{10.1000/r}')]
        >>> [(one.field, one.kept, one.other) for one in made.differing]
        [('year', '2001', '2002')]
    """
    return _together([_Compared.of(work, values, answer, options) for answer in answers])


@dataclass(frozen=True)
class _Compared:
    """An entry beside one record."""

    record: Raw
    missing: tuple[Said, ...]
    of_type: tuple[Said, ...]
    differing: tuple[Differing, ...]

    @classmethod
    def of(cls, work: Work, values: Values, answer: Answer, options: Options) -> "_Compared":
        record = beside(work.raw, answer.found.entry, options)
        joint = plan(work.raw, [record], values, Values(BibFile((record,))))
        taken = [
            Said(one.field.low, one.field.value, answer)
            for one in joint.taken
            if one.field.low in PROPOSED and not _is_said_elsewhere(work.raw, one.field, values)
        ]
        differing = list(
            chain.from_iterable(
                _differing(work.says, one, record, answer) for one in joint.conflicts
            )
        )
        has_type = all(one.field != _TYPE_OF_CONFLICTS for one in joint.conflicts)
        gives_type = not has_type and work.raw.type.lower() in _OF_NO_TYPE
        if gives_type:
            types = (f"@{work.raw.type}", f"@{record.type}")
            differing.insert(0, Differing(*types, Said(ENTRYTYPE, record.type, answer)))
        fits = has_type and _place(work.says, answer.found.entry) is not False
        of_type = [one for one in taken if one.field in _OF_TYPES]
        return cls(
            record,
            tuple(one for one in taken if fits or one.field not in _OF_TYPES),
            tuple(of_type if gives_type else ()),
            tuple(differing),
        )

    def is_silent(self, field: str) -> bool:
        """Say whether the record says nothing of a field, and so neither yes nor no."""
        return field != ENTRYTYPE and field not in self.record.names


_ELSEWHERE = {"pages": ("eid", "articleno"), "publisher": ("organization", "institution")}
"""Where else an entry may say it: an article's number, and who printed a meeting's papers."""


def _is_said_elsewhere(raw: Raw, field: Field, values: Values) -> bool:
    """Say whether an entry says a value, or the head of it, in a field that means nearly the same.

    "IEEE" as organization and "IEEE Computer Society" as publisher would be printed both.
    """
    new = words(values.of(field))
    for name in _ELSEWHERE.get(field.low, ()):
        told = raw.told(name)
        known = words(values.of(told)) if told else ()
        if known and all(map(eq, known, new)):
            return True
    return False


def _place(a: Entry, b: Entry) -> bool | None:
    return may_be_one(Facts.of(a).place, Facts.of(b).place)


def _differing(says: Entry, conflict: Conflict, record: Raw, answer: Answer) -> Iterator[Differing]:
    field, raw = conflict.field, record.get(conflict.field)
    if field not in _COMPARED or raw is None:
        return
    said = Said(field, raw.value, answer)
    more = is_fuller(field, conflict.kept, conflict.other, says, answer.found.entry)
    if more is not False:
        yield Differing(conflict.kept, conflict.other, said, is_fuller=more is True)


def _together(compared: Sequence[_Compared]) -> Proposal:
    """Put records together: of what is missing the first counts, to differ all must."""
    missing = _first(one for each in compared for one in each.missing)
    of_type = _first(one for each in compared for one in each.of_type)
    fuller: dict[str, Differing] = {}
    other: dict[str, Differing] = {}
    for each in compared:
        for one in each.differing:
            (fuller if one.is_fuller else other).setdefault(one.field, one)
    for field in [*other]:
        differ = [
            any(one.field == field for one in each.differing)
            for each in compared
            if not each.is_silent(field)
        ]
        if field in fuller or not all(differ):
            del other[field]
    differing = (*fuller.values(), *other.values())
    return Proposal(missing, differing, of_type if ENTRYTYPE in other else ())


def _first(said: Iterator[Said]) -> tuple[Said, ...]:
    found: dict[str, Said] = {}
    for one in said:
        found.setdefault(one.field, one)
    return tuple(found.values())
