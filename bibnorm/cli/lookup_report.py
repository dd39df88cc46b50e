"""What `bibnorm lookup` found: a block an entry for a person, an object for a program."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bibnorm.bibfile import Entry
from bibnorm.lookup.ask import Asked
from bibnorm.lookup.judge import Answer
from bibnorm.lookup.propose import Proposal

_SHOWN = 70


@dataclass(frozen=True)
class Looked:
    """An entry, what was asked, and what is proposed."""

    entry: Entry
    asked: Asked
    proposal: Proposal

    @property
    def is_finding(self) -> bool:
        """Whether a person should look at it."""
        return bool(self.proposal.missing or self.proposal.differing or self.asked.troubles)


def told(name: str, looked: Sequence[Looked], accepted: Sequence[str]) -> Iterator[str]:
    """Tell a person what was found."""
    for one in looked:
        place = f"{name}:{one.entry.line}: {one.entry.key}"
        yield from (f"{place}: {line}\n" for line in _head(one))
        for field, value in one.proposal.missing:
            yield f"  add: {field} = {_short(value)}\n"
        for conflict in one.proposal.differing:
            word = "accepted" if conflict.field in accepted else "differs"
            found = f"{_short(conflict.kept)}, found {_short(conflict.other)}"
            yield f"  {word}: {conflict.field}: {found}\n"


def _head(one: Looked) -> Iterator[str]:
    judgement = one.asked.judgement
    for trouble in one.asked.troubles:
        yield f"could not ask {trouble}"
    if judgement.same is not None:
        yield f"is {_named(judgement.same)}"
    elif judgement.doubt:
        yield f"not taken: {judgement.doubt}"
    elif one.asked.asked:
        yield f"not found ({', '.join(one.asked.asked)})"
    for answer in judgement.versions:
        yield f"another version: {_named(answer)}"


def _named(answer: Answer) -> str:
    said = "; ".join(answer.verdict.evidence)
    return f"{answer.found.id} ({answer.found.service}: {said})"


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def as_record(name: str, looked: Sequence[Looked]) -> dict[str, Any]:
    """Give what was found in a file as an object for JSON."""
    return {"file": name, "entries": [_record(one) for one in looked]}


def _record(one: Looked) -> dict[str, Any]:
    judgement = one.asked.judgement
    return {
        "key": one.entry.key,
        "line": one.entry.line,
        "asked": list(one.asked.asked),
        "troubles": [str(trouble) for trouble in one.asked.troubles],
        "same": _answer(judgement.same) if judgement.same else None,
        "versions": [_answer(answer) for answer in judgement.versions],
        "doubt": judgement.doubt,
        "add": [{"field": name, "value": value} for name, value in one.proposal.missing],
        "differ": [
            {"field": conflict.field, "entry": conflict.kept, "found": conflict.other}
            for conflict in one.proposal.differing
        ],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "service": answer.found.service,
        "id": answer.found.id,
        "url": answer.found.url,
        "evidence": list(answer.verdict.evidence),
        "score": answer.verdict.score,
    }
