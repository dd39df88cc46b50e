"""Types and fields as BibTeX's own styles have them."""

from collections.abc import Mapping
from dataclasses import replace

from bibnorm.bibfile.blocks import Entry, Field
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import edit
from bibnorm.bibfile.rules.biblatex import genre
from bibnorm.bibfile.rules.dates import parts_from, parts_of, says
from bibnorm.lexicon.dialects import FIELDS, TYPES

_BACK: Mapping[str, str] = {new: old for old, new in FIELDS.items() if old != "school"}
_OF_THESES = {**_BACK, "institution": "school"}
_THESES = {said: old for old, (new, said) in TYPES.items() if new == "thesis"}


def apply(entry: Entry, context: Context) -> Entry:
    """Write BibTeX's names for types and fields, and year and month for a plain date.

    A day has no field: such a date stays beside the year and the month. Anything that BibTeX
    has no place for stays as it is, and so does a field where another of the new name stands.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@thesis{a, institution = {S}, date = {2001-05}, type = {phdthesis}}"))
    @phdthesis{a, school = {S}, year = {2001}, month = may,}
    >>> print(shown(RULE, "@online{a, location = {L}, date = {2001-05-06}, year = 2001}"))
    @online{a, address = {L}, date = {2001-05-06}, year = 2001}
    """
    return _dated(edit.renamed(_typed(entry), renames(entry)), context)


def _typed(entry: Entry) -> Entry:
    type_ = _type(entry)
    if type_ is None:
        return entry
    return edit.without(
        replace(entry, type=type_), lambda field: field.low == "type" and _is_said(field, type_)
    )


def _type(entry: Entry) -> str | None:
    """Give BibTeX's name of a type, where `type` leaves no doubt."""
    field = entry.told("type")
    match entry.type.lower():
        case "thesis":
            return _THESES.get(genre(field))
        case "report" if field is not None:
            return "techreport"
        case _:
            return None


def _is_said(field: Field, type_: str) -> bool:
    """Say whether `type` is biblatex's word for no more than the type."""
    return edit.unwrapped(field.value).strip(" ").lower() == TYPES.get(type_, (None, None))[1]


def _dated(entry: Entry, context: Context) -> Entry:
    field, parts = entry.get("date"), parts_from(entry)
    if field is None or parts is None or entry.has("year", "month"):
        return entry
    year, month, has_day = parts
    if not edit.is_single(entry, "date") or month in context.macros:
        return entry
    new = [field] if has_day else []
    new.append(replace(field, name="year", value=f"{{{year}}}"))
    if month:
        new.append(replace(field, name="month", value=month))
    return edit.instead(entry, field, *new)


def adds(field: Field, entry: Entry) -> bool:
    """Year and month may be new that a date said."""
    return parts_from(entry) is not None and says(entry.told("date"), field)


def drops(field: Field, entry: Entry) -> bool:
    """A date may go if year and month say all of it, and a `type` if the type says it."""
    if field.low == "type":
        return _is_said(field, entry.type.lower())
    parts = parts_of(field) if field.low == "date" else None
    if parts is None or parts[2]:
        return False
    wanted = ["year", "month"] if parts[1] else ["year"]
    found = [entry.told(name) for name in wanted]
    return all(other is not None and says(field, other) for other in found)


def retypes(old: Entry, new: Entry) -> bool:
    """A type may have BibTeX's name if `type` said as much."""
    return new.type.lower() == _type(old)


def renames(entry: Entry) -> Mapping[str, str]:
    """Fields may have BibTeX's names; a thesis comes from a school."""
    is_thesis = entry.type.lower() in _THESES.values() or (_type(entry) or "") in _THESES.values()
    return _OF_THESES if is_thesis else _BACK


RULE = Rule(
    "bibtex",
    "BibTeX's types and fields",
    apply,
    default=False,
    adds=adds,
    drops=drops,
    renames=renames,
    retypes=retypes,
    against="biblatex",
)
