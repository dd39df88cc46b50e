"""What services said, kept in one file: for the next run, and for runs side by side.

SQLite of our own, not `requests-cache`: that keeps whole exchanges, so that one entry more in a
batch would ask for all of it again, and it has no limit of size. Kept is what was found for each
question; questions hold no key and no mail address, so neither can the file.
"""

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

Item = Mapping[str, Any]

_NAME = "lookup.sqlite"
_DAY = 86_400.0
_LOOK = 50
_FREED = 0.8
_FARTHEST = 60.0
_TABLES = (
    "CREATE TABLE IF NOT EXISTS answers (service TEXT, question TEXT, items TEXT NOT NULL,"
    " at REAL NOT NULL, PRIMARY KEY (service, question)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS slots (service TEXT PRIMARY KEY, next REAL NOT NULL) WITHOUT ROWID",
)


class Cache:
    """The answers that are kept, and when each service may be asked next.

    Several processes may use one file. A file that cannot be used never stops a look-up: then
    answers are kept in memory, and `fault` says why.
    """

    def __init__(
        self,
        folder: Path | None = None,
        keep: float = 30 * _DAY,
        keep_missing: float = 3 * _DAY,
        limit: int = 200_000_000,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Open the file in a folder, or keep answers in memory."""
        self._keep, self._keep_missing, self._limit = keep, keep_missing, limit
        self._clock, self._lock, self._puts = clock, threading.Lock(), 0
        self.fault: str | None = None
        try:
            if folder is not None:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._base = _opened(":memory:" if folder is None else folder / _NAME)
        except (sqlite3.Error, OSError) as error:
            self.fault = f"{folder}: answers are not kept: {error}"
            self._base = _opened(":memory:")

    def get(self, service: str, question: str, ever: bool = False) -> list[Item] | None:
        """Give what was found for a question; None if it is not known, or too old unless `ever`."""
        with self._lock, suppress(sqlite3.Error):
            row = self._base.execute(
                "SELECT items, at FROM answers WHERE service = ? AND question = ?",
                (service, question),
            ).fetchone()
            items = _read(row[0]) if row else None
            if row is None or items is None:
                return None
            keep = self._keep if items else self._keep_missing
            age = self._clock() - row[1]
            return items if ever or 0 <= age <= keep else None
        return None

    def put(self, service: str, found: Mapping[str, list[Item]]) -> None:
        """Keep what was found for questions; nothing found is kept too, for a shorter time."""
        now = self._clock()
        rows = [(service, question, _text(items), now) for question, items in found.items()]
        with self._lock, suppress(sqlite3.Error):
            with self._base:  # all at once: the disk is waited for once
                self._base.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", rows)
            self._puts += 1
            if self._puts % _LOOK == 1:
                self._shrink()

    def slot(self, service: str, interval: float) -> float:
        """Take the next place in the queue for a service; give how long to wait for it.

        The queue stands in the file, so that two runs together keep to the service's pace.
        """
        if interval <= 0:
            return 0.0
        with self._lock, suppress(sqlite3.Error):
            self._base.execute("BEGIN IMMEDIATE")
            try:
                now = self._clock()
                found = self._base.execute("SELECT next FROM slots WHERE service = ?", (service,))
                at = max(now, (found.fetchone() or (0.0,))[0])
                if at - now > max(_FARTHEST, 10 * interval):
                    at = now + interval  # the clock was set back
                self._base.execute(
                    "INSERT OR REPLACE INTO slots VALUES (?, ?)", (service, at + interval)
                )
            finally:
                self._base.commit()
            return float(at - now)
        return interval

    def close(self) -> None:
        """Close the file."""
        with self._lock, suppress(sqlite3.Error):
            self._base.close()

    def _shrink(self) -> None:
        """Drop the oldest answers where all together are too long."""
        size = (
            "SELECT COALESCE(SUM(LENGTH(CAST(items AS BLOB)) + LENGTH(question)), 0) FROM answers"
        )
        total = self._base.execute(size).fetchone()[0]
        if total <= self._limit:
            return
        oldest = self._base.execute(
            "SELECT service, question, LENGTH(CAST(items AS BLOB)) + LENGTH(question)"
            " FROM answers ORDER BY at"
        ).fetchall()
        gone = []
        for service, question, length in oldest:
            if total <= self._limit * _FREED:
                break
            gone.append((service, question))
            total -= length
        with self._base:
            self._base.executemany("DELETE FROM answers WHERE service = ? AND question = ?", gone)


def _opened(place: str | Path) -> sqlite3.Connection:
    base = sqlite3.connect(place, timeout=10.0, check_same_thread=False)
    try:
        base.execute("PRAGMA auto_vacuum = FULL")
        # No write-ahead log: homes on network disks are common, and there it loses what it holds.
        base.execute("PRAGMA journal_mode = TRUNCATE")
        base.execute("PRAGMA synchronous = NORMAL")
        with base:
            for table in _TABLES:
                base.execute(table)
    except sqlite3.Error:
        base.close()
        raise
    return base


def _text(items: list[Item]) -> str:
    return json.dumps(items, ensure_ascii=False, separators=(",", ":"))


def _read(text: object) -> list[Item] | None:
    """Read kept items; what somebody else has written there is no answer."""
    try:
        items = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return None
    whole = isinstance(items, list) and all(isinstance(item, dict) for item in items)
    return items if whole else None
