"""Whether a venue's name says all that stood in its place."""

import re
from collections.abc import Sequence

from bibnorm.lexicon.letters import fold
from bibnorm.lexicon.wordset import words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL = words(
    """
    a an and at de del der des di du e et for für in la le les of on sur the to und van von y
    """
)
# What the names of meetings and journals have or have not; and a nation's academy its nation.
_GENERIC = words(
    """
    annual conference congress international journal meeting proceedings symposium workshop
    states united america
    """
)
_LEAST = 4  # letters that two forms of a word must share


class Words:
    """The words of a text, folded."""

    def __init__(self, text: str) -> None:
        """Take a text without markup."""
        found = [(fold(word), word) for word in _WORD.findall(text)]
        self.list = [word for word, _ in found if word not in _SMALL]
        # Capitals stand for words, and shorten none; where all is in capitals, nobody knows.
        capitals = {word for word, raw in found if len(raw) > 1 and raw.isupper()}
        self.acronyms = frozenset() if text.isupper() else capitals
        self.initials = "".join(word[0] for word in self.list)

    def say(self, word: str) -> bool:
        """Say whether a word stands here, whole or in another form."""
        return word in self.list or any(_is_form(word, other) for other in self.list)

    def spell(self, word: str) -> Sequence[str]:
        """Give the words that a word is the initials of."""
        at = self.initials.find(word) if len(word) > 1 else -1
        return self.list[at : at + len(word)] if at >= 0 else ()


def is_said(text: str, name: str, told: Words) -> bool:
    """Say whether all words of a text stand in the name for it or elsewhere in the entry.

    One word that is no year is the name itself, in whatever form: an acronym. Beside the
    words that it stands for it is one more thing that the text says.

    >>> is_said("Rain Sci. USA", "Rain Science of the United States of America", Words(""))
    True
    >>> is_said("5th Conf. on Rain, Wales, 2001", "Conference on Rain", Words("2001 Wales"))
    False
    >>> is_said("COR '01", "Conference on Rain", Words("2001"))
    True
    >>> is_said("Conference on Rain (CR)", "Conference on Rain", Words(""))
    False
    """
    said, whole = Words(name), Words(text)
    left = [word for word in whole.list if not told.say(word) and not _is_year(word, told)]
    if len(left) == 1 and not left[0].isdigit():
        return True
    short = [word for word in left if not _says(said, word, word in whole.acronyms)]
    full = [word for word in left if word not in short]
    spelt = [said.spell(word) for word in short]
    return all(letters and not any(_has(full, word) for word in letters) for letters in spelt)


def adds(text: str, name: str, told: Words) -> bool:
    """Say whether a name has a word that its text, or the acronym in its place, does not say.

    An identifier may lead to the venue that a journal became, or to one section of it. Who
    holds a conference is no more of its name than that it is annual.

    >>> none = Words("")
    >>> adds("Rain Rev.", "Rain Reviews D", none), adds("Rain", "Rain and Wind", none)
    (True, True)
    >>> adds("Conf. on Rain", "Annual ACM Conference on Rain", none)
    False
    >>> adds("JR, Vienna", "Journal of Rain", Words("Vienna"))
    False
    """
    said, whole = Words(name), Words(text)
    sponsors = {fold(word) for word in _WORD.findall(name) if len(word) > 1 and word.isupper()}
    little = _GENERIC | sponsors
    told_apart = [word for word in whole.list if not word.isdigit() and not told.say(word)]
    own = [word for word in told_apart if word not in little]
    if len(own) == 1 and own[0] not in said.list:
        return False
    return any(word not in little and not _has(whole.list, word) for word in said.list)


def shortens(name: str, full: str) -> bool:
    """Say whether a short name is an acronym, or has no word but those of the full one.

    >>> shortens("Rain Lett.", "Rain Letters"), shortens("RL", "Rain Letters")
    (True, True)
    >>> shortens("Rain Lett. Q.", "Rain Letters")
    False
    """
    said = Words(full)
    return " " not in name or all(said.say(word) for word in Words(name).list)


def _has(texts: Sequence[str], word: str) -> bool:
    return any(text == word or _is_form(text, word) for text in texts)


def _says(name: Words, word: str, is_acronym: bool) -> bool:
    return word in name.list if is_acronym else name.say(word)


def _is_year(word: str, told: Words) -> bool:
    """Say whether two figures are those of a year that is told."""
    years = {f"19{word}", f"20{word}"} if len(word) == 2 and word.isdigit() else set()
    return not years.isdisjoint(told.list)


def _is_form(word: str, other: str) -> bool:
    """Say whether a word shortens another, or is another form of it."""
    if word[0] != other[0] or word.isdigit() or other.isdigit():
        return False
    if len(word) > len(other):
        return len(other) >= _LEAST and word.startswith(other)
    letters = iter(other)
    return all(letter in letters for letter in word if letter.isalnum())
