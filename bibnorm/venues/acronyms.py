"""Acronyms: what looks like one, and the form under which it is looked up."""

import re

from bibnorm.venues.words import fold, is_sponsor

_SHAPE = re.compile(r"[A-Za-z0-9*@][A-Za-z0-9*@!&+/.-]{1,19}$")
_EDITION = re.compile(
    r"\s*[-–—:,]?\s*(?:['’‘`´]\s*\d{2}(?:\d{2})?|(?:19|20)\d{2}|(?<=[A-Za-z])[-\s]\d{2})\b\.?"
)
_LOOSE_YEAR = re.compile(r"(?<=[A-Z])\s?(?:19|20)?\d{2}$")
# "ISCA-45", "ASPLOS XXV": the edition behind the acronym.
_NUMBER = re.compile(r"(?<=[A-Za-z])(?:[-–]\d{1,3}|\s+(?:\d{1,2}|[IVXL]+))$")
_COUNT = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)\b", re.IGNORECASE)


def key(text: str) -> str:
    """Give the form under which an acronym is looked up.

    >>> key("Euro-Par"), key("S&P"), key("e-Energy")
    ('europar', 's&p', 'eenergy')
    """
    return re.sub(r"[^\w&*@+]+|_", "", fold(text))


def strip_edition(text: str) -> str:
    """Take year and count off an acronym.

    >>> strip_edition("EuroSys'25"), strip_edition("CVPR 2019"), strip_edition("ICML-97")
    ('EuroSys', 'CVPR', 'ICML')
    """
    text = _COUNT.sub(" ", _EDITION.sub(" ", text)).strip(" .,;:'’-")
    return " ".join(_LOOSE_YEAR.sub("", _NUMBER.sub("", text)).split()).strip(" .,;:-'’")


def looks_like_acronym(text: str) -> bool:
    """Tell an acronym by its capitals, its year taken off.

    >>> looks_like_acronym("SIGMETRICS"), looks_like_acronym("IoTDI"), looks_like_acronym("Oral")
    (True, True, False)
    """
    parts = text.split()
    if not 1 <= len(parts) <= 3 or not all(_SHAPE.match(part) for part in parts):
        return False
    if not all(part.isupper() or is_sponsor(fold(part)) for part in parts[:-1]):
        return False
    last = parts[-1]
    # "J. ACM" is a name: what ends in a society is none of its own.
    if len(parts) > 1 and (is_sponsor(fold(last)) or "." in parts[0]):
        return False
    return sum(map(str.isupper, last)) >= 2 and not re.search(r"\d{3}|\.", last)


def bare(text: str) -> tuple[str, frozenset[str]]:
    """Split the societies off that stand before an acronym.

    >>> bare("IEEE INFOCOM")
    ('INFOCOM', frozenset({'ieee'}))
    >>> bare("USENIX")
    ('USENIX', frozenset())
    """
    parts = text.split()
    lead = 0
    while lead < len(parts) - 1 and all(is_sponsor(p) for p in fold(parts[lead]).split("/")):
        lead += 1
    societies = frozenset(part for word in parts[:lead] for part in fold(word).split("/"))
    return " ".join(parts[lead:]), societies


def pieces(text: str) -> tuple[str, ...]:
    """Split the acronym of a joint event into those of its parts, as look-up forms.

    >>> pieces("EMNLP-IJCNLP"), pieces("SIGMOD/PODS")
    (('emnlp', 'ijcnlp'), ('sigmod', 'pods'))
    """
    return tuple(key(part) for part in re.split(r"[-/+&–]| and ", text) if part.strip())
