"""Change fields of an entry; give the same entry where none changes."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from bibnorm.bibfile.blocks import Entry, Field


def each(entry: Entry, names: Collection[str], change: Callable[[Field], Field]) -> Entry:
    """Change the fields of some names."""
    if entry.names.isdisjoint(names):
        return entry
    new = {at: change(field) for at, field in enumerate(entry.fields) if field.low in names}
    changed = {at: field for at, field in new.items() if field is not entry.fields[at]}
    if not changed:
        return entry
    fields = tuple(changed.get(at, field) for at, field in enumerate(entry.fields))
    return entry if fields == entry.fields else replace(entry, fields=fields)


def inner(entry: Entry, names: Collection[str], change: Callable[[str], str]) -> Entry:
    """Change what stands between the braces or quotes of the fields of some names."""

    def changed(field: Field) -> Field:
        if field.inner is None or (text := change(field.inner)) == field.inner:
            return field
        return field.holding(text)

    return each(entry, names, changed)


def without(entry: Entry, dropped: Callable[[Field], bool]) -> Entry:
    """Take fields out; what is left keeps its commas."""
    fields = tuple(field for field in entry.fields if not dropped(field))
    return entry if len(fields) == len(entry.fields) else replace(entry, fields=fields)


def instead(entry: Entry, field: Field, *new: Field) -> Entry:
    """Put other fields in the place of one, with the commas that they need."""
    at = entry.fields.index(field)
    put = [*(replace(one, after=field.after or ",") for one in new[:-1]), new[-1]]
    return replace(entry, fields=(*entry.fields[:at], *put, *entry.fields[at + 1 :]))


def is_single(entry: Entry, *names: str) -> bool:
    """Say whether no field of these names stands there twice."""
    found = [field.low for field in entry.fields if field.low in names]
    return len(found) == len(set(found))


def renamed(entry: Entry, names: Mapping[str, str]) -> Entry:
    """Give fields other names; not one that stands twice, nor a name that stands there."""

    def named(field: Field) -> Field:
        new = names[field.low]
        if entry.has(new) or not is_single(entry, field.low):
            return field
        return replace(field, name=new)

    return each(entry, names, named)


def unwrapped(value: str) -> str:
    """Give a raw value without its outer braces or quotes, for what a rule must keep of it.

    >>> unwrapped("{a}"), unwrapped('"a"'), unwrapped("jan")
    ('a', 'a', 'jan')
    """
    return value[1:-1] if value[:1] + value[-1:] in ("{}", '""') else value


def within(value: str, change: Callable[[str], str]) -> str:
    """Change what stands between the braces or quotes of a raw value; a macro stays.

    >>> within("{a}", str.upper), within("jan", str.upper)
    ('{A}', 'jan')
    """
    if value[:1] + value[-1:] not in ("{}", '""') or len(value) < 2:
        return value
    return f"{value[0]}{change(value[1:-1])}{value[-1]}"
