"""Fields without a value."""

from bibnorm.bibfile.blocks import Entry, Field
from bibnorm.bibfile.fieldnames import HEIRS
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules.edit import without


def apply(entry: Entry, _context: Context) -> Entry:
    """Drop fields that hold nothing, unless the entry inherits: there they hold off a value.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc{a, note = {}, year = {2001}}"))
    @misc{a, year = {2001}}
    >>> print(shown(RULE, "@misc{a, note = {}, crossref = {b}}"))
    @misc{a, note = {}, crossref = {b}}
    """
    return entry if entry.has(*HEIRS) else without(entry, lambda field: field.is_blank)


def drops(field: Field, entry: Entry) -> bool:
    """A field may go if it is blank, and nothing is inherited."""
    return field.is_blank and not entry.has(*HEIRS)


RULE = Rule("blank", "fields without a value are dropped", apply, drops=drops)
