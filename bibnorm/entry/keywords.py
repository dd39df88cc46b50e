"""The words that citation keys are made of: names, titles and numbers as plain ASCII."""

import re
import unicodedata
from collections.abc import Sequence

from bibnorm.lexicon.letters import fold
from bibnorm.lexicon.people import CHINESE_DOUBLE_FAMILIES, CHINESE_FAMILIES
from bibnorm.lexicon.stopwords import TITLE_STOPWORDS
from bibnorm.model import Entry, Name

NOBODY = "anon"

_TEX = re.compile(r"\\[a-zA-Z]+\s*|\\.|[{}$]")
# A word with its hyphens; an apostrophe parts `l'analyse` and closes `Ohm's`.
_TITLE_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
_HYPHEN = re.compile(r"[-\u2010\u2011]")
_GENITIVE = re.compile(r"['’ʼ]s\b")
_NOT_ALNUM = re.compile(r"[^A-Za-z0-9]+")
_LONGEST = 20
_LONGEST_PART = 40
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")


def plain(text: str) -> str:
    r"""Give the ASCII letters and figures of a text, capitals as they are.

    >>> plain(r"Ørsted-{Łucja}"), plain("Straße")
    ('OrstedLucja', 'Strasse')
    """
    return _letters(_TEX.sub("", text))


def _letters(text: str) -> str:
    if not text.isascii():
        text = "".join(map(_letter, unicodedata.normalize("NFC", text)))
    if not text.isalnum():
        text = _NOT_ALNUM.sub("", text)
    return text[:_LONGEST_PART] if text.isascii() else _NOT_ALNUM.sub("", text)[:_LONGEST_PART]


def _letter(sign: str) -> str:
    folded = fold(sign)
    return folded.capitalize() if sign.isupper() else folded


def people(entry: Entry) -> Sequence[Name]:
    """Give who made a work: its authors, or where it has none its editors."""
    return entry.authors or entry.editors


def first_family(entry: Entry) -> str:
    """Give the first author's family name as one word, or the first editor's.

    The particle is left out where it is known as one. Of a Chinese name that
    stands whole the first character is the family name.
    """
    for name in (*entry.authors[:1], *entry.editors[:1]):
        word = family(name)
        if word:
            return word
    return ""


def family(name: Name) -> str:
    """Give a person's family name, or the first telling word of an organisation's."""
    if name.literal is not None:
        return next(iter(telling_words(name.literal)), "") or _foreign(name.literal)
    text = name.family or name.given or ""
    return plain(text) or _foreign(_chinese_family(name) or text)


def given_initial(name: Name) -> str:
    """Give the first letter of a person's given names."""
    return (plain(name.given or "") or _foreign(name.given or ""))[:1]


def _chinese_family(name: Name) -> str | None:
    """Give the family name of a Chinese name that was left whole: one character, rarely two."""
    whole = name.family or ""
    if name.given or not _CHINESE_NAME.fullmatch(whole) or whole[0] not in CHINESE_FAMILIES:
        return None
    return whole[: 2 if whole.startswith(CHINESE_DOUBLE_FAMILIES) else 1]


def _foreign(text: str) -> str:
    """Give the first word of a text in a script that no table of letters knows."""
    words = _TITLE_WORD.findall(text)
    return plain(_transliterate(words[0]))[:_LONGEST] if words else ""


def _transliterate(text: str) -> str:
    """Write a text of any script in ASCII."""
    from anyascii import anyascii  # its tables take time to load, and few lists need them

    return anyascii(text)


def all_words(text: str) -> list[str]:
    """Give the words of a text; a compound is one word unless it is long."""
    bare = _GENITIVE.sub("", _TEX.sub("", text))
    words = (_compound(match[0]) for match in _TITLE_WORD.finditer(bare))
    return [word for word in words if word]


def telling_words(text: str) -> list[str]:
    """Give the words of a text that say something; figures alone say nothing.

    >>> telling_words("The Tide-Pool: A Survey of 2 Bays")
    ['TidePool', 'Survey', 'Bays']
    """
    known = all_words(text)
    telling = [w for w in known if w.lower() not in TITLE_STOPWORDS and not w.isdigit()]
    # "To Be and to Have" is made of small words alone: better one of them than none.
    return telling or known


def _compound(word: str) -> str:
    """Give a hyphenated word closed up; of a long one its first part."""
    whole = _letters(word)
    return whole if len(whole) <= _LONGEST else _letters(_HYPHEN.split(word)[0])
