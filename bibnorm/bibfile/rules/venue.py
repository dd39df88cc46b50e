"""Venues under the name that the authority gives them."""

import re
from typing import TYPE_CHECKING

from bibnorm.bibfile.blocks import Entry, Field
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import edit
from bibnorm.bibfile.rules.doi import bare
from bibnorm.bibfile.rules.venue_words import Words, adds, is_said, shortens
from bibnorm.lexicon.dblp import dblp_key
from bibnorm.lexicon.texletters import with_letters

if TYPE_CHECKING:
    from bibnorm.model import VenueContext, VenueNamer

_FIELDS = frozenset({"journal", "journaltitle", "booktitle"})
# Other books are named by their own title, whatever a venue is called.
_PAPERS = frozenset({"conference", "incollection", "inproceedings"})
_LEAD = re.compile(r"(?P<in>in:?\s+)?proc(?:eedings|\.)?\s+(?:of\s+)?(?:the\s+)?", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([&%#_$])")
_SPECIAL = re.compile(r"[&%#_$]")
_ODD = re.compile(r"[\\$^\"]|--")
_WHOLE = re.compile(r"\{([^{}]*)\}")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# Names that are a book's own: no "Proceedings of the" goes in front of these.
_BOOKS = ("Advances", "Annals", "Findings", "Journal", "Lecture", "Transactions")
_ELSEWHERE = (
    *("address", "edition", "eventdate", "eventtitle", "location", "month", "number"),
    *("organization", "publisher", "series", "venue", "volume", "year", "date"),
)


def apply(entry: Entry, context: Context) -> Entry:
    """Write the authority's name for a venue where it is sure and nothing is lost by it.

    A booktitle says more than its venue's name: "Proceedings of the" stays in front,
    and where the year, the place or the number of the meeting stand in no other field, or
    a word that the name does not have, all of it stays. So does a macro, or markup.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@article{a, journal = {Rain Lett.}}"))
    @article{a, journal = {Rain Lett.}}
    """
    if context.options.venue is None:
        return entry

    def named(field: Field) -> Field:
        value = restates(field, entry, context)
        return field if value is None else field.valued(value)

    return edit.each(entry, _FIELDS, named)


def restates(field: Field, entry: Entry, context: Context) -> str | None:
    """A venue may go under the name that the authority gives for it, in this entry."""
    namer, inner = context.options.venue, field.inner
    if namer is None or inner is None or field.low not in _FIELDS:
        return None
    is_book = field.low == "booktitle"
    text = _plain(inner)
    if not text or (is_book and entry.type.lower() not in _PAPERS):
        return None
    new = _named(text, _context(entry, is_book), entry, namer)
    if new is None or new == text:
        return None
    whole = _WHOLE.fullmatch(inner.strip(" \t\r\n"))
    written = _SPECIAL.sub(r"\\\g<0>", new)
    return field.holding(f"{{{written}}}" if whole else written).value


def _plain(inner: str) -> str | None:
    """Give a value as text; None where it has commands or math."""
    text = _ESCAPED.sub(r"\1", with_letters(inner)).replace("{", "").replace("}", "")
    return None if _ODD.search(text) else " ".join(text.replace("~", " ").split())


def _named(text: str, asked: "VenueContext", entry: Entry, namer: "VenueNamer") -> str | None:
    found = namer(text, asked)
    if found is None or not shortens(*found):
        return None
    name, full = found
    match = _LEAD.match(text)
    if match is None or full.lower().startswith("proc"):
        new, body = name, text
    elif full.startswith(_BOOKS):
        return None
    else:
        new, body = _lead(name, full) + name.removeprefix("The "), text[match.end() :]
    told = Words(" ".join(_said(entry, name) or "" for name in _ELSEWHERE))
    # Asked for what it gave, the authority has to give the same again.
    kept = is_said(body, full, told) and not adds(body, full, told)
    return new if kept and namer(new, asked) == found else None


def _lead(name: str, full: str) -> str:
    if name == full:
        return "Proceedings of the "
    return "Proc. " if "." in name else "Proceedings of "


def _context(entry: Entry, is_book: bool) -> "VenueContext":
    """Say what else the entry tells; values as they are before and after all other rules."""
    from bibnorm.model import VenueContext, VenueKind

    year = _YEAR.match(_said(entry, "year") or _said(entry, "date") or "")
    return VenueContext(
        kind=VenueKind.CONFERENCE if is_book else None,
        year=int(year[0]) if year else None,
        publisher=_said(entry, "publisher"),
        issn=_said(entry, "issn"),
        doi=bare(_said(entry, "doi") or "") or None,
        dblp=dblp_key(f"{entry.key} {_said(entry, 'biburl')}"),
        has_volume=_said(entry, "volume") is not None,
        has_pages=_said(entry, "pages") is not None,
    )


def _said(entry: Entry, name: str) -> str | None:
    """Give a field as text; the first that is not blank, if it is there more than once."""
    values = (edit.unwrapped(field.value) for field in entry.fields if field.low == name)
    plain = (" ".join(_stripped(value).split()) for value in values)
    return next(filter(None, plain), None)


def _stripped(value: str) -> str:
    return with_letters(value).replace("{", "").replace("}", "")


RULE = Rule(
    "venue",
    "the authority's name for a venue, where it is sure",
    apply,
    default=False,
    restates=restates,
)
