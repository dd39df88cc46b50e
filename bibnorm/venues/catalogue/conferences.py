"""The conferences that rankings and libraries list beyond `data/venues.yaml`, in its form."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bibnorm.model import VenueKind
from bibnorm.venues import acronyms
from bibnorm.venues.matcher import Venues
from bibnorm.venues.names import sort_words
from bibnorm.venues.record import Compiled
from bibnorm.venues.words import GATHERINGS, normal, words

_OPEN = frozenset({"core", "ccf2026", "ccfddl", "acmdl", "acl"})
_KINDS = (VenueKind.CONFERENCE, VenueKind.WORKSHOP)
_FEWEST, _SURE = 2, 4
_BRACKET = re.compile(r"\([^()]*\)")
_ODD = re.compile(r"\d{4}|[\[\]{}:;/]|\.\.\.")
Row = Mapping[str, Any]


def more_conferences(rows: Iterable[Row], known: Compiled) -> Iterator[dict[str, Any]]:
    """Give records, in the order of their keys, of what the authority does not know yet.

    What it knows, or cannot tell from what it knows, is left out. An acronym counts
    by itself only if nobody else bears it and it is long enough to be no word.
    """
    venues = Venues(known)
    taken = set(venues)
    kept = [row for row in rows if _is_wanted(row) and _is_new(row, venues)]
    bearers = Counter(_claimed(known))
    bearers.update(acronyms.key(row["acronym"]) for row in kept if row.get("acronym"))
    named: set[str] = set()
    for row in sorted(kept, key=lambda row: (-len(row["srcs"]), row["key"])):
        key = re.sub(r"[^a-z0-9]+", "-", row["key"].partition("/")[2].lower()).strip("-")
        forms = [form for form in _forms(row) if named.isdisjoint(_normal(form))]
        if not key or key in taken or not forms or forms[0] != row["name"]:
            continue
        taken.add(key)
        named.update(one for form in forms for one in _normal(form))
        yield _record(row, key, forms, bearers)


def _normal(form: str) -> tuple[str, str]:
    """Give the forms under which a name is looked up: with what stands in brackets, without."""
    return normal(form), normal(_BRACKET.sub(" ", form))


def _claimed(known: Compiled) -> set[str]:
    """Give every single word that the authority's records go by."""
    return {surface.words[0] for surface in known.surfaces if len(surface.words) == 1}


def _record(row: Row, key: str, forms: list[str], bearers: Counter[str]) -> dict[str, Any]:
    record: dict[str, Any] = {"key": key, "kind": row["kind"], "name": forms[0]}
    if (acronym := row.get("acronym")) and acronyms.looks_like_acronym(acronym):
        record["acronym"] = acronym
        if bearers[acronyms.key(acronym)] > 1 or len(acronym) < _SURE:
            record["weak_aliases"] = [acronym]
    if forms[1:]:
        record["aliases"] = forms[1:]
    return record


def _is_wanted(row: Row) -> bool:
    """Whether a row is a meeting that an open source lists, under a name that says which."""
    if row["kind"] not in _KINDS or _OPEN.isdisjoint(row["srcs"]) or _ODD.search(row["name"]):
        return False
    name = sort_words(words(row["name"]))
    # "Massive Datasets" is any book's title: two words must say that they are a meeting's.
    says = bool(name.kinds & GATHERINGS) or name.workshop
    return len(name.content) >= (_FEWEST if says else _FEWEST + 1)


def _is_new(row: Row, venues: Venues) -> bool:
    acronym = row.get("acronym")
    texts = [row["name"], *([f"{row['name']} ({acronym})"] if acronym else [])]
    found = [venues.match(text) for text in texts]
    return not any(venue.id or venue.candidates for venue in found)


def _forms(row: Row) -> Iterator[str]:
    """Give the names of a meeting; the ACM's library leaves out what kind it is."""
    name = row["name"]
    yield name
    found = sort_words(words(name))
    if not found.kinds & GATHERINGS and not found.workshop:
        yield f"Workshop on {name}"
    said = row["prov"].get("aliases", {})
    for alias in row.get("aliases", ()):
        parts = sort_words(words(alias))
        good = said.get(alias) in _OPEN and not _ODD.search(alias)
        if good and len(parts.content) >= _FEWEST:
            yield alias
