"""How much a text looks like a citation, and what is surely none."""

import re
from functools import lru_cache

from bibnorm.lexicon.headings import has_prose_phrase, tokens, word_set

STRONG = 5
"""From here on a text is a citation wherever it stands."""

WEAK = 3
"""From here on a text may be one."""

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΩА-ЯЁ"
_NAMES = re.compile(
    rf"\b[{_UP}]\.(?:[\s~-]?[{_UP}]\.)*,?\s*(?:(?:van|von|de|der|den|la|le|da|di)\s+)*[{_UP}][\w'’-]+"
    rf"|\b[{_UP}][\w'’-]+,?\s+(?:[{_UP}]\.|[{_UP}]{{1,3}}(?=[,;.&*+†‡§¹²³]|\s+and\b))"
    rf"|\b[{_UP}][\w'’-]+\s+(?:[{_UP}][\w'’.-]*\s+)?[{_UP}][\w'’-]+\*?(?:,|\s+(?:and|und|et|y|e|&)\s)\s*[{_UP}]"
    r"|\A\W*[\u4e00-\u9fff\uac00-\ud7af]{2,5}(?:[,，、·・]\s?|(?=[「『《]))"
    r"|[\u4e00-\u9fff]{2,4}\*?[,，、]\s*[\u4e00-\u9fff]{2,4}[,，、.．*]"
    rf"|\A\W*[{_UP}][\w'’-]+,\s+[{_UP}][\w'’-]+"
    rf"|\A\W*[{_UP}][\w'’-]+\s+\(?(?:19|20)\d\d"
    r"|Anonymous Author"
)
_YEAR = re.compile(r"(?<![\d/.-])(?:1[89]|20)\d\d(?!\d)[a-z]?|[’']\d\d\b")
_NUMBERS = re.compile(
    r"\d;\s?\d|\d\s?\(\d{1,4}(?:[-–/]\d+)?\)|\d\s?[:,]\s?e?\d{1,7}\s?[-–]|\d\s?[-–]{1,2}\s?\d+[.,;]?\s*(?:\Z|\()|[卷期]"
)
_IDENTIFIER = re.compile(r"\b10\.\d{4,9}/|https?://")
_IN = re.compile(
    r"\bIn:?\s+[A-Z]|\bJ\. [A-Z]|[学學][报会報]|会议|期刊|杂志|大学|論文誌|会誌"
    r"|\[(?:[JMCDRNPSZ]|EB)(?:/OL)?\]"  # GB/T 7714 says the kind of every work
)
_QUOTES = re.compile(
    r"[\"“„«][^\"”“»]{12,}[\"”“»]|[‘'][A-Z][^’']{15,}[’'],?|[「『《][^」』》]{2,}[」』》]"
)
_STOPS = re.compile(r"[^\W\d]{2,}[.?!]\s+[^\W\d]")

# How much each sign counts. A citation has several of them; prose of a CV has one or two.
_SIGNS = ((_NAMES, 2), (_YEAR, 2), (_QUOTES, 2), (_IDENTIFIER, 1), (_STOPS, 1))
_LONGEST = 4000

_LONGEST_LINKS = 300
_LINK_ONLY = re.compile(r"[\[\](){}|/,;:.·•→↗\s_*–—-]+")
_LEGEND = re.compile(
    r"\W{0,3}[*†‡§¶#+¹²³⁺∗✉]+\W{0,4}(?:\w+\s+){0,3}"
    r"(?:mean|denot|indicat|equal|contribut|correspond|mark|co-first|joint|alphabetical|"
    r"gleich|contribué|auteur|共同|通讯|同等)",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"\W*(?:page|seite|p\.?)?\s*\d{1,3}\s*(?:(?:of|von|/|sur|de)\s*\d{1,3})?\W*", re.I
)

_ABSTRACT = re.compile(
    r"\W*(?:(?:Abstract|ABSTRACT|Summary|TL;?DR|Zusammenfassung|Résumé|Resumen)\b\W*[.:—–-]"
    r"|We [a-z]|In this (?:paper|work|article|study),? |This (?:paper|work|article|study) [a-z])"
)
_SHORTEST_ABSTRACT = 60


@lru_cache(maxsize=8192)
def likeness(text: str) -> int:
    """Weigh the signs of a citation in a text.

    >>> likeness("Doe, J. (2020). A fine title. Journal of Titles, 4(2), 1-9.") >= STRONG
    True
    >>> likeness("See my profile for a complete list.") < WEAK
    True
    """
    text = text[:_LONGEST]
    words = set(tokens(text))
    score = sum(weight for pattern, weight in _SIGNS if pattern.search(text))
    score += 2 * (not words.isdisjoint(word_set("VENUES")) or _IN.search(text) is not None)
    score += 2 * (not words.isdisjoint(word_set("NUMBERS")) or _NUMBERS.search(text) is not None)
    score += 2 * (not words.isdisjoint(word_set("STATUSES")))
    return score + (45 <= len(text) <= 1500)


def has_year(text: str) -> bool:
    """Whether a year stands in a text, or something that stands for it.

    >>> has_year("Nature, 2020"), has_year("To appear in Nature"), has_year("A. Doe, B. Roe")
    (True, True, False)
    """
    if _YEAR.search(text):
        return True
    return not word_set("STATUSES").isdisjoint(tokens(text))


def is_link_only(text: str) -> bool:
    """Whether a text is a row of link labels: `[pdf] [bib]`.

    >>> is_link_only("[PDF] [Code] | slides"), is_link_only("Paper planes")
    (True, False)
    """
    if len(text) > _LONGEST_LINKS:
        return False
    words = [word for word in _LINK_ONLY.split(text.casefold()) if word]
    labels = word_set("LINK_LABELS")
    return bool(words) and all(_is_label(word, labels) for word in words)


def _is_label(word: str, labels: frozenset[str]) -> bool:
    """Whether one word may stand on a link."""
    return word in labels or word.isdigit() or word.startswith(("http", "www"))


def is_noise(text: str) -> bool:
    """Whether a text inside a list of publications is surely no publication.

    Sentences about the list, the key to its marks, page numbers, empty
    bullets. When in doubt it is none: an entry lost is worse than one too many.

        >>> is_noise("* denotes equal contribution."), is_noise("See also my Google Scholar page.")
        (True, True)
        >>> is_noise("Doe, J. See me here. Nature, 2020.")
        False
    """
    body = text.strip()
    if not any(char.isalpha() for char in body) or _PAGE.fullmatch(body):
        return True
    if _LEGEND.match(body):
        return len(body) < 200
    if is_link_only(body):
        return True
    return _is_prose(body)


def _is_prose(body: str) -> bool:
    """Whether a text is a sentence about the list."""
    if likeness(body) >= STRONG:
        return False
    found = tokens(body)
    if not found:
        return has_prose_phrase(body)
    prose = word_set("PROSE")
    hits = sum(word in prose for word in found)
    if has_prose_phrase(body):
        hits += 2
    # One such word may stand in a title; two in a short text do not.
    return hits >= 2 and hits * 12 >= len(found)


def is_remark(text: str) -> bool:
    """Whether a short text says something about the entry above it.

    >>> is_remark("Best Paper Award"), is_remark("Doe, J. A title. 2020.")
    (True, False)
    """
    if is_link_only(text):
        return True
    found = tokens(text)
    marks = word_set("REMARKS")
    return 0 < len(found) <= 12 and likeness(text) < STRONG and any(word in marks for word in found)


def is_abstract(text: str) -> bool:
    """Whether a paragraph says what a work is about, as stands below entries.

    >>> is_abstract("We show that rivers run slower than people think, in twelve small cases.")
    True
    >>> is_abstract("We, the River. A. Doe and B. Roe. Journal of Water 4(2), 11-19, 2020.")
    False
    """
    return len(text) >= _SHORTEST_ABSTRACT and _ABSTRACT.match(text) is not None


def is_column_heads(text: str) -> bool:
    """Whether the cells of a table row name its columns.

    >>> is_column_heads("Year\\tAuthors and title\\tVenue"), is_column_heads("2020\\tA house")
    (True, False)
    """
    found = tokens(text)
    heads = word_set("COLUMNS") | word_set("CONJUNCTIONS")
    return bool(found) and len(found) <= 12 and all(word in heads for word in found)
