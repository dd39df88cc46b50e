"""Take a venue string apart: the name, the acronyms beside it, the edition, the rest.

"Proc. of the 5th ACM Conf. on X (XYZ '19), Vienna, Austria, May 2019"
lead-in   ordinal  name........  acronym    place and date
"""

import re
from dataclasses import dataclass

from bibnorm.lexicon.months import month_number
from bibnorm.lexicon.places import is_place, may_be_town
from bibnorm.lexicon.statuses import find_status
from bibnorm.venues.acronyms import looks_like_acronym, strip_edition
from bibnorm.venues.words import (
    DIVISIONS,
    TENS,
    Word,
    clean,
    fold,
    is_ordinal,
    is_sponsor,
    is_year,
    words,
)

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
_NUMBERS = re.compile(
    r"(?:(?:vol(?:ume)?s?|no|number|issue|part|pt|pp?|pages?|ser(?:ies)?|n[°º]|nr|num[eé]ro|heft|band|bd|"
    r"tome?|año|том|вып)(?:\b|(?<=[°º]))\.?\s*)?"
    r"(?:[\d.:()/–—-]+|[ivx]+|[a-z]\d+)",
    re.IGNORECASE,
)
# What may stand behind a name and is no part of it.
_BEHIND = re.compile(
    r"(?:(?:long|short|main|full|regular|technical|research)\s+(?:papers?|conference|volume|track)|"
    r"(?:revised\s+)?(?:selected\s+|invited\s+|refereed\s+)*papers|"
    r"(?:(?:online|cd-?rom|conference(?:\s+track)?)\s+)?proceedings(?:\s+of\s+a\s+meeting\b.*)?|"
    r"(?:lecture\s+notes\s+in|lncs|lnai|lnbip|ccis|ifip\s+aict)\b.*|"
    r"(?:edited|eds?)\b.*|(?:online|virtual)\b.*|vol(?:ume)?\b[\s.-]*(?:\d+|[ivx]+)|"
    r"(?:(?:acm|ieee|aaai|mit|iet|usenix|siam|springer|elsevier|curran|morgan|pmlr|dagstuhl|ios|crc)\b"
    r"(?:[\s-]+(?:computer\s+society|press|verlag|association|associates|kaufmann|publishers?|inc\.?))*))",
    re.IGNORECASE,
)
# "Very Large Scale Integration (VLSI) Systems": the bracket stands inside the name.
# "SIGMOD Conference 2020", "COLING 1994 Volume 2": what may stand with a label.
_EVENT = re.compile(r"^(\S+)\s+(?:conference|symposium)\b", re.IGNORECASE)
_LABEL_BEHIND = re.compile(r"(.+\w\s.*\w)\s+([A-Z][\w/-]+)\s?['’]\d\d\s*")
# "Metrics 2001: Seventh International Symposium on …": a label that is no acronym.
_NAMED_EDITION = re.compile(r"[A-Z][a-z]\w+ (?:19|20)\d\d")
_GATHERED = re.compile(r"\b(?:conference|symposium|workshop|congress)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\s+(?!(?:in|at)\b)[^\W\d]{3,}(?!\.?\s*\d)")
_DATE_END = re.compile(
    r"(?:\s+([^\W\d]{3,9}[.,]?)(?:\s+\d\d?(?:\s*[-–]\s*\d\d?)?,?)?)?\s+(?:19|20)\d\d$|"
    r"\s+([^\W\d]{3,9}[.,]?)\s+\d\d?(?:\s*[-–]\s*\d\d?)?$"
)
_VOLUME = re.compile(
    r"(?<=\w)[\s,]+vol(?:ume|\.)?[\s-]*(?:\d+|[IVX]+)\b(?=\s*(?:$|[:,(.]))", re.IGNORECASE
)
PROCEEDINGS = re.compile(r"^(?:the\s+)?proc(?:eedings|\.)?\s+(?:of\s+)?(?:the\s+)?", re.IGNORECASE)
_LONGEST_STATUS = 30
_DATE_WORD = re.compile(r"[^\s.,/–—-]+")


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
    plain = clean(text)
    body = _EPRINT.sub(" ", plain).strip(" \"'“”‘’«»„`.,;")
    body, hosted = _without_host(_LEAD.sub("", body, count=1))
    body = _VOLUME.sub(" ", _LABEL.sub(r"\1, ", body))
    year = _year(body)
    acronyms: list[str] = []
    body = _BRACKET.sub(lambda match: _bracket(match, acronyms), body)
    start, end, parts = _ends(_CUT.split(body), acronyms)
    divided = any(_is_division(part) for part in parts[end:])
    name = _without_date(body[_start_of(parts[: start + 1], body) : _end_of(parts[:end], body)])
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


def plain_words(name: str) -> tuple[Word, ...]:
    """Give the words of a name without what counts the edition: ordinals and years."""
    found = words(_SHORT_YEAR.sub(" ", name))
    kept = [w for w in found if not (is_ordinal(w.text) or is_year(w.text) or w.text in TENS)]
    while len(kept) > 1 and kept[-1].text.isdecimal():
        kept.pop()
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


def _ends(parts: list[str], acronyms: list[str]) -> tuple[int, int, list[str]]:
    """Find the name among the parts: behind a label, before place, date and numbers.

    An acronym with its edition ends the name: "…, STOC 2020, wherever it was".
    """
    start = 0
    while start < len(parts) - 1 and (
        _take(parts[start], acronyms)
        or _is_behind(parts[start])
        or (_NAMED_EDITION.fullmatch(parts[start]) and _GATHERED.search(parts[start + 1]))
    ):
        start += 1
    parts = [*parts[:start], _without_label(parts[start], acronyms), *parts[start + 1 :]]
    end = next(
        (at for at in range(start + 1, len(parts)) if _take(parts[at], acronyms, True)), len(parts)
    )
    placed = False
    # "Micro, IEEE": a society alone belongs to the name, unless place or date part them.
    if end > start + 1 and is_sponsor(fold(parts[end - 1].strip(" ."))):
        if not _is_tail(parts[end - 2], False):
            return start, end, parts
        end -= 1
    while end > start + 1 and (_is_tail(parts[end - 1], placed) or _take(parts[end - 1], acronyms)):
        placed = placed or _is_place_or_date(parts[end - 1])
        end -= 1
    # "EUROCRYPT 2016, Part I": no name follows the label, which then is all there is.
    while start and end == start + 1 and _is_tail(parts[start], False):
        start, end = start - 1, start
    return start, end, parts


def _without_label(part: str, acronyms: list[str]) -> str:
    """Take an acronym with its edition off the end of a name: "… Systems XYZ '94"."""
    match = _LABEL_BEHIND.fullmatch(part)
    if match and looks_like_acronym(match[2]):
        acronyms.append(match[2])
        return match[1]
    return part


def _start_of(parts: list[str], body: str) -> int:
    """Find where the last of some consecutive parts begins in the text."""
    return _end_of(parts, body) - len(parts[-1])


def _is_behind(part: str) -> bool:
    return _BEHIND.fullmatch(part.strip(" .")) is not None


def _is_division(part: str) -> bool:
    """Tell a part of an event: "Workshop Track", "Posters"; the conference track is the event."""
    found = {word.text for word in words(part)}
    return not found.isdisjoint(DIVISIONS) and not {"conference", "track"} <= found


def _without_date(name: str) -> str:
    """Take a date off that no comma parts from the name: "… Systems, TAAS Jan 2023"."""
    match = _DATE_END.search(name)
    if match is None:
        return name
    month = match[1] or match[2]
    if month is None or month_number(month.strip(".,")) is not None:
        return name[: match.start()]
    return name[: match.end(1)] if match[1] else name


def _end_of(parts: list[str], body: str) -> int:
    """Find where the last of some consecutive parts ends in the text."""
    at = 0
    for part in parts:
        at = body.find(part, at) + len(part)
    return at


def _take(part: str, acronyms: list[str], dated: bool = False) -> bool:
    """Take a part that is an acronym (with `dated`: and its edition), and nothing else."""
    plain = _EVENT.sub(r"\1 ", PROCEEDINGS.sub("", part.strip())).strip()
    bare = strip_edition(plain)
    has_edition = bare != plain
    if looks_like_acronym(bare) and (has_edition or (not dated and len(bare.split()) == 1)):
        acronyms.append(bare)
        return True
    return False


def _is_tail(part: str, placed: bool) -> bool:
    """Tell a place, a date or a number behind the name; a town only beside a place or date."""
    bare = part.strip(" .,;")
    if not bare or _NUMBERS.fullmatch(bare) or _is_behind(bare) or _is_status(bare):
        return True
    bare = _without_date(bare)
    return _is_place_or_date(bare) or (placed and may_be_town(bare) and len(bare.split()) <= 3)


def _is_status(part: str) -> bool:
    """Tell how far a work has come, and nothing else: "in press"."""
    found = find_status(part) if len(part) <= _LONGEST_STATUS else None
    return found is not None and found[:2] == (0, len(part))


def _is_place_or_date(part: str) -> bool:
    bare = _without_date(part.strip(" .,;"))
    return is_place(bare) or _is_date(bare)


def _is_date(part: str) -> bool:
    found = _DATE_WORD.findall(part)
    return bool(found) and all(
        word[:1].isdigit() or month_number(word.strip("()")) is not None for word in found
    )
