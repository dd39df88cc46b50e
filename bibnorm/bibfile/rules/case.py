"""The type of an entry and the names of its fields in small letters."""

from dataclasses import replace

from bibnorm.bibfile.blocks import Entry, Field
from bibnorm.bibfile.rule import Context, Rule


def apply(entry: Entry, _context: Context) -> Entry:
    """Write type and field names in small letters; keys are never touched.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@Article{Ab, Title = {T}}"))
    @article{Ab, title = {T}}
    """
    type_ = _lowered(entry.type)
    fields = entry.fields
    if any(field.name != _lowered(field.name) for field in fields):
        fields = tuple(_named(field) for field in fields)
    if type_ == entry.type and fields is entry.fields:
        return entry
    return replace(entry, type=type_, fields=fields)


def _named(field: Field) -> Field:
    return Field(field.before, _lowered(field.name), field.equals, field.value, field.after)


def _lowered(name: str) -> str:
    # Only ASCII letters are the same in both cases to BibTeX.
    return name.lower() if name.isascii() else name


RULE = Rule("case", "type and field names in small letters", apply)
