"""What `bibnorm lookup` found: a block an entry for a person, an object for a program."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bibnorm.bibfile import Entry
from bibnorm.lookup.ask import Asked
from bibnorm.lookup.complete import Change
from bibnorm.lookup.found import Found
from bibnorm.lookup.judge import Answer, Judgement
from bibnorm.lookup.propose import Proposal, Said, with_both_dates
from bibnorm.lookup.published import Published
from bibnorm.pipeline.works import Work, in_letters

PUBLISHED = "published"
"""What decisions call the proposal to cite the publication of a preprint."""
_SHOWN = 70
_TOLD = 2  # records that were not taken


@dataclass(frozen=True)
class Looked:
    """An entry, what was asked, and what is proposed."""

    work: Work
    asked: Asked
    proposal: Proposal
    published: Published | None = None
    line: int = 1
    """Where it stands in the file that was named."""

    @property
    def key(self) -> str:
        """Its key for a person and for JSON, which holds no bytes of other encodings."""
        return in_letters(self.entry.key)

    @property
    def entry(self) -> Entry:
        """The entry as it stands."""
        return self.work.raw

    @property
    def is_finding(self) -> bool:
        """Whether a person should look at it."""
        proposed = self.proposal.missing or self.proposal.differing or self.published
        return bool(proposed or self.asked.troubles)

    def changes(self, accepted: Collection[str]) -> tuple[Change, ...]:
        """Give what to write; who cites the publication wants nothing of the preprint's record."""
        if self.published and PUBLISHED in accepted:
            return self.published.changes
        return self.proposal.changes(accepted)


def names_of(found: Found) -> tuple[str, ...]:
    """Give the names by which a record is known: its own, and its DOI."""
    return tuple(dict.fromkeys(filter(None, (found.id, found.entry.doi))))


def told(name: str, looked: Sequence[Looked], accepted: Collection[str]) -> Iterator[str]:
    """Tell a person what was found."""
    for one in looked:
        place = f"{name}:{one.line}: {one.key}"
        yield from (f"{place}: {line}\n" for line in _head(one))
        yield from (f"  {line}\n" for line in proposed(one, accepted))


def proposed(one: Looked, accepted: Collection[str]) -> Iterator[str]:
    """Give a line for each change that is proposed, with whose record says so."""
    if one.published:
        word = "accepted" if PUBLISHED in accepted else "published"
        yield f"{word}: {_where(one.published.answer)}"
        yield from (f"  {_change(change)}" for change in one.published.changes)
    for said in one.proposal.missing:
        yield f"add: {said.field} = {short(said.value)} {_by(said)}"
    for differing in one.proposal.differing:
        word = "fuller" if differing.is_fuller else "differs"
        word = "accepted" if differing.field in with_both_dates(accepted) else word
        values = f"{short(differing.kept)}, found {short(differing.other)}"
        yield f"{word}: {differing.field}: {values} {_by(differing.said)}"
    for said in one.proposal.of_type:
        yield f"  with that type: {said.field} = {short(said.value)} {_by(said)}"


def short(value: str) -> str:
    """Give a value on one line that is not too long."""
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _by(said: Said) -> str:
    """Say whose record it is, which the lines above name, and how sure it is the same work."""
    return f"({said.by.found.service}, {said.by.verdict.score:.2f})"


def _where(answer: Answer) -> str:
    entry = answer.found.entry
    place = short(entry.venue.text) if entry.venue else answer.found.id
    return f"{place}{f', {entry.year}' if entry.year else ''}: {_named(answer)}"


def _change(change: Change) -> str:
    if change.value is None:
        return f"{change.name} goes"
    return f"{change.name} = {short(change.value)}"


def _head(one: Looked) -> Iterator[str]:
    judgement = one.asked.judgement
    for trouble in one.asked.troubles:
        yield f"could not ask {trouble}"
    for at, answer in enumerate(judgement.records):
        yield f"{'also' if at else 'is'} {_named(answer)}"
    if judgement.same is None and judgement.doubt:
        yield f"not taken: {judgement.doubt}"
    elif judgement.same is None and one.asked.asked:
        what = "found only in another version" if judgement.versions else "not found"
        yield f"{what} ({', '.join(one.asked.asked)})"
    later = one.published.answer.found.id if one.published else None
    for answer in judgement.versions:
        if answer.found.id != later:
            yield f"another version: {_named(answer)}"
    if judgement.same is None and not judgement.versions and not judgement.doubt:
        yield from not_taken(judgement)


def not_taken(judgement: Judgement) -> Iterator[str]:
    """Tell of records of the title that are not the work, and why not."""
    for answer in judgement.related[:_TOLD]:
        why = "; ".join(answer.verdict.against)
        yield f"of this title, not taken: {answer.found.service}: {answer.found.id} ({why})"


def _named(answer: Answer) -> str:
    said = "; ".join(answer.verdict.evidence)
    return f"{answer.found.id} ({answer.found.service}: {said})"


def as_record(name: str, looked: Sequence[Looked]) -> dict[str, Any]:
    """Give what was found in a file as an object for JSON."""
    return {"file": name, "entries": [_record(one) for one in looked]}


def _record(one: Looked) -> dict[str, Any]:
    judgement = one.asked.judgement
    return {
        "key": one.key,
        "line": one.line,
        "asked": list(one.asked.asked),
        "troubles": [str(trouble) for trouble in one.asked.troubles],
        "same": _answer(judgement.same) if judgement.same else None,
        "also": [_answer(answer) for answer in judgement.also],
        "versions": [_answer(answer) for answer in judgement.versions],
        "doubt": judgement.doubt,
        "related": [
            {**_answer(answer), "against": list(answer.verdict.against)}
            for answer in judgement.related
        ],
        "add": [_said(said) for said in one.proposal.missing],
        "differ": [
            {
                **{"field": differing.field, "entry": differing.kept, "found": differing.other},
                **{"fuller": differing.is_fuller, "by": _by_record(differing.said)},
            }
            for differing in one.proposal.differing
        ],
        "with-entrytype": [_said(said) for said in one.proposal.of_type],
        "published": _publication(one.published) if one.published else None,
    }


def _said(said: Said) -> dict[str, Any]:
    return {"field": said.field, "value": said.value, "by": _by_record(said)}


def _by_record(said: Said) -> dict[str, Any]:
    found = said.by.found
    return {"service": found.service, "id": found.id, "score": said.by.verdict.score}


def _publication(published: Published) -> dict[str, Any]:
    changes = [{"field": change.name, "value": change.value} for change in published.changes]
    return {**_answer(published.answer), "changes": changes}


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "service": answer.found.service,
        "id": answer.found.id,
        "url": answer.found.url,
        "evidence": list(answer.verdict.evidence),
        "score": answer.verdict.score,
    }
