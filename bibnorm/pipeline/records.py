"""What records say that no prose does: whose they are by annotation, and their keys."""

from collections.abc import Iterable, Iterator, Sequence

from bibnorm.entry import KeyMaker
from bibnorm.model import Entry, Name, Record, Values
from bibnorm.owner import Highlighted, Owner, same_person
from bibnorm.pipeline.drafts import Draft

_MOSTLY = 0.6


def with_keys(entries: Sequence[Entry], keys: KeyMaker) -> Iterator[Entry]:
    """Give each entry its key; the keys that entries bring along are taken first."""
    kept = {at: keys.make(entry) for at, entry in enumerate(entries) if entry.key}
    for at, entry in enumerate(entries):
        yield entry.model_copy(update={"key": kept.get(at) or keys.make(entry)})


def marked_owner(drafts: Iterable[Draft]) -> Owner | None:
    """Give the person whom the annotations of records highlight, if they mostly mean one."""
    named = [name for draft in drafts for name in _highlighted(draft)]
    if not named:
        return None
    forms = [[name for name in set(named) if same_person(one, name)] for one in set(named)]
    best = max(forms, key=lambda group: sum(named.count(name) for name in group))
    count = sum(named.count(name) for name in best)
    if not best or count < _MOSTLY * len(named):
        return None
    best.sort(key=lambda name: (len(name.given or ""), str(name)), reverse=True)
    return Owner(tuple(best), "emphasis", round(count / (len(named) + 0.25), 3))


def _highlighted(draft: Draft) -> Iterator[Name]:
    names = draft.values.authors.names if draft.values.authors else ()
    for at, mark in draft.record.marks if draft.record else ():
        if mark == "highlight" and 1 <= at <= len(names):
            yield names[at - 1]


def said_by_marks(
    record: Record, values: Values, flagged: Highlighted
) -> tuple[Highlighted, tuple[int, ...], tuple[int, ...]]:
    """Give who is highlighted, who contributed equally and who corresponds, as annotated."""
    count = len(values.authors.people) if values.authors else 0
    said: dict[str, set[int]] = {"highlight": set(), "equal": set(), "corresponding": set()}
    for at, mark in record.marks:
        if at <= count:
            said[mark].add(at)
    marked = tuple(sorted(said["highlight"]))
    if marked and flagged.how != "given":
        flagged = Highlighted(marked, False, "emphasis")
    return flagged, tuple(sorted(said["equal"])), tuple(sorted(said["corresponding"]))
