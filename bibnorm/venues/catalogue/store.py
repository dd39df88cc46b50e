"""The catalogue opened: journals by the words of their name, or by ISSN."""

import json
import re
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from bibnorm.model import VenueKind
from bibnorm.venues.catalogue.forms import key_of
from bibnorm.venues.catalogue.pack import BLOCK, FIELD, ITEM, MAGIC, forms, issn_number, spoken
from bibnorm.venues.record import Record
from bibnorm.venues.words import Word, words

FILE = Path(__file__).parent / "journals.bin"
_KEPT_BLOCKS, _KEPT_NAMES = 2_000, 20_000

ISSN = re.compile(r"\d{4}-\d{3}[\dX]")

Places = npt.NDArray[np.uint32]


class Catalogue:
    """The journals of all sciences: record facts, found by name or ISSN.

    A record is meant by its position. Nothing is read before it is asked for.
    """

    def __init__(self, path: Path = FILE) -> None:
        """Open a file that `python -m bibnorm.venues.catalogue` wrote."""
        with path.open("rb") as file:
            if file.readline() != MAGIC:
                raise ValueError(f"{path}: this is no catalogue of venues")
            self.about: dict[str, Any] = json.loads(file.readline())
            begin = file.tell()
        whole = np.memmap(path, np.uint8, "r")
        arrays = {
            name: np.frombuffer(whole, kind, count, begin + at)
            for name, (kind, at, count) in self.about.pop("arrays").items()
        }
        self._keys: Places = arrays["keys"]
        self._key_records: Places = arrays["key_records"]
        self._issns: Places = arrays["issns"]
        self._issn_records: Places = arrays["issn_records"]
        self._ends: Places = arrays["ends"]
        self._common = frozenset(arrays["common"].tolist())
        self._witnesses = arrays["witnesses"]
        self._text = arrays["text"]
        self._block = lru_cache(_KEPT_BLOCKS)(self._unpacked)
        self.record = lru_cache(_KEPT_NAMES)(self._record)
        self.names = lru_cache(_KEPT_NAMES)(self._names)

    def __len__(self) -> int:
        """Count the records."""
        return cast(int, self.about["records"])

    def alike(self, name: Sequence[Word]) -> Iterator[int]:
        """Give the records of which some form has words of the same beginnings, in any order."""
        key = np.uint32(key_of(name))  # of the array's own type, or all of it would be copied
        at = int(np.searchsorted(self._keys, key))
        while at < len(self._keys) and self._keys[at] == key:
            yield int(self._key_records[at])
            at += 1

    def with_issn(self, issn: str) -> int | None:
        """Give the record of an ISSN."""
        number = np.uint32(issn_number(issn))
        at = int(np.searchsorted(self._issns, number))
        if at == len(self._issns) or self._issns[at] != number:
            return None
        return int(self._issn_records[at])

    def with_id(self, key: str) -> int | None:
        """Give the record of an identifier."""
        kind, _, value = key.partition(":")
        if kind == "issn" and ISSN.fullmatch(value):
            found = [self.with_issn(value)]
        else:
            found = list(self.alike(words(spoken(key)))) if kind == "name" else []
        return next((at for at in found if at is not None and self.record(at).id == key), None)

    def witnesses(self, at: int) -> int:
        """Say how many sources have a record."""
        return int(self._witnesses[at])

    def is_common(self, at: int) -> bool:
        """Whether a record's name is a single word that stands in many names."""
        return at in self._common

    def _names(self, at: int) -> tuple[tuple[Word, ...], ...]:
        """Give the words of every form of a record's name."""
        return tuple(dict.fromkeys(words(form) for form in forms(self.record(at))))

    def _record(self, at: int) -> Record:
        """Give a record."""
        line = self._block(at // BLOCK)[at % BLOCK]
        key, kind, name, iso4, issns, publisher, aliases = line.split(FIELD)
        issn = tuple(f"{one[:4]}-{one[4:]}" for one in issns.split(ITEM) if one)
        return Record(
            id=_identifier(key or issn[0]),
            kind=VenueKind(kind or "journal"),
            name=name,
            aliases=tuple(alias for alias in aliases.split(ITEM) if alias),
            iso4=iso4 or None,
            issn=issn,
            publisher=publisher or None,
        )

    def _unpacked(self, block: int) -> list[str]:
        begin, end = self._ends[block : block + 2]
        return zlib.decompress(self._text[begin:end].tobytes()).decode().split("\n")


def _identifier(key: str) -> str:
    """Give the identifier whose kind its form tells: an ISSN, or the words of a name."""
    return f"issn:{key}" if ISSN.fullmatch(key) else f"name:{key}"


@lru_cache(1)
def open_catalogue() -> Catalogue:
    """Open the package's own catalogue, once."""
    return Catalogue()
