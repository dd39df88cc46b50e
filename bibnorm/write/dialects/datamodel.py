"""biblatex's data model, as far as it concerns the fields that we write."""

from collections.abc import Mapping
from types import MappingProxyType

_EVERY = "doi eprint eprintclass eprinttype url annotation date year month day title note pubstate"
_PAGED = "author editor isbn location number pages publisher series volume"

_TYPES: dict[str, str] = {
    "article": "author editor issn journaltitle number pages series volume",
    "book": f"{_PAGED} edition",
    "booklet": "author editor howpublished location pages type",
    "collection": "editor isbn location number pages publisher series volume edition",
    "dataset": "author editor edition location number organization publisher series type",
    "inbook": f"{_PAGED} edition booktitle",
    "incollection": f"{_PAGED} edition booktitle",
    "inproceedings": f"{_PAGED} booktitle organization venue",
    "manual": "author editor edition isbn location number organization pages publisher series type",
    "misc": "author editor howpublished location organization type",
    "online": "author editor organization",
    "patent": "author location number type",
    "proceedings": "editor isbn location number organization pages publisher series venue volume",
    "report": "author institution location number pages type",
    "software": "author editor howpublished location organization type",
    "thesis": "author institution location pages type",
    "unpublished": "author howpublished location type venue",
}

FIELDS_OF: Mapping[str, frozenset[str]] = MappingProxyType(
    {kind: frozenset(f"{_EVERY} {fields}".split()) for kind, fields in _TYPES.items()}
)
"""The fields that a type may hold; biber calls any other invalid."""
