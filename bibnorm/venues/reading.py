"""Take a venue string apart: the name, the acronyms beside it, the edition, the rest.

    "Proc. of the 5th ACM Conf. on X (XYZ '19), Vienna, Austria, May 2019"
     lead-in   ordinal  name........  acronym    place and date
"""

import re
from dataclasses import dataclass

from bibnorm.lexicon.months import month_number
from bibnorm.lexicon.places import is_place, may_be_town
from bibnorm.venues.acronyms import looks_like_acronym, strip_edition
from bibnorm.venues.words import TENS, Word, clean, is_ordinal, is_year, words

_LEAD = re.compile(r"^(?:(?:to appear )?in:?\s+)?(?=\S)", re.IGNORECASE)
_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
# What follows names the event around the venue, which is another venue.
_HOST = re.compile(
    r"[\s,(;:–—-]*\b(?:co-?\s?located\s+(?:with|at)|colocated\s+(?:with|at)|collocated\s+with|"
    r"in\s+con?junction\s+with|held\s+(?:with|at|in|as|during)|in\s+association\s+with|as\s+part\s+of|"
    r"affiliated\s+(?:with|to))\b.*",
    re.IGNORECASE | re.DOTALL,
)
_AT = re.compile(r"(?<=\w)\s+(?:at|@)\s+(?:the\s+)?(?=[A-Z][\w&/-]*[A-Z])")
_WORKSHOP = re.compile(r"\bw(?:orkshops?|kshps?|ksp)\b|\b(?:poster|demo|session|track)s?\b", re.IGNORECASE)
_CUT = re.compile(r"(?:\s*[;:]\s+|\s*,\s+|\s+[-–—]+\s+|\.\s+(?=(?:(?:19|20)\d\d|[A-Z][\w']*['’]\d\d)))")
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d)")
_SHORT_YEAR = re.compile(r"['’‘`´](\d\d)\b")
_NUMBERS = re.compile(
    r"(?:(?:vol(?:ume)?s?|no|number|issue|part|pt|pp?|pages?|ser(?:ies)?)\b\.?\s*)?"
    r"(?:[\d.:()/–—-]+|[ivx]+|[a-z]\d+)",
    re.IGNORECASE,
)
_PAPERS = re.compile(r"(?:long|short|main|full|regular)\s+(?:papers?|conference|volume)", re.IGNORECASE)
# "Very Large Scale Integration (VLSI) Systems": the bracket stands inside the name.
_GOES_ON = re.compile(r"\s+(?!(?:in|at)\b)[^\W\d]{3,}(?!\.?\s*\d)")
_DATE_WORD = re.compile(r"[^\s.,/–—-]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A venue string taken apart.

    `name` is the text of the name, `words` are its words without editions.
    `acronyms` stood in brackets or as a label before or behind the name, as
    written but without their year. `hosted` says that the string goes on with
    another event at which this one was held. `cut_off` says that it ends in dots.
    """

    name: str
    words: tuple[Word, ...]
    acronyms: tuple[str, ...] = ()
    year: int | None = None
    hosted: bool = False
    cut_off: bool = False


def read(text: str) -> Reading:
    """Take a venue string apart; any string can be.

    >>> it = read("Proceedings of the 5th Conf. on Odd Things (COT '19), Vienna, Austria")
    >>> it.name, it.acronyms, it.year
    ('Proceedings of the 5th Conf. on Odd Things', ('COT',), 2019)
    """
    body = clean(text).strip(" \"'“”‘’«»„`.,;")
    body, hosted = _without_host(_LEAD.sub("", body, count=1))
    cut_off = text.rstrip(" )").endswith(("...", "…"))
    year = _year(body)
    acronyms: list[str] = []
    body = _BRACKET.sub(lambda match: _bracket(match, acronyms), body)
    name = _strip_ends(_CUT.split(body), body, acronyms)
    return Reading(name, plain_words(name), tuple(acronyms), year, hosted, cut_off)


def plain_words(name: str) -> tuple[Word, ...]:
    """Give the words of a name without what counts the edition: ordinals and years."""
    found = words(_SHORT_YEAR.sub(" ", name))
    kept = [w for w in found if not (is_ordinal(w.text) or is_year(w.text) or w.text in TENS)]
    return tuple(kept)


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
    if short := _SHORT_YEAR.search(text):
        number = int(short[1])
        return 2000 + number if number < 50 else 1900 + number
    return None


def _bracket(match: re.Match[str], acronyms: list[str]) -> str:
    """Keep an acronym from a bracket aside, unless the name goes on behind it."""
    if _GOES_ON.match(match.string, match.end()):
        return " "
    for part in re.split(r"[,;:]\s+", match[1] or match[2] or ""):
        bare = strip_edition(part)
        if looks_like_acronym(bare):
            acronyms.append(bare)
            return " "
    return " "


def _strip_ends(parts: list[str], body: str, acronyms: list[str]) -> str:
    """Take label, place, date and numbers off both ends of the name."""
    end = len(parts)
    placed = False
    while end > 1 and (_is_tail(parts[end - 1], placed) or _take(parts[end - 1], acronyms)):
        placed = placed or _is_place_or_date(parts[end - 1])
        end -= 1
    start = 0
    while start < end - 1 and _take(parts[start], acronyms):
        start += 1
    first = body.find(parts[start]) if start else 0
    last = _end_of(parts[:end], body)
    return _without_date(body[max(first, 0) : last].strip(" ,;:–—-"))


def _without_date(name: str) -> str:
    """Take a date off that no comma parts from the name: "… Systems, TAAS Jan 2023"."""
    tokens = name.split()
    while len(tokens) > 1 and _is_date(tokens[-1]) and tokens[-1][:1].isdigit():
        tokens.pop()
        while len(tokens) > 1 and month_number(tokens[-1].strip(",.")) is not None:
            tokens.pop()
    return " ".join(tokens)


def _end_of(parts: list[str], body: str) -> int:
    """Find where the last of some consecutive parts ends in the text."""
    at = 0
    for part in parts:
        at = body.find(part, at) + len(part)
    return at


def _take(part: str, acronyms: list[str]) -> bool:
    """Take a part that is an acronym with its edition, and nothing else."""
    bare = strip_edition(part.strip())
    has_edition = bare != part.strip()
    if looks_like_acronym(bare) and (has_edition or len(bare.split()) == 1):
        acronyms.append(bare)
        return True
    return False


def _is_tail(part: str, placed: bool) -> bool:
    """Tell a place, a date or a number behind the name; a town only beside a place or date."""
    bare = part.strip(" .,;")
    if not bare or _NUMBERS.fullmatch(bare) or _PAPERS.fullmatch(bare):
        return True
    return _is_place_or_date(bare) or (placed and may_be_town(bare) and len(bare.split()) <= 3)


def _is_place_or_date(part: str) -> bool:
    bare = part.strip(" .,;")
    return is_place(bare) or _is_date(bare)


def _is_date(part: str) -> bool:
    found = _DATE_WORD.findall(part)
    return bool(found) and all(
        word[:1].isdigit() or month_number(word.strip("()")) is not None for word in found
    )
