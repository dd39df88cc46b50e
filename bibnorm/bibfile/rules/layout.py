"""How an entry stands on its lines."""

from dataclasses import replace

from bibnorm.bibfile.blocks import Entry, Field
from bibnorm.bibfile.rule import Context, Rule


def apply(entry: Entry, context: Context) -> Entry:
    """Put each field on a line of its own, two blanks in, a comma behind each.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc {a, title={T}, year  = 2001}"))
    @misc{a,
      title = {T},
      year = 2001,
    }
    >>> from bibnorm.bibfile.rule import Options
    >>> print(shown(RULE, "@misc{a, title={T}, year=1}", Options(indent=" ", align=True)))
    @misc{a,
     title = {T},
     year  = 1,
    }
    """
    before = context.newline + context.options.indent
    width = max(len(field.name) for field in entry.fields) if _is_aligned(entry, context) else 0
    laid = replace(
        entry,
        at="@",
        opening=entry.opening.strip(" \t\r\n"),
        comma="," if entry.fields or entry.comma else "",
        fields=tuple(_laid(field, before, width) for field in entry.fields),
        closing=(context.newline if entry.fields else "") + entry.closing[-1],
    )
    return entry if laid == entry else laid


def _is_aligned(entry: Entry, context: Context) -> bool:
    return context.options.align and bool(entry.fields)


def _laid(field: Field, before: str, width: int) -> Field:
    equals = " " * (width - len(field.name)) + " = "
    if (field.before, field.equals, field.after) == (before, equals, ","):
        return field
    return Field(before, field.name, equals, field.value, ",")


RULE = Rule("layout", "a line for each field, two blanks in", apply)
