"""Runs put together: neighbours joined, outer blanks cut off, table cells split."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bibnorm.model import Run

_DELIMITER = re.compile(r"[|:\-+=\s]*-[|:\-+=\s]*")


def joined(runs: Iterable[Run]) -> list[Run]:
    """Join neighbours of one style, if they are neighbours in the source too."""
    out: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        last = out[-1] if out else None
        if last is not None and _neighbours(last, run):
            out[-1] = replace(last, text=last.text + run.text, end=run.end)
        else:
            out.append(run)
    return out


def _neighbours(left: Run, right: Run) -> bool:
    """Whether two runs can be one without losing the way back to the source."""
    literal = left.end - left.start == len(left.text) and right.end - right.start == len(right.text)
    touch = left.end == right.start >= 0 and literal
    return touch and left.style == right.style and left.link == right.link


def trimmed(runs: Sequence[Run]) -> list[Run]:
    """Cut blanks off both ends of a line."""
    out = list(runs)
    while out and not out[0].text.strip():
        del out[0]
    while out and not out[-1].text.strip():
        del out[-1]
    if out:
        out[0] = _cut(out[0], len(out[0].text) - len(out[0].text.lstrip()), 0)
        out[-1] = _cut(out[-1], 0, len(out[-1].text) - len(out[-1].text.rstrip()))
    return out


def _cut(run: Run, left: int, right: int) -> Run:
    """Cut a number of characters off a run's ends."""
    if not left and not right:
        return run
    text = run.text[left : len(run.text) - right]
    literal = run.end - run.start == len(run.text) and run.start >= 0
    if not literal:
        return replace(run, text=text)
    return replace(run, text=text, start=run.start + left, end=run.end - right)


def is_delimiter_row(row: str) -> bool:
    """Whether a row of a table is only the line under its header.

    >>> is_delimiter_row("| --- | :-: |"), is_delimiter_row("| a - b |")
    (True, False)
    """
    return "|" in row and _DELIMITER.fullmatch(row) is not None


def cells(runs: Iterable[Run], source: str) -> list[Run]:
    """Turn the bars of a table row into tabs; a bar that was escaped stays."""
    columns = [trimmed(column) for column in _columns(runs, source)]
    while columns and not columns[-1]:
        del columns[-1]
    if columns and not columns[0]:  # what stands before the first bar
        del columns[0]
    out: list[Run] = []
    for number, column in enumerate(columns):
        if number:
            out.append(Run("\t"))
        out.extend(column)
    return out


def _columns(runs: Iterable[Run], source: str) -> list[list[Run]]:
    """Split runs at the bars that stand in the source as bars."""
    columns: list[list[Run]] = [[]]
    for run in runs:
        if run.start < 0 or source[run.start : run.end] != run.text:
            columns[-1].append(run)
            continue
        at = run.start
        for number, part in enumerate(run.text.split("|")):
            if number:
                columns.append([])
            columns[-1].append(replace(run, text=part, start=at, end=at + len(part)))
            at += len(part) + 1
    return columns
