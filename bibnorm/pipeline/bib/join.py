"""Join entries that are one work: one is kept, what it lacks is taken over, nothing is settled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bibnorm.bibfile import Entry
from bibnorm.bibfile.blocks import Field
from bibnorm.pipeline.bib.fields import NAMING, covers, is_of_a_program, same_field
from bibnorm.pipeline.bib.values import Values

IDS = "ids"


@dataclass(frozen=True)
class Conflict:
    """A field in which the entry that goes says something else than the one that stays."""

    field: str
    kept: str
    other: str
    kept_line: int
    other_line: int
    key: str
    place: int
    """The place of the entry that goes among the blocks of the file."""


@dataclass(frozen=True)
class Taken:
    """A field that the kept entry lacks, from the entry that goes."""

    field: Field
    key: str


@dataclass(frozen=True)
class Joint:
    """How entries of one work become one."""

    kept: Entry
    gone: tuple[Entry, ...]
    taken: tuple[Taken, ...]
    conflicts: tuple[Conflict, ...]
    left: tuple[tuple[str, str], ...]
    """Fields of programs that go with their entries: key and name."""


def most_complete(entries: Sequence[Entry], values: Values) -> Entry:
    """Give the entry that says most; of several the first."""
    return max(entries, key=lambda entry: _said(entry, values))


def _said(entry: Entry, values: Values) -> int:
    whole = values.whole(entry).items()
    return sum(bool(value.strip()) and not is_of_a_program(name) for name, value in whole)


def plan(kept: Entry, gone: Sequence[Entry], values: Values) -> Joint:
    r"""Say how entries become one: what is taken over, and what nobody but a person may settle.

    >>> from bibnorm.bibfile import split
    >>> file = split('''@misc{a, title = {Rain}, year = 2001}
    ... @misc{b, title = {RAIN}, year = 2002, doi = {10.1000/rain}}''')
    >>> a, b = file.entries
    >>> joint = plan(a, [b], Values(file))
    >>> [taken.field.name for taken in joint.taken]
    ['doi']
    >>> [(one.field, one.kept, one.other) for one in joint.conflicts]
    [('year', '2001', '2002')]
    """
    said = dict(values.whole(kept))
    place = values.place(kept)
    taken: list[Taken] = []
    conflicts: list[Conflict] = []
    left: list[tuple[str, str]] = []
    for entry in gone:
        at = values.place(entry)
        conflicts += _of_type(kept, entry, at)
        for name, value, field in _fields(entry, values):
            known = covers(said, name, value)
            if known is None and value.strip():
                raw = values.movable(field, place) if field else f"{{{value}}}"
                taken.append(
                    Taken(Field("", field.name if field else name, "", raw, ""), entry.key)
                )
                said[name] = value
            elif known is False and is_of_a_program(name):
                left.append((entry.key, name))
            elif known is False:
                conflicts.append(_conflict(kept, entry, at, (name, value), said))
    return Joint(kept, tuple(gone), tuple(taken), tuple(conflicts), tuple(left))


def _of_type(kept: Entry, other: Entry, at: int) -> list[Conflict]:
    types = {entry.type.lower() for entry in (kept, other)}
    if len(types) == 1 or types == {"inproceedings", "conference"}:
        return []
    names = (f"@{kept.type}", f"@{other.type}")
    return [Conflict("entry type", *names, kept.line, other.line, other.key, at)]


def _conflict(
    kept: Entry, other: Entry, at: int, field: tuple[str, str], said: dict[str, str]
) -> Conflict:
    name, value = field
    there, known = next(iter(same_field(name, said)))
    lines = kept.line_of(there), other.line_of(name)
    return Conflict(name, known, value, *lines, other.key, at)


def _fields(entry: Entry, values: Values) -> Iterator[tuple[str, str, Field | None]]:
    """Give all that an entry says, each field that it repeats too, and what it inherits.

    What is inherited is taken over instead of the field that names from where.
    """
    for field in entry.fields:
        if field.low not in ("crossref", "xdata", IDS):
            yield field.low, values.of(field), field
    own = entry.names
    for name, value in values.whole(entry).items():
        if name not in own:
            yield name, value, None


def joined(joint: Joint, values: Values) -> Entry:
    """Give the kept entry with what it takes over; what stood in it stands as it stood."""
    entry = joint.kept
    for taken in joint.taken:
        entry = with_field(entry, taken.field.name, taken.field.value)
    return with_ids(entry, _old_keys(joint, values))


def _old_keys(joint: Joint, values: Values) -> list[str]:
    """Give the keys under which the work is still to be found, those known before with them."""
    keys = list[str]()
    for entry in joint.gone:
        keys += [entry.key, *split_keys(values.own(entry).get(IDS, ""))]
    known = {joint.kept.key, *split_keys(values.own(joint.kept).get(IDS, ""))}
    return [key for key in dict.fromkeys(keys) if key and key not in known]


def split_keys(text: str) -> list[str]:
    """Cut a list of keys at its commas."""
    return [key.strip() for key in text.split(",") if key.strip()]


def with_ids(entry: Entry, keys: Sequence[str]) -> Entry:
    """Let an entry be cited under other keys too: biblatex's `ids`.

    >>> from bibnorm.bibfile import split
    >>> with_ids(next(split("@misc{a, ids = {b}}").entries), ["c"]).text
    '@misc{a, ids = {b, c}}'
    """
    return with_listed(entry, IDS, keys)


def with_listed(entry: Entry, name: str, keys: Sequence[str]) -> Entry:
    """Add keys to a field that lists keys."""
    if not keys:
        return entry
    field = entry.get(name)
    if field is None:
        return with_field(entry, name, f"{{{', '.join(keys)}}}")
    listed = ", ".join([*filter(None, [(field.inner or field.value).strip()]), *keys])
    new = field.valued(f"{{{listed}}}")
    fields = tuple(new if one is field else one for one in entry.fields)
    return replace(entry, fields=fields)


def with_field(entry: Entry, name: str, value: str) -> Entry:
    """Add a field at the end of an entry, laid out as the one before it; fill an empty one.

    >>> from bibnorm.bibfile import split
    >>> print(with_field(next(split("@misc{a,\\n  x = {1}\\n}").entries), "doi", "{2}").text)
    @misc{a,
      x = {1},
      doi = {2}
    }
    """
    if (blank := entry.get(name.lower())) is not None:
        fields = tuple(one.valued(value) if one is blank else one for one in entry.fields)
        return replace(entry, fields=fields)
    if not entry.fields:
        field = Field(" ", name, " = ", value, "")
        return replace(entry, comma=entry.comma or ",", fields=(field,))
    *front, last = entry.fields
    new = Field(last.before, name, last.equals, value, last.after)
    if not last.after.strip():
        last = replace(last, after=",")
    return replace(entry, fields=(*front, last, new))


def mentions(entry: Entry) -> frozenset[str]:
    """Give the keys that an entry names, in small letters."""
    named = (field.inner for field in entry.fields if field.low in NAMING)
    return frozenset(key.lower() for text in named if text for key in split_keys(text))
