"""Citation keys: stable, ASCII, one an entry."""

import re
from collections.abc import Callable, Iterable
from string import ascii_lowercase

from bibnorm.lexicon.letters import fold
from bibnorm.lexicon.people import CHINESE_DOUBLE_FAMILIES, CHINESE_FAMILIES
from bibnorm.lexicon.stopwords import TITLE_STOPWORDS
from bibnorm.model import Entry, Name

DEFAULT_PATTERN = "{family}{year}{title}"

_SAFE = re.compile(r"[A-Za-z0-9_:.+/-]*")
_PLACE = re.compile(r"\{([^{}]*)\}")
_FIELD = re.compile(r"([a-z]+)(?::(\d{1,2}|upper|title))?")
_NOT_ALNUM = re.compile(r"[^a-z0-9]+")
_TEX = re.compile(r"\\[a-zA-Z]+\s*|\\.|[{}$]")
# A word with its hyphens; an apostrophe parts `l'analyse` and closes `Ohm's`.
_TITLE_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
_GENITIVE = re.compile(r"['’ʼ]s\b")
_LONGEST = 20
_LONGEST_PART = 40
_NOBODY = "anon"
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")


def family_word(entry: Entry) -> str:
    """Give the first author's family name as one ASCII word, or the first editor's.

    The particle is left out where it is known as one. Of a Chinese name that
    stands whole the first character is the family name.
    """
    for name in (*entry.authors[:1], *entry.editors[:1]):
        word = _name_word(name)
        if word:
            return word
    return _NOBODY


def _name_word(name: Name) -> str:
    """Give a person's family name, or the first telling word of an organisation's."""
    if name.literal is not None:
        return next(iter(_telling_words(name.literal)), "") or _foreign(name.literal)
    text = name.family or name.given or ""
    return _ascii(text) or _foreign(_chinese_family(name) or text)


def _chinese_family(name: Name) -> str | None:
    """Give the family name of a Chinese name that was left whole: one character, rarely two."""
    whole = name.family or ""
    if name.given or not _CHINESE_NAME.fullmatch(whole) or whole[0] not in CHINESE_FAMILIES:
        return None
    return whole[: 2 if whole.startswith(CHINESE_DOUBLE_FAMILIES) else 1]


def _foreign(text: str) -> str:
    """Give the first word of a text in a script that no table of letters knows."""
    words = _TITLE_WORD.findall(text)
    return _ascii(_transliterate(words[0]))[:_LONGEST] if words else ""


def _transliterate(text: str) -> str:
    """Write a text of any script in ASCII."""
    from anyascii import anyascii  # its tables take time to load, and few lists need them

    return anyascii(text)


def title_words(entry: Entry) -> list[str]:
    """Give the title's telling words; a compound is one word unless it is long."""
    return _telling_words(entry.title or "")


def _telling_words(text: str) -> list[str]:
    """Give the words of a text that say something, as ASCII; figures alone say nothing."""
    plain = _GENITIVE.sub("", _TEX.sub("", text))
    words = (_compound(match[0]) for match in _TITLE_WORD.finditer(plain))
    known = [word for word in words if word]
    telling = [word for word in known if word not in TITLE_STOPWORDS and not word.isdigit()]
    # "To Be and to Have" is made of small words alone: better one of them than none.
    return telling or known


def _compound(word: str) -> str:
    """Give a hyphenated word closed up; of a long one its first part."""
    whole = _letters(word)
    return whole if len(whole) <= _LONGEST else _letters(re.split(r"[-\u2010\u2011]", word)[0])


def _ascii(text: str) -> str:
    """Give the small ASCII letters and figures of a text."""
    return _letters(_TEX.sub("", text))


def _letters(text: str) -> str:
    plain = fold(text)
    if not (plain.isascii() and plain.isalnum()):
        plain = _NOT_ALNUM.sub("", plain)
    return plain[:_LONGEST_PART]


def _venue_word(entry: Entry) -> str:
    """Give the venue's acronym."""
    return _ascii((entry.venue.acronym if entry.venue else None) or "")


def _initials(entry: Entry) -> str:
    """Give the first letters of the authors' family names."""
    return "".join(_name_word(name)[:1] for name in entry.authors)


def _year(entry: Entry) -> str:
    return "" if entry.year is None else str(entry.year)


FIELDS: dict[str, Callable[[Entry], str]] = {
    "family": family_word,
    "year": _year,
    "title": lambda entry: next(iter(title_words(entry)), ""),
    "venue": _venue_word,
    "initials": _initials,
}
"""What may stand in a pattern, and how it is made."""

Part = Callable[[Entry], str]


class KeyMaker:
    """Makes citation keys after a pattern, each different from all before it.

    A pattern is made of `{family}`, `{year}`, `{title}` (its first telling
    word), `{venue}` (the acronym), `{initials}` (of all authors) and of letters,
    figures and `_:.+/-`. A figure shortens: `{year:2}` gives the last two figures,
    `{title:3}` three words, others their first letters; `:upper` and `:title` change
    the case. A key is ASCII and, case aside, unique; the second entry that would get
    the same key gets an `a` behind it, the third a `b`. So entries added at the end
    of a list never change the keys before them. `taken` are keys not to be used.

        >>> from bibnorm.model import Name, Source
        >>> entry = Entry(
        ...     key="",
        ...     type="misc",
        ...     authors=(Name(given="Łucja", family="Żółć"),),
        ...     title="The Tide-Pool: A Survey",
        ...     year=2031,
        ...     source=Source(text=""),
        ... )
        >>> keys = KeyMaker()
        >>> keys.make(entry), keys.make(entry)
        ('zolc2031tidepool', 'zolc2031tidepoola')
    """

    def __init__(self, pattern: str = DEFAULT_PATTERN, taken: Iterable[str] = ()) -> None:
        """Take a pattern, and refuse one that cannot work with a `ValueError` that says why."""
        self.pattern = pattern
        self._parts = read_pattern(pattern)
        self._used = {key.casefold() for key in taken}
        self._next: dict[str, int] = {}

    def make(self, entry: Entry) -> str:
        """Give an entry its key; a key that it already has and that is free stays."""
        base = entry.key or "".join(part(entry) for part in self._parts) or _NOBODY
        key = base
        while key.casefold() in self._used:
            number = self._next.get(base.casefold(), 0)
            self._next[base.casefold()] = number + 1
            key = base + suffix(number)
        self._used.add(key.casefold())
        return key


def suffix(number: int) -> str:
    """Give the letters that tell equal keys apart: a … z, aa, ab.

    >>> suffix(0), suffix(25), suffix(26)
    ('a', 'z', 'aa')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[rest] + letters
    return letters


def read_pattern(pattern: str) -> tuple[Part, ...]:
    """Read a key pattern into its parts; a wrong one is a `ValueError` for a person.

    >>> read_pattern("{family} {year}")
    Traceback (most recent call last):
    ValueError: the key pattern has ' ' in it; only letters, figures and _:.+/- may stand there
    """
    pieces = _PLACE.split(pattern)
    if len(pieces) == 1:
        raise ValueError(f"the key pattern {pattern!r} has no field such as {{family}} in it")
    parts: list[Part] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            parts.append(_field(piece))
        elif not _SAFE.fullmatch(piece):
            raise ValueError(
                f"the key pattern has {piece!r} in it; "
                "only letters, figures and _:.+/- may stand there"
            )
        elif piece:
            parts.append(_literally(piece))
    return tuple(parts)


def _literally(text: str) -> Part:
    """Give a part that is the same for all entries."""
    return lambda _: text


def _field(written: str) -> Part:
    """Read one `{field:modifier}`."""
    match = _FIELD.fullmatch(written)
    if match is None:
        raise ValueError(
            f"{{{written}}} in the key pattern is not a field; write {{title}}, {{title:2}}, "
            "{family:upper} or {family:title}"
        )
    name, modifier = match[1], match[2]
    if name not in FIELDS:
        raise ValueError(
            f"unknown field {name!r} in the key pattern; known are {', '.join(FIELDS)}"
        )
    read = FIELDS[name]
    if modifier is None:
        return read
    if modifier == "upper":
        return lambda entry: read(entry).upper()
    if modifier == "title":
        return lambda entry: read(entry).capitalize()
    return _shortened(name, int(modifier))


def _shortened(name: str, length: int) -> Part:
    """Give a field cut to a length: words of a title, last figures of a year, first letters."""
    read = FIELDS[name]
    if length == 0:
        raise ValueError(f"{{{name}:0}} in the key pattern would always be empty")
    if name == "title":
        return lambda entry: "".join(title_words(entry)[:length])
    if name == "year":
        return lambda entry: read(entry)[-length:]
    return lambda entry: read(entry)[:length]
