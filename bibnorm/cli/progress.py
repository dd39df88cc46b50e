"""A progress bar on long work, on a terminal; nothing on short work or elsewhere."""

import sys
import time
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_PATIENCE = 1.0  # seconds without a sign of life before one is given
_EVERY = 100  # lines between two looks at the clock


class Progress:
    """Counts inputs and lines; shows a bar once the work has taken a second."""

    def __init__(self, inputs: int) -> None:
        """Take the number of inputs; nothing is shown yet."""
        self._inputs = inputs
        self._done = 0
        self._lines = 0
        self._began = time.monotonic()
        self._wanted = sys.stderr.isatty()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away, whatever happened."""
        if self._bar is not None:
            self._bar.stop()

    def done(self, name: str) -> None:
        """Count an input as done."""
        self._done += 1
        self._show(name)

    def count(self, done: int, total: int) -> None:
        """Show how many of so many questions have been answered."""
        self._inputs, self._done = total, done
        self._show(f"{done} of {total} asked")
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, total=total)

    def watch(self, lines: Iterator[str]) -> Iterator[str]:
        """Pass lines through and count them."""
        for line in lines:
            self._lines += 1
            if self._lines % _EVERY == 0:
                self._show("")
            yield line

    def _show(self, name: str) -> None:
        if not self._wanted or time.monotonic() - self._began < _PATIENCE:
            return
        if self._bar is None:
            self._start()
        if self._bar is not None and self._task is not None:
            told = f"{self._lines:,} lines" if self._lines else name
            self._bar.update(self._task, completed=self._done, description=told)

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import Progress as Bar

        self._bar = Bar(console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("", total=self._inputs if self._inputs > 1 else None)
        self._bar.start()
