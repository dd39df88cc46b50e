"""The files that an index is built of, told by their names and how they begin."""

import gzip
import io
import re
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bibnorm.lookup.index.acl import read_acl
from bibnorm.lookup.index.dblp import read_dblp
from bibnorm.lookup.index.errors import SourceError
from bibnorm.lookup.index.lines import Stream, read_items
from bibnorm.model import Record
from bibnorm.read import read_text
from bibnorm.read.decode import decode
from bibnorm.read.errors import ReadError

_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_HEAD = 4_096
_SUFFIXES = (".bib", ".xml", ".json", ".jsonl")
_TAPES = (".tar", ".tar.gz", ".tgz")
_FAULTS = (OSError, EOFError, ValueError, SyntaxError, zlib.error, tarfile.TarError)


def records_of(path: Path) -> Iterator[tuple[str, Iterator[Record]]]:
    """Give the sources that a path names, each with its records; a folder names what is in it.

    Known are DBLP's XML, the ACL Anthology's, Crossref's public data (JSON, JSON Lines), JSON
    Lines in BibTeX's field names and .bib files, all of them gzipped or not, in tar files or not.
    They are read as a stream, but for .bib files. Read each to its end before you ask for the next.
    """
    if not path.exists():
        raise SourceError(f"{path}: no such file or folder")
    files = sorted(file for file in path.rglob("*") if _is_known(file)) if path.is_dir() else [path]
    if not files:
        raise SourceError(f"{path}: nothing in this folder is {', '.join(_SUFFIXES)} or such .gz")
    for file in files:
        if file.name.lower().endswith(_TAPES):
            yield from _unwound(file)
        else:
            yield file.name, _records(file)


def _is_known(path: Path) -> bool:
    """Say whether a file in a folder is a source; an empty one is none, and no fault either."""
    known = _is_named_so(path.name) or path.name.lower().endswith(_TAPES)
    return known and path.is_file() and path.stat().st_size > 0


def _is_named_so(name: str) -> bool:
    return name.lower().removesuffix(".gz").endswith(_SUFFIXES)


def _unwound(path: Path) -> Iterator[tuple[str, Iterator[Record]]]:
    """Give the files of a tape as they come: nothing is unpacked to the disk."""
    found = False
    try:
        with tarfile.open(path, "r|*") as tape:
            for member in tape:
                if file := _member(tape, member):
                    found = True
                    yield member.name, _told(f"{path}: {member.name}", file)
    except _FAULTS as error:
        raise SourceError(f"{path}: cannot be read on: {error}") from error
    if not found:
        raise SourceError(f"{path}: nothing in it is {', '.join(_SUFFIXES)} or such .gz")


def _member(tape: tarfile.TarFile, member: tarfile.TarInfo) -> io.BufferedReader | None:
    """Give a file with a name that says what it is; links and the like are none."""
    file = tape.extractfile(member) if member.isfile() and _is_named_so(member.name) else None
    return file if isinstance(file, io.BufferedReader) else None


def _records(path: Path) -> Iterator[Record]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise SourceError(f"{path}: cannot be opened ({error.strerror})") from error
    with file:
        yield from _told(str(path), file)


def _told(name: str, file: io.BufferedReader) -> Iterator[Record]:
    """Give the records of a file; say what is wrong with it, not with the reader."""
    try:
        with _opened(file) as stream:
            head = stream.peek(_HEAD)[:_HEAD].removeprefix(_BOM)
            yield from _read(name, stream, head)
    except ReadError as error:
        raise SourceError(str(error)) from error
    except _FAULTS as error:
        raise SourceError(f"{name}: cannot be read on: {error}") from error


def _read(name: str, file: Stream, head: bytes) -> Iterator[Record]:
    if not head:
        raise SourceError(f"{name}: the file is empty")
    if re.search(rb"<dblp\b", head):
        return read_dblp(file)
    if re.search(rb"<collection\b", head):
        return read_acl(file)
    if head.lstrip()[:1] in (b"{", b"["):
        return read_items(file)
    if name.lower().removesuffix(".gz").endswith(".bib"):
        return iter(read_text(decode(file.read(), name), format="bibtex").records)
    raise SourceError(f"{name}: neither XML of DBLP or the ACL Anthology, nor JSON, nor .bib")


@contextmanager
def _opened(file: io.BufferedReader) -> Iterator[Stream]:
    if file.peek(2)[:2] == _GZIP:
        with gzip.GzipFile(fileobj=file) as packed:
            yield packed
    else:
        yield file
