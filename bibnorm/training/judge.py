"""Say which fields of an entry are right, one rule a field.

What is compared is what was said, not how: case, accents, blanks and marks of
punctuation do not count, and a venue may stand under any of its names.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping

from bibnorm.model import Entry, Name
from bibnorm.training.gold import GoldEntry

CORE = ("authors", "title", "venue", "year")
"""What must be right for an entry to be whole, where the text has it."""

# Values that must not be made up; the publisher may come from a venue's record.
_NOT_INVENTED = (
    *("editors", "month", "volume", "number", "pages", "edition"),
    *("doi", "arxiv", "isbn", "status", "award"),
)
_AS_TEXT = (
    *("volume", "number", "pages", "edition", "publisher", "institution", "location"),
    *("doi", "arxiv", "isbn", "status", "award"),
)
_AS_IS = ("year", "month", "equal")


def fold(text: str) -> str:
    """Give the letters and digits alone, without case and accents.

    >>> fold("Łukasiewicz: Über É."), fold("第二性")
    ('łukasiewiczubere', '第二性')
    """
    parts = unicodedata.normalize("NFKD", text)
    return re.sub(r"[\W_]+", "", "".join(c for c in parts if not unicodedata.combining(c)).lower())


def fold_name(name: Name | str) -> tuple[str, ...]:
    """Fold a name part by part, so that what is family stays family.

    >>> fold_name("von Neumann, J.") == fold_name(Name(given="J", prefix="von", family="Neumann"))
    True
    """
    return tuple(fold(part) for part in str(name).split(","))


# What lists add to a venue's name or leave out as they please.
_TRIMMINGS = re.compile(
    r"\([^()]*\)|^\W*in\b:?|\bproc(?:\.|eedings\b)|\b(?:the|of|and|annual)\b|&"
    r"|\b(?:1[6-9]|20)\d\d\b|['’]\d\d\b|\b\d{1,3}(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)


def fold_venue(text: str) -> str:
    """Fold a venue's name without what lists add to it.

    >>> fold_venue("In Proceedings of the 14th ACM Symposium on Walking (SoW '93)")
    'acmsymposiumonwalking'
    """
    return fold(_TRIMMINGS.sub(" ", text)) or fold(text)


def _same_names(found: Iterable[Name], gold: Iterable[str]) -> bool:
    return [fold_name(name) for name in found] == [fold_name(name) for name in gold]


def _authors(found: Entry, gold: GoldEntry, owner: str | None) -> bool:
    if _same_names(found.authors, gold.authors):
        return True
    others = [
        name for name in found.authors if owner is None or fold_name(name) != fold_name(owner)
    ]
    return owner is not None and _same_names(others, gold.authors)


def _venue(found: Entry, gold: GoldEntry, _: str | None) -> bool:
    venue = found.venue
    said = (venue.text, venue.name, venue.acronym) if venue else ()
    return not {fold_venue(text) for text in said if text}.isdisjoint(map(fold_venue, gold.venue))


def _highlighted(found: Entry, gold: GoldEntry, owner: str | None) -> bool:
    if owner is None:
        return found.highlighted == gold.highlighted
    put_in = [found.authors[at - 1] for at in found.highlighted if at <= len(found.authors)]
    return all(fold_name(name) == fold_name(owner) for name in put_in)


Rule = Callable[[Entry, GoldEntry, str | None], bool]


def _as_text(field: str) -> Rule:
    def right(found: Entry, gold: GoldEntry, _: str | None) -> bool:
        value = getattr(found, field)
        return value is not None and fold(str(value)) in map(fold, getattr(gold, field))

    return right


def _as_is(field: str) -> Rule:
    return lambda found, gold, _: bool(getattr(found, field) == getattr(gold, field))


RULES: Mapping[str, Rule] = {
    "authors": _authors,
    "title": lambda found, gold, _: fold(found.title or "") in map(fold, gold.title),
    "venue": _venue,
    **{field: _as_is(field) for field in _AS_IS},
    **{field: _as_text(field) for field in _AS_TEXT},
    "editors": lambda found, gold, _: _same_names(found.editors, gold.editors),
    "venue_id": lambda found, gold, _: found.venue is not None and found.venue.id == gold.venue_id,
}
"""How each field is judged where the gold entry has it."""

ALWAYS: Mapping[str, Rule] = {
    "highlighted": _highlighted,
    "type": lambda found, gold, _: found.type in gold.type,
    "et_al": lambda found, gold, _: found.et_al == gold.et_al,
    "invented": lambda found, gold, _: not invented(found, gold),
}
"""What is judged in every entry; "invented" is right where nothing is."""


def invented(found: Entry, gold: GoldEntry) -> list[str]:
    """Name the fields that an entry has and its text has not."""
    return [field for field in _NOT_INVENTED if getattr(found, field) and not getattr(gold, field)]


def judge(found: Entry | None, gold: GoldEntry, owner: str | None = None) -> dict[str, bool]:
    """Say for each field that is judged whether it is right; nothing found, nothing right."""
    rules = {field: rule for field, rule in RULES.items() if getattr(gold, field)} | dict(ALWAYS)
    right = {field: found is not None and rule(found, gold, owner) for field, rule in rules.items()}
    right["found"] = found is not None
    right["whole"] = all(right[field] for field in CORE if field in right)
    right["all fields"] = all(right.values())
    return right
