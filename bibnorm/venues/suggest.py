"""A record for the venue file, as far as a venue string says what must stand in it."""

import re
from collections.abc import Iterator

from bibnorm.model import VenueKind
from bibnorm.venues.matcher import Venues
from bibnorm.venues.names import sort_words
from bibnorm.venues.parts import PROCEEDINGS
from bibnorm.venues.reading import Reading, read
from bibnorm.venues.words import GATHERINGS, TENS, fold, is_ordinal, is_year, words

_MOST = 3
_PLAIN = re.compile(r"[\w][\w .&/()'-]*")


def suggest(text: str, venues: Venues) -> str:
    """Write the record that a text calls for, in YAML, with what to look at as comments.

    >>> from bibnorm.venues import load_venues
    >>> text = "Proc. of the 5th Workshop on Cromulent Snarks (WCRS 2016), Vienna, Austria"
    >>> print(suggest(text, load_venues()))
    - key: wcrs
      kind: workshop
      name: Workshop on Cromulent Snarks
      acronym: WCRS
    """
    reading = read(text)
    name = plain_name(reading)
    acronym = next(iter(reading.acronyms), None)
    explained = venues.explain(text)
    key = re.sub(r"\W+", "-", fold(acronym or name)).strip("-")
    while venues.get(key):
        key += "-2"
    lines = [f"- key: {key}", f"  kind: {_kind(name)}", f"  name: {_scalar(name)}"]
    if acronym:
        lines.append(f"  acronym: {_scalar(acronym)}")
    return "\n".join([*_remarks(venues, explained.venue.id, explained.nearest), *lines])


def plain_name(reading: Reading) -> str:
    """Give the name without "Proceedings of the", and without what counts the edition."""
    name = PROCEEDINGS.sub("", reading.name)
    kept = [word for word in name.split() if not _counts(fold(word.strip(".,")))]
    return " ".join(kept)


def _counts(word: str) -> bool:
    return is_ordinal(word) or is_year(word) or word in TENS


def _kind(name: str) -> VenueKind:
    found = sort_words(words(name))
    if found.workshop:
        return VenueKind.WORKSHOP
    return VenueKind.CONFERENCE if found.kinds & GATHERINGS else VenueKind.JOURNAL


def _remarks(venues: Venues, known: str | None, nearest: tuple[str, ...]) -> Iterator[str]:
    """Say what the authority has already."""
    if known is not None and (record := venues.get(known)):
        yield f"# known already: {known} ({record.name})"
    for key in nearest[:_MOST] if known is None else ():
        if record := venues.get(key):
            yield f"# near: {key} ({record.name})"


def _scalar(text: str) -> str:
    """Give a text as YAML takes it."""
    return text if _PLAIN.fullmatch(text) and not text.isdecimal() else f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
