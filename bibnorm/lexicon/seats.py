"""Where publishers have their seats: what tells their place from a meeting's."""

import re
from collections.abc import Mapping
from types import MappingProxyType

# A word of the publisher's name → the towns where it has its seat, or had it.
_SEATS: Mapping[str, str] = MappingProxyType(
    {
        "aaai": "menlo park|palo alto|washington",
        "academic": "boston|london|new york|orlando|san diego",
        "acl": "stroudsburg|morristown",
        "acm": "baltimore|new york",
        "addison": "boston|reading",
        "birkhäuser": "basel|boston",
        "cambridge": "cambridge|new york",
        "ceur": "aachen",
        "computational": "stroudsburg|morristown",
        "computing": "new york",
        "crc": "boca raton",
        "curran": "red hook",
        "dagstuhl": "dagstuhl|wadern",
        "elsevier": "amsterdam|new york|oxford",
        "holland": "amsterdam|new york",
        "ieee": "los alamitos|new york|piscataway|silver spring|washington",
        "industrial": "philadelphia",
        "ios": "amsterdam|washington",
        "kaufmann": "los altos|palo alto|san francisco|san mateo",
        "kluwer": "boston|dordrecht|norwell",
        "mit": "cambridge",
        "oxford": "new york|oxford",
        "pergamon": "new york|oxford",
        "plenum": "new york",
        "scitepress": "setúbal|setubal",
        "siam": "philadelphia",
        "springer": "berlin|cham|dordrecht|heidelberg|london|new york|singapore|tokyo|vienna|wien",
        "usenix": "berkeley",
        "wiley": "chichester|hoboken|new york",
        "world": "river edge|singapore",
    }
)
_WORD = re.compile(r"[^\W\d_]+")


def is_seat(place: str | None, publisher: str | None) -> bool:
    """Say whether a publisher has its seat in a place.

    >>> is_seat("New York, NY, USA", "ACM Press"), is_seat("Berlin/Heidelberg", "Springer-Verlag")
    (True, True)
    >>> is_seat("Vienna, Austria", "ACM"), is_seat("New York", None)
    (False, False)
    """
    if not place or not publisher:
        return False
    town = " ".join(_WORD.findall(place.casefold()))
    names = _WORD.findall(publisher.casefold())
    return any(
        town.startswith(seat) for name in names for seat in _SEATS.get(name, "").split("|") if seat
    )
