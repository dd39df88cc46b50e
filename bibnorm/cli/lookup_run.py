"""Run `bibnorm lookup`: file by file, so that one that fails does not stop the others."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from bibnorm.bibfile import BibFile, Coding, Entry, UnprovenError, decode, split
from bibnorm.bibfile.diff import diff_blocks
from bibnorm.cli.exits import ISSUES, Exit, FailedError, complain, unexpected
from bibnorm.cli.format_files import read, replace
from bibnorm.cli.format_run import write
from bibnorm.cli.inputs import STDIN, chosen, shown
from bibnorm.cli.lookup_report import Looked, as_record, told
from bibnorm.lookup.ask import Asked, Asker
from bibnorm.lookup.complete import complete
from bibnorm.lookup.found import Service
from bibnorm.lookup.index import Index, IndexFileError
from bibnorm.lookup.propose import PROPOSED, Proposal, dialect_of, propose
from bibnorm.pipeline import Normalizer
from bibnorm.pipeline.works import works
from bibnorm.read import ReadError, read_bytes
from bibnorm.write import write as written


@dataclass(frozen=True)
class Job:
    """What the options of `bibnorm lookup` ask for."""

    index: tuple[Path, ...] = ()
    apply: bool = False
    backup: bool = False
    diff: bool = False
    accept: tuple[str, ...] = ()
    json: bool = False


@dataclass(frozen=True)
class _File:
    """A .bib file, or the one that a list makes."""

    name: str
    data: bytes
    coding: Coding
    file: BibFile
    is_bib: bool


def run(names: Sequence[str], job: Job) -> Exit:
    """Look the entries of files up; the exit code is that of the one that went worst."""
    inputs = chosen(names)
    _refuse(inputs, job)
    asker = Asker(_services(job))
    records: list[dict[str, Any]] = []
    worst = max(_guarded(name, job, asker, records) for name in inputs)
    if job.json:
        write(sys.stdout.buffer, json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    return worst


def _services(job: Job) -> list[Service]:
    if not job.index:
        raise FailedError("nobody to ask: name an index with --index (bibnorm index build)")
    try:
        return [Index(path) for path in job.index]
    except IndexFileError as error:
        raise FailedError(str(error)) from error


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


def _guarded(name: str, job: Job, asker: Asker, records: list[dict[str, Any]]) -> Exit:
    try:
        return _one(_opened(name), job, asker, records)
    except FailedError as failed:
        complain(str(failed))
    except UnprovenError as error:
        complain(f"{shown(name)}: {error}, so nothing was written\n{ISSUES}")
    except BrokenPipeError:
        raise
    except Exception as error:
        complain(unexpected(error, shown(name)))
    return Exit.FAILED


def _opened(name: str) -> _File:
    data = read(name)
    text, coding = decode(data)
    try:
        document = read_bytes(data, name=shown(name))
    except ReadError as error:
        raise FailedError(str(error)) from error
    if document.format == "bibtex":
        return _File(name, data, coding, split(text), is_bib=True)
    made = written(Normalizer().document(document))
    return _File(name, data, coding, split(made), is_bib=False)


def _one(file: _File, job: Job, asker: Asker, records: list[dict[str, Any]]) -> Exit:
    if job.apply and not file.is_bib:
        raise FailedError(f"{file.name}: is no .bib file; make one with bibnorm parse first")
    looked = [_looked(work.raw, asker.ask(work.says), file.file) for work in works(file.file)]
    if job.json:
        records.append(as_record(shown(file.name), looked))
    elif not job.diff:
        write(sys.stdout.buffer, "".join(told(shown(file.name), looked, job.accept)))
    if job.apply or job.diff:
        _deliver(file, looked, job)
    return Exit.FINDINGS if any(one.is_finding for one in looked) else Exit.CLEAN


def _looked(entry: Entry, asked: Asked, file: BibFile) -> Looked:
    same = asked.judgement.same
    proposal = Proposal()
    if same is not None:
        proposal = propose(entry, file.blocks, same.found, dialect_of(file))
    return Looked(entry, asked, proposal)


def _deliver(file: _File, looked: Sequence[Looked], job: Job) -> None:
    places = {id(block): at for at, block in enumerate(file.file.blocks)}
    proposals = {places[id(one.entry)]: one.proposal for one in looked}
    pairs = complete(file.file, proposals, job.accept)
    if job.diff:
        write(sys.stdout.buffer, "".join(diff_blocks(pairs, shown(file.name))))
        return
    new = file.coding.encode("".join(text for _, text in pairs))
    if new != file.data:
        replace(file.name, file.data, new, job.backup)
