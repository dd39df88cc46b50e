"""What `bibnorm parse` does: inputs to entries to one output, with a summary."""

import gc
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from bibnorm.cli.exits import Exit, FailedError, complain, unexpected
from bibnorm.cli.inputs import chosen, lines_of, refuse_overwriting, shown
from bibnorm.cli.progress import Progress
from bibnorm.cli.sinks import deliver
from bibnorm.cli.summary import show
from bibnorm.cli.tally import Tally
from bibnorm.cli.venues import own_venues
from bibnorm.entry import DEFAULT_PATTERN, KeyMaker
from bibnorm.model import Dialect, Entry, Highlight, VenueNames
from bibnorm.pipeline import Normalizer, Options
from bibnorm.read import ReadError, read_path, unfollowed
from bibnorm.write import stream

_SELDOM = 100_000
_FEW = 3


@dataclass(frozen=True)
class Job:
    """What the arguments of `bibnorm parse` ask for."""

    inputs: tuple[str, ...] = ()
    format: str | None = None
    password: str | None = None
    follow_inputs: bool = False
    lines: bool = False
    highlight: str | None = None
    highlight_style: str = "annotation"
    output: Path | None = None
    to: str = "bibtex"
    dialect: str = "bibtex"
    ascii: bool = False
    venue_names: str = "full"
    venues: tuple[Path, ...] = ()
    key_pattern: str | None = None
    quiet: bool = False
    strict: bool = False


def run(job: Job) -> Exit:
    """Do the job; give the exit code."""
    # What is read is frozen values without cycles: looking for cycles after every few
    # hundred of them costs a fifth of the time and finds none.
    gc.freeze()
    gc.set_threshold(_SELDOM)
    names = chosen(job.inputs)
    refuse_overwriting(names, job.output)
    options = Options(highlight=job.highlight, key_pattern=job.key_pattern or DEFAULT_PATTERN)
    with Progress(len(names)) as progress:
        normalizer = Normalizer(venues=own_venues(job.venues), options=options)
        work = _Work(job, names, normalizer, _keys(options), progress)
        with suppress(_Nothing):
            deliver(work.pieces(), job.output, whole=job.strict)
    if not job.quiet and work.tally.files:
        show(work.tally)
    if work.failed:
        return Exit.FAILED
    return Exit.FINDINGS if work.tally.findings else Exit.CLEAN


def _keys(options: Options) -> KeyMaker:
    try:
        return KeyMaker(options.key_pattern)
    except ValueError as error:
        raise FailedError(f"--key-pattern: {error}") from error


class _Nothing(Exception):  # noqa: N818  (no error: the way out of a stream that must not count)
    """The output is to stay as it was."""


@dataclass
class _Work:
    """A job under way: what came out so far, and whether an input failed."""

    job: Job
    names: tuple[str, ...]
    normalizer: Normalizer
    keys: KeyMaker
    progress: Progress
    tally: Tally = field(default_factory=Tally)
    failed: bool = False

    def pieces(self) -> Iterator[str]:
        """Give the output piece by piece; raise `_Nothing` where there is to be none."""
        entries = self._entries()
        first = next(entries, None)
        if first is None:
            raise _Nothing
        yield from stream(
            _after(first, entries),
            self.job.to,
            dialect=Dialect(self.job.dialect),
            highlight=Highlight(self.job.highlight_style),
            ascii=self.job.ascii,
            venue_names=VenueNames(self.job.venue_names),
        )
        if self.job.strict and (self.failed or self.tally.findings):
            complain("nothing was written: --strict wants all read and nothing to look at")
            raise _Nothing

    def _entries(self) -> Iterator[Entry]:
        for name in self.names:
            try:
                yield from self._of_lines(name) if self.job.lines else self._of_document(name)
            except (ReadError, FailedError) as error:
                self.failed = True
                complain(str(error))
            except Exception as error:
                self.failed = True
                complain(unexpected(error, shown(name)))
            self.progress.done(name)

    def _of_document(self, name: str) -> Iterator[Entry]:
        document = read_path(
            name,
            format=self.job.format,
            password=self.job.password,
            follow_inputs=self.job.follow_inputs,
        )
        for notice in document.notices:
            self.failed = True
            complain(notice)
        more = "" if self.job.follow_inputs else unfollowed(document)
        reading = self.normalizer.read(document, keys=self.keys)
        if not reading.readings:
            wrong = f"{document.name}: no publications found in it"
            raise FailedError("; ".join(filter(None, (wrong, more))))
        if more and len(reading.readings) <= _FEW and not self.job.quiet:
            complain(f"{document.name}: few publications found; {more}")
        for entry in reading.entries:
            self.tally.add(document.name, entry)
            yield entry
        if reading.owner is not None:
            self.tally.files[document.name].owner = reading.owner

    def _of_lines(self, name: str) -> Iterator[Entry]:
        file = shown(name)
        lines = self.progress.watch(lines_of(name))
        for entry in self.normalizer.stream(lines, file=file, keys=self.keys):
            self.tally.add(file, entry)
            yield entry
        if file not in self.tally.files:
            raise FailedError(f"{file}: the file is empty; give a file with one citation a line")


def _after(first: Entry, rest: Iterator[Entry]) -> Iterator[Entry]:
    yield first
    yield from rest
