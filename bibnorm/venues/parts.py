"""The parts of a venue string between its commas: labels, the name, and what stands behind it."""

import re

from bibnorm.lexicon.months import month_number
from bibnorm.lexicon.places import is_place, may_be_town
from bibnorm.lexicon.statuses import find_status
from bibnorm.venues.acronyms import looks_like_acronym, strip_edition
from bibnorm.venues.words import DIVISIONS, fold, is_sponsor, words

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
# "SIGMOD Conference 2020", "COLING 1994 Volume 2": what may stand with a label.
_EVENT = re.compile(r"^(\S+)\s+(?:conference|symposium)\b", re.IGNORECASE)
_LABEL_BEHIND = re.compile(r"(.+\w\s.*\w)\s+([A-Z][\w/-]+)\s?['’]\d\d\s*")
# "Metrics 2001: Seventh International Symposium on …": a label that is no acronym.
_NAMED_EDITION = re.compile(r"[A-Z][a-z]\w+ (?:19|20)\d\d")
_GATHERED = re.compile(r"\b(?:conference|symposium|workshop|congress)\b", re.IGNORECASE)
_DATE_END = re.compile(
    r"(?:\s+([^\W\d]{3,9}[.,]?)(?:\s+\d\d?(?:\s*[-–]\s*\d\d?)?,?)?)?\s+(?:19|20)\d\d$|"
    r"\s+([^\W\d]{3,9}[.,]?)\s+\d\d?(?:\s*[-–]\s*\d\d?)?$"
)
PROCEEDINGS = re.compile(r"^(?:the\s+)?proc(?:eedings|\.)?\s+(?:of\s+)?(?:the\s+)?", re.IGNORECASE)
_LONGEST_STATUS = 30
_DATE_WORD = re.compile(r"[^\s.,/–—-]+")


def ends(parts: list[str], acronyms: list[str]) -> tuple[int, int, list[str]]:
    """Find the name among the parts: behind a label, before place, date and numbers.

    Acronyms that stand as labels are put to the others. Gives where the name begins and
    ends, and the parts with such labels taken off.
    """
    start = _behind_labels(parts, acronyms)
    parts = [*parts[:start], _without_label(parts[start], acronyms), *parts[start + 1 :]]
    # An acronym with its edition ends the name: "…, STOC 2020, wherever it was".
    labels = (at for at in range(start + 1, len(parts)) if _take(parts[at], acronyms, True))
    end = next(labels, len(parts))
    if _is_event_behind(parts, start, end):
        start, end = end + 1, len(parts)
    # "Micro, IEEE": a society alone belongs to the name, unless place or date part them.
    if end > start + 1 and is_sponsor(fold(parts[end - 1].strip(" ."))):
        if not _is_tail(parts[end - 2], False):
            return start, end, parts
        end -= 1
    end = _before_tails(parts, start, end, acronyms)
    # "EUROCRYPT 2016, Part I": no name follows the label, which then is all there is.
    while start and end == start + 1 and _is_tail(parts[start], False):
        start, end = start - 1, start
    return start, end, parts


def _behind_labels(parts: list[str], acronyms: list[str]) -> int:
    """Find the first part that is no label."""
    start = 0
    while start < len(parts) - 1 and (
        _take(parts[start], acronyms)
        or _is_behind(parts[start])
        or (_NAMED_EDITION.fullmatch(parts[start]) and _GATHERED.search(parts[start + 1]))
    ):
        start += 1
    return start


def _is_event_behind(parts: list[str], start: int, end: int) -> bool:
    """Tell a volume's title from the event behind it: "Systems — XYZ'94, 5th Symposium on …"."""
    if end >= len(parts) - 1 or not _GATHERED.search(parts[end + 1]):
        return False
    return not any(map(_GATHERED.search, parts[start:end]))


def _before_tails(parts: list[str], start: int, end: int, acronyms: list[str]) -> int:
    """Find the last part that is neither place, date nor number."""
    placed = False
    while end > start + 1 and (_is_tail(parts[end - 1], placed) or _take(parts[end - 1], acronyms)):
        placed = placed or _is_place_or_date(parts[end - 1])
        end -= 1
    return end


def _without_label(part: str, acronyms: list[str]) -> str:
    """Take an acronym with its edition off the end of a name: "… Systems XYZ '94"."""
    match = _LABEL_BEHIND.fullmatch(part)
    if match and looks_like_acronym(match[2]):
        acronyms.append(match[2])
        return match[1]
    return part


def _is_behind(part: str) -> bool:
    return _BEHIND.fullmatch(part.strip(" .")) is not None


def is_division(part: str) -> bool:
    """Tell a part of an event: "Workshop Track", "Posters"; the conference track is the event."""
    found = {word.text for word in words(part)}
    return not found.isdisjoint(DIVISIONS) and not {"conference", "track"} <= found


def without_date(name: str) -> str:
    """Take a date off that no comma parts from the name: "… Systems, TAAS Jan 2023"."""
    match = _DATE_END.search(name)
    if match is None:
        return name
    month = match[1] or match[2]
    if month is None or month_number(month.strip(".,")) is not None:
        return name[: match.start()]
    return name[: match.end(1)] if match[1] else name


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
    bare = without_date(bare)
    return _is_place_or_date(bare) or (placed and may_be_town(bare) and len(bare.split()) <= 3)


def _is_status(part: str) -> bool:
    """Tell how far a work has come, and nothing else: "in press"."""
    found = find_status(part) if len(part) <= _LONGEST_STATUS else None
    return found is not None and found[:2] == (0, len(part))


def _is_place_or_date(part: str) -> bool:
    bare = without_date(part.strip(" .,;"))
    return is_place(bare) or _is_date(bare)


def _is_date(part: str) -> bool:
    found = _DATE_WORD.findall(part)
    return bool(found) and all(
        word[:1].isdigit() or month_number(word.strip("()")) is not None for word in found
    )
