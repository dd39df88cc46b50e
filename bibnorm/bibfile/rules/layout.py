"""How an entry stands on its lines."""

from dataclasses import replace

from bibnorm.bibfile.blocks import Entry, Field
from bibnorm.bibfile.rule import Context, Rule

INDENT = "  "


def apply(entry: Entry, context: Context) -> Entry:
    """Put each field on a line of its own, two blanks in, a comma behind each.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc {a, title={T}, year  = 2001}"))
    @misc{a,
      title = {T},
      year = 2001,
    }
    """
    before = context.newline + INDENT
    laid = replace(
        entry,
        at="@",
        opening=entry.opening.strip(" \t\r\n"),
        comma="," if entry.fields or entry.comma else "",
        fields=tuple(_laid(field, before) for field in entry.fields),
        closing=(context.newline if entry.fields else "") + entry.closing[-1],
    )
    return entry if laid == entry else laid


def _laid(field: Field, before: str) -> Field:
    if (field.before, field.equals, field.after) == (before, " = ", ","):
        return field
    return Field(before, field.name, " = ", field.value, ",")


RULE = Rule("layout", "a line for each field, two blanks in", apply)
