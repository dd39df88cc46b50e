"""The conferences that rankings and libraries list beyond `data/venues.yaml`, in its form."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bibnorm.model import VenueKind
from bibnorm.venues import acronyms
from bibnorm.venues.build import compile_venues
from bibnorm.venues.matcher import Venues
from bibnorm.venues.names import sort_words
from bibnorm.venues.record import Compiled
from bibnorm.venues.words import GATHERINGS, is_ordinal, normal, words

_OPEN = frozenset({"core", "ccf2026", "ccfddl", "acmdl", "acl"})
_KINDS = (VenueKind.CONFERENCE, VenueKind.WORKSHOP)
_FEWEST, _SURE = 3, 4
_LONG, _OFTEN = 7, 100
_BRACKET = re.compile(r"\([^()]*\)")
_ODD = re.compile(r"\d{4}|&\w|\s/|[\[\]{}:;]|\.\.\.")
Row = Mapping[str, Any]


def more_conferences(rows: Iterable[Row], known: Compiled) -> Iterator[dict[str, Any]]:
    """Give records, in the order of their keys, of what the authority does not know yet.

    What it knows, or cannot tell from what it knows, is left out. An acronym counts
    by itself only if nobody else bears it and it is long enough to be no word.
    """
    venues = Venues(known)
    taken = set(venues)
    rows = list(rows)
    slips = misspelt(word.text for row in rows for word in words(row["name"]))
    kept = [row for row in rows if _is_wanted(row, slips) and _is_new(row, venues)]
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


def _is_wanted(row: Row, slips: frozenset[str]) -> bool:
    """Whether a row is a meeting that an open source lists, under a name that says which.

    Two words of a topic ("Artificial Intelligence") are any meeting's.
    """
    if row["kind"] not in _KINDS or _OPEN.isdisjoint(row["srcs"]) or _ODD.search(row["name"]):
        return False
    found = words(row["name"])
    if any(is_ordinal(word.text) for word in found):
        return False
    name = sort_words(found)
    return len(name.content) >= _FEWEST and slips.isdisjoint(w.text for w in name.content)


def misspelt(found: Iterable[str]) -> frozenset[str]:
    """Give the words that are a slip away from one that is a hundred times as frequent.

    >>> sorted(misspelt(["engineering"] * 200 + ["enginering", "mathematics"]))
    ['enginering']
    """
    from rapidfuzz.distance import DamerauLevenshtein as Slips

    counts = Counter(word for word in found if len(word) >= _LONG)
    common = [word for word, count in counts.items() if count >= _OFTEN]
    return frozenset(
        word
        for word, count in counts.items()
        for other in common
        if other[:2] == word[:2]
        and counts[other] >= _OFTEN * count
        and Slips.distance(word, other, score_cutoff=1) == 1
        and word not in (f"{other}s", other.removesuffix("s"))
    )


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


HEAD = """\
# Conferences and workshops that rankings and libraries list (CORE, CCF, the ACM, the ACL), beyond
# those of venues.yaml. Written by `python -m bibnorm.venues.catalogue`; to say more of one of them,
# give it a record in venues.yaml, which goes before this file.
"""


def write_conferences(rows: Iterable[Row], folder: Path) -> int:
    """Write `conferences.yaml` beside the `venues.yaml` of a folder; say how many there are."""
    path, core = folder / "conferences.yaml", (folder / "venues.yaml").read_text("utf-8")
    found = sorted(more_conferences(rows, compile_venues(core)), key=lambda row: str(row["key"]))
    while True:
        text = _as_yaml(found)
        venues = Venues(compile_venues(core, compile_venues(text, name=path.name)))
        clear = [row for row in found if _is_clear(row, venues)]
        if len(clear) == len(found):
            path.write_text(text, "utf-8")
            return len(found)
        found = clear


def _is_clear(row: Row, venues: Venues) -> bool:
    """Whether a record is found under its own name, edition or not, and its parts are not."""
    name = row["name"]
    whole = (name, f"Proceedings of the 7th {name}")
    parts = (f"{name} Companion", f"Workshop on {name} Things")
    return all(venues.match(text).id == row["key"] for text in whole) and not any(
        venues.match(text).id for text in parts
    )


def _as_yaml(records: list[dict[str, Any]]) -> str:
    import yaml

    plain = yaml.safe_dump(records, allow_unicode=True, sort_keys=False, width=1000)
    lines = plain.splitlines(keepends=True)
    return HEAD + "".join(f"\n{line}" if line.startswith("- ") else line for line in lines)
