"""Braces round a value instead of quotes."""

from dataclasses import replace

from bibnorm.bibfile.blocks import Entry, Field
from bibnorm.bibfile.rule import Context, Rule


def apply(entry: Entry, _context: Context) -> Entry:
    """Write `{...}` for `"..."`; macros, numbers and values put together with `#` stay.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, '@misc{a, note = "N", title = "A" # b, month = may}'))
    @misc{a, note = {N}, title = "A" # b, month = may}
    """
    if not any(field.value[:1] == '"' for field in entry.fields):
        return entry
    fields = tuple(_braced(field) for field in entry.fields)
    return entry if fields == entry.fields else replace(entry, fields=fields)


def _braced(field: Field) -> Field:
    # Behind a backslash some programs take the closing brace for a letter.
    if field.value[:1] != '"' or field.inner is None or field.inner.endswith("\\"):
        return field
    return field.valued(f"{{{field.inner}}}")


def essence(value: str) -> str:
    """What stands between the quotes or braces."""
    return f"{{{value[1:-1]}}}" if value[:1] == '"' and value[-1:] == '"' else value


RULE = Rule("delimiters", "braces round values, not quotes", apply, touches=None, essence=essence)
