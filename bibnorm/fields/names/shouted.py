"""Family names set in capitals that look like initials: `FARN Anna`, `Anna FARN`, `WU Mei`."""

import re

from bibnorm.fields.names.block import Token
from bibnorm.lexicon.known_names import is_family
from bibnorm.lexicon.letters import fold

_PARTED = re.compile(r"[^,;&/|YE]+")
# Short capitals before or behind one or two words that are no family names.
_FIRST = re.compile(r"q?(a)[gwz]{1,2}")
_LAST = re.compile(r"[gwz]{1,2}(a)")
_VOWELS = frozenset("aeiouy")
_TOO_MANY_INITIALS = 4


def raise_families(code: str, tokens: list[Token]) -> str:
    """Make a family name of short capitals where they can hardly be initials.

    Initials are one word of capitals among words too (`Smith AB`), so most names
    of the block must be so: four capitals that can be spoken, or fewer that are
    known as a family name beside a given name.
    """
    if "a" not in code:
        return code
    pieces = list(_PARTED.finditer(code))
    places: list[int] = []
    for read, piece in enumerate(pieces):
        at = _family_at(piece, tokens)
        if at is not None:
            places.append(at)
        elif 2 * (read + 1 - len(places)) >= len(pieces):
            return code
    letters = list(code)
    for at in places:
        letters[at] = "U"
    return "".join(letters)


def _family_at(piece: re.Match[str], tokens: list[Token]) -> int | None:
    """Give the place of a family name in capitals in one name."""
    first = _FIRST.fullmatch(piece[0])
    match = first or _LAST.fullmatch(piece[0])
    if match is None:
        return None
    at = piece.start() + match.start(1)
    plain = fold(tokens[at].text)
    given, known = "g" in piece[0], is_family(plain)
    if len(plain) >= _TOO_MANY_INITIALS:
        return at if (given or known) and not _VOWELS.isdisjoint(plain) else None
    # `Wei MA` may be initials, `MA Wei` hardly.
    return at if given and known and (first or len(plain) > 2) else None
