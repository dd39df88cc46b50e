"""A rule that flags names in an entry: it is told where, and touches annotations alone."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from bibnorm.bibfile.annotations import DEFAULT, MARK, labelled, put, take, without_label
from bibnorm.bibfile.blocks import Entry, Field
from bibnorm.bibfile.insert import behind, taken_out
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules.edit import unwrapped


@dataclass(frozen=True)
class Flags:
    """Which names of an entry get the label and which lose it, counted from 1."""

    put: tuple[int, ...] = ()
    take: tuple[int, ...] = ()


def annotated(entry: Entry, role: str) -> Field | None:
    """Give the field with the annotations of a field of names, if there is one."""
    return entry.get(f"{role}{MARK}") or entry.get(f"{role}{MARK}{DEFAULT}")


def flagged(entry: Entry, role: str, label: str) -> list[int] | None:
    """Give the places of the names that bear a label; None where a macro hides what is said."""
    field = annotated(entry, role)
    if field is None:
        return []
    return None if field.inner is None else labelled(field.inner, label)


def highlighter(role: str, label: str, flags: Callable[[Entry], Flags | None]) -> Rule:
    """Make the rule that writes the annotations of a field of names.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> rule = highlighter("author", "highlight", lambda entry: Flags(put=(2,)))
    >>> print(shown(rule, "@misc{a, author = {A and B}, year = 2001}"))
    @misc{a, author = {A and B}, author+an = {2=highlight}, year = 2001}
    >>> rule = highlighter("author", "highlight", lambda entry: Flags(take=(2,)))
    >>> print(shown(rule, "@misc{a, author = {A and B}, author+an = {2=highlight}, year = 2001}"))
    @misc{a, author = {A and B}, year = 2001}
    """
    names = frozenset({f"{role}{MARK}", f"{role}{MARK}{DEFAULT}"})

    def apply(entry: Entry, _context: Context) -> Entry:
        wanted = flags(entry)
        return entry if wanted is None else _written(entry, role, label, wanted)

    def essence(value: str) -> str:
        return repr(without_label(unwrapped(value), label))

    def only_label(field: Field, _entry: Entry) -> bool:
        return field.low in names and field.inner is not None and not _said(field, label)

    says = "the highlighted author is annotated"
    return Rule(
        "highlight",
        says,
        apply,
        touches=names,
        essence=essence,
        adds=only_label,
        drops=only_label,
    )


def _said(field: Field, label: str) -> Collection[str]:
    return without_label(field.inner or "", label)


def _written(entry: Entry, role: str, label: str, flags: Flags) -> Entry:
    field = annotated(entry, role)
    if field is None:
        at = next((at for at, one in enumerate(entry.fields) if one.low == role), None)
        if at is None or not flags.put:
            return entry
        value = "; ".join(f"{index}={label}" for index in flags.put)
        return behind(entry, at, f"{entry.fields[at].name}{MARK}", f"{{{value}}}")
    if field.inner is None:
        return entry
    inner = _changed(field.inner, label, flags)
    if inner == field.inner:
        return entry
    at = next(at for at, one in enumerate(entry.fields) if one is field)
    if not inner.strip():
        return taken_out(entry, at)
    fields = (*entry.fields[:at], field.holding(inner), *entry.fields[at + 1 :])
    return replace(entry, fields=fields)


def _changed(text: str, label: str, flags: Flags) -> str:
    for index in flags.take:
        text = take(text, index, label)
    for index in flags.put:
        text = put(text, index, label) or text
    return text
