"""Run `bibnorm dedupe`: file by file, so that one that fails does not stop the others."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

from bibnorm.bibfile import BibFile, Coding, UnprovenError, decode, split
from bibnorm.bibfile.diff import diff_blocks
from bibnorm.cli import decision_file
from bibnorm.cli.dedupe_report import as_record, told
from bibnorm.cli.deliver import guarded_one, no_search_for_circles, write
from bibnorm.cli.exits import ISSUES, Exit, FailedError
from bibnorm.cli.format_files import read, replace
from bibnorm.cli.inputs import STDIN, chosen, shown
from bibnorm.pipeline.bib.apply import Applied, apply
from bibnorm.pipeline.bib.decisions import Decisions
from bibnorm.pipeline.bib.find import Doubles, Preprint, Twice, find_doubles


@dataclass(frozen=True)
class Job:
    """What the options of `bibnorm dedupe` ask for."""

    apply: bool = False
    backup: bool = False
    diff: bool = False
    link: bool = False
    prefer: tuple[str, ...] = ()
    no: tuple[str, str] | None = None
    decisions: Path | None = None
    json: bool = False


@dataclass(frozen=True)
class _File:
    name: str
    data: bytes
    coding: Coding
    file: BibFile
    decisions: Decisions


def run(names: Sequence[str], job: Job) -> Exit:
    """Look for doubles in files; the exit code is that of the one that went worst."""
    inputs = chosen(names)
    _refuse(inputs, job)
    records: list[dict[str, Any]] = []
    with no_search_for_circles():
        worst = max(guarded_one(name, partial(_one, name, job, records)) for name in inputs)
    if job.json:
        text = json.dumps({"files": records}, ensure_ascii=False, indent=1)
        # A byte of an old encoding is no letter of JSON.
        plain = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        write(sys.stdout.buffer, f"{plain}\n")
    return worst


def _refuse(inputs: Sequence[str], job: Job) -> None:
    changes = job.apply or job.no is not None
    if job.apply and job.diff:
        raise FailedError("--diff writes nothing; leave out --apply")
    if job.json and (job.apply or job.diff):
        raise FailedError("--json says what was found; leave out --apply and --diff")
    if job.backup and not job.apply:
        raise FailedError("--backup goes with --apply")
    if job.link and not (job.apply or job.diff):
        raise FailedError("--link goes with --apply or --diff")
    if changes and STDIN in inputs:
        raise FailedError("standard input cannot be written in place; name a file")
    if len(inputs) > 1 and (job.no or job.decisions or job.prefer):
        raise FailedError("several files: --no, --prefer and --decisions are of one file")


def _one(name: str, job: Job, records: list[dict[str, Any]]) -> Exit:
    data = read(name)
    text, coding = decode(data)
    file = split(text)
    _known(name, file, (*job.prefer, *(job.no or ())))
    if job.no:
        known = partial(Decisions.apart, a=job.no[0], b=job.no[1])
        decision_file.add(job.decisions, name, known, "different", keys=job.no)
    decisions = decision_file.load(job.decisions, name).preferring(job.prefer)
    found = find_doubles(file, decisions)
    for block in file.broken:
        why = f"{block.why}; not looked at"
        write(sys.stderr.buffer, f"{shown(name)}:{block.line}: unread: {why}\n")
    if job.json:
        records.append(as_record(shown(name), found))
        return Exit.FINDINGS if found.twice or found.preprints else Exit.CLEAN
    return _deliver(_File(name, data, coding, file, decisions), found, job)


def _known(name: str, file: BibFile, keys: Sequence[str]) -> None:
    """Refuse a key that is not in the file: a slip would be remembered in its place."""
    known = {entry.key for entry in file.entries}
    for key in keys:
        if key not in known:
            near = get_close_matches(key, known, 1)
            meant = f" (did you mean {near[0]}?)" if near else ""
            raise FailedError(f"{shown(name)}: no entry has the key {key}{meant}")


def _deliver(file: _File, found: Doubles, job: Job) -> Exit:
    """Tell what was found, or join what is settled and tell what was left."""
    name = shown(file.name)
    if not job.apply and not job.diff:
        write(sys.stdout.buffer, "".join(told(name, found)))
        return Exit.FINDINGS if found.twice or found.preprints else Exit.CLEAN
    settled = [one for one in found.twice if one.settled]
    links = list(found.preprints) if job.link else []
    done = _applied(name, file.file, settled, links)
    if job.diff:
        write(sys.stdout.buffer, "".join(diff_blocks(done.pairs, name)))
    elif done.text != file.file.text:
        replace(file.name, file.data, file.coding.encode(done.text), job.backup)
    left = _left(file, found, done, job)
    if job.apply:
        lines = [f"{name}: {old} -> {new}\n" for old, new in done.keys]
        lines += [f"{name}: {new} names its preprint {old}\n" for old, new in done.links]
        write(sys.stdout.buffer, "".join([*lines, *told(name, left)]))
    return Exit.FINDINGS if left.twice or left.preprints else Exit.CLEAN


def _left(file: _File, found: Doubles, done: Applied, job: Job) -> Doubles:
    """Give what is left to decide, on its lines in the file as it is now."""
    if job.apply and done.text != file.file.text:
        return find_doubles(split(done.text), file.decisions)
    twice = tuple(one for one in found.twice if not one.settled)
    linked = set(done.links)
    preprints = (
        one for one in found.preprints if (one.preprint.key, one.publication.key) not in linked
    )
    return Doubles(twice, tuple(preprints))


def _applied(
    name: str, file: BibFile, settled: Sequence[Twice], links: Sequence[Preprint]
) -> Applied:
    gone = {id(entry) for one in settled for entry in one.joint.gone}
    pairs = [
        (link.preprint, link.publication)
        for link in links
        if id(link.preprint) not in gone and id(link.publication) not in gone
    ]
    try:
        return apply(file, [one.joint for one in settled], pairs)
    except UnprovenError as error:
        message = f"{name}: {error}, so nothing was written\n{ISSUES}"
        raise FailedError(message) from error
