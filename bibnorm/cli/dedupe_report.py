"""What `bibnorm dedupe` found: a block a work for a person, an object for a program."""

from collections.abc import Iterator
from typing import Any

from bibnorm.bibfile import Entry
from bibnorm.pipeline.bib.find import Doubles, Preprint, Twice
from bibnorm.pipeline.bib.join import Conflict

_SHOWN = 70


def told(name: str, found: Doubles) -> Iterator[str]:
    """Tell a person what was found."""
    blocks = [_twice(name, one) for one in found.twice]
    blocks += [_preprint(name, one) for one in found.preprints]
    for at, lines in enumerate(blocks):
        yield "\n" if at else ""
        yield from (f"{line}\n" for line in lines)


def _places(name: str, entries: tuple[Entry, ...]) -> Iterator[str]:
    return (f"{name}:{entry.line}: {entry.key}" for entry in entries)


def _twice(name: str, one: Twice) -> Iterator[str]:
    yield from _places(name, one.entries)
    yield f"  {'one work' if one.clear else 'unclear, for not all of these are one work'}"
    yield from _lines("agrees", one.agrees)
    yield from _lines("differs", one.differs)
    if not one.clear:
        return
    joint = one.joint
    yield f"  keep: {joint.kept.key}"
    for taken in joint.taken:
        yield f"  take: {taken.field.name} = {_short(taken.field.value)} ({taken.key})"
    for key, field in joint.left:
        yield f"  leave: {field} ({key})"
    word = "decided" if one.settled else "decide"
    yield from (f"  {word}: {_conflict(conflict)}" for conflict in joint.conflicts)
    if not one.settled:
        kept = joint.kept.key
        other = next(conflict.key for conflict in joint.conflicts)
        yield f"  then: --apply --prefer {kept} (or {other}), or --no {kept} {other}"


def _conflict(one: Conflict) -> str:
    kept, other = _short(one.kept), _short(one.other)
    return (
        f"{one.field}: {kept} (line {one.kept_line}) or {other} ({one.key}, line {one.other_line})"
    )


def _preprint(name: str, one: Preprint) -> Iterator[str]:
    yield from _places(name, (one.preprint, one.publication))
    yield "  preprint and publication"
    yield from _lines("agrees", one.agrees)
    yield "  then: --apply --link"


def _lines(head: str, said: tuple[str, ...]) -> Iterator[str]:
    if said:
        yield f"  {head}: {'; '.join(said)}"


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def as_record(name: str, found: Doubles) -> dict[str, Any]:
    """Give what was found in a file as an object for JSON."""
    return {
        "file": name,
        "twice": [_twice_record(one) for one in found.twice],
        "preprints": [
            {
                "preprint": _entry(one.preprint),
                "publication": _entry(one.publication),
                "agrees": list(one.agrees),
            }
            for one in found.preprints
        ],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {"key": entry.key, "line": entry.line}


def _twice_record(one: Twice) -> dict[str, Any]:
    joint = one.joint
    return {
        "entries": [_entry(entry) for entry in one.entries],
        "agrees": list(one.agrees),
        "differs": list(one.differs),
        "clear": one.clear,
        "settled": one.settled,
        "keep": joint.kept.key,
        "take": [
            {"field": taken.field.name, "value": taken.field.value, "key": taken.key}
            for taken in joint.taken
        ],
        "decide": [
            {"field": one.field, "kept": one.kept, "other": one.other, "key": one.key}
            for one in joint.conflicts
        ],
    }
