"""What the first and the last words of an entry look like."""

import re

from bibnorm.lexicon.headings import classify

_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΩА-ЯЁ"
_INITIAL = rf"[{_UP}]\.(?:[\s-]?[{_UP}]\.)*"
_FAMILY = rf"(?:(?:van|von|de|der|den|la|le|da|di|dos)\s+)*[{_UP}][\w'’-]+"
_INITIALS = re.compile(
    rf"{_INITIAL}\s*{_FAMILY}|{_FAMILY}(?:\s{_FAMILY})?(?:,\s{_INITIAL}|\s[{_UP}]{{1,4}}[,.;])"
)
_AUTHORS = re.compile(
    rf"\W{{0,3}}(?:{_INITIAL}\s*{_FAMILY}"
    rf"|{_FAMILY}(?:\s+{_FAMILY})?,\s*(?:{_INITIAL}|[{_UP}][\w'’-]+)"
    rf"|{_FAMILY}\s+[{_UP}]{{1,3}}[,.;]"
    rf"|{_FAMILY}\s+(?:{_INITIAL}\s*)?{_FAMILY}\*?(?:,|\s+(?:and|und|et|y|e|&)\s)"
    rf"|{_FAMILY}\s*\((?:19|20)\d\d"
    r"|[\u4e00-\u9fff\uac00-\ud7af]{2,5}(?:[,，、·・]|(?=[「『《])))"
)
_END = re.compile(r"[.)\]’”\"]\s*\Z|(?:19|20)\d\d\s*\Z|https?://\S+\Z|10\.\d{4,9}/\S+\Z")
_OPEN_END = re.compile(
    r"(?:[,;:&(\[/-]|\b(?:and|of|the|in|on|for|by|with|und|et|de|der|a|an))\s*\Z"
)
_TAIL = 120
_YEAR_COLUMN = re.compile(r"\W?(?:19|20)\d\d[a-z]?(?:\s?[-–/]\s?\d{2,4})?\W?(?:\t\s*|\s{2,})(?=\S)")
_LABEL = re.compile(r"([^\t\n]{1,40})\t\s*(?=\S)")
# "[FooConf 1999] ", "[Conf'99] ": the venue first, as others put it into a column.
_BRACKETED = re.compile(
    r"\[[A-Z][\w&@/-]*(?:\s[A-Z][\w&-]*)?(?:\s|\s?['’-])(?:(?:19|20)\d\d|\d\d)\]\s+(?=\S)"
)
# A venue, as badges before entries name it; no family name has a second capital at its end.
_ACRONYM = re.compile(r"(?=.{2,10}\Z)[A-Z][A-Za-z&+/-]*[A-Z]s?")
_LABEL_SIGN = re.compile(
    r"\d|submi|press|appear|accept|review|forthcoming|preprint|arxiv|prepar|im druck|paraître|"
    r"prensa|prelo",
    re.IGNORECASE,
)
_NOT_LABEL = re.compile(r"[,;:]\s|\.\s+\S|[\"“”]")


def starts_entry(text: str) -> bool:
    """Whether a line begins as entries begin that name their authors first.

    >>> starts_entry("Doe, J. and Other, A. (2020)"), starts_entry("of the journal")
    (True, False)
    """
    return _AUTHORS.match(text) is not None


def starts_with_initials(text: str, at: int = 0) -> bool:
    """Whether at a place a name with initials begins: what nothing but an author looks like.

    >>> starts_with_initials("Doe JA, Other B."), starts_with_initials("Jane Doe, Al Other.")
    (True, False)
    """
    return _INITIALS.match(text, at) is not None


def ends_entry(text: str) -> bool:
    """Whether a line can be the last of an entry.

    >>> ends_entry("pp. 1-9, 2020."), ends_entry("Proceedings of the")
    (True, False)
    """
    return _END.search(text[-_TAIL:]) is not None


def is_open_end(text: str) -> bool:
    """Whether a line ends where nothing can end: at a comma, a hyphen, an "and".

    >>> is_open_end("Journal of"), is_open_end("Journal of Tests")
    (True, False)
    """
    return _OPEN_END.search(text[-_TAIL:]) is not None


def has_year_column(text: str) -> bool:
    """Whether a year stands in a column of its own before the text."""
    return _YEAR_COLUMN.match(text) is not None


def label_length(text: str) -> int:
    r"""Say how long the first column of a line is, with the gap behind it; 0 for none.

    A label is short and says when, where, how far or what: a year, `Conf'25`,
    `In press`, `Poster`. A column of names is none.

        >>> label_length("Conf'25\tDoe, J. A title."), label_length("Doe, J.\tA title, 2020.")
        (8, 0)
        >>> label_length("CoNF\tDoe, J. A title."), label_length("Doe\tA title, 2020.")
        (5, 0)
        >>> label_length("[Conf 2025] Doe, J. A title."), label_length("[12] Doe, J. A title.")
        (12, 0)
    """
    alone = _YEAR_COLUMN.match(text) or _BRACKETED.match(text)
    if alone:
        return alone.end()
    column = _LABEL.match(text)
    if column is None or _NOT_LABEL.search(column[1]):
        return 0
    said = _LABEL_SIGN.search(column[1]) or _ACRONYM.fullmatch(column[1].strip())
    if not said and not classify(column[1]).covered:
        return 0
    rest = len(text) - column.end()
    return column.end() if len(column[1].split()) <= 5 and rest > len(column[1]) else 0


def has_label(text: str) -> bool:
    """Whether a line has a label in a first column."""
    return "\t" in text and label_length(text) > 0
