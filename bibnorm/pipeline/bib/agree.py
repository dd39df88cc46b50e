"""Whether two values of a field say the same, however they are written."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from bibnorm.bibfile.fieldnames import NAMES, TITLES
from bibnorm.dedupe.identity import bare_url, isbns, plain_doi
from bibnorm.dedupe.words import words
from bibnorm.lexicon.months import month_number
from bibnorm.read.bibtex_names import split_names
from bibnorm.read.latex_value import latex_text

_DASHES = re.compile(r"\s*(?:--+|[-‐‑–—])\s*")
_ESCAPED = re.compile(r"\\([_%&#~$])")

Essence = Callable[[str], object]


def _text(value: str) -> object:
    return latex_text(value).casefold().rstrip(" .")


def _title(value: str) -> object:
    # The dash or colon before a subtitle, capitals and braces say nothing of the work.
    return words(latex_text(value)) or _text(value)


def _names(value: str) -> object:
    names, more, _ = split_names(value)
    return tuple(names), more


def _pages(value: str) -> object:
    return _DASHES.sub("-", latex_text(value)).casefold()


def _month(value: str) -> object:
    plain = latex_text(value).strip(" .")
    return int(plain) if plain.isdecimal() else month_number(plain) or plain.casefold()


def _doi(value: str) -> object:
    plain = _ESCAPED.sub(r"\1", value)
    return plain_doi(plain) or _text(value)


def _url(value: str) -> object:
    return bare_url(_ESCAPED.sub(r"\1", value).replace("{", "").replace("}", ""))


def _isbn(value: str) -> object:
    return isbns(value) or _text(value)


ESSENCES: Mapping[str, Essence] = MappingProxyType(
    {
        **dict.fromkeys(NAMES, _names),
        **dict.fromkeys(TITLES, _title),
        "pages": _pages,
        "month": _month,
        "doi": _doi,
        "url": _url,
        "isbn": _isbn,
    }
)
"""What of a field's value counts when it is compared; of any other the text, case aside."""


def agree(name: str, a: str, b: str) -> bool:
    """Say whether two values of a field say the same; the longer of two names does not.

    >>> agree("author", "Ada Rain and others", "Rain, Ada and others")
    True
    >>> agree("pages", "1-2", "1--2"), agree("title", "On {Rain}: A Song", "On rain---a song")
    (True, True)
    >>> agree("author", "Rain, A.", "Rain, Ada"), agree("volume", "1", "2")
    (False, False)
    """
    if a == b:
        return True
    essence = ESSENCES.get(name, _text)
    return essence(a) == essence(b)
