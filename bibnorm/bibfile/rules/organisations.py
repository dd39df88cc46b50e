"""Braces round organisations, which have no family name."""

import re
from functools import lru_cache

from bibnorm.bibfile.blocks import Entry
from bibnorm.bibfile.fieldnames import NAMES
from bibnorm.bibfile.names import parts, split_names, words
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import edit, people
from bibnorm.bibfile.rules.names import turned
from bibnorm.lexicon.known_names import is_given
from bibnorm.lexicon.wordset import words as _words

# What nobody bears as a family name.
_LAST = _words(
    """
    agency alliance association authority bureau centre center collaboration commission committee
    consortium contributors corporation council department developers foundation institute
    institution laboratories laboratory maintainers ministry museum organisation organization
    society team university
    """
)
_FIRST = _words(
    """
    academy association bureau center centre college commission committee council department
    faculty institute laboratory ministry museum office school society university
    """
)
_TELLING = _LAST | _FIRST | {"gmbh", "inc", "llc", "ltd"}
_LETTERS = re.compile(r"[a-z]+")
_SIGN = re.compile(rf"\b(?:{'|'.join(_TELLING)})\b", re.IGNORECASE)
_OF = frozenset({"for", "of", "on"})
_COMPANY = re.compile(r"[^,]*, ?(?:Inc|Ltd|LLC|GmbH)\b\.?")
# A sign or a command: such a name may hold more than a name.
_ODD = re.compile(r"[\\$%#~&{}\"]")


def apply(entry: Entry, _context: Context) -> Entry:
    """Put braces round a name that is surely an organisation's.

    An "and" may stand in its name: so the field has to hold nothing else, or persons who
    show it by an initial or a given name. "Ministry of Rain and Wind" stays.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc{a, author = {Wind, Ben and The Rain Consortium}}"))
    @misc{a, author = {Wind, Ben and {The Rain Consortium}}}
    >>> print(shown(RULE, "@misc{a, author = {Ministry of Rain and Wind}}"))
    @misc{a, author = {Ministry of Rain and Wind}}
    """
    return edit.inner(entry, NAMES, _braced)


def _braced(text: str) -> str:
    # Asked of every list of names: five times as fast as the pattern that is sure.
    if _TELLING.isdisjoint(_LETTERS.findall(text.lower())):
        return text
    names = split_names(people.parted(text)[0])
    bodies = [name for name in names if is_organisation(name)]
    if len(bodies) != 1 or not all(name in bodies or _is_known(name) for name in names):
        return text
    return people.each(text, lambda name: f"{{{name}}}" if name in bodies else name, _SIGN)


def _is_known(name: str) -> bool:
    """Say whether a name is a person's for sure, or ends the list, or stands in braces."""
    if name.lower() == "others" or (name[:1] == "{" and name[-1:] == "}"):
        return True
    read = parts(turned(name))
    given = words(read[0]) if read else []
    return any(len(word.rstrip(".")) == 1 or is_given(word) for word in given)


@lru_cache(maxsize=1 << 14)
def is_organisation(name: str) -> bool:
    """Say whether a name is surely an organisation's.

    >>> is_organisation("The Rain Foundation"), is_organisation("University of Rain")
    (True, True)
    >>> is_organisation("Rain, Inc."), is_organisation("Foundation, Rain")
    (True, False)
    """
    if _ODD.search(name):
        return False
    if "," in name:
        return bool(_COMPANY.fullmatch(name))
    found = [word.lower().strip(".") for word in words(name)]
    found = found[1:] if found[:1] == ["the"] else found
    if len(found) < 2:
        return False
    return found[-1] in _LAST or (found[0] in _FIRST and found[1] in _OF and len(found) > 2)


def essence(value: str) -> str:
    """The names, those of organisations without their braces."""

    def bare(name: str) -> str:
        inner = " ".join(name[1:-1].split())
        return inner if name[:1] + name[-1:] == "{}" and is_organisation(inner) else name

    return edit.within(value, lambda text: people.said(text, bare, _SIGN))


RULE = Rule("organisations", "braces round organisations", apply, touches=NAMES, essence=essence)
