"""Run `bibnorm lookup`: file by file, so that one that fails does not stop the others."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from bibnorm.bibfile import UnprovenError
from bibnorm.bibfile.diff import diff_blocks
from bibnorm.cli.deliver import say_unread, unproven, write
from bibnorm.cli.exits import Exit, FailedError
from bibnorm.cli.format_files import refuse_unwritable, replace
from bibnorm.cli.inputs import STDIN, chosen, shown
from bibnorm.cli.lookup_ask import ask_all
from bibnorm.cli.lookup_decide import decide, memory
from bibnorm.cli.lookup_files import (
    Opened,
    Whom,
    asking,
    each_file,
    looked_up,
    opened,
    refuse_strange,
)
from bibnorm.cli.lookup_report import Looked, as_record, short, told
from bibnorm.lookup.ask import Asker
from bibnorm.lookup.complete import Change, complete, consistent
from bibnorm.pipeline.bib.manner import has_bytes


@dataclass(frozen=True)
class Job:
    """What the options of `bibnorm lookup` ask for."""

    whom: Whom = field(default_factory=Whom)
    apply: bool = False
    interactive: bool = False
    backup: bool = False
    diff: bool = False
    accept: tuple[str, ...] = ()
    keep: tuple[str, str] | None = None
    no: str | None = None
    decisions: Path | None = None
    json: bool = False

    @property
    def writes(self) -> bool:
        """Whether files are changed."""
        return self.apply or self.interactive

    @property
    def only_decides(self) -> bool:
        """Whether nothing is asked for but to remember a decision."""
        return self.keep is not None or self.no is not None


def run(names: Sequence[str], job: Job) -> Exit:
    """Look the entries of files up; the exit code is that of the one that went worst."""
    inputs = chosen(names)
    _refuse(inputs, job)
    records: list[dict[str, Any]] = []
    with asking(job.whom) as asker:
        work = partial(_one, job, asker, records)
        worst = each_file(inputs, asker, work, "nothing was written; ")
    if job.json:
        write(sys.stdout.buffer, json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    return worst


def _refuse(inputs: Sequence[str], job: Job) -> None:
    if job.writes and (job.diff or job.json):
        raise FailedError("--diff and --json write nothing; leave out --apply and --interactive")
    if job.backup and not job.writes:
        raise FailedError("--backup goes with --apply or --interactive")
    if (job.writes or job.only_decides) and STDIN in inputs:
        raise FailedError("standard input cannot be written in place; name a file")
    if job.interactive and (job.apply or job.accept):
        raise FailedError("--interactive asks for each value; leave out --apply and --accept")
    if len(inputs) > 1 and (job.only_decides or job.decisions):
        raise FailedError("several files: --keep, --no and --decisions are of one file")
    _refuse_names(job)


def _refuse_names(job: Job) -> None:
    if job.only_decides and (job.writes or job.diff or job.json or job.accept):
        raise FailedError("--keep and --no only remember; ask for what is to be written after that")
    for name in (*job.accept, *(job.keep or ())[1:]):
        refuse_strange(name)


def _one(job: Job, asker: Asker, records: list[dict[str, Any]], name: str) -> Exit:
    file = opened(name, job.decisions)
    if (job.writes or job.diff or job.only_decides) and not file.is_bib:
        raise FailedError(f"{file.name}: is no .bib file; make one with bibnorm parse first")
    if job.writes:
        refuse_unwritable(file.name)
    say_unread(file.name, file.unread)
    looked = looked_up(file, asker)
    if job.only_decides:
        decide(file, looked, job.keep, job.no, job.decisions)
        return Exit.CLEAN
    if job.json:
        records.append(as_record(shown(file.name), looked))
    elif not job.diff and not job.interactive:
        write(sys.stdout.buffer, "".join(told(shown(file.name), looked, job.accept)))
    if not asker.stopped:
        _deliver(file, looked, job)
    is_finding = file.unread or any(one.is_finding for one in looked)
    return Exit.FINDINGS if is_finding else Exit.CLEAN


def _deliver(file: Opened, looked: Sequence[Looked], job: Job) -> None:
    """Write what is proposed, or what a person said yes to."""
    if not (job.writes or job.diff):
        return
    wanted: list[tuple[Looked, Sequence[Change]]]
    if job.interactive:
        remembering = memory(file, job.decisions)
        wanted = [*ask_all(shown(file.name), looked, remembering)]
    else:
        wanted = [(one, one.changes(job.accept)) for one in looked]
    wanted = [(one, consistent(one.entry, changes)) for one, changes in wanted]
    _refuse_letters(file, wanted)
    places = {id(block): at for at, block in enumerate(file.file.blocks)}
    pairs = _completed(file, {places[id(one.entry)]: changes for one, changes in wanted})
    if job.diff:
        write(sys.stdout.buffer, "".join(diff_blocks(pairs, shown(file.name))))
        return
    new = file.coding.encode("".join(text for _, text in pairs))
    if new != file.data:
        replace(file.name, file.data, new, job.backup)


def _refuse_letters(file: Opened, wanted: Sequence[tuple[Looked, Sequence[Change]]]) -> None:
    """Stop where a file in an old encoding would get letters for which LaTeX has no word."""
    if not has_bytes(file.file.text):
        return
    for one, changes in wanted:
        for change in changes:
            if change.value is not None and not change.value.isascii():
                why = f"is not in UTF-8 and cannot hold {short(change.value)}"
                raise FailedError(
                    f"{shown(file.name)}:{one.line}: {one.key}: {change.name}: the file {why}; "
                    "bring it into UTF-8 first"
                )


def _completed(
    file: Opened, changes: Mapping[int, Sequence[Change]]
) -> tuple[tuple[str, str], ...]:
    try:
        return complete(file.file, changes)
    except UnprovenError as error:
        raise unproven(file.name, error) from error
