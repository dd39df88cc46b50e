"""Run `bibnorm verify`: file by file, so that one that fails does not stop the others."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from bibnorm.cli.deliver import say_unread, write
from bibnorm.cli.exits import Exit, FailedError
from bibnorm.cli.inputs import chosen, refuse_overwriting, shown
from bibnorm.cli.lookup_files import Whom, asking, each_file, looked_up, opened
from bibnorm.cli.lookup_report import Looked, not_taken
from bibnorm.cli.sarif import as_sarif
from bibnorm.lookup.ask import Asker
from bibnorm.lookup.verify import Checked, Status, check
from bibnorm.venues import Venues, load_venues
from bibnorm.write.files import write_file


@dataclass(frozen=True)
class Job:
    """What the options of `bibnorm verify` ask for."""

    whom: Whom = field(default_factory=Whom)
    json: bool = False
    sarif: Path | None = None
    fail_on: frozenset[str] = frozenset()
    quiet: bool = False
    decisions: Path | None = None


FAIL_ON = ("differs", "problem", "not-found", "could-not-ask")
"""What may be asked to end with 1."""


def run(names: Sequence[str], job: Job) -> Exit:
    """Check the entries of files; the exit code is that of the one that went worst."""
    inputs = chosen(names)
    refuse_overwriting(inputs, job.sarif)
    if strange := sorted(job.fail_on - {*FAIL_ON}):
        raise FailedError(f"--fail-on {strange[0]}: unknown; known: {', '.join(FAIL_ON)}")
    if len(inputs) > 1 and job.decisions:
        raise FailedError("several files: --decisions is of one file")
    venues = load_venues()
    records: list[dict[str, Any]] = []
    with asking(job.whom) as asker:
        worst = each_file(inputs, asker, partial(_one, job, asker, venues, records), "")
    if job.json:
        write(sys.stdout.buffer, json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    if job.sarif:
        try:
            write_file(job.sarif, [json.dumps(as_sarif(records), ensure_ascii=False, indent=1)])
        except OSError as error:
            raise FailedError(f"{job.sarif}: cannot be written ({error.strerror})") from error
    return worst


def _one(job: Job, asker: Asker, venues: Venues, records: list[dict[str, Any]], name: str) -> Exit:
    file = opened(name, job.decisions)
    say_unread(name, file.unread)
    found = [
        _record(shown(name), one, check(one.work.says, one.asked, one.proposal, venues))
        for one in looked_up(file, asker, thorough=True)
    ]
    records.extend(found)
    if not job.json:
        write(sys.stdout.buffer, "".join(line for one in found for line in _told(one, job.quiet)))
    fails = file.unread or any(_fails(one, job.fail_on) for one in found)
    return Exit.FINDINGS if fails else Exit.CLEAN


def _record(name: str, looked: Looked, checked: Checked) -> dict[str, Any]:
    judgement = looked.asked.judgement
    same = judgement.same
    return {
        "file": name,
        "line": looked.line,
        "key": looked.key,
        "status": checked.status.value,
        "asked": list(looked.asked.asked),
        "troubles": [str(trouble) for trouble in looked.asked.troubles],
        "record": f"{same.found.service}: {same.found.id}" if same else None,
        "evidence": list(same.verdict.evidence) if same else [],
        "versions": [f"{one.found.service}: {one.found.id}" for one in judgement.versions],
        "not-taken": [] if same or judgement.versions else [*not_taken(judgement)],
        "differs": [
            {
                **{"field": one.field, "entry": one.kept, "record": one.other},
                "by": f"{one.said.by.found.service}: {one.said.by.found.id}",
            }
            for one in checked.differing
        ],
        "problems": [
            {"code": one.code, "field": one.field, "message": one.message}
            for one in checked.problems
        ],
    }


def _fails(record: dict[str, Any], wanted: frozenset[str]) -> bool:
    return record["status"] in wanted or bool(record["problems"] and "problem" in wanted)


def _told(record: dict[str, Any], quiet: bool) -> Iterator[str]:
    if quiet and record["status"] == Status.CONFIRMED and not record["problems"]:
        return
    said = "; ".join([record["record"], *record["evidence"]] if record["record"] else [])
    asked = f"asked {', '.join(record['asked']) or 'nobody'}"
    if record["versions"]:
        asked = f"only another version: {record['versions'][0]}"
    place = f"{record['file']}:{record['line']}"
    yield f"{place}: {record['status']}: {record['key']}: {said or asked}\n"
    for one in record["differs"]:
        yield f"  {one['field']}: {_line(one['entry'])}, record {_line(one['record'])}\n"
    for one in record["problems"]:
        yield f"  {one['code']}: {one['message']}\n"
    for one in record["not-taken"]:
        yield f"  {one}\n"
    for one in record["troubles"]:
        yield f"  could not ask {one}\n"


def _line(text: str) -> str:
    return " ".join(text.split())
