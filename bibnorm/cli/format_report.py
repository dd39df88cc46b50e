"""The report of `bibnorm format`: per entry what changed, and why."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from bibnorm.bibfile import RULES, Change
from bibnorm.cli.deliver import Done
from bibnorm.cli.exits import FailedError

_WHY = {rule.name: rule.says for rule in RULES} | {
    "sort": "the order that was asked for",
    "keys": "the pattern that was asked for",
}


class Report:
    """Gathers what changed in the files of one run."""

    def __init__(self) -> None:
        """Begin with none."""
        self._entries: list[dict[str, Any]] = []

    def add(self, name: str, done: Done) -> None:
        """Take a formatted file: each of its entries that changed, and each block left unread."""
        changes = sorted(done.changes, key=lambda change: change.entry)
        for (line, key), found in groupby(changes, key=lambda change: (change.entry, change.key)):
            told = [_told(change) for change in found]
            self._entries.append({"file": name, "line": line, "key": key, "changes": told})
        for block in done.broken:
            self._entries.append({"file": name, "line": block.line, "unread": block.why})

    def write(self, path: Path) -> None:
        """Write the report in one step: as JSON where the name ends so, else as text."""
        from bibnorm.write.files import write_file

        try:
            write_file(path, [self.as_json() if path.suffix == ".json" else self.as_text()])
        except OSError as error:
            raise FailedError(f"{path}: the report cannot be written ({error.strerror})") from error

    def as_json(self) -> str:
        """Give the report as a list of objects, one an entry."""
        return json.dumps(self._entries, ensure_ascii=False, indent=1) + "\n"

    def as_text(self) -> str:
        """Give the report for people."""
        return "\n".join("".join(_lines(entry)) for entry in self._entries)


def _told(change: Change) -> dict[str, Any]:
    return {
        "line": change.line,
        "rule": change.rule,
        "message": change.message,
        "why": _WHY[change.rule],
    }


def _lines(entry: dict[str, Any]) -> Iterator[str]:
    place = f"{entry['file']}:{entry['line']}: "
    if "unread" in entry:
        yield f"{place}left as it stands: {entry['unread']}\n"
        return
    yield f"{place}{entry['key']}\n"
    for change in entry["changes"]:
        yield f"  {change['message']}\n    {change['rule']}: {change['why']}\n"
