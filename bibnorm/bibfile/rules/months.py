"""Months as the macros that every style knows."""

from bibnorm.bibfile.blocks import Entry, Field
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import edit
from bibnorm.lexicon.months import ENGLISH, MACROS

_MONTHS = {
    **dict(zip(map(str.lower, ENGLISH), MACROS, strict=True)),
    **{macro: macro for macro in MACROS},
    **{str(number): macro for number, macro in enumerate(MACROS, 1)},
    **{f"{number:02}": macro for number, macro in enumerate(MACROS, 1)},
    "sept": "sep",
}
_FIELDS = frozenset({"month"})


def apply(entry: Entry, context: Context) -> Entry:
    """Write the macro for an English month or its number; days, ranges and others stay.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc{a, month = {Sept.}}"), shown(RULE, "@misc{a, month = 12}"))
    @misc{a, month = sep} @misc{a, month = dec}
    >>> print(shown(RULE, "@misc{a, month = {13}}"), shown(RULE, '@misc{a, month = jan # "~5"}'))
    @misc{a, month = {13}} @misc{a, month = jan # "~5"}
    """

    def macro(field: Field) -> Field:
        found = month_of(field.value)
        # A macro that the file itself defines may say something else.
        if found is None or found in context.macros or field.value.lower() in MACROS:
            return field
        return field.valued(found)

    return edit.each(entry, _FIELDS, macro)


def month_of(value: str) -> str | None:
    """Give the macro of the month that a raw value says."""
    word = edit.unwrapped(value).strip(" ").lower()
    return _MONTHS.get(word.removesuffix("."))


def essence(value: str) -> str:
    """Which month it is."""
    return month_of(value) or value


RULE = Rule("months", "months as macros", apply, touches=_FIELDS, essence=essence)
