"""Run `bibnorm merge`: one file after the other into one's own, which is written once."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bibnorm.bibfile import BibFile, Coding, UnprovenError, decode, split
from bibnorm.bibfile.diff import diff_blocks
from bibnorm.cli import decision_file
from bibnorm.cli.deliver import no_search_for_circles, write
from bibnorm.cli.exits import ISSUES, Exit, FailedError
from bibnorm.cli.format_files import read, replace
from bibnorm.cli.inputs import STDIN, shown
from bibnorm.cli.merge_sources import Source, source
from bibnorm.pipeline.bib.decisions import Decisions
from bibnorm.pipeline.bib.manner import has_bytes
from bibnorm.pipeline.bib.merge import Added, Merged, Met, composed, merge

_SHOWN = 70
_ROUND = "surrogateescape"


@dataclass(frozen=True)
class Mode:
    """What becomes of the merged file; without any of these it goes to standard output."""

    in_place: bool = False
    backup: bool = False
    diff: bool = False
    fill: bool = False


def run(mine: str, names: Sequence[str], mode: Mode) -> Exit:
    """Merge files into one's own."""
    _refuse([mine, *names], mode)
    data = read(mine)
    text, coding = decode(data)
    pairs: tuple[tuple[str, str], ...] = tuple((block.text,) * 2 for block in split(text).blocks)
    decisions = decision_file.load(None, mine)
    findings = _unread(mine, text)
    with no_search_for_circles():
        for name in names:
            file = split("".join(new for _, new in pairs))
            other = source(name, file)
            done = _merged(mine, file, other, decisions, mode)
            findings |= _tell(shown(mine), other, done, mode)
            pairs = composed(pairs, _encodable(mine, text, done.pairs))
    _deliver(mine, data, coding, pairs, mode)
    return Exit.FINDINGS if findings else Exit.CLEAN


def _unread(mine: str, text: str) -> bool:
    """Tell what of one's own file cannot be read: whether it is in others nobody can say."""
    broken = list(split(text).broken)
    for block in broken:
        why = f"{block.why}; not compared"
        write(sys.stderr.buffer, f"{shown(mine)}:{block.line}: unread: {why}\n")
    return bool(broken)


def _refuse(names: Sequence[str], mode: Mode) -> None:
    if mode.in_place and mode.diff:
        raise FailedError("--diff writes nothing; leave out --in-place")
    if mode.backup and not mode.in_place:
        raise FailedError("--backup goes with --in-place")
    if mode.in_place and names[0] == STDIN:
        raise FailedError("standard input cannot be written in place; name a file")
    if names.count(STDIN) > 1:
        raise FailedError("standard input can be read only once; name files")


def _merged(mine: str, file: BibFile, other: Source, decisions: Decisions, mode: Mode) -> Merged:
    try:
        return merge(file, other.file, decisions, fill=mode.fill)
    except UnprovenError as error:
        told = f"{shown(mine)}: {error}, so nothing was written\n{ISSUES}"
        raise FailedError(told) from error


def _encodable(mine: str, text: str, pairs: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """Give what is new in the encoding of one's own file, if that is an old one.

    Bytes that are no UTF-8 stand in the text as lone surrogates; UTF-8 beside them would
    be a file in two encodings. One that is in two already stays so.
    """
    if not has_bytes(text) or any(sign > "\x7f" and not has_bytes(sign) for sign in text):
        return pairs
    return [(old, new if new == old else _old(mine, new)) for old, new in pairs]


def _old(mine: str, text: str) -> str:
    try:
        # A surrogate stays what it is: it stands for a byte of the file.
        data = b"".join(
            sign.encode("utf-8" if has_bytes(sign) else "cp1252", _ROUND) for sign in text
        )
    except UnicodeEncodeError as error:
        why = f"is not in UTF-8 and cannot hold {error.object}"
        raise FailedError(f"{shown(mine)}: {why}; bring it into UTF-8 first") from error
    return data.decode("utf-8", _ROUND)


def _deliver(
    mine: str, data: bytes, coding: Coding, pairs: Sequence[tuple[str, str]], mode: Mode
) -> None:
    if mode.diff:
        write(sys.stdout.buffer, "".join(diff_blocks(pairs, shown(mine))))
        return
    new = coding.encode("".join(text for _, text in pairs))
    if not mode.in_place:
        write(sys.stdout.buffer, new)
    elif new != data:
        replace(mine, data, new, mode.backup)


def _tell(mine: str, other: Source, done: Merged, mode: Mode) -> bool:
    """Tell what was added and what differs; say whether anything is for a person to look at."""
    lines = [*(_added(other, one) for one in done.added)]
    for met in done.met:
        lines += _met(mine, other, met, mode)
    for entry in done.left:
        why = "not added: what is part of it is there already, or it is no work"
        lines.append(f"{other.name}:{other.line(entry)}: {entry.key}: {why}")
    for block in other.file.broken:
        lines.append(f"{other.name}:{block.line}: unread: {block.why}; not added")
    write(sys.stderr.buffer, "".join(f"{line}\n" for line in lines))
    return any(met.conflicts for met in done.met) or any(True for _ in other.file.broken)


def _added(other: Source, one: Added) -> str:
    told = f"{other.name}:{other.line(one.entry)}: {one.entry.key}: added"
    if one.key != one.entry.key:
        told += f" as {one.key}"
    if one.link is not None:
        what = "the publication of" if one.link.is_preprint else "the preprint of"
        told += f", {what} {one.link.entry.key}"
    return told


def _met(mine: str, other: Source, met: Met, mode: Mode) -> Iterator[str]:
    key = met.mine.key
    for one in met.conflicts:
        here, there = _short(one.kept), _short(one.other)
        place = f"{other.name}:{other.line(met.entry, one.field)}"
        yield f"{mine}:{one.kept_line}: {key}: {one.field}: {here} here, {there} in {place}"
    for taken in met.lacks:
        place = f"{other.name}:{other.line(met.entry, taken.field.low)}"
        value = _short(taken.field.value)
        word = "added" if mode.fill else "--fill adds"
        yield f"{mine}:{met.mine.line}: {key}: {taken.field.name}: {word} {value} from {place}"


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
