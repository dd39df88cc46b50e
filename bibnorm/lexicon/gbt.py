"""The codes of GB/T 7714 behind a title, which say what sort of writing it is."""

import re
from collections.abc import Mapping
from types import MappingProxyType

CODE = re.compile(r"\[(J|M|C|D|N|R|P|S|G|A|Z|EB|DB|CP|DS)(?:/(?:OL|CD|DK|MT))?\]")
# The journal or the book around the work says the rest of them itself.
_GENRES: Mapping[str, str] = MappingProxyType(
    {
        "D": "thesis",
        "R": "report",
        "P": "patent",
        "S": "standard",
        "CP": "software",
        "DB": "database",
        "DS": "data set",
    }
)


def genre_of_code(text: str) -> tuple[str | None, int] | None:
    """Read a code at the front of a text: the sort of writing it names, and where it ends.

    >>> genre_of_code("[D]. Fern"), genre_of_code("[J/OL]."), genre_of_code("[Fern]")
    (('thesis', 3), (None, 6), None)
    """
    start = len(text) - len(text.lstrip())
    match = CODE.match(text, start)
    return (_GENRES.get(match[1]), match.end()) if match else None
