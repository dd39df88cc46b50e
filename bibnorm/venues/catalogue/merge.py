"""What of the sources goes into the catalogue: facts that an open list has, or two others share."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bibnorm.model import VenueKind
from bibnorm.venues.catalogue.forms import stem
from bibnorm.venues.catalogue.pack import forms
from bibnorm.venues.record import Record
from bibnorm.venues.schema import check_issn
from bibnorm.venues.words import fold, normal, set_of, words

_KINDS = {
    kind.value: kind for kind in VenueKind if kind not in (VenueKind.CONFERENCE, VenueKind.WORKSHOP)
}
_FEWEST = 2
_LONGEST = 200
_SHARED = 0.5
# What a library's catalogue puts behind a title: where, when and on what it appeared.
_QUALIFIER = re.compile(
    r"\s*\((?:[^()]*,[^()]*|[^()]*\d{4}[^()]*|Print|Online|CD-?ROM|[A-Z][\w. ]+)\)\.?$"
)
_PLACE = re.compile(r"\s*\([^()]*\)$")
_ENGLISH = set_of(
    """
    advances american and annals applied bulletin clinical education for health history in
    international journal law letters magazine medicine news of on quarterly report reports
    research review reviews science sciences society studies the transactions
    """
)
_FOREIGN = set_of(
    """
    an au auf da das de del della den der des di die do dos du e ed ei el en et für i il im la las
    le les los na och og por pour sur und van von y za zur
    """
)
_SMALL = set_of("a an and as at by for from in of on or the to with")


@dataclass(frozen=True, slots=True)
class Merged:
    """A record with the number of sources that have it."""

    record: Record
    witnesses: int


def is_open(source: str) -> bool:
    """Whether a source may be taken alone: JabRef's lists (CC0) and the NLM's (public domain)."""
    return source.startswith("jabref") or source == "nlm"


def merged(rows: Iterable[Mapping[str, Any]], seen: Container[str] = ()) -> list[Merged]:
    """Give the records worth having, sorted by name.

    `seen` holds normal forms of names that real lists have: each is a witness, as a
    source is. A journal that was renamed keeps its ISSN: the better known record has
    it for its identifier, the other its name.
    """
    found = [one for row in rows if (one := _merged(row, seen))]
    taken: set[str] = set()
    kept: list[Merged] = []
    for one in sorted(_without_variants(found), key=lambda one: (-one.witnesses, one.record.name)):
        record = one.record
        key = next((key for key in _identifiers(record) if key not in taken), None)
        if key is not None:
            taken.add(key)
            kept.append(replace(one, record=record._replace(id=key)))
    return sorted(kept, key=lambda one: (fold(one.record.name), one.record.id))


def _identifiers(record: Record) -> Iterator[str]:
    yield from (f"issn:{issn}" for issn in record.issn)
    yield "name:" + "-".join(re.findall(r"\w+", fold(record.name)))


def _without_variants(found: Sequence[Merged]) -> list[Merged]:
    """Leave out what is but another journal's name written longer, under the same short form.

    "Physics Letters. B. Particle Physics" has no ISSN of its own, and is "Phys. Lett. B" too.
    """
    bearers: defaultdict[str, list[Merged]] = defaultdict(list)
    for one in found:
        for form in forms(one.record):
            bearers[normal(form)].append(one)
    return [
        one
        for one in found
        if one.record.issn
        or not any(
            _is_variant(one, other) for form in forms(one.record) for other in bearers[normal(form)]
        )
    ]


def _is_variant(one: Merged, other: Merged) -> bool:
    """Whether a name says no less than another journal's, which is better known or shorter."""
    if one is other:
        return False
    if normal(one.record.name) == normal(other.record.name):
        return bool(other.record.issn)
    if len(one.record.name) <= len(other.record.name):
        return False
    ours, theirs = set(normal(one.record.name).split()), set(normal(other.record.name).split())
    known = bool(other.record.issn) or other.witnesses >= one.witnesses
    return known and theirs <= ours


def _merged(row: Mapping[str, Any], seen: Container[str]) -> Merged | None:
    sources = {_family(source) for source in row["srcs"]}
    kind = _KINDS.get(row["kind"])
    name = titled(_QUALIFIER.sub("", " ".join(row["name"].split()))) if kind else ""
    if kind is None or not _is_name(name):
        return None
    if normal(name) in seen:
        sources.add("lists")
    if not any(map(is_open, row["srcs"])) and len(sources) < _FEWEST:
        return None
    issn = tuple(issn for issn in row.get("issn", ()) if _is_issn(issn))
    record = Record(
        id="",
        kind=kind,
        name=name,
        aliases=tuple(_aliases(row, name)),
        iso4=_iso4(row, name),
        issn=issn,
        publisher=row.get("publisher"),
    )
    return Merged(record, len(sources))


def _iso4(row: Mapping[str, Any], name: str) -> str | None:
    """Give the abbreviation, if it is of the same section, without what tells namesakes apart."""
    iso4 = _PLACE.sub("", row.get("iso4") or "")
    return iso4 if iso4 and _section(iso4) == _section(name) else None


def _family(source: str) -> str:
    """Count JabRef's lists as one source: they repeat each other."""
    return source.partition("-")[0]


def _is_name(name: str) -> bool:
    found = words(name)
    return (
        bool(found) and len(name) <= _LONGEST and "ISSN" not in name and "essn" not in name.lower()
    )


def _is_issn(issn: str) -> bool:
    try:
        return bool(check_issn(issn))
    except ValueError:
        return False


def _aliases(row: Mapping[str, Any], name: str) -> Iterator[str]:
    """Give the other forms of a name that an open source has and that agree with it."""
    said = row["prov"].get("aliases", {})
    ours = _stems(name, row.get("iso4") or "")
    known = {normal(form) for form in (name, row.get("iso4")) if form}
    for alias in row.get("aliases", ()):
        alias = " ".join(alias.split())
        found = normal(alias)
        if found in known or not is_open(said.get(alias, "")) or not _is_name(alias):
            continue
        theirs = _stems(alias)
        if _section(alias) not in (None, _section(name)):
            continue
        if len(ours & theirs) >= _SHARED * min(len(ours), max(len(ours), len(theirs))):
            known.add(found)
            yield alias


def _section(name: str) -> str | None:
    """Give the letter of a section that a name names: "Phys. Lett. B"; any journal may be "J."."""
    return next(
        (w.text for w in words(name)[1:] if len(w.text) == 1 and w.text in "abcdefgh"), None
    )


def _stems(*texts: str) -> frozenset[str]:
    return frozenset(stem(word.text) for text in texts for word in words(text))


def titled(name: str) -> str:
    """Set an English name that a library wrote as a sentence as a title; leave any other.

    >>> titled("Philippine journal of internal medicine")
    'Philippine Journal of Internal Medicine'
    >>> titled("Revista argentina de neurologia")
    'Revista argentina de neurologia'
    """
    parts = name.split()
    lower = {part.lower() for part in parts}
    if lower & _FOREIGN or not lower & _ENGLISH or any(map(_has_capital, parts[1:])):
        return name
    return " ".join([parts[0], *(part if part in _SMALL else _capital(part) for part in parts[1:])])


def _has_capital(part: str) -> bool:
    return part[:1].isupper() and part.isalpha() and len(part) > 1 and part.lower() in _ENGLISH


def _capital(part: str) -> str:
    return part[:1].upper() + part[1:]
