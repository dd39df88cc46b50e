"""Ask the index: by DOI, by arXiv number, by what an entry says of itself."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import log
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from bibnorm.lexicon.letters import fold
from bibnorm.lookup.found import Found, TroubleError
from bibnorm.lookup.index.build import FORM, MARK, bare_arxiv
from bibnorm.lookup.index.errors import IndexFileError
from bibnorm.lookup.index.packed import title_key, title_of, unpacked, words
from bibnorm.lookup.index.relations import without_relations
from bibnorm.lookup.stamps import read_stamp
from bibnorm.model import Entry, Record
from bibnorm.pipeline.works import plain_normalizer

_MOST = 10
"""Candidates of one look-up."""
_ASKED = 6  # words, the rarest ones
_NAMED = 3  # authors whose names are among them
_POSTINGS = 3_000  # records that these words may lead to together
_SHARED = 20  # records that are compared by their whole titles
_NEAR = 70  # of 100: titles less alike than that are none of the work


class Index:
    """An index file, asked like a service.

    >>> import tempfile
    >>> from bibnorm.lookup.index.build import build
    >>> from bibnorm.model import Source
    >>> path = Path(tempfile.mkdtemp(), "mine.sqlite")
    >>> record = Record("", key="r", fields=(("title", "On rain in Wales"), ("doi", "10.1000/R")))
    >>> build(path, [("mine", [record])])
    1
    >>> index = Index(path)
    >>> index.by_doi("10.1000/r").entry.title
    'On rain in Wales'
    >>> wanted = Entry(key="", type="misc", title="Rain in Wales", source=Source(text=""))
    >>> [found.id for found in index.by_work(wanted)]
    ['r']
    """

    name = "index"

    def __init__(self, path: Path) -> None:
        """Open a file; nothing is ever written to it."""
        if not path.is_file():
            raise IndexFileError(f"{path}: no such file; bibnorm index build makes one")
        # One process may look up in several threads: each question is one statement.
        self._database = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
        )
        try:
            mark = self._database.execute("PRAGMA application_id").fetchone()[0]
            form = self._database.execute("PRAGMA user_version").fetchone()[0]
            works = self._database.execute("SELECT max(id) FROM work") if mark == MARK else None
            self._works = (works and works.fetchone()[0]) or 1
        except sqlite3.DatabaseError as error:
            raise IndexFileError(f"{path}: this is no index, or damaged ({error})") from error
        if (mark, form) != (MARK, FORM):
            why = "is of an older or newer form" if mark == MARK else "is no index of bibnorm's"
            raise IndexFileError(f"{path}: {why}; build it again")
        self._normalizer = plain_normalizer()

    def by_doi(self, doi: str) -> Found | None:
        """Give the record of a DOI."""
        return self._one("doi = ?", doi.lower())

    def by_arxiv(self, arxiv: str) -> Found | None:
        """Give the record of an arXiv number, whatever its version."""
        return self._one("arxiv = ?", bare_arxiv(arxiv))

    def by_work(self, entry: Entry) -> Sequence[Found]:
        """Give the records with such a title, then those that share its rarest words."""
        title = entry.title or ""
        rows = dict((*self._rows("title = ?", title_key(title)), *self._by_words(entry)))
        wanted = fold(title)
        graded = [(_likeness(wanted, fold(title_of(line))), line) for line in rows.values()]
        near = (one for one in graded if one[0] >= _NEAR)
        best = sorted(near, key=lambda one: -one[0])[:_MOST]
        return self._found([unpacked(line) for _, line in best])

    def _asked(self, question: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """Give the answer; a file that is damaged further in is trouble, and no answer."""
        try:
            return self._database.execute(question, values).fetchall()
        except sqlite3.Error as error:
            why = f"the file cannot be read on ({error}); build it again"
            raise TroubleError(self.name, why, over=True) from error

    def _by_words(self, entry: Entry) -> list[tuple[int, str]]:
        """Give the records that share the rarest words, those that share the most first."""
        shared: Counter[int] = Counter()
        names = (name.family or "" for name in entry.authors[:_NAMED])
        asked = {word for text in (entry.title or "", *names) for word in words(text)}
        for word, count in self._rarest(asked):
            rows = self._asked("SELECT rowid FROM word WHERE word MATCH ?", (word,))
            shared.update(dict.fromkeys((at for (at,) in rows), self._weight(count)))
        best = [at for at, _ in shared.most_common(_SHARED)]
        chosen = f"SELECT id, record FROM work WHERE id IN ({','.join('?' * len(best))})"
        return self._asked(chosen, best)

    def _weight(self, count: int) -> int:
        """Grade a word by how few records have it; whole numbers, so that Counter may add them."""
        return round(100 * log(1 + self._works / count))

    def _rarest(self, asked: Iterable[str]) -> list[tuple[str, int]]:
        """Give the words that the fewest records have, as far as those are not too many."""
        listed = sorted(asked)
        marks = ",".join("?" * len(listed))
        counted = f"SELECT term, doc FROM frequency WHERE term IN ({marks}) ORDER BY doc"
        known = self._asked(f"{counted} LIMIT {_ASKED}", listed)
        sums = accumulate(count for _, count in known)
        return [word for word, sum_ in zip(known, sums, strict=True) if sum_ <= _POSTINGS] or known[
            :1
        ]

    def _one(self, where: str, value: str) -> Found | None:
        rows = self._rows(where, value)
        return self._found([unpacked(rows[0][1])])[0] if rows else None

    def _rows(self, where: str, value: object) -> list[tuple[int, str]]:
        asked = f"SELECT id, record FROM work WHERE {where} LIMIT {_MOST}"
        return self._asked(asked, (value,))

    def _found(self, records: Sequence[Record]) -> list[Found]:
        told = [without_relations(record) for record in records]
        entries = self._normalizer.records([record for record, _ in told])
        return [
            read_stamp(Found(self.name, record.key or entry.doi or "", entry, entry.url, relations))
            for (record, relations), entry in zip(told, entries, strict=True)
        ]


def _likeness(wanted: str, whole: str) -> float:
    """Grade two titles from 0 to 100; one of them may have lost its subtitle."""
    pairs = {(wanted, whole), (wanted, _main(whole)), (_main(wanted), whole)}
    return max(fuzz.token_sort_ratio(one, other) for one, other in pairs)


def _main(title: str) -> str:
    return title.partition(":")[0]
