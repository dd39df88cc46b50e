"""What publishers stamp on the title of a work that was retracted, which is no part of it."""

import re
from dataclasses import replace

from bibnorm.lookup.found import Found
from bibnorm.model import Entry

_WORD = r"(?:retracted|withdrawn)(?: (?:article|paper|chapter))?"
_IEEE = r"notice of (?:retraction|violation of ieee publication principles)"
_BEFORE = re.compile(
    rf"\s*(?:(?:{_WORD}|{_IEEE})\s*[:–—-]|\[{_WORD}\]|\({_WORD}\))[\s:–—-]*", re.IGNORECASE
)
_BEHIND = re.compile(rf"[\s.]*(?:\[{_WORD}\]|\({_WORD}\))\s*", re.IGNORECASE)


def plain_title(title: str) -> str:
    """Give a title without such a stamp.

    >>> plain_title("RETRACTED ARTICLE: Rain in Wales"), plain_title("Rain in Wales (Retracted)")
    ('Rain in Wales', 'Rain in Wales')
    >>> plain_title("Retracted papers and their authors")
    'Retracted papers and their authors'
    """
    rest = title
    if match := _BEFORE.match(rest):
        rest = rest[match.end() :]
    parts = [match for match in _BEHIND.finditer(rest) if match.end() == len(rest)]
    if parts:
        rest = rest[: parts[-1].start()]
    return rest or title


def unstamped(entry: Entry) -> Entry:
    """Give an entry by the title that the work was published under."""
    plain = plain_title(entry.title or "")
    return entry if plain == (entry.title or "") else entry.model_copy(update={"title": plain})


def read_stamp(found: Found) -> Found:
    """Give a record by its own title; a stamp says that the work was retracted."""
    entry = unstamped(found.entry)
    if entry is found.entry:
        return found
    said = found.relations if _is_told(found) else (*found.relations, ("retracted-by", ""))
    return replace(found, entry=entry, relations=said)


def _is_told(found: Found) -> bool:
    return any(kind in ("retracted-by", "retraction-of") for kind, _ in found.relations)
