"""The files that an index is built of, told by their names and how they begin."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bibnorm.lookup.index.acl import read_acl
from bibnorm.lookup.index.dblp import read_dblp
from bibnorm.lookup.index.lines import Stream, read_items
from bibnorm.model import Record
from bibnorm.read import read_text
from bibnorm.read.decode import decode

_GZIP = b"\x1f\x8b"
_HEAD = 4_096
_SUFFIXES = (".bib", ".xml", ".json", ".jsonl")


class SourceError(Exception):
    """A source cannot be read; the message names it and says what to do."""


def records_of(path: Path) -> Iterator[tuple[str, Iterator[Record]]]:
    """Give the sources that a path names, each with its records; a folder names what is in it.

    Known are DBLP's XML, the ACL Anthology's, Crossref's public data (JSON, JSON Lines), JSON
    Lines in BibTeX's field names and .bib files, all of them gzipped or not. They are read as
    a stream, but for .bib files.
    """
    if not path.exists():
        raise SourceError(f"{path}: no such file or folder")
    files = sorted(file for file in path.rglob("*") if _is_known(file)) if path.is_dir() else [path]
    if not files:
        raise SourceError(f"{path}: nothing in this folder is {', '.join(_SUFFIXES)} or such .gz")
    for file in files:
        yield file.name, _records(file)


def _is_known(path: Path) -> bool:
    return path.is_file() and path.name.lower().removesuffix(".gz").endswith(_SUFFIXES)


def _records(path: Path) -> Iterator[Record]:
    try:
        with _opened(path) as file:
            head = file.peek(_HEAD)[:_HEAD]
            yield from _read(path, file, head)
    except (OSError, EOFError, ValueError, SyntaxError) as error:
        raise SourceError(f"{path}: cannot be read on: {error}") from error


def _read(path: Path, file: Stream, head: bytes) -> Iterator[Record]:
    if re.search(rb"<dblp\b", head):
        return read_dblp(file)
    if re.search(rb"<collection\b", head):
        return read_acl(file)
    if head.lstrip()[:1] in (b"{", b"["):
        return read_items(file)
    if path.name.lower().removesuffix(".gz").endswith(".bib"):
        text = decode(file.read(), str(path))
        return iter(read_text(text, format="bibtex").records)
    raise SourceError(f"{path}: neither XML of DBLP or the ACL Anthology, nor JSON, nor .bib")


@contextmanager
def _opened(path: Path) -> Iterator[Stream]:
    with path.open("rb") as raw:
        if raw.peek(2)[:2] == _GZIP:
            with gzip.GzipFile(fileobj=raw) as packed:
                yield packed
        else:
            yield raw
