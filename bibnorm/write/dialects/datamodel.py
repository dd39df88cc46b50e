"""biblatex's data model, as far as it concerns the fields that we write."""

from collections.abc import Mapping
from types import MappingProxyType

_EVERY = "doi eprint eprintclass eprinttype url annotation date year month day title note pubstate"
_HELD = "eventdate eventtitle eventtitleaddon venue"
_PAGED = "author editor isbn location number pages publisher series volume"

_TYPES: dict[str, str] = {
    "article": "author editor issn journaltitle number pages series volume",
    "book": f"{_PAGED} edition",
    "booklet": "author editor howpublished location pages type",
    "collection": "editor isbn location number pages publisher series volume edition",
    "dataset": "author editor edition location number organization publisher series type",
    "inbook": f"{_PAGED} edition booktitle",
    "incollection": f"{_PAGED} edition booktitle",
    "inproceedings": f"{_PAGED} {_HELD} booktitle organization",
    "manual": "author editor edition isbn location number organization pages publisher series type",
    "misc": "author editor howpublished location organization type",
    "online": "author editor organization",
    "patent": "author location number type",
    "proceedings": f"{_HELD} {_PAGED} organization".replace("author ", ""),
    "report": "author institution location number pages type",
    "software": "author editor howpublished location organization type",
    "thesis": "author institution location pages type",
    "unpublished": f"{_HELD} author howpublished location type",
}

FIELDS_OF: Mapping[str, frozenset[str]] = MappingProxyType(
    {kind: frozenset(f"{_EVERY} {fields}".split()) for kind, fields in _TYPES.items()}
)
"""The fields that a type may hold; biber calls any other invalid."""
