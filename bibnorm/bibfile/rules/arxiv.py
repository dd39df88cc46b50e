"""Numbers of arXiv without their address."""

import re

from bibnorm.bibfile.blocks import Entry, Field
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import edit

_FIELDS = frozenset({"eprint"})
_BEFORE = re.compile(
    r"[ ]*(?:arxiv:[ ]*|(?:https?://)?(?:www\.)?arxiv\.org/abs/)"
    r"(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)[ ]*",
    re.IGNORECASE,
)
_SAYING = ("archiveprefix", "eprinttype")


def apply(entry: Entry, _context: Context) -> Entry:
    """Write the bare number; where nothing else says that it is arXiv's, a field does.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc{a, eprint = {arXiv:2101.00001v2}, year = 2021}"))
    @misc{a, eprint = {2101.00001v2}, archiveprefix = {arXiv}, year = 2021}
    """
    field = entry.get("eprint")
    if field is None or field.inner is None or bare(field.inner) == field.inner:
        return entry
    archives = [other for other in entry.fields if other.low in _SAYING]
    if any((other.inner or "").strip(" ").lower() != "arxiv" for other in archives):
        return entry
    new = field.holding(bare(field.inner))
    more = Field(field.before or " ", "archiveprefix", field.equals, "{arXiv}", field.after)
    return edit.instead(entry, field, *([new] if archives else [new, more]))


def bare(text: str) -> str:
    """Give a number of arXiv without what stands before it; anything else as it is."""
    match = _BEFORE.fullmatch(text)
    return match[1] if match else text


def essence(value: str) -> str:
    """The number."""
    return bare(edit.unwrapped(value))


def adds(field: Field, entry: Entry) -> bool:
    """The archive may be said anew if the number said it."""
    number = entry.get("eprint")
    return (
        field.low in _SAYING  # the name that a dialect has for it
        and field.inner == "arXiv"
        and not entry.has(*_SAYING)
        and number is not None
        and number.inner is not None
        and bare(number.inner) != number.inner
    )


RULE = Rule(
    "arxiv",
    "the bare number of arXiv as eprint",
    apply,
    touches=_FIELDS,
    essence=essence,
    adds=adds,
)
