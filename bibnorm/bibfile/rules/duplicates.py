"""A field that stands twice with the same value."""

from bibnorm.bibfile.blocks import Entry, Field
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules.edit import without


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
        said = (field.low, field.value)
        found = said in seen
        seen.add(said)
        return found

    return without(entry, again)


RULE = Rule("duplicates", "a field repeated with the same value stands once", apply, repeats=True)
