"""The authority: match a venue string to one record, or abstain.

Evidence is asked in the order in which it is trusted: the ISSN, the exact
name, an acronym alone, the aligned name, an acronym whose name half agrees.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bibnorm.lexicon.places import is_place
from bibnorm.model import Venue, VenueContext, VenueKind
from bibnorm.venues import acronyms
from bibnorm.venues.align import SURE, Query, align, judge
from bibnorm.venues.names import Name, sort_words
from bibnorm.venues.reading import Reading, read
from bibnorm.venues.record import Compiled, Record
from bibnorm.venues.tables import Tables
from bibnorm.venues.words import DIVISIONS, SOFT, Word, is_sponsor, words

_CACHED = 50_000
_TIE = 0.05
_HELD = frozenset({VenueKind.CONFERENCE, VenueKind.WORKSHOP})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the evidence says: one record, several between which it is open, or none."""

    record: int | None = None
    confidence: float = 0.0
    candidates: tuple[int, ...] = ()


NONE = Verdict()


class Venues:
    """The venue authority: `match` a string, `get` a record."""

    def __init__(self, compiled: Compiled) -> None:
        """Take a compiled authority (`load_venues` gives the package's own)."""
        self._tables = Tables(compiled)
        self._cache: dict[tuple[str, VenueContext | None], Venue] = {}

    def __len__(self) -> int:
        """Count the records."""
        return len(self._tables.records)

    def get(self, key: str) -> Record | None:
        """Give the record of an id, or None."""
        at = self._tables.by_id.get(key)
        return None if at is None else self._tables.records[at]

    def match(self, text: str, context: VenueContext | None = None) -> Venue:
        """Give the venue as written, with the record's facts if one is sure.

        `text` is what stands as journal, booktitle or the like; `context` is what
        else the entry says. Declines (id None) workshops at a known venue,
        companions, names with a word too many or too few, and acronyms that the
        name beside them does not bear out; names `candidates` where several
        records remain.

            >>> from bibnorm.venues import load_venues
            >>> venues = load_venues()
            >>> venue = venues.match("Proc. of the 8th Int'l Conf. on Learning Representations")
            >>> venue.id, venue.acronym
            ('iclr', 'ICLR')
            >>> venues.match("ICLR Workshop on Odd Things").id is None
            True
        """
        key = (text, context)
        if (known := self._cache.get(key)) is not None:
            return known
        if len(self._cache) >= _CACHED:
            self._cache.clear()
        venue = self._cache[key] = self._match(text, context or VenueContext())
        return venue

    def _match(self, text: str, context: VenueContext) -> Venue:
        reading = read(text[:600])
        verdict = decide(self._tables, reading, context)
        if verdict.record is None:
            ids = tuple(self._tables.records[at].id for at in verdict.candidates)
            return Venue(text=text, acronym=_written(reading), candidates=ids)
        record = self._tables.records[verdict.record]
        name, acronym = record.then(reading.year or context.year or _year_of_name(record, reading))
        return Venue(
            text=text,
            id=record.id,
            name=name,
            acronym=acronym,
            kind=record.kind,
            publisher=record.publisher,
            issn=record.issn[0] if record.issn else None,
            confidence=round(verdict.confidence, 2),
        )


def _year_of_name(record: Record, reading: Reading) -> int | None:
    """Without a year, a former name speaks of its own time."""
    plain = {word.text for word in reading.words} | {acronyms.key(a) for a in reading.acronyms}
    for past in record.former:
        if past.acronym and past.acronym != record.acronym and acronyms.key(past.acronym) in plain:
            return past.until
    return None


def _written(reading: Reading) -> str | None:
    """Give the acronym as it stands in the text, when no record is behind it."""
    return reading.acronyms[0] if reading.acronyms else None


def decide(tables: Tables, reading: Reading, context: VenueContext) -> Verdict:
    """Ask each evidence in turn; the first that answers decides."""
    name = sort_words(reading.words)
    for evidence in _EVIDENCE:
        if reading.divided and evidence is not _by_issn:
            break
        verdict = evidence(tables, reading, name, context)
        if verdict is not None:
            return verdict
    return NONE


def _by_issn(
    tables: Tables, reading: Reading, name: Name, context: VenueContext
) -> Verdict | None:
    """Trust an ISSN unless it is a series' or the name shares nothing with the record's."""
    at = tables.issns.get(context.issn or "")
    if at is None or tables.is_series(at):
        return None
    ours = [word.text for other in tables.names_of.get(at, ()) for word in other.content]
    near = any(w.text[:3] == our[:3] for w in name.content for our in ours)
    return Verdict(at, 1.0) if near or not name.content else None


def _by_name(
    tables: Tables, reading: Reading, name: Name, context: VenueContext
) -> Verdict | None:
    """Look the normal form up, whole, then without what counts the edition."""
    whole = tuple(word.text for word in words(reading.name))
    plain = tuple(word.text for word in reading.words)
    fewer = tuple(word for word in plain if word not in SOFT)
    for form in (whole, plain, fewer):
        at = tables.exact.get(form)
        if at is None:
            continue
        if len(form) == 1 and not _may_stand_alone(tables, at, reading, context):
            return NONE
        return _with_acronyms(tables, at, 0.98, reading, context)
    return None


def _may_stand_alone(tables: Tables, at: int, reading: Reading, context: VenueContext) -> bool:
    """A lone word is a journal's name only if it stands as one: bare, with a capital."""
    if context.kind in _HELD or reading.acronyms or reading.hosted:
        return False
    return len(reading.name.split()) == 1 and reading.name[:1].isupper() or tables.records[at].name == reading.name


def _by_acronym(
    tables: Tables, reading: Reading, name: Name, context: VenueContext
) -> Verdict | None:
    """Read a string that is an acronym and nothing else but edition and society."""
    if reading.hosted or name.workshop:
        return None
    inline, rest = _inline(tables, name)
    if rest:
        return None
    text, societies = acronyms.bare(acronyms.strip_edition(reading.name))
    key = acronyms.key(text)
    if key not in tables.acronyms and len(inline) == 1:
        key = inline[0]
    keys = [key] if key in tables.acronyms else []
    keys += [k for written in reading.acronyms for k in _keys(written) if k in tables.acronyms]
    if not keys or not _all_known(tables, reading):
        return None
    return _acronym_alone(tables, keys[0], reading, name.societies | societies, context)


def _acronym_alone(
    tables: Tables, key: str, reading: Reading, societies: frozenset[str], context: VenueContext
) -> Verdict | None:
    owners = tables.acronyms[key]
    if societies:
        near = tuple(at for at in owners if societies & (tables.societies(at) | {key}))
        if not near:
            return NONE
        owners = near
    owners = _of_kind(tables, owners, context)
    if len(owners) != 1:
        return Verdict(candidates=owners)
    supported = bool(societies - {key}) or reading.year is not None
    if key not in tables.strong and not (supported and _in_capitals(key, reading)):
        return Verdict(candidates=owners)
    return Verdict(owners[0], 0.9 if supported else 0.85)


def _in_capitals(key: str, reading: Reading) -> bool:
    """A weak acronym must be written as one, not as the word that it also is."""
    written = [*reading.acronyms, *re.split(r"[\s'’]", acronyms.strip_edition(reading.name))]
    return any(acronyms.key(w) == key and sum(map(str.isupper, w)) > 1 for w in written)


def _inline(tables: Tables, name: Name) -> tuple[list[str], list[Word]]:
    """Part the acronyms that stand among the words of a name from its content."""
    found = [s for s in sorted(name.societies) if s in tables.acronyms]
    rest = []
    for word in name.content:
        if word.text in tables.acronyms and word.text not in tables.index:
            found.append(word.text)
        else:
            rest.append(word)
    if len(rest) == 1 and rest[0].text in tables.acronyms:
        return [rest[0].text], []
    return found, rest


def _by_alignment(
    tables: Tables, reading: Reading, name: Name, context: VenueContext
) -> Verdict | None:
    """Align the name with all names that hold its words; take the one that stands out."""
    inline, rest = _inline(tables, name)
    repaired = tables.index.repair(rest) if len(rest) > 1 else None
    if repaired is None:
        return None
    content, repairs = repaired
    led_in = "proceedings" in name.kinds
    query = Query(name, content, repairs, led_in)
    found = _aligned(tables, query, reading, inline)
    if not found:
        return None
    return _best(tables, found, reading, context)


def _aligned(
    tables: Tables, query: Query, reading: Reading, inline: list[str]
) -> dict[int, float]:
    """Give the records whose names agree, with how sure each is."""
    found: dict[int, float] = {}
    written = {key for acronym in reading.acronyms for key in _keys(acronym)}.union(inline)
    for loose in (False, True):
        for where in tables.index.names_with(query.content, loose):
            at, name = tables.names[where]
            supported = any(at in tables.acronyms.get(key, ()) for key in written)
            known = Query(query.name, query.content, query.repairs, query.led_in, supported)
            score = judge(known, name, tables.index, loose) + (0.1 if supported else 0.0)
            if inline and not all(_fits(tables, key, at) for key in inline):
                continue
            found[at] = max(found.get(at, 0.0), min(score, 0.97))
        if any(score >= SURE for score in found.values()):
            break
    return found


def _fits(tables: Tables, key: str, at: int) -> bool:
    """An acronym among the words must be the record's, or a society's."""
    return at in tables.acronyms[key] or is_sponsor(key)


def _best(
    tables: Tables, found: dict[int, float], reading: Reading, context: VenueContext
) -> Verdict | None:
    ranked = sorted(found, key=lambda at: -found[at])
    top = found[ranked[0]]
    if top < SURE:
        return None
    near = tuple(at for at in ranked if found[at] > top - _TIE and found[at] >= SURE)
    if len(near) > 1:
        near = _of_kind(tables, near, context)
    if len(near) > 1:
        return Verdict(candidates=near)
    return _with_acronyms(tables, near[0], top, reading, context)


def _by_support(
    tables: Tables, reading: Reading, name: Name, context: VenueContext
) -> Verdict | None:
    """Take the record of a bracketed acronym if most of the name is that record's too."""
    if reading.hosted or any(word.text in DIVISIONS for word in reading.words):
        return None
    keys = [key for acronym in reading.acronyms for key in _keys(acronym)]
    owners = {at for key in keys for at in tables.acronyms.get(key, ())}
    _, rest = _inline(tables, name)
    if not owners or not rest or not _all_known(tables, reading):
        return None
    scores = {at: _share(tables, rest, name, at) for at in owners}
    good = tuple(at for at, share in scores.items() if share >= 0.6)
    if len(good) != 1:
        return Verdict(candidates=tuple(sorted(owners))) if len(owners) > 1 else None
    return Verdict(good[0], 0.8 + 0.1 * (scores[good[0]] - 0.6))


def _share(tables: Tables, content: Iterable[Word], name: Name, at: int) -> float:
    """Give how much of a text and a record's name is the same, by words."""
    given = tuple(content)
    best = 0.0
    for other in tables.names_of.get(at, ()):
        if other.workshop != name.workshop or (tables.is_journal(at) and name.kinds - {"proceedings"}):
            continue
        met = align(given, other, tables.index).met
        best = max(best, 2 * met / (len(given) + len(other.content)) if met > 1 else 0.0)
    return best


def _with_acronyms(
    tables: Tables, at: int, confidence: float, reading: Reading, context: VenueContext
) -> Verdict:
    """Let the acronyms beside a name speak: one that is not the record's means a part of it."""
    for written in reading.acronyms:
        if not _agrees(tables, written, at):
            others = tuple(o for k in _keys(written) for o in tables.acronyms.get(k, ()))
            return Verdict(candidates=tuple(dict.fromkeys((at, *others))))
    return Verdict(at, confidence)


def _agrees(tables: Tables, written: str, at: int) -> bool:
    """Tell whether an acronym in brackets can stand beside a record's name."""
    record = tables.records[at]
    if record.acronym is None and tables.is_journal(at):
        return True
    keys = _keys(written)
    if at in tables.acronyms.get(keys[0], ()):
        return True
    if any(at in tables.acronyms.get(key, ()) for key in keys):
        return all(key in tables.acronyms or key in _NEUTRAL for key in keys[1:])
    return all(_is_neutral(tables, key) for key in keys) or is_place(written)


_NEUTRAL = frozenset({"hlt", "usa", "uk", "eu", "cdrom", "online"})


def _is_neutral(tables: Tables, key: str) -> bool:
    if key in _NEUTRAL or is_sponsor(key):
        return True
    owners = tables.acronyms.get(key, ())
    return bool(owners) and all(tables.is_series(at) for at in owners)


def _keys(written: str) -> tuple[str, ...]:
    """Give the look-up forms of an acronym: whole, and of each part of a joint event."""
    text, _ = acronyms.bare(acronyms.strip_edition(written))
    pieces = acronyms.pieces(text)
    return (acronyms.key(text), *(pieces if len(pieces) > 1 else ()))


def _all_known(tables: Tables, reading: Reading) -> bool:
    """Refuse a string with an acronym of which a part is strange: "ICSE-SEIP"."""
    for written in reading.acronyms:
        keys = _keys(written)
        if keys[0] in tables.acronyms or _is_neutral(tables, keys[0]):
            continue
        if not keys[1:] or not all(k in tables.acronyms or k in _NEUTRAL for k in keys[1:]):
            return False
    return True


def _of_kind(tables: Tables, owners: tuple[int, ...], context: VenueContext) -> tuple[int, ...]:
    """Narrow several records down by what sort of venue the entry calls for, if that helps."""
    if context.kind is not None:
        same = tuple(at for at in owners if tables.records[at].kind is context.kind)
    elif context.has_volume:
        same = tuple(at for at in owners if tables.is_journal(at))
    else:
        same = ()
    near = same or owners
    if context.publisher and len(near) > 1:
        society = {word.text for word in words(context.publisher)}
        near = tuple(at for at in near if society & tables.societies(at)) or near
    return near


def _by_parts(
    tables: Tables, reading: Reading, name: Name, context: VenueContext
) -> Verdict | None:
    """Read a string that names one event twice, or a joint event; the first name leads.

    Every part must be some venue's, unless the first acronym bears the first out.
    """
    parts = [part for text in reading.parts for part in _JOINT.split(text) if part.strip()]
    if not 1 < len(parts) < 6 or any(word.text in DIVISIONS for word in reading.words):
        return None
    verdicts = (_alone(tables, part) for part in parts)
    first = next(verdicts)
    if first is None:
        return None
    borne_out = bool(reading.acronyms) and first in tables.acronyms.get(
        _keys(reading.acronyms[0])[0], ()
    )
    if not borne_out and any(verdict is None for verdict in verdicts):
        return None
    if borne_out:
        return Verdict(first, 0.9)
    return _with_acronyms(tables, first, 0.9, reading, context)


def _alone(tables: Tables, part: str) -> int | None:
    """Give the record that a part names by itself."""
    reading = replace(read(part), parts=())
    return decide(tables, reading, VenueContext()).record


# Where a joint event's second name begins.
_JOINT = re.compile(
    r"\s+and\s+(?:the\s+)?(?=(?:\d+(?:st|nd|rd|th)|[a-z-]*(?:first|second|third|ieth|fth|xth|nth|hth|rth)|annual|international|conference|workshop)\b)",
    re.IGNORECASE,
)
_EVIDENCE = (_by_issn, _by_name, _by_acronym, _by_alignment, _by_parts, _by_support)
