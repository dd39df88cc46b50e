"""Under which name a venue is written: in full, short, by ISO 4, as its proceedings are titled."""

import re

from bibnorm.lexicon.iso4 import abbreviated, fold
from bibnorm.lexicon.months import month_number
from bibnorm.model import Venue, VenueNames

# What is a name and nothing else may be shortened, though nobody knows whose.
_PLAIN = re.compile(r"[^\W\d_][^\d(),.:;]*")
# The fields that may name a venue.
CONTAINERS = ("journal", "journaltitle", "booktitle")


_PAPERS = frozenset(("inproceedings", "conference"))


def container_name(venue: Venue, names: VenueNames, kind: str = "") -> str:
    """Give the name to write; what the authority does not know has only its own.

    `kind` is the entry's type: only a paper in proceedings stands in what bears their title.

        >>> rain = Venue(text="Rain Lett", id="rain", name="Rain Letters", acronym="RL")
        >>> [container_name(rain, names) for names in VenueNames]
        ['Rain Letters', 'RL', 'Rain Lett.', 'Rain Lett', 'Rain Letters', 'Rain Letters']
        >>> wow = Venue(text="WOW'22", id="wow", name="Workshop on Odd Weather",
        ...             booktitle="Proceedings of the 3rd Workshop on Odd Weather")
        >>> container_name(wow, VenueNames.PROCEEDINGS, "inproceedings")
        'Proceedings of the 3rd Workshop on Odd Weather'
    """
    match names:
        case VenueNames.PROCEEDINGS if venue.booktitle and kind in _PAPERS:
            return venue.booktitle
        case VenueNames.AS_WRITTEN:
            return venue.text
        case VenueNames.SHORT if venue.id is not None:
            return venue.acronym or venue.iso4 or abbreviated(venue.name or venue.text)
        case VenueNames.ABBREVIATED if venue.id is not None or _PLAIN.fullmatch(venue.text):
            return venue.iso4 or abbreviated(venue.name or venue.text)
        case _:
            return venue.name or venue.text


class Macros:
    """The `@string` macros of one file: a venue that the authority knows has one."""

    def __init__(self) -> None:
        """Begin with none."""
        self._meant: dict[str, str] = {}
        self._defined: set[str] = set()

    def of(self, venue: Venue | None) -> str | None:
        """Give the macro of a venue that the authority knows.

        >>> Macros().of(Venue(text="Rain Lett", id="rain", name="Rain Letters", acronym="RL"))
        'rl'
        """
        if venue is None or venue.id is None or venue.name is None:
            return None
        stem = _letters(venue.acronym or venue.iso4 or venue.name)
        macro, number = stem, 1
        while self._meant.setdefault(macro, venue.name) != venue.name:
            number += 1
            macro = f"{stem}{number}"
        return macro

    def definition(self, macro: str) -> str | None:
        """Give what a macro stands for the first time that it is asked; then None."""
        if macro in self._defined:
            return None
        self._defined.add(macro)
        return self._meant[macro]


def _letters(text: str) -> str:
    """Give a macro's name: letters and digits, a letter first, and no month's."""
    found = re.sub(r"[^a-z0-9]+", "", fold(text)) or "venue"
    return found if found[0].isalpha() and month_number(found) is None else f"v{found}"
