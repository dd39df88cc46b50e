"""The acronym of a venue that stands in its own text: `(IoTDI)`, `(ICPE 2017)`, `NAACL 2025`."""

import re

from bibnorm.lexicon.places import is_place

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]")
_YEAR = re.compile(r"[\s,:-]*(?:['’‘`]\s?\d\d|\d{2,4}|['’‘`]?(?:19|20)\d\d)(?:\s*\(?\w?\)?)?$")
_HOST = re.compile(r"\s?[@:,]")
_DATED = re.compile(
    r"\b(\d?[^\W\d_][\w+/-]{1,19}?)[\s-]?['’‘`]?(?:(?:19|20)\d\d|(?<=['’‘`])\d\d)(?!\w)"
)
# Who holds a conference, in what series, at what rank: none of these is its acronym.
_SPONSORS = frozenset(
    {"IEEE", "ACM", "USENIX", "IFIP", "SIAM", "IET", "IEE", "BCS", "CCF", "CORE", "SCI", "SCIE"}
    | {"SSCI", "ESCI", "JCR", "IF", "EI", "LNCS", "LNAI", "LNEE", "CCIS", "CEUR", "IOP", "AIP"}
    | {"PDF", "USA", "UK", "EU", "UAE", "PRC", "AND", "CS"}
    | {"II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "XVI"}
)
_HOLDERS = re.compile(
    r"^(?:(?:proc(?:eedings|\.)?(?: of)?(?: the)?|in|the|ieee|acm|usenix|ifip|siam|sig|int'?l\.?|"
    r"\d+(?:st|nd|rd|th)|annual|conf\.?|conference|symposium|workshop)[\s/&-]+)*",
    re.IGNORECASE,
)


def find_acronym(text: str) -> str | None:
    """Find the acronym a venue's text gives, without the year.

    It stands in brackets, or before a year, or is all there is. Sponsors,
    countries and Roman numerals are none.

        >>> find_acronym("Int. Conf. on Examples (ExaCon'14)")
        'ExaCon'
        >>> find_acronym("ACM/IEEE EXMPL"), find_acronym("FooBar 2022")
        ('EXMPL', 'FooBar')
        >>> find_acronym("Journal of Examples (London)") is None
        True
    """
    for match in _BRACKETS.finditer(text):
        if acronym := _as_acronym(match[1]):
            return acronym
    for match in _DATED.finditer(text):
        if acronym := _as_acronym(match[1]):
            return acronym
    lead = _HOLDERS.match(text)
    alone = text[lead.end() :] if lead else text
    if len(alone) > 24:
        return None
    word = _as_acronym(alone)
    return word if word and " " not in word else None


def _as_acronym(text: str) -> str | None:
    """Give a text as an acronym, its year and its host cut off, if it can be one."""
    text = _YEAR.sub("", _HOST.split(text, maxsplit=1)[0].strip()).strip(" -'’‘`\"“”")
    if " " not in text and "/" in text:  # IEEE/ACM, or SIGMETRICS/Performance
        text = next((part for part in text.split("/") if part.upper() not in _SPONSORS), "")
    pieces = [piece for piece in text.split() if piece not in "&+"]
    if len(pieces) > 1 and pieces[0].upper() in _SPONSORS:
        pieces, text = pieces[1:], text.split(maxsplit=1)[1]
    if not 1 <= len(pieces) <= 2 or not 2 <= len(text) <= 20 or is_place(text):
        return None
    if any(piece.upper() in _SPONSORS for piece in pieces):
        return None
    capitals = [sum(c.isupper() for c in piece) for piece in pieces]
    return text if max(capitals) >= 2 and min(capitals) >= 1 and text[-1].isalnum() else None
