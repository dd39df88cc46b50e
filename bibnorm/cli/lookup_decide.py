"""Remember what a person decided about proposals, in the file of decisions beside the .bib."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bibnorm.cli import decision_file
from bibnorm.cli.exits import FailedError
from bibnorm.cli.inputs import shown
from bibnorm.cli.lookup_ask import Memory
from bibnorm.cli.lookup_files import Opened
from bibnorm.cli.lookup_report import PUBLISHED, Looked, names_of
from bibnorm.lookup.judge import Answer


def memory(file: Opened, given: Path | None) -> Memory:
    """Give where decisions about a file are remembered as they are made."""

    def keep(one: Looked, field: str, against: str) -> None:
        _keep(file, given, one.entry.key, field, against)

    def refuse(one: Looked, answers: Sequence[Answer]) -> None:
        _refuse(file, given, one, answers)

    return Memory(keep, refuse)


def decide(
    file: Opened,
    looked: Sequence[Looked],
    keep: tuple[str, str] | None,
    no: str | None,
    given: Path | None,
) -> None:
    """Remember that a field stays as it is, and that a record is of another work."""
    if keep is not None:
        one, field = _of(file, looked, keep[0]), keep[1]
        against = dict(_proposed(one)).get(field)
        if against is None:
            raise FailedError(f"{shown(file.name)}: {keep[0]}: nothing is proposed for {field}")
        _keep(file, given, one.entry.key, field, against)
    if no is not None:
        one = _of(file, looked, no)
        answers = [*one.asked.judgement.records, *([one.published.answer] if one.published else [])]
        if not answers and not file.decisions.knows(one.entry.key):
            raise FailedError(f"{shown(file.name)}: {no}: no record was taken for this work")
        if answers:
            _refuse(file, given, one, answers)


def _of(file: Opened, looked: Sequence[Looked], key: str) -> Looked:
    for one in looked:
        if key in (one.entry.key, one.key):
            return one
    raise FailedError(f"{shown(file.name)}: no entry has the key {key}")


def _proposed(one: Looked) -> Iterator[tuple[str, str]]:
    """Give the fields for which something is proposed, with what."""
    differing = (each.said for each in one.proposal.differing)
    for said in (*one.proposal.missing, *differing, *one.proposal.of_type):
        yield said.field, said.text
    if one.published:
        yield PUBLISHED, one.published.answer.found.id


def _keep(file: Opened, given: Path | None, key: str, field: str, against: str) -> None:
    said = {"key": key, "field": field, "against": against}
    decision_file.add(
        given, file.name, lambda known: known.keeps(key, field, against), "kept", **said
    )


def _refuse(file: Opened, given: Path | None, one: Looked, answers: Sequence[Answer]) -> None:
    key = one.entry.key
    records = list(dict.fromkeys(name for each in answers for name in names_of(each.found)))
    decision_file.add(
        given,
        file.name,
        lambda known: all(known.refuses(key, [name]) for name in records),
        "refused",
        key=key,
        records=records,
    )
