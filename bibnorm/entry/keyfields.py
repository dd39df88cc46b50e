"""What may stand in a pattern for citation keys, and how each is made of an entry."""

from collections.abc import Callable
from dataclasses import dataclass

from bibnorm.entry.keywords import (
    NOBODY,
    all_words,
    family,
    first_family,
    given_initial,
    people,
    plain,
    telling_words,
)
from bibnorm.model import Entry

Count = int | None
Words = Callable[[Entry, Count, Count], list[str]]

_MANY = "EtAl"
_SHORT_TITLE = 3


@dataclass(frozen=True)
class KeyField:
    """A field of a pattern: its words, `n` and `m` being the numbers behind its name.

    `default` stands where there are none; `whole` are the words that `abbr` shortens.
    """

    words: Words
    default: str = ""
    whole: Callable[[Entry], list[str]] | None = None


def _word(text: str, n: Count = None) -> list[str]:
    return [text[:n]] if text else []


def _small_family(entry: Entry, n: Count, _m: Count) -> list[str]:
    return _word(first_family(entry).lower(), n)


def _auth(entry: Entry, n: Count, m: Count) -> list[str]:
    if not m:
        return _word(first_family(entry), n)
    found = people(entry)
    return _word(family(found[m - 1]), n) if m <= len(found) else []


def _edtr(entry: Entry, n: Count, m: Count) -> list[str]:
    at = (m or 1) - 1
    return _word(family(entry.editors[at]), n) if at < len(entry.editors) else []


def _authors(entry: Entry, n: Count, _m: Count) -> list[str]:
    words = list(filter(None, map(family, people(entry))))
    more = entry.et_al if n is None else entry.et_al or len(words) > n
    return [*words[:n], *([_MANY] if more and words else [])]


def _auth_et_al(entry: Entry, _n: Count, _m: Count) -> list[str]:
    """One name, or two, or one and that there are more."""
    words = list(filter(None, map(family, people(entry))))
    few = len(words) <= 2 and not entry.et_al
    return words if few else [*words[:1], _MANY]


def _authors_alpha(entry: Entry, _n: Count, _m: Count) -> list[str]:
    """As BibTeX's `alpha` has it: `Lia`, `LM`, `LMW+`."""
    words = list(filter(None, map(family, people(entry))))
    if len(words) == 1 and not entry.et_al:
        return _word(words[0], 3)
    many = len(words) > 4 or entry.et_al
    letters = "".join(word[0] for word in (words[:3] if many else words))
    return _word(letters + "+" * (many and bool(letters)))


def _initials(entry: Entry, n: Count, _m: Count) -> list[str]:
    """The first letters of the authors' family names."""
    return _word("".join(family(name)[:1] for name in entry.authors).lower(), n)


def _last_author(entry: Entry, n: Count, _m: Count) -> list[str]:
    found = people(entry)
    return _word(family(found[-1]), n) if found else []


def _fore_initial(entry: Entry, _n: Count, _m: Count) -> list[str]:
    found = people(entry)
    return _word(given_initial(found[0])) if found else []


def _year(entry: Entry, n: Count, _m: Count) -> list[str]:
    text = "" if entry.year is None else str(entry.year)
    return _word(text[-n:] if n else text)


def _title(entry: Entry, n: Count, m: Count) -> list[str]:
    return [word.lower() for word in _capitals(entry, n or 1, m or 0)]


def _short_title(entry: Entry, n: Count, m: Count) -> list[str]:
    count = n or _SHORT_TITLE
    return _capitals(entry, count, count if m is None else m)


def _very_short_title(entry: Entry, n: Count, m: Count) -> list[str]:
    return _short_title(entry, n or 1, m)


def _capitals(entry: Entry, count: int, capitals: int) -> list[str]:
    """Give the first telling words of the title, of which the first few get a capital."""
    words = telling_words(entry.title or "")[:count]
    return [w[:1].upper() + w[1:] if at < capitals else w for at, w in enumerate(words)]


def _all_title(entry: Entry) -> list[str]:
    return all_words(entry.title or "")


def _full_title(entry: Entry, n: Count, _m: Count) -> list[str]:
    return _all_title(entry)[:n]


def _camel(entry: Entry, n: Count, _m: Count) -> list[str]:
    return [word[:1].upper() + word[1:] for word in _all_title(entry)[:n]]


def _venue(entry: Entry, n: Count, _m: Count) -> list[str]:
    """The acronym of the venue."""
    return _word(plain((entry.venue.acronym if entry.venue else None) or "").lower(), n)


def _page(at: int) -> Words:
    def words(entry: Entry, n: Count, _m: Count) -> list[str]:
        return _word(plain((entry.pages or "").split("-")[at]), n)

    return words


def _volume(entry: Entry, n: Count, _m: Count) -> list[str]:
    return _word(plain(entry.volume or ""), n)


def _type(entry: Entry, n: Count, _m: Count) -> list[str]:
    return _word(plain(entry.type), n)


FIELDS: dict[str, KeyField] = {
    "family": KeyField(_small_family, NOBODY),
    "year": KeyField(_year),
    "title": KeyField(_title, whole=_all_title),
    "venue": KeyField(_venue),
    "initials": KeyField(_initials),
    "auth": KeyField(_auth),
    "authors": KeyField(_authors),
    "authEtAl": KeyField(_auth_et_al),
    "authorsAlpha": KeyField(_authors_alpha),
    "authorLast": KeyField(_last_author),
    "authForeIni": KeyField(_fore_initial),
    "edtr": KeyField(_edtr),
    "shortyear": KeyField(lambda entry, _n, _m: _year(entry, 2, None)),
    "shorttitle": KeyField(_short_title),
    "veryshorttitle": KeyField(_very_short_title),
    "fulltitle": KeyField(_full_title),
    "camel": KeyField(_camel),
    "firstpage": KeyField(_page(0)),
    "lastpage": KeyField(_page(-1)),
    "volume": KeyField(_volume),
    "entrytype": KeyField(_type),
}
"""What may stand in a pattern, and how it is made."""
