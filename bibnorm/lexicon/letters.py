"""Letters that stand for other letters when words are compared or made ASCII."""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

# Each letter with its reading. Unicode decomposes `é` into `e` and an accent, but not these.
_READINGS = (
    "łl øo đd ðd þth æae œoe ıi ŋn ħh ŧt əe ſs",
    "аa бb вv гg дd еe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь "
    "эe юyu яya ёe єye іi їyi ґg јj љlj њnj ћc ђd џdz ўu",
    "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs τt υy φf χch ψps ωo ςs",
)


def _table() -> Mapping[int, str]:
    """Give the table for `str.translate`, and refuse a letter with two readings."""
    table: dict[int, str] = {}
    for pair in " ".join(_READINGS).split():
        if ord(pair[0]) in table:
            raise ValueError(f"letter {pair[0]!r} has two readings")
        table[ord(pair[0])] = pair[1:]
    return MappingProxyType(table)


LETTERS: Mapping[int, str] = _table()


def fold(text: str) -> str:
    """Give a text in plain small letters: no accents, no case, Latin where a table knows how.

    Letters without a reading (Chinese, Arabic) stay as they are.

        >>> fold("Łukasz Müller-Ørsted Straße")
        'lukasz muller-orsted strasse'
        >>> fold("Чебышёв")
        'chebyshev'
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFC", text).casefold().translate(LETTERS)
    parts = unicodedata.normalize("NFKD", plain)
    bare = "".join(c for c in parts if not unicodedata.combining(c))
    # Greek letters with an accent are in the table only once the accent is gone.
    return bare.translate(LETTERS)
