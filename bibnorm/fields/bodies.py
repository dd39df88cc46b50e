"""Places, publishers and institutions."""

import re

from bibnorm.fields.parts import Parts, Taken, declined
from bibnorm.fields.texts import fold, strip_marks, strip_quotes, words
from bibnorm.lexicon.places import is_place, is_region, may_be_town
from bibnorm.lexicon.publishers import names_a_house
from bibnorm.model import Date, Unread

_STOPS = " \t,;:-–—/|"
_PLACES = re.compile(r"\s*[,/&–-]\s*")
_IMPRINT = re.compile(
    r"\W*([^\W\d_][^:\d]{2,50}):\s([^\W\d_][^:]{1,60}?)"
    r"(?:,?\s((?:1[5-9]|20)\d\d)(?:,? (?:S|pp?)\.?)?)?\W*"
)
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.)+[A-Z]$")


def read_location(text: str) -> str | Unread:
    """Read a place as it was written, brackets of its own kept.

    >>> read_location("Lyon (France),"), read_location("(Washington, D.C.)")
    ('Lyon (France)', 'Washington, D.C.')
    >>> read_location("Cambridge: Cambridge University Press")
    Unread(text='Cambridge: Cambridge University Press', why='more than a place')
    """
    return _only(text, take_location(text), "more than a place")


def take_location(text: str) -> Taken:
    """Take the place, and the publisher behind a colon if the span holds both."""
    body = _clean(text)
    if split := _place_and_house(body):
        return Taken({"location": split[0], "publisher": split[1]})
    return Taken({"location": body}) if words(body) else declined(text, "no words in it")


def read_publisher(text: str) -> str | Unread:
    """Read a publisher as it was written.

    >>> read_publisher("Example Press,"), read_publisher("Wiley-Interscience")
    ('Example Press', 'Wiley-Interscience')
    """
    return _only(text, take_publisher(text), "more than a publisher")


def take_publisher(text: str) -> Taken:
    """Take the publisher, and the place before it if the span holds both."""
    body = _clean(text)
    if split := _place_and_house(body):
        return Taken({"location": split[0], "publisher": split[1]})
    return Taken({"publisher": body}) if words(body) else declined(text, "no words in it")


def read_institution(text: str) -> str | Unread:
    """Read the name of a university or another body.

    >>> read_institution("Dept. of Examples, University of Somewhere.")
    'Dept. of Examples, University of Somewhere'
    """
    taken = take_institution(text)
    return taken.parts["institution"] if taken.parts else Unread(text=text, why=taken.why)


def take_institution(text: str) -> Taken:
    """Take the institution."""
    body = _clean(text)
    return Taken({"institution": body}) if words(body) else declined(text, "no words in it")


def _only(text: str, taken: Taken, why: str) -> str | Unread:
    """Give the one value a text was read as, or decline."""
    values = tuple(taken.parts.values())
    if len(values) == 1 and not taken.rest:
        return str(values[0])
    return Unread(text=text, why=taken.why or why)


def _clean(text: str) -> str:
    """Cut marks and quotes off; a stop stays where it ends an abbreviation (`D.C.`)."""
    body = fold(text)
    stop = body.rstrip(_STOPS + ")]").endswith(".")
    body = strip_marks(strip_quotes(body))
    return body + "." if stop and _ABBREVIATED.search(body) else body


def _place_and_house(body: str) -> tuple[str, str] | None:
    """Split `Oxford: Example Press`, or `Example Press, Oxford`."""
    if ": " in body:
        place, house = body.split(": ", 1)
        if is_region(house.strip(" .")):
            return None  # "Boston: MA"
        if is_place(place.split(",")[0]) or (may_be_town(place) and names_a_house(house)):
            return place.strip(), house.strip()
    if ", " in body:
        house, place = body.split(", ", 1)
        if is_place(place) and names_a_house(house) and not is_place(house):
            return place.strip(), house.strip()
    return None


def take_imprint(text: str) -> Taken | None:
    """Take place, publisher and year off an imprint: "Berlin-Oslo: Example Press 2015".

    The place must be known by name, since "Title: subtitle 2015" looks the same.

        >>> take_imprint("Oslo: Example 2015").parts["publisher"]
        'Example'
        >>> take_imprint("Examples: a study") is None
        True
    """
    match = _IMPRINT.fullmatch(fold(text))
    if match is None or not any(is_place(part) for part in _PLACES.split(match[1])):
        return None
    parts: Parts = {"location": match[1].strip(), "publisher": match[2].strip()}
    if match[3]:
        parts["date"] = Date(year=int(match[3]))
    return Taken(parts)
