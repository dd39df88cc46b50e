"""Build the index: records come as a stream, one SQLite file is written in one step."""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from bibnorm.lookup.index.errors import SourceError
from bibnorm.lookup.index.packed import packed, title_key, words
from bibnorm.model import Record

FORM = 2
"""The form of the file; one of another form has to be built again."""
MARK = 0x6269624E
"""What SQLite knows the file by (`application_id`)."""

_CHUNK = 2_000
_TABLES = f"""
    PRAGMA application_id = {MARK};
    PRAGMA user_version = {FORM};
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE work (id INTEGER PRIMARY KEY, doi TEXT, arxiv TEXT, title INTEGER, record TEXT);
    CREATE TABLE source (name TEXT, records INTEGER);
    CREATE VIRTUAL TABLE word USING fts5 (text, content='', detail=none, tokenize='unicode61');
"""
_KEYS = """
    CREATE INDEX work_title ON work (title);
    CREATE INDEX work_doi ON work (doi) WHERE doi IS NOT NULL;
    CREATE INDEX work_arxiv ON work (arxiv) WHERE arxiv IS NOT NULL;
    INSERT INTO word (word) VALUES ('optimize');
    CREATE VIRTUAL TABLE counted USING fts5vocab (word, row);
    CREATE TABLE frequency (term TEXT PRIMARY KEY, doc INTEGER) WITHOUT ROWID;
    INSERT INTO frequency SELECT term, doc FROM counted;
    DROP TABLE counted;
"""
_WORK = "INSERT INTO work VALUES (?, ?, ?, ?, ?)"
_WORDS = "INSERT INTO word (rowid, text) VALUES (?, ?)"


def build(path: Path, sources: Iterable[tuple[str, Iterable[Record]]]) -> int:
    """Write an index of the records of sources, each with its name; give how many there are.

    A record without a title is left out: nothing would find it. The file takes its place
    only when it is whole; one that stood there is then gone. Raises `SourceError` where there is
    nothing to be found.

        >>> from bibnorm.lookup.index.search import Index
        >>> path = Path(tempfile.mkdtemp(), "mine.sqlite")
        >>> build(path, [("mine", [Record("", key="r", fields=(("title", "On rain"),))])])
        1
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    os.close(handle)
    try:
        count = _filled(name, sources)
        with Path(name).open("rb") as file:
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:  # Ctrl-C too
        Path(name).unlink(missing_ok=True)
        raise
    return count


def _filled(name: str, sources: Iterable[tuple[str, Iterable[Record]]]) -> int:
    total = 0
    database = sqlite3.connect(name)
    try:
        database.executescript(_TABLES)
        for source, records in sources:
            before = total
            titled = ((record, dict(record.fields)) for record in records)
            rows = ((r, fields) for r, fields in titled if words(fields.get("title", "")))
            for chunk in _chunks(rows):
                numbered = list(enumerate(chunk, total + 1))
                database.executemany(_WORK, [_work(at, *row) for at, row in numbered])
                database.executemany(_WORDS, [(at, _text(*row)) for at, row in numbered])
                total += len(chunk)
            database.execute("INSERT INTO source VALUES (?, ?)", (source, total - before))
        if not total:
            raise SourceError("nothing in the sources is a publication with a title")
        database.commit()
        database.executescript(_KEYS)
        database.commit()
    finally:
        database.close()
    return total


Row = tuple[Record, dict[str, str]]


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while chunk := list(islice(rows, _CHUNK)):
        yield chunk


def _work(at: int, record: Record, fields: dict[str, str]) -> tuple[object, ...]:
    doi, arxiv = fields.get("doi"), fields.get("arxiv")
    doi, arxiv = doi and doi.lower(), arxiv and bare_arxiv(arxiv)
    return at, doi or None, arxiv or None, title_key(_title(fields)), packed(record)


def bare_arxiv(number: str) -> str:
    """Give a number of arXiv without its version.

    >>> bare_arxiv("arXiv:2101.00001v2")
    '2101.00001'
    """
    bare = number.lower().removeprefix("arxiv:").strip()
    head, version, figures = bare.rpartition("v")
    return head if version and figures.isdigit() else bare


def _title(fields: dict[str, str]) -> str:
    return " ".join(filter(None, (fields.get("title"), fields.get("subtitle"))))


def _text(record: Record, fields: dict[str, str]) -> str:
    """Give the words by which a record is found: the title's, and the authors' family names."""
    people = (
        _family(who) if isinstance(who, str) else who.family or who.literal or ""
        for _, who in record.people
    )
    return " ".join([*words(_title(fields)), *(word for who in people for word in words(who))])


def _family(who: str) -> str:
    family, comma, _ = who.partition(",")
    return family if comma else who.split(" ")[-1]
