r"""Letters outside ASCII as TeX's commands, for toolchains that know no UTF-8."""

from bibnorm.bibfile.blocks import Entry
from bibnorm.bibfile.fieldnames import TEXT
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import edit
from bibnorm.lexicon.texletters import signs, with_commands, with_letters


def apply(entry: Entry, _context: Context) -> Entry:
    r"""Write `{\"u}` for `ü`, `--` for the dash; what TeX has no command for stays.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc{a, author = {Müller, Ł.}, pages = {1–2}, file = {ü}}"))
    @misc{a, author = {M{\"u}ller, {\L}.}, pages = {1--2}, file = {ü}}
    """
    return edit.inner(entry, TEXT, with_commands)


def essence(value: str) -> str:
    """The letters; dashes and quotes as TeX has them."""
    return edit.within(signs(value), with_letters)


RULE = Rule(
    "latex",
    "TeX's commands for letters outside ASCII",
    apply,
    default=False,
    touches=TEXT,
    essence=essence,
    against="unicode",
)
