"""Names with the family name first."""

import re
from functools import lru_cache

from bibnorm.bibfile.blocks import Entry
from bibnorm.bibfile.fieldnames import NAMES
from bibnorm.bibfile.names import letter, parts, split_names, words
from bibnorm.bibfile.rule import Context, Rule
from bibnorm.bibfile.rules import edit, people


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


# Signs that no name of a person has, commands other than accents, a backslash that ends a word,
# words of organisations.
_ODD = re.compile(
    r"[0-9&()/:;\"<>*$%@~=+?!\[\]|#_]|\\(?!ss|aa|AA|ae|AE|oe|OE)[A-Za-z]{2,}|\\(?!\S)"
)
_INITIALS = re.compile(r"(?:[A-Z]\.?-?)+\.?")
_SUFFIX = re.compile(r"(?:jr|sr|junior|senior|esq|phd|md|ii|iii|iv)\.?", re.IGNORECASE)
_BODY = _words(
    """
    academy agency alliance anonymous association authority board bureau center centre club
    collaboration college commission committee community company conference consortium contributors
    corp corporation council department developers directorate documentation editors editorial
    faculty federation forum foundation fund group inc institute institution international
    laboratories laboratory labs league library limited ltd ministry museum national network of
    office official oficial organisation organization partnership press program programme project
    research school service services site society software solutions staff study systems task team
    technologies the trust union university website wikipedia working workshop world for in on und
    für
    """
)
_MOST = 5


def apply(entry: Entry, _context: Context) -> Entry:
    """Write `Last, First` for each name of which BibTeX reads the same parts either way.

    But for one that goes on in small letters behind a hyphen: "Wen-mei Rain" has no particle
    "mei", though BibTeX finds one; biber does not, and written in this order neither does.
    Names in braces stay, and so does what may be an organisation, have initials last,
    or a suffix without its comma. "et al." at the end becomes `and others`.

    >>> from bibnorm.bibfile.rules.example import shown
    >>> print(shown(RULE, "@misc{a, author = {Ludwig van Beethoven and {Rain Society}}}"))
    @misc{a, author = {van Beethoven, Ludwig and {Rain Society}}}
    >>> print(shown(RULE, "@misc{a, author = {Lovelace, Ada et al.}}"))
    @misc{a, author = {Lovelace, Ada and others}}
    >>> print(shown(RULE, "@misc{a, author = {Health Organization and Knuth D.E.}}"))
    @misc{a, author = {Health Organization and Knuth D.E.}}
    """
    return edit.inner(entry, NAMES, _written)


def _written(text: str) -> str:
    said = others(text)
    names = split_names(said)
    if "" in names:
        return text
    new = [turned(name) for name in names]
    return said if new == names else " and ".join(new)


def others(text: str) -> str:
    """Write `and others` for "et al." at the end."""
    end = people.et_al(text)
    return text if end is None else f"{text[:end]} and others"


@lru_cache(maxsize=1 << 14)
def turned(name: str) -> str:
    """Give a name with the family name first, if that is sure to say the same."""
    found = words(name)
    if not 2 <= len(found) <= _MOST or "," in name or not is_person(name, found):
        return name
    read = parts(name)
    if read is None or not read[0]:
        return name
    first, von, last, _ = read
    new = f"{von} {last}, {first}".strip(" ")
    return new if parts(new) == read else name


def is_person(name: str, found: list[str]) -> bool:
    """Say whether a name, given with its words, is surely a person's."""
    if _ODD.search(name) or any(word.lower().strip(".,") in _BODY for word in found):
        return False
    last = found[-1]
    if not letter(last).isupper() or _INITIALS.fullmatch(last) or _SUFFIX.fullmatch(last):
        return False
    # A word in braces of its own is meant as one, whatever it is.
    return all(letter(word) and not _is_group(word) for word in found)


def _is_group(word: str) -> bool:
    return word[0] == "{" and word[1:2] != "\\"


def essence(value: str) -> str:
    """The parts of each name, in order."""
    names = split_names(others(edit.unwrapped(value)))
    return repr([parts(name) or name for name in names])


RULE = Rule("names", "Last, First; et al. as and others", apply, touches=NAMES, essence=essence)
