"""What a record says that an entry lacks, and where the two differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bibnorm.bibfile import BibFile, Entry, Kind, Other
from bibnorm.bibfile.blocks import Block
from bibnorm.bibfile.split import split
from bibnorm.lookup.found import Found
from bibnorm.model import Dialect
from bibnorm.pipeline.bib.join import Conflict, plan, with_field
from bibnorm.pipeline.bib.values import Values
from bibnorm.write.bibtex import bibtex_entry
from bibnorm.write.options import Options

PROPOSED = (
    "author",
    "editor",
    "title",
    "journal",
    "journaltitle",
    "booktitle",
    "series",
    "volume",
    "number",
    "pages",
    "publisher",
    "date",
    "year",
    "month",
    "doi",
    "eprint",
    "archiveprefix",
    "eprinttype",
    "primaryclass",
    "eprintclass",
    "isbn",
    "issn",
)
"""The fields of a record that an entry may get; the rest is the owner's business."""

_NAMED_IN_MANY_WAYS = frozenset(
    {"journal", "journaltitle", "booktitle", "series", "publisher", "issn"}
)
"""What a venue is called differs from record to record, and says nothing of the work."""

_COMPARED = frozenset(PROPOSED) - _NAMED_IN_MANY_WAYS
_BIBLATEX = frozenset({"journaltitle", "date", "eprinttype", "eprintclass"})


@dataclass(frozen=True)
class Proposal:
    """What may be added to an entry, and what a person would have to accept: field and values."""

    missing: tuple[tuple[str, str], ...] = ()
    differing: tuple[Conflict, ...] = ()
    raw: tuple[tuple[str, str], ...] = ()
    """All that the record says, as it would be written."""


def propose(entry: Entry, blocks: Sequence[Block], found: Found, dialect: Dialect) -> Proposal:
    """Compare an entry with the record that is the same work.

    `blocks` are those of its file, for the macros that the entry names. Values that say the
    same in another way (dashes, braces, order of names) are no difference.

        >>> from bibnorm.model import Entry as Work, Source
        >>> file = split("@article{a, title = {On Rain}, year = 2001, pages = {1-9}}")
        >>> work = Work(key="x", type="article", title="On rain", year=2002, pages="1-9",
        ...             doi="10.1000/r", source=Source(text=""))
        >>> made = propose(next(file.entries), file.blocks, Found("s", "x", work), Dialect.BIBTEX)
        >>> made.missing, [(one.field, one.kept, one.other) for one in made.differing]
        ((('doi', '{10.1000/r}'),), [('year', '2001', '2002')])
    """
    work = found.entry.model_copy(update={"key": "found", "note": None, "extra": {}})
    [other] = split(bibtex_entry(work, Options(dialect))).entries
    strings = tuple(
        block for block in blocks if isinstance(block, Other) and block.kind is Kind.STRING
    )
    joint = plan(entry, [other], Values(BibFile((*strings, entry, other))))
    return Proposal(
        tuple(
            (taken.field.low, taken.field.value)
            for taken in joint.taken
            if taken.field.low in PROPOSED
        ),
        tuple(one for one in joint.conflicts if one.field in _COMPARED),
        tuple((field.low, field.value) for field in other.fields),
    )


def completed(entry: Entry, proposal: Proposal, accepted: Sequence[str]) -> Entry:
    """Give an entry with what it lacked, and with the record's values of the accepted fields."""
    for name, value in proposal.missing:
        entry = with_field(entry, name, value)
    said = dict(proposal.raw)
    for conflict in proposal.differing:
        if conflict.field in accepted and conflict.field in said:
            entry = _with_value(entry, conflict.field, said[conflict.field])
    return entry


def _with_value(entry: Entry, name: str, value: str) -> Entry:
    fields = tuple(field.valued(value) if field.low == name else field for field in entry.fields)
    return replace(entry, fields=fields)


def dialect_of(file: BibFile) -> Dialect:
    """Tell from its fields for which program a file is written."""
    return Dialect.BIBLATEX if any(_told(file)) else Dialect.BIBTEX


def _told(file: BibFile) -> Iterator[bool]:
    return (not entry.names.isdisjoint(_BIBLATEX) for entry in file.entries)
