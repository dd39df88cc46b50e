"""Run `bibnorm lookup`: file by file, so that one that fails does not stop the others."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from typing import Any

from bibnorm.bibfile import UnprovenError
from bibnorm.bibfile.diff import diff_blocks
from bibnorm.cli.deliver import guarded_one, unproven, write
from bibnorm.cli.exits import Exit, FailedError
from bibnorm.cli.format_files import replace
from bibnorm.cli.inputs import STDIN, chosen, shown
from bibnorm.cli.lookup_files import Opened, Whom, asking, looked_up, opened
from bibnorm.cli.lookup_report import Looked, as_record, told
from bibnorm.lookup.ask import Asker
from bibnorm.lookup.complete import complete
from bibnorm.lookup.propose import PROPOSED


@dataclass(frozen=True)
class Job:
    """What the options of `bibnorm lookup` ask for."""

    whom: Whom = field(default_factory=Whom)
    apply: bool = False
    backup: bool = False
    diff: bool = False
    accept: tuple[str, ...] = ()
    json: bool = False


def run(names: Sequence[str], job: Job) -> Exit:
    """Look the entries of files up; the exit code is that of the one that went worst."""
    inputs = chosen(names)
    _refuse(inputs, job)
    records: list[dict[str, Any]] = []
    with asking(job.whom) as asker:
        worst = max(guarded_one(name, partial(_one, name, job, asker, records)) for name in inputs)
    if job.json:
        write(sys.stdout.buffer, json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    return worst


def _refuse(inputs: Sequence[str], job: Job) -> None:
    if job.apply and (job.diff or job.json):
        raise FailedError("--diff and --json write nothing; leave out --apply")
    if job.backup and not job.apply:
        raise FailedError("--backup goes with --apply")
    if job.apply and STDIN in inputs:
        raise FailedError("standard input cannot be written in place; name a file")
    for name in job.accept:
        if name not in PROPOSED:
            near = get_close_matches(name, PROPOSED, 1)
            meant = f" (did you mean {near[0]}?)" if near else ""
            raise FailedError(f"--accept {name}: no field that is proposed{meant}")


def _one(name: str, job: Job, asker: Asker, records: list[dict[str, Any]]) -> Exit:
    file = opened(name)
    if job.apply and not file.is_bib:
        raise FailedError(f"{file.name}: is no .bib file; make one with bibnorm parse first")
    looked = [one for one, _ in looked_up(file, asker)]
    if job.json:
        records.append(as_record(shown(file.name), looked))
    elif not job.diff:
        write(sys.stdout.buffer, "".join(told(shown(file.name), looked, job.accept)))
    if job.apply or job.diff:
        _deliver(file, looked, job)
    return Exit.FINDINGS if any(one.is_finding for one in looked) else Exit.CLEAN


def _deliver(file: Opened, looked: Sequence[Looked], job: Job) -> None:
    places = {id(block): at for at, block in enumerate(file.file.blocks)}
    proposals = {places[id(one.entry)]: one.proposal for one in looked}
    try:
        pairs = complete(file.file, proposals, job.accept)
    except UnprovenError as error:
        raise unproven(file.name, error) from error
    if job.diff:
        write(sys.stdout.buffer, "".join(diff_blocks(pairs, shown(file.name))))
        return
    new = file.coding.encode("".join(text for _, text in pairs))
    if new != file.data:
        replace(file.name, file.data, new, job.backup)
