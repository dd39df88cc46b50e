r"""Accents and special letters of TeX as the letters that they print."""

from bibnorm.bibfile.blocks import Entry
from bibnorm.bibfile.fieldnames import TEXT
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import edit
from bibnorm.lexicon.texletters import with_letters


def apply(entry: Entry, _context: Context) -> Entry:
    r"""Write `ü` for `{\"u}` and `\"u`; math, quotes, dashes and escaped signs stay.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, r"@misc{a, title = {{\"U}ber \'Eclairs \& $\'e$}, url = {\'e}}"))
    @misc{a, title = {Über Éclairs \& $\'e$}, url = {\'e}}
    """
    return edit.inner(entry, TEXT, with_letters)


def essence(value: str) -> str:
    """The letters."""
    return edit.within(value, with_letters)


RULE = Rule(
    "unicode",
    "letters for TeX's accents",
    apply,
    default=False,
    touches=TEXT,
    essence=essence,
    against="latex",
)
