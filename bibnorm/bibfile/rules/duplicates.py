"""A field that stands twice with the same value."""

from bibnorm.bibfile.blocks import Entry, Field
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules.edit import unwrapped, without


def apply(entry: Entry, _context: Context) -> Entry:
    """Keep the first of fields that say the same; with different values all of them stay.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc{a, note = {N}, year = 2001, NOTE = {N}}"))
    @misc{a, note = {N}, year = 2001,}
    >>> print(shown(RULE, "@misc{a, note = {N}, note = {M}}"))
    @misc{a, note = {N}, note = {M}}
    """
    if len(entry.names) == len(entry.fields):
        return entry
    seen: set[tuple[str, str]] = set()

    def again(field: Field) -> bool:
        said = _said(field)
        found = said in seen
        seen.add(said)
        return found

    return without(entry, again)


def _said(field: Field) -> tuple[str, str]:
    # A macro says something else than the same word in braces.
    kind = "braces" if field.inner is not None else "bare"
    return f"{field.low} {kind}", " ".join(unwrapped(field.value).split())


def drops(field: Field, entry: Entry) -> bool:
    """A field may go if the entry says the same elsewhere."""
    return any(_said(other) == _said(field) for other in entry.fields)


RULE = Rule("duplicates", "a field repeated with the same value stands once", apply, drops=drops)
