"""Run `bibnorm format --keys`: all files are made ready and proved before the first is written."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bibnorm.bibfile import BibFile, Change, Other, UnprovenError, split
from bibnorm.bibfile.keymap import Keymap
from bibnorm.bibfile.rekey import RULE, key_changes, rekeyed
from bibnorm.bibfile.verify_keys import verify_keys
from bibnorm.cli.cited_run import (
    Manuscript,
    manuscripts,
    rewritten,
    say_citations,
    say_cited_in_fields,
    show_citations,
)
from bibnorm.cli.deliver import (
    Done,
    File,
    Mode,
    guarded_one,
    no_search_for_circles,
    refuse,
    say_broken,
    show,
    unproven,
    write,
)
from bibnorm.cli.exits import Exit, FailedError, complain
from bibnorm.cli.format_files import create, refuse_existing, replace_all
from bibnorm.cli.format_plan import Plan, Wishes, planned
from bibnorm.cli.format_report import Report
from bibnorm.cli.format_run import prepared
from bibnorm.cli.inputs import chosen, shown
from bibnorm.entry.keys import read_pattern
from bibnorm.pipeline.rekey import NewKeys, Reader, new_keys
from bibnorm.pipeline.works import works

_JSON = ".json"


@dataclass(frozen=True)
class KeyOptions:
    """What is asked for: the pattern, where the map goes, which texts follow, whether ids stay."""

    pattern: str | None = None
    key_map: str | None = None
    rewrite: tuple[str, ...] = ()
    keep_ids: bool = False


@dataclass(frozen=True)
class _Rekeyed:
    """A formatted file with other keys, told of as one that was only formatted."""

    formatted: Done
    first: BibFile
    before: BibFile
    text: str

    @property
    def changes(self) -> tuple[Change, ...]:
        new = key_changes(self.first, self.before, split(self.text))
        return (*self.formatted.changes, *new)

    @property
    def broken(self) -> tuple[Other, ...]:
        return self.formatted.broken


def run_keys(names: Sequence[str], mode: Mode, wishes: Wishes, asked: KeyOptions) -> Exit:
    """Give the entries of files new keys; all of it is done, or nothing."""
    inputs = chosen(names)
    refuse(inputs, mode)
    read = _refuse(mode, asked)
    plan = _planned(wishes)
    with no_search_for_circles():
        files = _prepared(inputs, plan)
        texts = manuscripts(asked.rewrite)
        blocks = [split(file.done.text) for file in files]
        assert asked.pattern is not None
        first = [split(file.text) for file in files]
        made = new_keys(blocks, asked.pattern, _cited(texts), read, first)
        files = _with_keys(files, first, blocks, made, asked.keep_ids)
        texts = [rewritten(text, made.cited) for text in texts]
        found = _say(files, first, made, texts)
        done = _deliver(files, texts, made.known, mode, asked) or found
    if mode.report:
        report = Report()
        for file in files:
            report.add(shown(file.name), file.done)
        report.write(mode.report)
    return done


def _planned(wishes: Wishes) -> Plan:
    """Give what else is done; nothing, if the keys alone are selected."""
    if wishes.sort or wishes.only:
        raise FailedError("--keys: sort or choose entries in a run of its own, before or after")
    keys_alone = set(wishes.select) == {RULE}
    select = () if keys_alone else tuple(one for one in wishes.select if one != RULE)
    # A project that sorts by key wants the new ones: the next run of `format` sees to it.
    plan = replace(planned(replace(wishes, select=select)), order=None)
    return replace(plan, rules=()) if keys_alone else plan


def _refuse(mode: Mode, asked: KeyOptions) -> Reader:
    """Stop a run that asks for what does not go together; give how entries are read."""
    if asked.pattern is None:
        raise FailedError("--key-map, --rewrite-tex and --keep-ids go with --keys PATTERN")
    if asked.rewrite and mode.is_output:
        raise FailedError("--rewrite-tex: add --in-place, or --check or --diff to look first")
    if asked.key_map and (mode.check or mode.diff):
        raise FailedError("--check and --diff write nothing; leave out --key-map")
    if asked.key_map:
        refuse_existing(asked.key_map)
    try:
        pattern = read_pattern(asked.pattern)
    except ValueError as error:
        raise FailedError(f"--keys: {error}") from error
    if not pattern.has("venue"):
        return works
    from bibnorm.pipeline.normalizer import Normalizer

    return partial(works, normalizer=Normalizer())


def _prepared(inputs: Sequence[str], plan: Plan) -> list[File]:
    """Read and format all files; all that go wrong are named."""
    files: list[File] = []

    def one(name: str) -> Exit:
        files.append(prepared(name, plan))
        return Exit.CLEAN

    if max(guarded_one(name, partial(one, name)) for name in inputs) is Exit.FAILED:
        raise FailedError("nothing was written: keys are changed in all files, or in none")
    return files


def _cited(texts: Sequence[Manuscript]) -> set[str]:
    """Give all keys that are cited: no other entry may get one of them."""
    return {cite.key for text in texts for cite in text.cites}


def _with_keys(
    files: Sequence[File],
    first: Sequence[BibFile],
    blocks: Sequence[BibFile],
    made: NewKeys,
    keep: bool,
) -> list[File]:
    after = [
        rekeyed(file, keys, made.known, keep) for file, keys in zip(blocks, made.keys, strict=True)
    ]
    texts = [file.text for file in after]
    try:
        verify_keys(blocks, map(split, texts))
    except UnprovenError as error:
        raise unproven(", ".join(shown(file.name) for file in files), error) from error
    done = [
        _Rekeyed(file.done, was, before, text)
        for file, was, before, text in zip(files, first, blocks, texts, strict=True)
    ]
    return [replace(file, done=one) for file, one in zip(files, done, strict=True)]


def _say(
    files: Sequence[File], first: Sequence[BibFile], made: NewKeys, texts: Sequence[Manuscript]
) -> Exit:
    """Say on standard error what a person should look at."""
    for file in files:
        say_broken(file)
    for remark in made.remarks:
        place = f"{shown(files[remark.file].name)}:{remark.line}"
        write(sys.stderr.buffer, f"{place}: keys: {remark.key}: {remark.message}\n")
    changed = made.known.changed
    told = [
        say_cited_in_fields(shown(file.name), was, changed)
        for file, was in zip(files, first, strict=True)
    ]
    told.append(say_citations(texts))
    found = any(told) or made.remarks or any(file.done.broken for file in files)
    return Exit.FINDINGS if found else Exit.CLEAN


def _deliver(
    files: Sequence[File],
    texts: Sequence[Manuscript],
    known: Keymap,
    mode: Mode,
    asked: KeyOptions,
) -> Exit:
    if not mode.in_place:
        found = [*[show(file, mode) for file in files], *[show_citations(t, mode) for t in texts]]
        if asked.key_map:
            create(asked.key_map, _map(known, asked.key_map))
        return Exit.FINDINGS if any(found) else Exit.CLEAN
    new = [(file.name, file.data, file.coding.encode(file.done.text)) for file in files]
    new += [(text.name, text.data, text.coding.encode(text.new)) for text in texts]
    if asked.key_map:
        create(asked.key_map, _map(known, asked.key_map))
    try:
        replace_all([one for one in new if one[1] != one[2]], mode.backup)
    except BaseException:
        if asked.key_map:
            Path(asked.key_map).unlink(missing_ok=True)
        complain("no key was changed in any file")
        raise
    return Exit.CLEAN


def _map(known: Keymap, name: str) -> bytes:
    """Give the old and the new keys: a line each, or one JSON object."""
    changed = known.changed
    if Path(name).suffix.lower() == _JSON:
        text = json.dumps(changed, ensure_ascii=False, indent=2) + "\n"
    else:
        text = "".join(f"{old}\t{new}\n" for old, new in changed.items())
    return text.encode("utf-8", "surrogateescape")
