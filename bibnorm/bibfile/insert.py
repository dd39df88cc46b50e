"""Put a field into an entry in the layout of its neighbour, and take it out again."""

from dataclasses import replace

from bibnorm.bibfile.blocks import Entry, Field


def behind(entry: Entry, at: int, name: str, value: str) -> Entry:
    """Put a field behind another one, laid out like it.

    >>> from bibnorm.bibfile.split import split
    >>> [entry] = split("@misc{a,author   = {A},   title    = {T}}").entries
    >>> behind(entry, 0, "author+an", "{1=x}").text
    '@misc{a,author   = {A},author+an = {1=x},   title    = {T}}'
    >>> behind(entry, 1, "ids", "{b}").text
    '@misc{a,author   = {A},   title    = {T},   ids      = {b}}'
    """
    beside = entry.fields[at]
    new = Field(_begun(beside.before), name, _equals(entry, beside, name), value, beside.after)
    beside = replace(beside, after=beside.after or ",")
    return replace(entry, fields=(*entry.fields[:at], beside, new, *entry.fields[at + 1 :]))


def taken_out(entry: Entry, at: int) -> Entry:
    """Take a field out; what stood behind it passes to the one before."""
    before, gone = entry.fields[:at], entry.fields[at]
    if before:
        before = (*before[:-1], replace(before[-1], after=gone.after))
    return replace(entry, fields=(*before, *entry.fields[at + 1 :]))


def _begun(before: str) -> str:
    """Give what stands before a field on its own line, blank lines left out."""
    at = max(before.rfind("\n"), before.rfind("\r"))
    if at < 0:
        return before
    start = at - 1 if before[at - 1 : at + 1] == "\r\n" else at
    return before[start:]


def _equals(entry: Entry, beside: Field, name: str) -> str:
    """Give the sign `=` as the neighbour has it; in its column, if all stand in one."""
    sign = beside.equals.lstrip(" ")
    blanks = len(beside.equals) - len(sign)
    columns = {len(f.name) + len(f.equals) - len(f.equals.lstrip(" ")) for f in entry.fields}
    if len(columns) == 1 and len({len(field.name) for field in entry.fields}) > 1:
        blanks = max(columns.pop() - len(name), min(blanks, 1))
    return " " * blanks + sign
