"""BibTeX and biblatex: bibtexparser cuts the file into blocks, each entry becomes a record."""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bibnorm.model import Document, Record
from bibnorm.read.bibtex_fields import gather
from bibnorm.read.bibtex_inherit import Raw, inherit
from bibnorm.read.bibtex_values import read_damaged, read_value
from bibnorm.read.records import Gathered, document

if TYPE_CHECKING:
    from bibtexparser.model import Block

_NO_ENTRY = re.compile(r"@\s*(?:comment|string|preamble)(?![A-Za-z])", re.IGNORECASE)


@dataclass(frozen=True)
class _Entry:
    """An entry as it stands: its fields with their values, in small letters."""

    text: str
    line: int
    type: str
    key: str
    fields: Raw
    damage: str | None = None


def read_bibtex(source: str, name: str = "<text>") -> Document:
    r"""Read a .bib file: every entry a record, with macros, `#` and `crossref` put in.

    Comments, preambles and macros are no entries. What is damaged is read as far as it
    goes, and says so; nothing stops the entries behind it.

        >>> source = '@string{j = "J. of Rain"} @article{a, journal = j # " A", year = 2001}'
        >>> [record] = read_bibtex(source).records
        >>> record.type, record.key, record.fields
        ('article', 'a', (('container', 'J. of Rain A'), ('year', '2001')))
        >>> [record] = read_bibtex("@book{b title = {Rain}").records
        >>> record.fields, record.damage is None
        ((('title', 'Rain'),), False)
    """
    entries = list(_entries(_split(source), source))
    whole = inherit({entry.key.lower(): (entry.type, entry.fields) for entry in reversed(entries)})
    used = {
        key.strip().lower() for entry in entries for key in entry.fields.get("xdata", "").split(",")
    }
    records = [
        _record(entry, whole)
        for entry in entries
        if entry.type != "xdata" or entry.key.lower() not in used
    ]
    return document(records, source, name, "bibtex")


def _split(source: str) -> "list[tuple[Block, int]]":
    """Cut a file into blocks; give each with the line, from 0, where it begins."""
    from bibtexparser.splitter import Splitter

    # What it warns of becomes a problem of the entry; stderr is not ours.
    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    blocks = Splitter(source).split().blocks
    return list(zip(blocks, _lines(blocks, source), strict=True))


def _lines(blocks: "Sequence[Block]", source: str) -> Iterator[int]:
    """Find where blocks begin: the parser counts no line whose end is behind a backslash."""
    at = line = 0
    for block in blocks:
        found = source.find(block.raw, at) if block.raw else -1
        if found < 0:
            yield max(block.start_line or 0, line)
            continue
        line += source.count("\n", at, found)
        at = found
        yield line


def _entries(blocks: "list[tuple[Block, int]]", source: str) -> Iterator[_Entry]:
    from bibtexparser.model import (
        Entry,
        ExplicitComment,
        ImplicitComment,
        ParsingFailedBlock,
        String,
    )

    macros: dict[str, str] = {}
    lines: list[str] = []
    for number, (block, start) in enumerate(blocks):
        inner = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else None
        if isinstance(block, String):
            macros[block.key.lower()] = read_value(str(block.value), macros)[0]
        elif isinstance(found := inner or block, Entry):
            yield _whole(found, start + 1, macros)
        elif isinstance(block, ExplicitComment) and not _NO_ENTRY.match(block.raw or ""):
            yield _damaged(block.raw or "", start + 1, "", macros)
        elif isinstance(block, ParsingFailedBlock):
            lines = lines or source.split("\n")
            following = blocks[number + 1 :]
            end = next((at for b, at in following if not isinstance(b, ImplicitComment)), None)
            text = (block.raw or "").strip()
            if end is None or end > start:
                text = _from_at("\n".join(lines[start:end]).rstrip(), text)
            if not _NO_ENTRY.match(text):
                reason = getattr(block.error, "abort_reason", "") or "It could not be parsed."
                yield _damaged(text, start + 1, _sentence(reason), macros)


def _sentence(reason: str) -> str:
    return " ".join(reason.split()).rstrip(".") + "."


def _from_at(text: str, raw: str) -> str:
    """Cut off what stands on the line before the block."""
    at = text.find(raw[:40])
    return text[at:] if at > 0 else text


def _whole(block: "Block", line: int, macros: Mapping[str, str]) -> _Entry:
    from bibtexparser.model import Entry

    assert isinstance(block, Entry)
    fields = _Fields()
    for field in block.fields:
        value, more = read_value(str(field.value), macros)
        for name, text in ((field.key, value), *more):
            fields.put(name.lower(), text)
    return _Entry(block.raw or "", line, block.entry_type.lower(), block.key.strip(), fields.raw)


def _damaged(text: str, line: int, error: str, macros: Mapping[str, str]) -> _Entry:
    kind, key, found = read_damaged(text, macros)
    fields = _Fields()
    for name, value in found:
        fields.put(name.lower(), value)
    return _Entry(text, line, kind.lower(), key, fields.raw, damage=error or None)


class _Fields:
    """Fields as they come; of a field that comes twice the first counts, as for BibTeX."""

    def __init__(self) -> None:
        self.raw: Raw = {}
        self._times: dict[str, int] = {}

    def put(self, name: str, value: str) -> None:
        """Set a field; another value of it is kept under the name with a number."""
        if self.raw.setdefault(name, value) == value:
            return
        if name in ("note", "keywords", "annote"):
            self.raw[name] += f"; {value}"
            return
        self._times[name] = number = self._times.get(name, 1) + 1
        self.raw[f"{name}-{number}"] = value


def _record(entry: _Entry, whole: Mapping[str, Raw]) -> Record:
    own = whole.get(entry.key.lower(), {})
    # Of entries with one key only the first hands on what it inherits.
    inherited = {name: own[name] for name in own if name not in entry.fields}
    needs = "crossref" in entry.fields or "xdata" in entry.fields
    fields = {**entry.fields, **inherited} if needs else entry.fields
    type_, gathered = gather(entry.type, fields) if fields else (None, Gathered())
    end = entry.line + entry.text.count("\n")
    return gathered.record(entry.text, (entry.line, end), type_, entry.key, entry.damage)
