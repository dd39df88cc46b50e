"""A blank between initials."""

import re
from functools import lru_cache

from bibnorm.bibfile.blocks import Entry
from bibnorm.bibfile.fieldnames import NAMES
from bibnorm.bibfile.names import parts, words
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import edit, people
from bibnorm.bibfile.rules.names import is_person

_TOGETHER = re.compile(r"(?:[^\W\d_]\.){2,4}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_SIGN = re.compile(r"[^\W\d_]\.[ \t\r\n]?[^\W\d_]\.")
_INITIAL = re.compile(r"(?<=\.)(?=\w)")
# These stand before the names of offices.
_NATIONS = frozenset({"E.U.", "U.K.", "U.N.", "U.S.", "U.S.A.", "U.S.S.R."})


def apply(entry: Entry, _context: Context) -> Entry:
    """Write `J. R. R.` for `J.R.R.`: BibTeX takes it for one name and shortens it to `J.`.

    Initials behind the family name without a comma stay, with a hyphen between them, and
    before what may be an organisation.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc{a, author = {Rain, A.B. and J.-P. Wind and C.D. Hail}}"))
    @misc{a, author = {Rain, A. B. and J.-P. Wind and C. D. Hail}}
    >>> print(shown(RULE, "@misc{a, author = {U.S. Department and Rain A.B.}}"))
    @misc{a, author = {U.S. Department and Rain A.B.}}
    """
    return edit.inner(entry, NAMES, lambda text: people.each(text, spaced, _SIGN))


@lru_cache(maxsize=1 << 14)
def spaced(name: str) -> str:
    """Give a name with its initials apart."""
    family, comma, given = name.rpartition(",")
    found = words(given if comma else name)
    if not any(map(_is_together, found)) or family.count("{") != family.count("}"):
        return name
    if parts(name) is None:
        return name  # too many commas: BibTeX reads no name in it
    if not comma and (not is_person(name, found) or _is_together(found[-1])):
        return name
    apart = " ".join(_spaced(word) for word in found)
    return f"{family}, {apart}" if comma else apart


def _is_together(word: str) -> bool:
    return bool(_TOGETHER.fullmatch(word)) and word.isupper() and word not in _NATIONS


def _spaced(word: str) -> str:
    return _INITIAL.sub(" ", word) if _is_together(word) else word


def essence(value: str) -> str:
    """The names, with no blank between initials."""
    return edit.within(value, lambda text: people.said(text, _joined, _SIGN))


def _joined(name: str) -> str:
    said: list[str] = []
    for word in name.split(" "):
        if said and _is_initials(word) and _is_initials(said[-1]):
            said[-1] += word
        else:
            said.append(word)
    return " ".join(said)


def _is_initials(word: str) -> bool:
    # A small letter is a particle's.
    return bool(_INITIALS.fullmatch(word)) and word.isupper()


RULE = Rule("initials", "a blank between initials", apply, touches=NAMES, essence=essence)
