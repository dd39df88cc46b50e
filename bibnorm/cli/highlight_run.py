"""Run `bibnorm highlight`: all files are read before the first is written, for names compare."""

import re
import sys
from collections.abc import Sequence
from functools import partial

from bibnorm.bibfile import BibFile, UnprovenError, decode, format_text, split
from bibnorm.bibfile.highlight import highlighter
from bibnorm.cli.deliver import (
    File,
    Mode,
    deliver,
    guarded_one,
    no_search_for_circles,
    refuse,
    say_broken,
    unproven,
    write,
)
from bibnorm.cli.exits import Exit, FailedError
from bibnorm.cli.format_files import read
from bibnorm.cli.inputs import chosen, shown
from bibnorm.model import Name
from bibnorm.pipeline.highlight import Highlights, Wanted, given_name, highlights, misplaced

_LABEL = re.compile(r"[A-Za-z][\w-]*")


def run(
    names: Sequence[str], mode: Mode, wanted: Wanted, consumer: str | None, quiet: bool
) -> Exit:
    """Flag an author in files; the exit code is that of the one that went worst."""
    _refuse(wanted, consumer, mode)
    if consumer is not None and not names:
        _print(consumer, [], wanted)
        return Exit.CLEAN
    inputs = chosen(names)
    if consumer is None:
        refuse(inputs, mode)
    with no_search_for_circles():
        texts: list[tuple[str, bytes]] = []
        worst = max(guarded_one(name, partial(_read, name, texts)) for name in inputs)
        files = [split(decode(data)[0]) for _, data in texts]
        found = highlights(files, wanted)
        _say(texts, found, wanted, quiet)
        if consumer is not None:
            _print(consumer, [name for name, _ in found.forms.most_common()], wanted)
        for at, (name, data) in enumerate(texts):
            one = partial(_one, name, data, files[at], found, at, wanted, mode, consumer is None)
            worst = max(worst, guarded_one(name, one))
    undecided = not found.found or any(note.open for note in found.notes)
    return max(worst, Exit.FINDINGS if undecided else Exit.CLEAN)


def _refuse(wanted: Wanted, consumer: str | None, mode: Mode) -> None:
    if not any(spelling.strip() for spelling in wanted.spellings):
        raise FailedError('name the author: --author "Ada Lovelace"')
    if any(given_name(spelling).family is None for spelling in wanted.spellings):
        raise FailedError("--author: a whole name is needed, such as Ada Lovelace")
    if not _LABEL.fullmatch(wanted.label):
        raise FailedError("--label: one word of letters, figures and hyphens is needed")
    if consumer is not None and (mode.check or mode.diff):
        raise FailedError("--print goes to standard output, as --check and --diff; choose one")


def _read(name: str, texts: list[tuple[str, bytes]]) -> Exit:
    texts.append((name, read(name)))
    return Exit.CLEAN


def _one(
    name: str,
    data: bytes,
    before: BibFile,
    found: Highlights,
    at: int,
    wanted: Wanted,
    mode: Mode,
    shows: bool,
) -> Exit:
    """Write the flags of one file, proved; say whether a person should look at it."""
    text, coding = decode(data)
    flags = found.flags[at]
    try:
        done = format_text(text, [highlighter(wanted.role, wanted.label, flags.get)])
        for fault in misplaced(before, flags, wanted, split(done.text)):
            raise UnprovenError(fault)
    except UnprovenError as error:
        raise unproven(name, error) from error
    file = File(name, data, text, coding, done)
    say_broken(file)
    changed = (shows or mode.in_place) and deliver(file, mode)
    return Exit.FINDINGS if changed or done.broken else Exit.CLEAN


def _say(
    texts: Sequence[tuple[str, bytes]], found: Highlights, wanted: Wanted, quiet: bool
) -> None:
    """Say on standard error what is in doubt or moves, and which forms of the name there are."""
    lines = [
        f"{shown(texts[note.file][0])}:{note.line}: highlight: {note.key}: {note.message}\n"
        for note in found.notes
    ]
    if not quiet:
        width = len(str(max(found.forms.values(), default=0)))
        lines += [f"  {count:>{width}}  {name}\n" for name, count in found.forms.most_common()]
        lines.append(
            f"{wanted.spellings[0]} found in {found.found} of {found.entries} entries "
            f"that have the field {wanted.role}\n"
        )
    write(sys.stderr.buffer, "".join(lines))


def _print(consumer: str, forms: Sequence[Name], wanted: Wanted) -> None:
    """Print what a reader of the file needs, for the names found and those given."""
    from bibnorm.write.consumers import CONSUMERS

    names = dict.fromkeys((*map(given_name, wanted.spellings), *forms))
    write(sys.stdout.buffer, CONSUMERS[consumer](list(names), wanted.label))
