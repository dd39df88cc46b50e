"""Take a venue string apart: the name, the acronyms beside it, the edition, the rest.

"Proc. of the 5th ACM Conf. on X (XYZ '19), Vienna, Austria, May 2019"
lead-in   ordinal  name........  acronym    place and date
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from bibnorm.lexicon.journal_macros import JOURNAL_MACROS
from bibnorm.lexicon.places import is_place
from bibnorm.venues.acronyms import looks_like_acronym, strip_edition
from bibnorm.venues.parts import ends, is_division, without_date
from bibnorm.venues.words import (
    TENS,
    Word,
    clean,
    is_ordinal,
    is_year,
    words,
)

_MACRO = re.compile(r"^\\([A-Za-z]+)\b")
_LEAD = re.compile(
    r"^(?:(?:(?:to appear|presented|published)\s+)?(?:in|as part of|at):?\s+)?(?:the\s+)?"
    r"(?:ser(?:ies|\.):?\s+)?"
    r"(?:(?:conference\s+record|papers|selected\s+papers|contributions?)\s+(?:of|from|to)\s+(?:the\s+)?)?"
    r"(?:\d+(?:st|nd|rd|th)\s+edition\s+of\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
# "XYZ'19 Proceedings of the …": the label that digital libraries put before a name.
_LABEL = re.compile(r"^([A-Z][\w/+-]+ ?['’]\d\d):?\s+(?=proc|the\b|\d)", re.IGNORECASE)
# An e-print's number says nothing about the venue.
_EPRINT = re.compile(
    r"(?:(?<=\w)[\s:,]+(?:arxiv|corr)\b)?[\s:]*\b(?:abs/)?(?:[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?/\d{7}|\d{4}[.:/]\d{4,5})(?:v\d+)?(?:\s*\[[\w.-]+\])?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
# What follows names the event around the venue, which is another venue.
_HOST = re.compile(
    r"[\s,(;:–—-]*\b(?:co-?\s?located\s+(?:with|at)|colocated\s+(?:with|at)|collocated\s+with|"
    r"in\s+con?junction\s+with|held\s+(?:with|at|in|as|during)|in\s+association\s+with|as\s+part\s+of|"
    r"affiliated\s+(?:with|to))\b.*",
    re.IGNORECASE | re.DOTALL,
)
_AT = re.compile(r"(?<=\w)\)?\s+(?:at|@)\s+(?:the\s+)?(?=[A-Z][\w&/-]*[A-Z]|\d+(?:st|nd|rd|th)\b)")
_WORKSHOP = re.compile(
    r"\bw(?:orkshops?|kshps?|ksp)\b|\b(?:poster|demo|session|track)s?\b", re.IGNORECASE
)
_CUT = re.compile(
    r"(?:\s*[;:]\s+|\s*,\s+|\s+[-–—]+\s+|(?<=\d)\.\s+|"
    r"\.\s+(?=(?:19|20)\d\d|[A-Z][\w']*['’]\d\d|Proceedings\b))"
)
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)")
_SHORT_YEAR = re.compile(r"['’‘`´](\d\d)\b")
_HYPHENED_YEAR = re.compile(r"[A-Z][A-Za-z]*[A-Z]-(\d\d)$")
# "Very Large Scale Integration (VLSI) Systems": the bracket stands inside the name.
_GOES_ON = re.compile(r"\s+(?!(?:in|at)\b)[^\W\d]{3,}(?!\.?\s*\d)")
_VOLUME = re.compile(
    r"(?<=\w)[\s,]+vol(?:ume|\.)?[\s-]*(?:\d+|[IVX]+)\b(?=\s*(?:$|[:,(.]))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A venue string taken apart.

    `text` is all of it without markup, `name` is the text of the name, `words`
    are its words without editions. `acronyms` stood in brackets or as a label
    before or behind the name, as written but without their year. `parts` are
    what commas and colons part the name into. `hosted` says that the string
    goes on with another event at which this one was held, `divided` that it
    goes on with a part of an event (a workshop track, a companion volume).
    """

    name: str
    words: tuple[Word, ...]
    acronyms: tuple[str, ...] = ()
    year: int | None = None
    parts: tuple[str, ...] = ()
    hosted: bool = False
    divided: bool = False
    text: str = ""


def read(text: str) -> Reading:
    """Take a venue string apart; any string can be.

    >>> it = read("Proceedings of the 5th Conf. on Odd Things (COT '19), Vienna, Austria")
    >>> it.name, it.acronyms, it.year
    ('Proceedings of the 5th Conf. on Odd Things', ('COT',), 2019)
    """
    plain = _MACRO.sub(_journal, clean(text), count=1)
    body = _EPRINT.sub(" ", plain).strip(" \"'“”‘’«»„`.,;")
    body, hosted = _without_host(_LEAD.sub("", body, count=1))
    body = _VOLUME.sub(" ", _LABEL.sub(r"\1, ", body))
    year = _year(body)
    acronyms: list[str] = []
    body = _BRACKET.sub(lambda match: _bracket(match, acronyms), body)
    start, end, parts = ends(_CUT.split(body), acronyms)
    divided = any(is_division(part) for part in parts[end:])
    name = without_date(body[_start_of(parts[: start + 1], body) : _end_of(parts[:end], body)])
    return Reading(
        name.strip(" ,;:–—-"),
        plain_words(name),
        tuple(acronyms),
        year,
        tuple(parts[start:end]),
        hosted,
        divided,
        plain,
    )


@lru_cache(16384)
def plain_words(name: str) -> tuple[Word, ...]:
    """Give the words of a name without what counts the edition: ordinals and years."""
    found = words(_SHORT_YEAR.sub(" ", name))
    kept = [w for w in found if not (is_ordinal(w.text) or is_year(w.text) or w.text in TENS)]
    while len(kept) > 1 and kept[-1].text.isdecimal():
        kept.pop()
    return tuple(kept)


def _journal(match: re.Match[str]) -> str:
    """Give the journal that a command of astronomers' styles stands for, else the command."""
    return JOURNAL_MACROS.get(match[1].lower(), match[0])


def _without_host(text: str) -> tuple[str, bool]:
    """Cut the event off at which this one was held; a workshop's own name stays."""
    cut = _HOST.sub("", text)
    at = _AT.search(cut)
    if at and _WORKSHOP.search(cut[: at.start()]):
        cut = cut[: at.start()]
    # A bracket that the cut opened is closed again by leaving it out.
    if cut.count("(") > cut.count(")"):
        cut = cut[: cut.rindex("(")]
    return (cut, True) if cut != text and cut.strip() else (text, False)


def _year(text: str) -> int | None:
    """Find the year of the edition: the last that stands there in full, else 'NN."""
    if full := _YEAR.findall(text):
        return int(full[-1])
    if short := _SHORT_YEAR.search(text) or _HYPHENED_YEAR.match(text):
        number = int(short[1])
        return 2000 + number if number < 50 else 1900 + number
    return None


def _bracket(match: re.Match[str], acronyms: list[str]) -> str:
    """Keep an acronym from a bracket aside, unless the name goes on behind it."""
    if _GOES_ON.match(match.string, match.end()):
        return " "
    for part in re.split(r"[,;:]\s+", match[1] or match[2] or ""):
        bare = strip_edition(part)
        if looks_like_acronym(bare) and not is_place(bare.replace(".", "")):
            acronyms.append(bare)
            return " "
    return " "


def _start_of(parts: list[str], body: str) -> int:
    """Find where the last of some consecutive parts begins in the text."""
    return _end_of(parts, body) - len(parts[-1])


def _end_of(parts: list[str], body: str) -> int:
    """Find where the last of some consecutive parts ends in the text."""
    at = 0
    for part in parts:
        at = body.find(part, at) + len(part)
    return at
