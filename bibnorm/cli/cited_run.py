"""The texts that cite a bibliography: read, given the new keys, told of."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bibnorm.bibfile import BibFile, Coding, decode
from bibnorm.cites import (
    Cite,
    Rewritten,
    UnprovenTextError,
    included,
    latex_cites,
    markdown_cites,
    rewrite,
)
from bibnorm.cites.cite import Known
from bibnorm.cites.diff import diff
from bibnorm.cites.rewrite import Reader
from bibnorm.cli.deliver import Mode, write
from bibnorm.cli.exits import ISSUES, FailedError
from bibnorm.cli.format_files import read
from bibnorm.cli.inputs import STDIN, matching

_MARKDOWN = frozenset({".md", ".markdown", ".qmd", ".rmd", ".mdx"})


@dataclass(frozen=True)
class Manuscript:
    """A text that cites: as it was, what it cites, and what was made of it."""

    name: str
    data: bytes
    text: str
    coding: Coding
    cites: tuple[Cite, ...]
    done: Rewritten | None = None

    @property
    def new(self) -> str:
        """The text with the new keys."""
        return self.done.text if self.done else self.text

    @property
    def reader(self) -> Reader:
        """How its citations are written."""
        markdown = Path(self.name).suffix.lower() in _MARKDOWN
        return markdown_cites if markdown else latex_cites


def manuscripts(names: Sequence[str]) -> list[Manuscript]:
    """Read the texts that are named, each once; a pattern names all files that fit."""
    named = {Path(name).resolve(): name for pattern in names for name in matching(pattern)}
    return [_read(name) for name in named.values()]


def _read(name: str) -> Manuscript:
    if name == STDIN:
        raise FailedError("--rewrite-tex: standard input cannot be written in place; name a file")
    data = read(name)
    text, coding = decode(data)
    unread = Manuscript(name, data, text, coding, ())
    return replace(unread, cites=tuple(unread.reader(text, lambda key: key)))


def rewritten(text: Manuscript, known: Known) -> Manuscript:
    """Put the new keys into a text, or refuse."""
    try:
        return replace(text, done=rewrite(text.text, text.reader, known))
    except UnprovenTextError as error:
        told = f"{text.name}: {error}, so nothing was written\n{ISSUES}"
        raise FailedError(told) from error


def say_citations(texts: Sequence[Manuscript]) -> bool:
    """Say on standard error what is cited and is no entry, and which parts were not named."""
    named = {Path(text.name).resolve() for text in texts}
    told = [line for text in texts for line in (*_unknown(text), *_left_out(text, named))]
    write(sys.stderr.buffer, "".join(told))
    return bool(told)


def _unknown(text: Manuscript) -> list[str]:
    return [
        f"{text.name}:{line}: cites: {cite.key}: no entry has this key ({cite.command})\n"
        for line, cite in (text.done.unknown if text.done else ())
    ]


def _left_out(text: Manuscript, named: set[Path]) -> list[str]:
    """Say which files a LaTeX text takes in that are there and would keep the old keys."""
    if text.reader is not latex_cites:
        return []
    told = []
    for at, part in included(text.text):
        path = _found(Path(text.name).parent / part)
        if path is not None and path.resolve() not in named:
            line = text.text.count("\n", 0, at) + 1
            told.append(
                f"{text.name}:{line}: cites: {part}: taken in, but its keys stay; "
                f"add --rewrite-tex {path}\n"
            )
    return told


def _found(path: Path) -> Path | None:
    try:
        places = (path, path.with_name(f"{path.name}.tex"))
        return next((place for place in places if place.is_file()), None)
    except (OSError, ValueError):
        return None


def say_cited_in_fields(name: str, file: BibFile, changed: Mapping[str, str]) -> bool:
    """Say on standard error where a field of an entry cites a key that has changed: it stays."""
    told = [
        f"{name}:{entry.line_of(field.low)}: keys: {entry.key}: {field.low} cites {cite.key}, "
        f"which stays; it is now {changed[cite.key]}\n"
        for entry in file.entries
        for field in entry.fields
        if "cite" in field.value
        for cite in latex_cites(field.value, changed.get)
        if cite.key in changed
    ]
    write(sys.stderr.buffer, "".join(told))
    return bool(told)


def show_citations(text: Manuscript, mode: Mode) -> bool:
    """Write to standard output what --check or --diff tells; say whether --check found anything."""
    if mode.diff:
        write(sys.stdout.buffer, "".join(diff(text.text, text.new, text.name)))
    elif mode.check and text.done:
        lines = [
            f"{text.name}:{line}: cites: {cite.key}: {cite.key} -> {new} ({cite.command})\n"
            for line, cite, new in text.done.changes
        ]
        write(sys.stdout.buffer, "".join(lines))
    return mode.check and text.new != text.text
