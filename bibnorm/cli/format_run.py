"""Run `bibnorm format`: file by file, so that one that fails does not stop the others."""

from collections.abc import Sequence
from functools import partial

from bibnorm.bibfile import UnprovenError, UnsortableError, decode, split
from bibnorm.bibfile import format_text as formatted
from bibnorm.cli.deliver import (
    File,
    Mode,
    deliver,
    guarded_one,
    no_search_for_circles,
    refuse,
    say_broken,
    unproven,
)
from bibnorm.cli.exits import Exit, FailedError
from bibnorm.cli.format_files import read
from bibnorm.cli.format_plan import Plan, Wishes, planned, refuse_unknown
from bibnorm.cli.format_report import Report
from bibnorm.cli.inputs import chosen, shown

__all__ = ["Mode", "prepared", "run"]

_NONE = Wishes()


def run(names: Sequence[str], mode: Mode, wishes: Wishes = _NONE) -> Exit:
    """Format files; the exit code is that of the one that went worst."""
    plan = planned(wishes)
    inputs = chosen(names)
    refuse(inputs, mode)
    report = Report()
    with no_search_for_circles():
        worst = max(guarded_one(name, partial(_one, name, mode, plan, report)) for name in inputs)
    if mode.report:
        report.write(mode.report)
    return worst


def _one(name: str, mode: Mode, plan: Plan, report: Report) -> Exit:
    file = prepared(name, plan)
    say_broken(file)
    found = deliver(file, mode)
    if mode.report:
        report.add(shown(name), file.done)
    return Exit.FINDINGS if found or file.done.broken else Exit.CLEAN


def prepared(name: str, plan: Plan) -> File:
    """Read a file and format it; nothing is written."""
    data = read(name)
    text, coding = decode(data)
    if plan.only:
        refuse_unknown(shown(name), split(text), plan.only)
    try:
        done = formatted(text, plan.rules, options=plan.options, only=plan.only, order=plan.order)
    except UnprovenError as error:
        raise unproven(name, error) from error
    except UnsortableError as error:
        raise FailedError(f"{shown(name)}: not sorted: {error}") from error
    return File(name, data, text, coding, done)
