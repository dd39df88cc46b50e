"""Types and fields as biblatex has them."""

from collections.abc import Mapping
from dataclasses import replace

from bibnorm.bibfile.blocks import Entry, Field
from bibnorm.bibfile.fieldnames import HEIRS
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import edit
from bibnorm.bibfile.rules.dates import date_from, says
from bibnorm.bibfile.rules.months import month_of
from bibnorm.lexicon.dialects import FIELDS, GENRES, TYPES


def apply(entry: Entry, context: Context) -> Entry:
    """Write biblatex's names for types and fields, and one date for year and month.

    A field stays where another of the new name stands already; a date stays in its parts
    where these are not plain, or where the entry may inherit one of them; a type stays where
    `type` says something else.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@phdthesis{a, school = {S}, year = 2001, month = may}"))
    @thesis{a, institution = {S}, date = {2001-05}, type = {phdthesis}}
    >>> print(shown(RULE, "@article{a, journal = {J}, journaltitle = {K}, year = {2001?}}"))
    @article{a, journal = {J}, journaltitle = {K}, year = {2001?}}
    """
    return _dated(edit.renamed(_typed(entry), FIELDS), context)


def _typed(entry: Entry) -> Entry:
    type_, said = TYPES.get(entry.type.lower(), (None, None))
    if type_ is None:
        return entry
    if said is None or genre(entry.told("type")) == said:
        return replace(entry, type=type_)
    if entry.has("type", *HEIRS) or not entry.fields:
        return entry
    last = entry.fields[-1]
    more = Field(last.before or " ", "type", last.equals, f"{{{said}}}", last.after)
    return replace(edit.instead(entry, last, last, more), type=type_)


def genre(field: Field | None) -> str | None:
    """Give biblatex's word for what `type` says, if it has one.

    >>> genre(Field("", "type", "=", "{PhD Thesis}", "")), genre(Field("", "type", "=", "{x}", ""))
    ('phdthesis', None)
    """
    text = edit.unwrapped(field.value).strip(" ").lower() if field else ""
    return text if text in GENRES.values() else GENRES.get(text)


def _dated(entry: Entry, context: Context) -> Entry:
    year, month = entry.get("year"), entry.get("month")
    date = date_from(entry)
    if year is None or date is None or not edit.is_single(entry, "year", "month"):
        return entry
    if entry.has("date") or (month is not None and month.is_blank):
        return entry
    # A macro that the file itself defines may say something else.
    if month is not None and month.inner is None and month_of(month.value) in context.macros:
        return entry
    dated = edit.instead(entry, year, replace(year, name="date", value=f"{{{date}}}"))
    return edit.without(dated, lambda field: field.low == "month")


def adds(field: Field, entry: Entry) -> bool:
    """A date may be new that year and month said, and a `type` that the type said."""
    if field.low == "date":
        return field.value == f"{{{date_from(entry)}}}"
    _, said = TYPES.get(entry.type.lower(), (None, None))
    return field.low == "type" and field.value == f"{{{said}}}" and not entry.tells("type")


def drops(field: Field, entry: Entry) -> bool:
    """Year and month may go where the date says them."""
    return says(entry.told("date"), field)


def retypes(old: Entry, new: Entry) -> bool:
    """A type may have biblatex's name if `type` says what was in the old one."""
    type_, said = TYPES.get(old.type.lower(), (None, None))
    return new.type.lower() == type_ and (said is None or genre(new.told("type")) == said)


def renames(_entry: Entry) -> Mapping[str, str]:
    """Fields may have biblatex's names."""
    return FIELDS


RULE = Rule(
    "biblatex",
    "biblatex's types and fields",
    apply,
    default=False,
    adds=adds,
    drops=drops,
    renames=renames,
    retypes=retypes,
    against="bibtex",
)
