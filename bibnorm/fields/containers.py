"""Venues as written: the name with its ordinal and year, without "In", place and date."""

import re

from bibnorm.fields.acronyms import find_acronym
from bibnorm.fields.parts import Parts, Taken, declined
from bibnorm.fields.states import split_status
from bibnorm.fields.tails import cut_tail
from bibnorm.fields.texts import cut_brackets, fold, strip_quotes, strip_stop, words
from bibnorm.lexicon.awards import find_award
from bibnorm.lexicon.connectives import is_link_label
from bibnorm.lexicon.genres import patent_parts
from bibnorm.lexicon.statuses import find_status
from bibnorm.model import Unread

_IN = re.compile(
    r"(?:in|dans|en|em|nel|v)\s?:\s*|in\s+(?=(?:the|an?|proc|\d|[A-Z]{2}|IEEE|ACM|int|advances)\b)"
    r"|in\s+(?=proc)"
    r"|(?:published|appeared|appears|(?:paper |poster |talk )?presented)\s+(?:in|at)\s*:?\s+",
    re.IGNORECASE,
)
_LONGEST_ASIDE = 80
_RATE = re.compile(
    r"\baccept\w* (?:rate|ratio)|\brate\b.*%|%|\bimpact factor\b|\bIF\b|\brank", re.I
)


def read_container(text: str) -> str | Unread:
    """Read a venue's name as it stands, without "In" before it.

    The ordinal and the year belong to the name. A place and a date that
    clearly trail behind it make the text more than a venue.

        >>> read_container("In: Proceedings of the 3rd Conf. on Examples,")
        'Proceedings of the 3rd Conf. on Examples'
        >>> read_container("In Vitro Examples")
        'In Vitro Examples'
    """
    taken = take_container(text)
    if set(taken.parts) <= {"container", "acronym"} and taken.parts and not taken.rest:
        return taken.parts["container"]
    return Unread(text=text, why=taken.why or "more than a venue")


def take_container(text: str) -> Taken:
    """Take the venue; what trails behind it goes into place, date, status and award."""
    parts, rest = Parts(), list[str]()
    body = _head(fold(text), parts)
    while (cut := cut_brackets(body)) and words(cut[0]) and _aside(cut[1], parts, rest):
        body = cut[0].rstrip(" ,;–-")
    if patent := patent_parts(body):
        named: Parts = {"genre": patent[0], "number": patent[1]} if patent[1] else {"genre": body}
        return Taken({**parts, **named}, tuple(rest))
    tail = cut_tail(body)
    name = strip_stop(strip_quotes(strip_stop(tail.text)))
    if not words(name):
        return declined(text, "no words in it")
    if tail.location:
        parts["location"] = tail.location
    if tail.date:
        parts["date"] = tail.date
    if acronym := find_acronym(name):
        parts["acronym"] = acronym
    return Taken({**parts, "container": name}, tuple(rest))


def _head(text: str, parts: Parts) -> str:
    """Cut "In" and "accepted to" off the front, and keep the latter as the status."""
    if front := split_status(text):
        parts["status"], text = front
    match = _IN.match(text)
    return text[match.end() :] if match and words(text[match.end() :]) else text


def _aside(inner: str, parts: Parts, rest: list[str]) -> bool:
    """Read a remark in brackets behind a venue; an acronym or a place is none."""
    if len(inner) > _LONGEST_ASIDE:
        return False
    status = find_status(inner)
    award = find_award(inner)
    if status and not words(inner[: status[0]] + inner[status[1] :]):
        parts.setdefault("status", status[2])
    elif award:
        parts.setdefault("award", inner[slice(*award)])
        if words(inner[: award[0]] + inner[award[1] :]):
            rest.append(inner)
    elif _RATE.search(inner):
        rest.append(inner)
    else:
        return is_link_label(inner) and len(inner) < 20 and "pdf" in inner.casefold()
    return True
