"""Volume, issue and edition: `vol. 12`, `no. 3-4`, `58(5)`, `Bd. IV`, `2nd ed.`."""

import re

from bibnorm.fields.parts import Parts, Taken, declined
from bibnorm.fields.texts import fold, strip_marks
from bibnorm.lexicon.ordinals import ordinal_number
from bibnorm.model import Date, Unread

_LONGEST = 60
_VOLUME_WORD = (
    r"(?:vol(?:ume|umen)?s?|vols?|v|bd|band|bände?|jg|jahrgang|tome?|tomo|t|том|т|svazek|roč|"
    r"číslo|voi)(?![\w-])\s?[.:]?\s?"
)
_ISSUE_WORD = (
    r"(?:no|nos|nr|núm|num|number|numéro|numero|n\s?[°ºo]|n|issue|iss|heft|h|fasc(?:icolo|icule)?|"
    r"číslo|č|zeszyt|z|вып|№|nº|第|제)(?![^\W\d_])\s?[.:°º]*\s?"
)
_LEAD_VOLUME = re.compile(rf"{_VOLUME_WORD}|[第제]\s?(?=\d)", re.IGNORECASE)
_LEAD_ISSUE = re.compile(rf"(?:{_ISSUE_WORD}|[°º]\s?)", re.IGNORECASE)
_BOTH = re.compile(r"(\w{1,8})\s?\((\w{1,6}(?:\s?[-–/&]\s?\w{1,6})?)\)")
_BOTH_WORDS = re.compile(
    rf"((?:\d|[IVXLC])[\w./-]{{0,10}}(?:\s?Jg\.?)?)[\s,;]+{_ISSUE_WORD}(\w{{1,6}}(?:[-–/]\w{{1,6}})?)",
    re.IGNORECASE,
)
_WITH_YEAR = re.compile(r"([\w/–-]{1,8})(?:,\s?|\s?\()((?:1[5-9]|20)\d\d)\)?")
_COUNTER = re.compile(r"(?<=[\w])\s?(?:号|號|호|期|巻|卷|권|集|冊|辑)\W*$")
_VOLUME_AND_ISSUE = re.compile(
    r"(?:第|제)?\s?([\w-]{1,8}?)\s?[巻卷권]\s?(?:第|제)?\s?(\w{1,6}(?:[-–/・]\w{1,6})?)\s?(?:号|號|호|期)\W*"
)
_YEARLY = re.compile(r"\s?\bJg\b\.?", re.IGNORECASE)
_ONLY_YEARLY = re.compile(r"(\w{1,8})\.?\s?(?:Jg|Jahrg|Jahrgang|roč|год)\b\.?", re.IGNORECASE)
_COUNT = re.compile(r"\d+\s?(?:vols?|voll|bde|bände|tomos|tomes|volumes|т)\.?", re.IGNORECASE)
_EDITION_WORD = re.compile(
    r"\b(?:editions?|edn?|éd(?:ition|s)?|edición|edição|edizione|auflage|aufl|ausgabe|uitgave|"
    r"vydání|vyd|wyd(?:anie)?|изд(?:ание)?|vyd|ausg|upplagan|version|printing|revision)\b\.?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d{1,2})\s?(?:st|nd|rd|th|er?|è?me|ª|º|a|o|e)?\.?", re.IGNORECASE)


def read_volume(text: str) -> str | Unread:
    """Read a volume as printed, without the word before it.

    >>> read_volume("vol. 12"), read_volume("Bd. IV"), read_volume("E91-D")
    ('12', 'IV', 'E91-D')
    >>> read_volume("3 vols.")
    Unread(text='3 vols.', why='a number of volumes')
    """
    taken = take_volume(text)
    if set(taken.parts) == {"volume"} and not taken.rest:
        return taken.parts["volume"]
    return Unread(text=text, why=taken.why or "more than a volume")


def take_volume(text: str) -> Taken:
    """Take the volume, and the issue or year if it was not parted from it: `58(5)`."""
    body = strip_marks(fold(text))
    if _COUNT.fullmatch(body):
        return declined(text, "a number of volumes")
    if match := _VOLUME_AND_ISSUE.fullmatch(body):
        return Taken({"volume": match[1], "number": match[2]})
    body = _without(_LEAD_VOLUME, _COUNTER.sub("", body))
    if not body or len(body) > _LONGEST:
        return declined(text, "not a volume")
    return Taken({"volume": body} if body.isdecimal() else _volume(body))


def _volume(body: str) -> Parts:
    """Part a volume from the year or the issue that stands with it."""
    if match := _WITH_YEAR.fullmatch(body):
        return {"volume": match[1], "date": Date(year=int(match[2]))}
    if match := _ONLY_YEARLY.fullmatch(body):
        return {"volume": match[1]}
    if match := _BOTH.fullmatch(body):
        return {"volume": match[1], "number": match[2]}
    if match := _BOTH_WORDS.fullmatch(body):
        return {"volume": strip_marks(_YEARLY.sub("", match[1])), "number": match[2]}
    return {"volume": body}


def read_number(text: str) -> str | Unread:
    """Read an issue as printed, without the word before it.

    >>> read_number("no. 3-4"), read_number("Suppl 1"), read_number("n° 11")
    ('3-4', 'Suppl 1', '11')
    """
    taken = take_number(text)
    if set(taken.parts) == {"number"}:
        return taken.parts["number"]
    return Unread(text=text, why=taken.why or "more than an issue")


def take_number(text: str) -> Taken:
    """Take the issue, and the year that stands with it: `4, 1980`."""
    body = _without(_LEAD_ISSUE, _COUNTER.sub("", strip_marks(fold(text))))
    if not body or len(body) > _LONGEST or "%" in body:
        return declined(text, "not an issue")
    if match := _WITH_YEAR.fullmatch(body):
        return Taken({"number": match[1], "date": Date(year=int(match[2]))})
    return Taken({"number": body})


def _without(lead: re.Pattern[str], text: str) -> str:
    """Cut the word before a number off, if a number or more is left."""
    match = lead.match(text)
    rest = strip_marks(text[match.end() :]) if match else ""
    return rest or text


def read_edition(text: str) -> str | Unread:
    """Read an edition: its number, or the words that say what it is.

    >>> read_edition("2nd ed."), read_edition("Third edition"), read_edition("rev. ed.")
    ('2', '3', 'rev')
    >>> read_edition("ed.")
    Unread(text='ed.', why='no edition')
    """
    taken = take_edition(text)
    return taken.parts["edition"] if taken.parts else Unread(text=text, why=taken.why)


def take_edition(text: str) -> Taken:
    """Take the edition."""
    body = strip_marks(_EDITION_WORD.sub(" ", fold(text)))
    if not body:
        return declined(text, "no edition")
    if match := _NUMBER.fullmatch(body):
        return Taken({"edition": match[1]})
    if number := ordinal_number(body):
        return Taken({"edition": str(number)})
    return Taken({"edition": fold(body)})
