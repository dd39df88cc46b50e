"""The file of the catalogue: a head in JSON, sorted arrays to search, records in packed blocks.

Nothing of it is read when it is opened: the arrays are searched where they lie, and a
block of records is unpacked when one of its records is asked for.
"""

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bibnorm.venues.catalogue.forms import key_of
from bibnorm.venues.record import Record
from bibnorm.venues.words import words

MAGIC = b"bibnorm venues 1\n"
BLOCK = 32
"""How many records are packed together: more pack better, fewer are unpacked faster."""

MOST = 24
"""In how many names a word may stand that is a name by itself: "Lung" stands in 22."""

FIELD, ITEM = "\x1f", "\x1e"
Array = npt.NDArray[np.uint32] | npt.NDArray[np.uint8]


def issn_number(issn: str) -> int:
    """Give an ISSN without its check digit as a number.

    >>> issn_number("0022-3417")
    22341
    """
    return int(issn[:4] + issn[5:8])


def write(
    records: Sequence[Record], witnesses: Sequence[int], about: Mapping[str, Any], path: Path
) -> None:
    """Write a catalogue: its records, how many sources bear each out, and what they were."""
    keys = sorted({(key, at) for at, record in enumerate(records) for key in _keys(record)})
    issns = sorted(_issns(records).items())
    blocks = [_packed(records[at : at + BLOCK]) for at in range(0, len(records), BLOCK)]
    ends = np.cumsum([0, *map(len, blocks)])
    arrays: dict[str, Array] = {
        "keys": np.array([key for key, _ in keys], "<u4"),
        "key_records": np.array([at for _, at in keys], "<u4"),
        "issns": np.array([issn for issn, _ in issns], "<u4"),
        "issn_records": np.array([at for _, at in issns], "<u4"),
        "ends": np.array(ends, "<u4"),
        "common": np.array(sorted(_common(records)), "<u4"),
        "witnesses": np.array([min(255, count) for count in witnesses], "u1"),
        "text": np.frombuffer(b"".join(blocks), "u1"),
    }
    places: dict[str, tuple[str, int, int]] = {}
    at = 0
    for name, array in arrays.items():
        places[name] = (array.dtype.str, at, len(array))
        at += -(-array.nbytes // 4) * 4
    head = json.dumps({"records": len(records), "arrays": places, **about}, ensure_ascii=True)
    head += " " * (-(len(MAGIC) + len(head) + 1) % 4)
    with path.open("wb") as file:
        file.write(MAGIC + head.encode() + b"\n")
        for array in arrays.values():
            file.write(array.tobytes() + bytes(-array.nbytes % 4))


def _keys(record: Record) -> Iterator[int]:
    """Give the keys of a record's names, and of its identifier if that is one."""
    yield from (key_of(words(form)) for form in forms(record))
    if record.id.startswith("name:"):
        yield key_of(words(spoken(record.id)))


def spoken(key: str) -> str:
    """Give the words of an identifier.

    >>> spoken("name:annals-of-odd-things")
    'annals of odd things'
    """
    return key.partition(":")[2].replace("-", " ")


def _issns(records: Sequence[Record]) -> dict[int, int]:
    """Give the record of every ISSN; of several, the one that has it for its identifier."""
    table: dict[int, int] = {}
    for at, record in enumerate(records):
        for issn in record.issn:
            number = issn_number(issn)
            if number not in table or record.id == f"issn:{issn}":
                table[number] = at
    return table


def _common(records: Sequence[Record]) -> Iterator[int]:
    """Give the records whose name is one word that stands in many names: "Systems", "Children"."""
    found = [{word.text for word in words(record.name)} for record in records]
    spread = Counter(word for names in found for word in names)
    for at, names in enumerate(found):
        if len(names) == 1 and spread[next(iter(names))] > MOST:
            yield at


def forms(record: Record) -> tuple[str, ...]:
    """Give every form of a record's name."""
    return tuple(form for form in (record.name, record.iso4, *record.aliases) if form)


def _usual(record: Record) -> str | None:
    """Give the identifier that need not be written: the first ISSN."""
    return f"issn:{record.issn[0]}" if record.issn else None


def _packed(records: Sequence[Record]) -> bytes:
    return zlib.compress("\n".join(_line(record) for record in records).encode(), 9)


def _line(record: Record) -> str:
    return FIELD.join(
        (
            record.id.partition(":")[2] if record.id != _usual(record) else "",
            record.kind.value if record.kind.value != "journal" else "",
            record.name,
            record.iso4 or "",
            ITEM.join(issn.replace("-", "") for issn in record.issn),
            record.publisher or "",
            ITEM.join(record.aliases),
        )
    )
